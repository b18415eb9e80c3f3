// SPDX-License-Identifier: Apache-2.0
// Who stands in for whom, who takes over, and with which command.
#include "report/today/people.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <tuple>

#include "base/text.h"
#include "report/words/gaps.h"
#include "report/words/items.h"
#include "report/words/page.h"
#include "report/words/sorts.h"

namespace zb {

namespace {

constexpr std::string_view kHandler = "经办人";

int projects_led_by(const State& state, const std::string& person, Date day) {
    return static_cast<int>(std::count_if(state.projects.begin(), state.projects.end(), [&](const auto& each) {
        return each.second.listed_on(day) && each.second.specialist_on(day) == person;
    }));
}

// Another specialist of the project, else the one who leads the fewest; none where nobody is at work.
std::optional<std::string> other_specialist(const State& state, const Project& project, const std::string& person, Date day) {
    std::optional<std::pair<int, std::string>> best;
    for (const Person& other : state.staff.list) {
        if (other.name == person || other.role != kSpecialistRole || other.away_on(day)) continue;
        const int load = project.is_served_by(other.name, day) ? -1 : projects_led_by(state, other.name, day);
        if (!best || load < best->first) best = {load, other.name};
    }
    return best ? std::optional{best->second} : std::nullopt;
}

// Of the department: first who is in the project's team.
std::optional<std::string> colleague(const State& state, const Project& project, const std::string& department, const std::string& person,
                                     Date day) {
    std::optional<std::string> found;
    for (const Person& other : state.staff.list) {
        if (other.name == person || other.department != department || other.role != kHandler || other.away_on(day)) continue;
        const bool member = std::any_of(project.members.begin(), project.members.end(),
                                        [&](const TeamMember& one) { return one.staff == other.name && one.serves_on(day); });
        if (member) return other.name;
        if (!found) found = other.name;
    }
    return found;
}

std::string list_of(const std::string& department) { return fmt::format("zb staff list --department {}", department); }

// Up to the last day of the leave, or to the day before another stands in already.
std::string cover_command(const State& state, const Project& project, const Person& person, Date day, const std::string& stand_in) {
    const bool leads = project.specialist_on(day) == person.name;
    Date to = *person.leave_on(day)->until;
    for (const Cover& cover : state.covers.of(project.code)) {
        const bool same = cover.of ? *cover.of == person.name : leads;
        if (same && cover.from > day) to = std::min(to, cover.from - kOneDay);
    }
    const std::string whose = leads ? "" : fmt::format(" --of {}", person.name);
    return fmt::format("zb team cover {}{} --staff {} --from {} --to {}", project.short_code, whose, stand_in, iso(day), iso(to));
}

void arrange_specialist(std::vector<Arrangement>& rows, const State& state, const Project& project, const Person& person, Date day) {
    const std::vector<std::string>& people = project.specialists_on(day);
    const bool gone = person.gone_on(day);
    // One who does not lead owes nothing: nobody need stand in.
    if (!project.is_served_by(person.name, day) || (!gone && project.specialist_on(day) != person.name)) return;
    if (!gone && stand_in_for(state, project, person.name, day) != nullptr) return;
    const auto other = other_specialist(state, project, person.name, day);
    Arrangement row{gone ? "specialist_gone" : "specialist_on_leave", person.name, project.code};
    row.what = fmt::format("{}，{}", away_words(person, day), gone ? "仍是服务专员" : "报送没有人代班");
    row.command = "zb staff list --role " + std::string{kSpecialistRole};
    if (gone && people.size() > 1)
        row.command = fmt::format("zb team remove {} --staff {}", project.short_code, person.name);
    else if (gone && other)
        row.command = fmt::format("zb team assign {} --specialist {}", project.short_code, *other);
    else if (other)
        row.command = cover_command(state, project, person, day, *other);
    rows.push_back(std::move(row));
}

Arrangement take_over(const State& state, const ProjectOutlook& outlook, const StepOutlook& step, const std::string& person, Date day) {
    const Project& project = *outlook.project;
    const PlannedStep& planned = *step.planned;
    auto next = team_member_on(state, project, planned.department, day);
    if (!next || next == person) next = colleague(state, project, planned.department, person, day);
    Arrangement row{"gone", person, project.code, {planned.step}};
    row.command =
        next ? fmt::format("zb step assign {} {} --staff {}", project.short_code, planned.short_name, *next) : list_of(planned.department);
    return row;
}

void arrange_items(std::vector<Arrangement>& rows, const State& state, const ProjectOutlook& outlook, const Person& person, Date day) {
    const Project& project = *outlook.project;
    const bool gone = person.gone_on(day);
    std::vector<const StepOutlook*> own;
    for (const StepOutlook& step : outlook.steps) {
        const bool wanted = gone ? !is_over(step) : in_hand(step.today.state);
        if (wanted && responsible_on(state, project, *step.planned, day) == person.name) own.push_back(&step);
    }
    if (gone) {
        for (const StepOutlook* step : own) {
            Arrangement row = take_over(state, outlook, *step, person.name, day);
            row.what = fmt::format("已离岗，“{}”（{}）仍由其负责", step->planned->short_name, state_text(*step));
            rows.push_back(std::move(row));
        }
        return;
    }
    if (own.empty() || stand_in_for(state, project, person.name, day) != nullptr) return;
    Arrangement row{"on_leave", person.name, project.code};
    std::vector<std::string> names;
    for (const StepOutlook* step : own) {
        row.steps.push_back(step->planned->step);
        names.push_back(step->planned->short_name);
    }
    row.what = fmt::format("{}，{}没有人代班", away_words(person, day), join(names, "、"));
    const auto other = colleague(state, project, person.department, person.name, day);
    row.command = other ? cover_command(state, project, person, day, *other) : list_of(person.department);
    rows.push_back(std::move(row));
}

std::string assign_command(const State& state, const Project& project, const std::string& department, Date day) {
    const auto person = colleague(state, project, department, "", day);
    return person ? fmt::format("zb team assign {} --department {} --staff {}", project.short_code, department, *person)
                  : list_of(department);
}

// Approval items in hand for which nobody is responsible, by project and department; behind them what the plan asks for later.
void arrange_nobody(std::vector<Arrangement>& rows, const State& state, const ProjectOutlook& outlook, Date day) {
    const Project& project = *outlook.project;
    std::map<std::string, std::vector<const StepOutlook*>> by_department;
    for (const StepOutlook& step : outlook.steps) {
        const bool wanted = in_hand(step.today.state) && step.planned->approval_item();
        if (wanted && !responsible_on(state, project, *step.planned, day)) by_department[step.planned->department].push_back(&step);
    }
    for (const auto& [department, steps] : by_department) {
        Arrangement row{"nobody", "", project.code};
        std::vector<std::string> names;
        for (const StepOutlook* step : steps) {
            row.steps.push_back(step->planned->step);
            names.push_back(step->planned->short_name);
        }
        row.what = fmt::format("{}没有责任人：{}", department, join(names, "、"));
        row.command = assign_command(state, project, department, day);
        rows.push_back(std::move(row));
    }
    std::vector<std::string> said;
    for (const auto& [department, steps] : by_department) said.push_back(department);
    if (auto gap = team_gap(state, outlook, said)) rows.push_back(std::move(*gap));
}

}  // namespace

std::vector<Arrangement> arrangements_for(const State& state, const std::vector<ProjectOutlook>& projects, const Person& person, Date day) {
    std::vector<Arrangement> rows;
    if (!person.away_on(day)) return rows;
    for (const ProjectOutlook& outlook : projects) {
        arrange_specialist(rows, state, *outlook.project, person, day);
        arrange_items(rows, state, outlook, person, day);
    }
    return rows;
}

std::vector<Arrangement> items_kept_by_others(const State& state, const ProjectOutlook& outlook, const std::string& department) {
    std::vector<Arrangement> rows;
    const auto wanted = team_member_on(state, *outlook.project, department, outlook.day);
    for (const StepOutlook& step : outlook.steps) {
        if (step.planned->department != department || is_over(step)) continue;
        const auto person = responsible_on(state, *outlook.project, *step.planned, outlook.day);
        if (!person || person == wanted) continue;
        Arrangement row = take_over(state, outlook, step, *person, outlook.day);
        row.what = fmt::format("“{}”仍由{}负责", step.planned->short_name, *person);
        rows.push_back(std::move(row));
    }
    return rows;
}

std::optional<Arrangement> team_gap(const State& state, const ProjectOutlook& outlook, const std::vector<std::string>& left_out) {
    const Project& project = *outlook.project;
    Arrangement row{"gap", "", project.code};
    std::vector<std::string> departments;
    for (const TeamGap& gap : team_gaps(state, outlook)) {
        if (std::find(left_out.begin(), left_out.end(), gap.department) != left_out.end()) continue;
        departments.push_back(gap.department);
        for (const StepOutlook* step : gap.steps) row.steps.push_back(step->planned->step);
    }
    if (departments.empty()) return std::nullopt;
    row.what = fmt::format("方案里 {} 个部门还没有责任人：{}", departments.size(), join(departments, "、"));
    row.command = assign_command(state, project, departments.front(), outlook.day);
    return row;
}

Section people_section(const State& state, const std::vector<ProjectOutlook>& projects, Date day, std::string heading) {
    std::vector<Arrangement> rows;
    for (const Person& person : state.staff.list) {
        for (Arrangement& row : arrangements_for(state, projects, person, day)) rows.push_back(std::move(row));
    }
    for (const ProjectOutlook& outlook : projects) arrange_nobody(rows, state, outlook, day);
    Section section{"people", std::move(heading)};
    Table table;
    table.columns = {for_machines({"kind", "种类"}),    {"person", "人员"}, {"project", "项目"},
                     for_machines({"steps", "事项键"}), {"what", "什么"},   {"command", "怎么办"}};
    for (const Arrangement& row : rows) {
        const auto found = state.projects.find(row.project);
        table.rows.push_back({row_sort_cell(row.kind), text_cell(row.person), Cell{Value{row.project}, project_label(found->second)},
                              texts_cell(row.steps), row.what, row.command});
    }
    add_rows(section, std::move(table), "没有要安排代班、接手、指定的。");
    return section;
}

}  // namespace zb
