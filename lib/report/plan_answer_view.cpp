// SPDX-License-Identifier: Apache-2.0
// What plan make answers.
#include <fmt/format.h>

#include "base/text.h"
#include "domain/planned_step.h"
#include "report/plan_parts.h"
#include "report/plan_view.h"

namespace zb {

namespace {

std::string target_text(const PlanAnswer& answer) {
    const std::string target = iso(*answer.draft.target);
    if (answer.short_by == 0)
        return fmt::format("{} 做得到，还没有开始的首项最迟 {} 受理。下表为倒排：各事项都排在最晚可行的日子。", target,
                           iso(*answer.latest_start));
    const std::string missed =
        fmt::format("{} 做不到，差 {} 个工作日：最早 {} 才能办完；要按期，", target, answer.short_by, iso(answer.finish));
    if (answer.running_too_long)
        return missed + fmt::format("正在办的“{}”须在 {} 办结。", answer.running_too_long->first, iso(answer.running_too_long->second));
    return missed + fmt::format("首项最迟须在 {} 受理。", iso(*answer.latest_start));
}

Section overall(const PlanAnswer& answer, const Calendar& calendar) {
    Section section{"overall", "总的情况"};
    if (answer.draft.target) {
        section.figures.emplace_back("target", *answer.draft.target);
        section.figures.emplace_back("short_by", std::int64_t{answer.short_by});
        section.figures.emplace_back("latest_start", *answer.latest_start);
        section.blocks.emplace_back(Paragraph{target_text(answer), "目标："});
    }
    section.figures.emplace_back("earliest_finish", answer.finish);
    add_clocks(section, answer.draft, answer.total_limit, calendar);
    if (!answer.chain.empty()) section.blocks.emplace_back(Paragraph{step_names(answer.draft.steps, answer.chain, " -> "), "关键线路："});
    if (!answer.without_limit.empty())
        section.blocks.emplace_back(
            Paragraph{fmt::format("{}。写本项目的天数：--limit 事项:天数", join(answer.without_limit, "、")), "没有时限、按 0 天计："});
    for (const std::string& warning : answer.warnings) section.blocks.emplace_back(Paragraph{warning, "注意："});
    return section;
}

bool backward(const PlanAnswer& answer) { return answer.draft.target && answer.short_by == 0; }

Cell yes_or_dash(bool yes) { return {yes, yes ? "是" : "-"}; }

Row row_of(const PlannedStep& step, const Calendar& calendar) {
    const std::string limit = limit_text(step);
    return {step.stage,
            Cell{step.step, step.short_name},
            step.department,
            step.responsible,
            planned_day(planned_acceptance(step, calendar), calendar),
            planned_day(step.finish, calendar),
            limit.empty() ? Cell{} : Cell{limit}};
}

const std::vector<Column>& row_columns() {
    static const std::vector<Column> columns = {{"stage", "阶段"},  {"step", "事项"},   {"department", "部门"}, {"responsible", "责任人"},
                                                {"accept", "受理"}, {"finish", "到期"}, {"limit", "时限"}};
    return columns;
}

// The other end of the room stands beside the plan's own days: the latest forward, the earliest backward.
Table step_table(const PlanAnswer& answer, const Calendar& calendar) {
    Table table{row_columns(), {}};
    const bool with_room = !answer.windows.empty();
    if (with_room) {
        table.columns.push_back(backward(answer) ? Column{"earliest_accept", "最早受理"} : Column{"latest_accept", "最迟受理"});
        table.columns.push_back({"slack", "机动", Align::right});
    }
    table.columns.push_back({"main", "关键"});
    for (std::size_t i = 0; i < answer.draft.steps.size(); ++i) {
        Row row = row_of(answer.draft.steps[i], calendar);
        if (with_room) {
            const PlanWindow& window = answer.windows[i];
            row.push_back(planned_day(backward(answer) ? window.earliest.accepted : window.latest.accepted, calendar));
            row.emplace_back(window.slack);
        }
        row.push_back(yes_or_dash(answer.draft.steps[i].main));
        table.rows.push_back(std::move(row));
    }
    return table;
}

// Both ends of the room, for machines (planning.md 5).
std::optional<Table> room_table(const PlanAnswer& answer, const Calendar& calendar) {
    if (answer.windows.empty()) return std::nullopt;
    Table table{row_columns(), {}};
    for (const char* key : {"earliest_accept", "earliest_finish", "latest_accept", "latest_finish", "slack", "main"})
        table.columns.push_back({key, key});
    for (std::size_t i = 0; i < answer.draft.steps.size(); ++i) {
        const PlanWindow& window = answer.windows[i];
        Row row = row_of(answer.draft.steps[i], calendar);
        for (const std::optional<Date> day :
             {window.earliest.accepted, std::optional{window.earliest.finish}, window.latest.accepted, std::optional{window.latest.finish}})
            row.emplace_back(day);
        row.emplace_back(window.slack);
        row.emplace_back(answer.draft.steps[i].main);
        table.rows.push_back(std::move(row));
    }
    return table;
}

}  // namespace

Document plan_answer_document(const Project& project, const PlanAnswer& answer, const Calendar& calendar, const Basis& basis) {
    Document document;
    document.report = "plan-answer";
    document.titles = {"审批方案编制", fmt::format("{} {}", project.code, project.name)};
    document.basis = basis;
    document.sections.push_back(overall(answer, calendar));
    Section steps{"steps", "事项"};
    steps.blocks.emplace_back(step_table(answer, calendar));
    steps.told = room_table(answer, calendar);
    document.sections.push_back(std::move(steps));
    document.sections.push_back(month_section(answer.draft.steps, calendar));
    document.sections.push_back(left_out_section(answer.left_out));
    document.notes = plan_notes(answer.draft.steps, calendar);
    if (!answer.windows.empty())
        document.notes.emplace_back("机动＝最早与最迟之间的工作日，负数为来不及；关键＝决定末项日期的那一串事项。");
    return document;
}

}  // namespace zb
