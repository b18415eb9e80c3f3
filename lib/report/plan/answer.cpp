// SPDX-License-Identifier: Apache-2.0
// What plan make answers.
#include <algorithm>
#include <fmt/format.h>
#include <set>

#include "base/text.h"
#include "plan/planned_step.h"
#include "report/plan/goals.h"
#include "report/plan/in_force.h"
#include "report/plan/parts.h"
#include "report/words/days.h"
#include "report/words/expected.h"
#include "report/words/page.h"

namespace zb {

namespace {

const PlanGoal* worst(const PlanAnswer& answer) {
    const auto found = std::max_element(answer.goals.begin(), answer.goals.end(),
                                        [](const PlanGoal& a, const PlanGoal& b) { return a.short_by < b.short_by; });
    return found == answer.goals.end() ? nullptr : &*found;
}

std::string met_text(const PlanAnswer& answer) {
    const std::string goals = answer.goals.size() > 1                            ? fmt::format("{} 个目标都", answer.goals.size())
                              : answer.goals.front().kind == PlanGoal::Kind::end ? iso(answer.goals.front().day) + " "
                                                                                 : goal_name(answer.draft, answer.goals.front()) + " ";
    return fmt::format(
        "{}做得到，还没有开始的首项最迟 {} 受理。{}", goals, iso(*answer.latest_start),
        answer.backward ? "下表为倒排：各事项都排在最晚可行的日子，最迟受理即最迟申报日。" : "下表为顺排：各事项都排在最早可行的日子。");
}

std::string target_text(const PlanAnswer& answer) {
    const PlanGoal& goal = *worst(answer);
    if (goal.short_by == 0) return met_text(answer);
    const auto missed = std::count_if(answer.goals.begin(), answer.goals.end(), [](const PlanGoal& g) { return g.short_by > 0; });
    std::string text = goal.kind == PlanGoal::Kind::end ? iso(goal.day) : goal_name(answer.draft, goal);
    if (missed > 1) text = fmt::format("{} 个目标里 {} 个做不到，差得最多的：{}", answer.goals.size(), missed, text);
    text += fmt::format(" 做不到，差 {} 个工作日：最早 {} 才能办完；要按期，", goal.short_by, iso(goal.earliest));
    if (goal.running_too_long)
        return text + fmt::format("正在办的“{}”须在 {} 办结。", goal.running_too_long->first, iso(goal.running_too_long->second));
    return text + fmt::format("首项最迟须在 {} 受理。", iso(*answer.latest_start));
}

// Other chains, as long as the one just printed.
void add_other_chains(Section& section, const PlanAnswer& answer) {
    constexpr std::size_t kMostOthers = 4;
    std::size_t others = 0;
    // A sub-item and its parent may stand either way round: that is one chain.
    const auto steps_of = [](std::vector<std::string> chain) {
        std::sort(chain.begin(), chain.end());
        return chain;
    };
    std::set<std::vector<std::string>> printed = {steps_of(answer.chain)};
    for (const std::vector<std::string>& chain : answer.critical_chains) {
        if (!printed.insert(steps_of(chain)).second || ++others > kMostOthers) continue;
        section.blocks.emplace_back(Paragraph{step_names(answer.draft.steps, chain, " -> "), "同样长的："});
    }
    if (others > kMostOthers) section.blocks.emplace_back(Paragraph{fmt::format("还有 {} 条。", others - kMostOthers), "同样长的："});
}

Section overall(const PlanAnswer& answer, const Calendar& calendar) {
    Section section{"overall", "总的情况"};
    if (!answer.goals.empty()) {
        if (answer.draft.target) section.figures.emplace_back("target", *answer.draft.target);
        section.figures.emplace_back("short_by", std::int64_t{answer.short_by});
        section.figures.emplace_back("latest_start", *answer.latest_start);
        section.blocks.emplace_back(Paragraph{target_text(answer), "目标："});
    }
    section.figures.emplace_back("earliest_finish", answer.finish);
    add_clocks(section, answer.draft, answer.total_limit, calendar);
    if (!answer.chain.empty()) section.blocks.emplace_back(Paragraph{step_names(answer.draft.steps, answer.chain, " -> "), "关键线路："});
    add_other_chains(section, answer);
    if (!answer.without_limit.empty())
        section.blocks.emplace_back(
            Paragraph{fmt::format("{}。写本项目的天数：--limit 事项:天数", join(answer.without_limit, "、")), "没有时限、按 0 天计："});
    if (!answer.kept.empty())
        section.blocks.emplace_back(Paragraph{fmt::format("{}。不沿用：--fresh", join(answer.kept, "；")), "沿用现行方案的："});
    if (!answer.kept_targets.empty())
        section.blocks.emplace_back(
            Paragraph{fmt::format("{}。取消：--target 事项:", join(answer.kept_targets, "；")), "仍然有效的目标："});
    return section;
}

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

std::vector<Column> row_columns(bool backward) {
    return {{"stage", "阶段"},
            {"step", "事项"},
            {"department", "部门"},
            {"responsible", "责任人"},
            {"accept", backward ? "最迟受理" : "受理"},
            {"finish", backward ? "最迟办结" : "到期"},
            {"limit", "时限"}};
}

// Beside the plan's own days people read the other end of the room: the latest days if planned forward, the earliest if backward.
// Machines read both ends (planning.md 5).
std::vector<Column> room_columns(bool backward) {
    std::vector<Column> columns;
    for (const char* key : {"earliest_accept", "earliest_finish", "latest_accept", "latest_finish", "slack", "main"})
        columns.push_back(for_machines({key, key}));
    columns.push_back(for_people(backward ? Column{"earliest_accept", "最早受理"} : Column{"latest_accept", "最迟受理"}));
    columns.push_back(for_people({"slack", "机动", Align::right}));
    return columns;
}

// A step on any chain as long as the one printed is critical: it decides the end as well.
Table step_table(const PlanAnswer& answer, const Calendar& calendar) {
    Table table{row_columns(answer.backward), {}};
    const bool with_room = !answer.windows.empty();
    const Column main{"main", "关键"};
    if (with_room) {
        const std::vector<Column> room = room_columns(answer.backward);
        table.columns.insert(table.columns.end(), room.begin(), room.end());
    }
    table.columns.push_back(with_room ? for_people(main) : main);
    for (std::size_t i = 0; i < answer.draft.steps.size(); ++i) {
        const PlannedStep& step = answer.draft.steps[i];
        Row row = row_of(step, calendar);
        const bool on_a_chain = step.main || on_chain(answer.critical_chains, step.step);
        const Cell critical{on_a_chain, on_a_chain ? "是" : "-"};
        if (with_room) {
            const PlanWindow& window = answer.windows[i];
            row.append({window.earliest.accepted, window.earliest.finish, window.latest.accepted, window.latest.finish, window.slack,
                        critical, planned_day(answer.backward ? window.earliest.accepted : window.latest.accepted, calendar),
                        window.slack});
        }
        row.push_back(critical);
        table.rows.push_back(std::move(row));
    }
    return table;
}

}  // namespace

Document plan_answer_document(const Project& project, const PlanAnswer& answer, const Calendar& calendar, const Basis& basis) {
    Document document = project_document("plan-answer", "审批方案编制", project, basis);
    document.sections.push_back(overall(answer, calendar));
    Section steps{"steps", "事项"};
    steps.blocks.emplace_back(step_table(answer, calendar));
    document.sections.push_back(std::move(steps));
    if (answer.goals.size() > 1 || (answer.goals.size() == 1 && answer.goals.front().kind != PlanGoal::Kind::end))
        document.sections.push_back(goals_section(answer, calendar));
    if (answer.short_by > 0) document.sections.push_back(path_section(answer));
    if (!answer.begun.empty()) document.sections.push_back(begun_section(answer));
    document.sections.push_back(month_section(answer.draft.steps, calendar));
    document.sections.push_back(left_out_section(answer.left_out));
    document.notes = plan_notes(answer.draft.steps, calendar);
    if (!answer.windows.empty())
        document.notes.emplace_back("机动＝最早与最迟之间的工作日，负数为来不及；关键＝决定末项日期的那一串事项。");
    return document;
}

}  // namespace zb
