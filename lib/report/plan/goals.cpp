// SPDX-License-Identifier: Apache-2.0
// The goals of a plan, the path to those that are missed, and what had begun when it was made.
#include "report/plan/goals.h"

#include <algorithm>
#include <fmt/format.h>

#include "base/text.h"
#include "report/plan/in_force.h"
#include "report/words/days.h"

namespace zb {

namespace {

const std::string& name_of(const PlanDrafted& plan, const PlanGoal& goal) { return find_planned(plan.steps, goal.step)->short_name; }

std::string_view kind_text(PlanGoal::Kind kind) { return kind == PlanGoal::Kind::deadline ? "最迟办结" : "目标"; }

std::string step_text(const PlanDrafted& plan, const PlanGoal& goal) {
    return goal.kind == PlanGoal::Kind::end ? fmt::format("末项（{}）", name_of(plan, goal)) : name_of(plan, goal);
}

std::string outcome(const PlanGoal& goal) {
    if (goal.short_by == 0) return "做得到";
    const std::string missed = fmt::format("差 {} 个工作日", goal.short_by);
    if (!goal.running_too_long) return missed;
    return fmt::format("{}；在办的“{}”须在 {} 办结", missed, goal.running_too_long->first, iso(goal.running_too_long->second));
}

// One row of the path: 压缩 设计方案审查 3、规划许可 2.
Row path_row(const PlanAnswer& answer, const PlanGoal& goal, std::size_t number, const PlanCut& cut) {
    std::vector<std::string> names, limits, cuts;
    for (const auto& [key, days] : cut.cuts) {
        const PlannedStep& step = *find_planned(answer.draft.steps, key);
        names.push_back(step.short_name);
        limits.push_back(limit_text(step));
        cuts.push_back(std::to_string(days));
    }
    return {goal_name(answer.draft, goal), static_cast<std::int64_t>(number), join(names, "、"), join(limits, "、"), join(cuts, "、"),
            std::int64_t{cut.gain},        std::int64_t{cut.cumulative}};
}

std::string end_of_path(const PlanAnswer& answer, const PlanGoal& goal) {
    const std::string name = goal_name(answer.draft, goal);
    if (goal.still_short == 0) return fmt::format("{}：照上表压缩可以赶上。", name);
    if (goal.path.empty()) return fmt::format("{}：没有可以压缩的时限，仍差 {} 个工作日。", name, goal.still_short);
    return fmt::format("{}：上表全部压缩后仍差 {} 个工作日，要提早开始或改目标。", name, goal.still_short);
}

}  // namespace

std::string goal_name(const PlanDrafted& plan, const PlanGoal& goal) {
    if (goal.kind == PlanGoal::Kind::end) return fmt::format("目标 {}", iso(goal.day));
    return fmt::format("“{}”{} {}", name_of(plan, goal), kind_text(goal.kind), iso(goal.day));
}

Section goals_section(const PlanAnswer& answer, const Calendar& calendar) {
    Table table;
    table.columns = {{"step", "事项"},   {"kind", "要求"}, {"day", "日期"}, {"earliest", "最早办结"}, {"short_by", "差", Align::right},
                     {"outcome", "结论"}};
    for (const PlanGoal& goal : answer.goals) {
        table.rows.push_back({Cell{goal.step, step_text(answer.draft, goal)}, std::string{kind_text(goal.kind)},
                              planned_day(goal.day, calendar), planned_day(goal.earliest, calendar), std::int64_t{goal.short_by},
                              outcome(goal)});
    }
    Section section{"goals", "目标"};
    section.blocks.emplace_back(std::move(table));
    return section;
}

Section path_section(const PlanAnswer& answer) {
    Section section{"compress", "压缩哪些时限能赶上"};
    Table table;
    table.columns = {{"goal", "目标"},
                     {"number", "次序", Align::right},
                     {"steps", "压缩事项"},
                     {"limit", "现时限"},
                     {"cut", "压几天", Align::right},
                     {"gain", "提前", Align::right},
                     {"cumulative", "累计提前", Align::right}};
    std::vector<Block> ends;
    for (const PlanGoal& goal : answer.goals) {
        if (goal.short_by == 0) continue;
        for (std::size_t i = 0; i < goal.path.size(); ++i) table.rows.push_back(path_row(answer, goal, i + 1, goal.path[i]));
        ends.emplace_back(Paragraph{end_of_path(answer, goal), ""});
    }
    if (!table.rows.empty()) section.blocks.emplace_back(std::move(table));
    for (Block& end : ends) section.blocks.push_back(std::move(end));
    section.blocks.emplace_back(
        Paragraph{"提前为重新推算后这个目标真正提前的工作日；审批部门的事项至少留 1 天，其余事项写了 --min 才压。", ""});
    return section;
}

Section begun_section(const PlanAnswer& answer) {
    Table table;
    table.columns = {
        {"step", "事项"},   {"accepted", "受理"}, {"finish", "办结(预计)"}, {"used", "已用/承诺"}, {"paused", "暂停", Align::right},
        {"pause", "暂停到"}};
    for (const PlannedStep& step : answer.draft.steps) {
        const auto begun = answer.begun.find(step.step);
        if (begun == answer.begun.end()) continue;
        const BegunStep& stood = begun->second;
        const std::string limit = limit_text(step);
        table.rows.push_back(
            {Cell{step.step, step.short_name}, stood.accepted,
             Cell{step.finish, stood.done ? iso(step.finish) : fmt::format("({})", iso(step.finish))},
             Cell{std::int64_t{stood.used}, limit.empty() ? std::to_string(stood.used) : fmt::format("{} / {}", stood.used, limit)},
             std::int64_t{stood.paused}, stood.paused_until});
    }
    Section section{"begun", fmt::format("已经开始的事项（{} 项）", table.rows.size())};
    section.blocks.emplace_back(std::move(table));
    for (const std::string& sentence : answer.begun_early) section.blocks.emplace_back(Paragraph{sentence + "。", "提前开始："});
    section.blocks.emplace_back(Paragraph{"日期照实保留，括号内为预计；暂停为工作日，占日历时间，不计入时限。", ""});
    return section;
}

}  // namespace zb
