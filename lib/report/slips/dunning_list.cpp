// SPDX-License-Identifier: Apache-2.0
// 催办单: what stands with a department, till when, and what it is asked to answer.
#include <algorithm>
#include <fmt/format.h>
#include <set>

#include "base/text.h"
#include "domain/step/words.h"
#include "report/slips/letter.h"
#include "report/slips/slips.h"
#include "report/words/items.h"
#include "report/words/page.h"

namespace zb {

namespace {

struct Item {
    const ProjectOutlook* project;
    const StepOutlook* step;

    const StepToday& today() const { return step->today; }
    Date till() const {
        const StepToday& now = step->today;
        if (now.state == StepState::filed) return *now.intake_due;
        if (now.state == StepState::paused) return *now.announced_end;
        return now.due.value_or(step->planned->finish);
    }
};

enum class Part { overdue, soon, unanswered, procedure };

// A filed item waits for an answer, a paused one for its procedure; the lamp says where an accepted one belongs.
std::optional<Part> part_of(const StepToday& today) {
    if (today.past) return Part::overdue;
    if (today.state == StepState::filed) return Part::unanswered;
    if (today.state == StepState::paused) return today.pause_over > 0 ? std::optional{Part::procedure} : std::nullopt;
    return today.state == StepState::accepted && today.lamp == Lamp::yellow ? std::optional{Part::soon} : std::nullopt;
}

std::vector<Item> items_of(const std::vector<ProjectOutlook>& projects, const std::string& department, Part part) {
    std::vector<Item> items;
    for (const ProjectOutlook& project : projects) {
        for (const StepOutlook* step : project.in_hand()) {
            if (step->planned->department == department && part_of(step->today) == part) items.push_back({&project, step});
        }
    }
    std::stable_sort(items.begin(), items.end(), [](const Item& a, const Item& b) { return a.till() < b.till(); });
    return items;
}

std::string status(const Item& item) {
    const StepToday& today = item.today();
    if (today.past) {
        const std::string legal = today.legal_overdue > 0 ? fmt::format("，超法定 {}", today.legal_overdue) : "";
        return past_words(today.overdue, fmt::format("超承诺 {} 个工作日{}", today.overdue, legal));
    }
    if (today.intake_past) return unanswered_words(today);
    if (today.state == StepState::paused) return fmt::format("特别程序已 {} 个工作日，超告知 {}", today.pause_used, today.pause_over);
    return today.left == 0 ? "今日到期" : fmt::format("剩 {} 个工作日", today.left);
}

std::string asked(const Item& item, Part part) {
    const StepToday& today = item.today();
    switch (part) {
        case Part::overdue: {
            const std::string raised = escalation_words(item.step->attempt->escalations, today.escalated);
            return (raised.empty() ? "" : raised + "；") + "尽快办结，书面答复原因、措施和预计办结日";
        }
        case Part::soon: return fmt::format("{} 前办结", month_day(item.till()));
        case Part::unanswered:
            if (item.step->planned->kind != StepKind::permit)
                return fmt::format("{} 前受理、一次性告知补正或不予受理（{}）", month_day(item.till()),
                                   cited("行政许可法第三十二条", item.step->planned->kind));
            return fmt::format("{} 前受理、一次性告知补正或不予受理，否则视为受理（行政许可法第三十二条）", month_day(item.till()));
        case Part::procedure: return "催促出具结果；预计何时完成，书面告知企业";
    }
    return {};
}

std::string last_reply(const StepOutlook& step) {
    if (step.attempt->replies.empty()) return "未答复";
    const Reply& reply = step.attempt->replies.back();
    std::string text = fmt::format("{} {}：{}", month_day(reply.on), reply.by, reply.reason);
    if (reply.measure) text += "；措施：" + *reply.measure;
    if (reply.expected) text += fmt::format("；预计 {} 办结", month_day(*reply.expected));
    return text;
}

// 002 乙公司新材料项目.
std::string project_title(const Project& project) { return fmt::format("{} {}", project.short_code, project.name); }

Section items_section(const State& state, std::string key, std::string heading, const std::vector<Item>& items, Part part) {
    Section section{std::move(key), items.empty() ? "" : fmt::format("{}（{} 项）", heading, items.size())};
    Table table;
    table.columns = {{"project", "项目"},
                     {"step", "事项"},
                     {"responsible", "责任人"},
                     {"accepted", "受理日", Align::centre, DateForm::month_day},
                     {"till", "到期日", Align::centre, DateForm::month_day},
                     {"standing", "现状"},
                     {"asked", "请办"},
                     {"reply", "上次答复"}};
    for (const Item& item : items) {
        table.rows.push_back({Cell{item.project->project->code, project_title(*item.project->project)},
                              Cell{item.step->planned->step, item.step->planned->name}, responsible_cell(state, *item.project, *item.step),
                              item.today().accepted, item.till(), status(item), asked(item, part), last_reply(*item.step)});
    }
    if (items.empty())
        section.rows = std::move(table);
    else
        section.blocks.emplace_back(std::move(table));
    return section;
}

Section problems_section(const State& state, const std::string& department, Date day) {
    Table table;
    table.columns = {
        {"project", "项目"}, {"title", "困难问题"}, {"code", "编号"}, {"role", "职责"}, {"due", "期限", Align::centre, DateForm::month_day},
        {"standing", "现状"}};
    const Calendar& calendar = state.origin.calendar();
    for (const auto& [code, problem] : state.problems) {
        const bool helps = std::find(problem.co.begin(), problem.co.end(), department) != problem.co.end();
        if (problem.solved || (problem.lead != department && !helps)) continue;
        const bool due = overdue_days(problem, day, calendar) >= state.origin.setting_number("lamp.escalate_after", day);
        const std::string raised = escalation_words(problem.escalations, due);
        const std::string standing = day > problem.due ? left_words(day, problem.due, calendar) : std::string{"未解决"};
        table.rows.push_back({Cell{problem.project, project_title(state.project(problem.project))}, problem.title, code,
                              problem.lead == department ? "牵头" : "配合", problem.due, standing + (raised.empty() ? "" : "，" + raised)});
    }
    Section section{"problems", table.rows.empty() ? "" : fmt::format("未解决的困难问题（{} 个）", table.rows.size())};
    if (table.rows.empty())
        section.rows = std::move(table);
    else
        section.blocks.emplace_back(std::move(table));
    return section;
}

// Empty cells to be filled in by hand: who answers has no zb.
Section answer_section(const std::vector<Item>& items, Date by_day) {
    Section section{"answer", "答复"};
    section.figures = {{"answer_by", by_day}};
    section.blocks.emplace_back(
        Paragraph{fmt::format("请于 {} 前书面答复上列超期事项的滞后原因、措施和预计办结日；答复印入周通报。", iso(by_day))});
    Table form;
    form.columns = {{"project", "项目"}, {"step", "事项"},         {"reason", "滞后原因"},
                    {"measure", "措施"}, {"expected", "预计办结"}, {"by", "答复人"}};
    const Cell blank{""};
    for (const Item& item : items) {
        form.rows.push_back(
            Row{{project_title(*item.project->project), item.step->planned->short_name, blank, blank, blank, blank}, Reader::people});
    }
    section.blocks.emplace_back(std::move(form));
    return section;
}

// Those of the letter, each once, in the order of their codes.
std::vector<const Project*> projects_in(const std::vector<ProjectOutlook>& projects, const Document& list) {
    std::set<std::string, std::less<>> codes;
    for (const Section& section : list.sections) {
        const auto rows = rows_for_machines(section);
        if (!rows) continue;
        const auto column =
            std::find_if(rows->columns.begin(), rows->columns.end(), [](const Column& one) { return one.key == "project"; });
        const auto at = static_cast<std::size_t>(column - rows->columns.begin());
        for (const Row& row : rows->rows) codes.insert(std::get<std::string>(row.at(at).value));
    }
    std::vector<const Project*> found;
    for (const ProjectOutlook& project : projects) {
        if (codes.contains(project.project->code)) found.push_back(project.project);
    }
    return found;
}

}  // namespace

Document dunning_list(const State& state, const std::vector<ProjectOutlook>& projects, const std::string& department, Date day,
                      const Basis& basis) {
    Document list;
    list.report = "dunning";
    list.titles = {"审批事项催办单", department, chinese(day)};
    list.letterhead = letterhead(state, day);
    list.wide_paper = wide_paper(state, day);
    list.basis = basis;
    const std::vector<Item> overdue = items_of(projects, department, Part::overdue);
    list.sections.push_back(items_section(state, "overdue", "超期未办结", overdue, Part::overdue));
    list.sections.push_back(items_section(state, "soon", "即将到期", items_of(projects, department, Part::soon), Part::soon));
    list.sections.push_back(
        items_section(state, "unanswered", "收件待答复", items_of(projects, department, Part::unanswered), Part::unanswered));
    list.sections.push_back(
        items_section(state, "procedures", "特别程序超告知时间", items_of(projects, department, Part::procedure), Part::procedure));
    list.sections.push_back(problems_section(state, department, day));
    const bool nothing =
        std::all_of(list.sections.begin(), list.sections.end(), [](const Section& section) { return section.blocks.empty(); });
    if (nothing) {
        Section none{"none", ""};
        none.blocks.emplace_back(Paragraph{fmt::format("{}没有需要催办的事项。", department)});
        list.sections.push_back(std::move(none));
    }
    const int days = state.origin.setting_number("dunning.reply_days", day);
    if (!overdue.empty()) list.sections.push_back(answer_section(overdue, state.origin.calendar().add(day, WorkingDays{days})));
    if (!nothing) list.sections.push_back(signature_section(state, projects_in(projects, list), day));
    const auto runs_on = [](const Item& item) { return runs_on_legally(item.today()); };
    const std::string legal = std::any_of(overdue.begin(), overdue.end(), runs_on) ? fmt::format("{}。", kLegalRunsOn) : "";
    list.notes = {legal + "超期、剩余均为工作日，按承诺时限；剩余不含当天。", basis_words(basis) + "。"};
    return list;
}

}  // namespace zb
