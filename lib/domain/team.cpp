// SPDX-License-Identifier: Apache-2.0
// Teams: who may be named, and since when.
#include "domain/team.h"

#include <algorithm>
#include <fmt/format.h>

#include "base/error.h"
#include "domain/domain.h"
#include "domain/wording.h"

namespace zb {

namespace {

constexpr std::string_view kNobody = "未指定";

// None where the state is that of an evening before the project was put on the list.
Project* served(State& state, const Envelope& envelope) {
    const auto found = state.projects.find(project_of(envelope));
    return found == state.projects.end() ? nullptr : &found->second;
}

// Among the names of projects too, so that who serves a project is known without reading its work.
void index_team(const Envelope& envelope, Index& index) {
    index.subjects.emplace_back(kProjectsStream);
    index.subjects.push_back(project_stream(project_of(envelope)));
}

std::vector<TeamMember> members_by_department(const State& state, const Project& project, Date day) {
    std::vector<TeamMember> members;
    std::copy_if(project.members.begin(), project.members.end(), std::back_inserter(members),
                 [&](const TeamMember& member) { return member.since <= day; });
    std::stable_sort(members.begin(), members.end(), [&](const TeamMember& a, const TeamMember& b) {
        return state.departments.rank(a.department) < state.departments.rank(b.department);
    });
    return members;
}

Cell department_of(const State& state, const std::string& staff) {
    const StaffAdded* person = state.staff.find(staff);
    return person == nullptr ? Cell{} : Cell{person->department};
}

Cell since_when(const Project& project, Date day) {
    Cell since;
    for (const auto& term : project.specialists) {
        if (term.first <= day) since = Cell{term.first};
    }
    return since;
}

void add_team(Table& table, const State& state, const Project& project, Date day) {
    const auto who = project.specialist_on(day);
    Row first{Cell{project.code}, Cell{project.name}, Cell{kSpecialistRole}};
    first.append({who ? department_of(state, *who) : Cell{}, specialist_cell(project, day), since_when(project, day)});
    table.rows.push_back(std::move(first));
    for (const Cover& cover : state.covers.of(project.code)) {
        if (cover.to < day) continue;
        const std::string days = fmt::format("{} 至 {}", month_day(cover.from), month_day(cover.to));
        Row row{Cell{project.code}, Cell{project.name}, Cell{Value{std::string{"代班"}}, fmt::format("代班（{}）", days)}};
        row.append({department_of(state, cover.staff), Cell{cover.staff}, Cell{cover.from}});
        table.rows.push_back(std::move(row));
    }
    for (const TeamMember& member : members_by_department(state, project, day)) {
        Row row{Cell{project.code}, Cell{project.name}, Cell{"责任人"}};
        row.append({Cell{member.department}, Cell{member.staff}, Cell{member.since}});
        table.rows.push_back(std::move(row));
    }
}

Table empty_team() {
    Table table;
    table.columns = {{"project", "项目代码"}, {"project_name", "项目名称"}, {"role", "角色"}, {"department", "部门"}, {"staff", "人员"},
                     {"since", "自"}};
    return table;
}

}  // namespace

void TeamNoun::check(const State& state, const Envelope& envelope, const SpecialistAssigned& fact) {
    const Project& project = state.project(project_of(envelope));
    const StaffAdded& person = known_staff(state, fact.staff);
    if (person.role != kSpecialistRole) {
        throw Error{Fault{"team.not_a_specialist", fmt::format("“{}”的角色是{}，不是{}", person.name, person.role, kSpecialistRole),
                          fmt::format("按角色查看人员：zb staff list --role {}", kSpecialistRole), Place{0, "服务专员", fact.staff}}};
    }
    if (project.specialist_on(envelope.on) == fact.staff) {
        throw Error{Fault{"team.unchanged", fmt::format("{} {} 的服务专员已经是“{}”", project.code, project.name, fact.staff),
                          fmt::format("查看服务团队：zb team show {}", project.code), Place{0, "服务专员", fact.staff}}};
    }
}

void TeamNoun::check(const State& state, const Envelope& envelope, const MemberAssigned& fact) {
    const Project& project = state.project(project_of(envelope));
    known_department(state, fact.department);
    known_staff(state, fact.staff);
    const bool known = std::any_of(project.members.begin(), project.members.end(), [&](const TeamMember& member) {
        return member.department == fact.department && member.staff == fact.staff;
    });
    if (known) {
        throw Error{Fault{"team.unchanged",
                          fmt::format("{} {} 在{}的责任人已经是“{}”", project.code, project.name, fact.department, fact.staff),
                          fmt::format("查看服务团队：zb team show {}", project.code), Place{0, "责任人", fact.staff}}};
    }
}

void TeamNoun::apply(State& state, const Envelope& envelope, const SpecialistAssigned& fact) {
    Project* project = served(state, envelope);
    if (project == nullptr) return;
    auto& terms = project->specialists;
    // A change recorded late takes its place by its day.
    const auto place =
        std::upper_bound(terms.begin(), terms.end(), envelope.on, [](Date day, const auto& term) { return day < term.first; });
    terms.emplace(place, envelope.on, fact.staff);
    project->specialist = terms.back().second;
}

void TeamNoun::apply(State& state, const Envelope& envelope, const MemberAssigned& fact) {
    Project* project = served(state, envelope);
    if (project != nullptr) project->members.push_back(TeamMember{fact.department, fact.staff, envelope.on});
}

void TeamNoun::index(const Envelope& envelope, const SpecialistAssigned& /*fact*/, Index& index) { index_team(envelope, index); }
void TeamNoun::index(const Envelope& envelope, const MemberAssigned& /*fact*/, Index& index) { index_team(envelope, index); }

Cell specialist_cell(const Project& project, Date day) {
    const auto who = project.specialist_on(day);
    return who ? Cell{*who} : Cell{Value{}, std::string{kNobody}, true};
}

Table teams_table(const State& state, Date day, const std::function<bool(const Project&)>& wanted) {
    std::vector<const Project*> projects;
    for (const auto& [code, project] : state.projects) {
        if (wanted(project)) projects.push_back(&project);
    }
    std::stable_partition(projects.begin(), projects.end(), [&](const Project* project) { return !project->specialist_on(day); });
    Table table = empty_team();
    for (const Project* project : projects) add_team(table, state, *project, day);
    return table;
}

std::string TeamNoun::words(const State& /*names*/, const Envelope& /*envelope*/, const SpecialistAssigned& fact) {
    return with_note(fmt::format("服务专员为 {}", fact.staff), fact.note);
}

std::string TeamNoun::words(const State& /*names*/, const Envelope& /*envelope*/, const MemberAssigned& fact) {
    return with_note(fmt::format("{}责任人为 {}", fact.department, fact.staff), fact.note);
}

NounTable TeamNoun::table(const State& state, Date day) {
    return {"team", "服务团队，一人一行；同 zb team show", teams_table(state, day, [](const Project&) { return true; })};
}

}  // namespace zb
