// SPDX-License-Identifier: Apache-2.0
// The room of a plan's steps: early and late days, slack, critical chains, what each waits for.
#include <algorithm>
#include <fmt/format.h>

#include "base/text.h"
#include "plan/planned_step.h"
#include "report/plan/parts.h"
#include "report/words/days.h"
#include "report/words/expected.h"

namespace zb {

namespace {

constexpr std::size_t kMostChainsPrinted = 8;

// A step that has begun, or whose date people set, rests on its own day, not on another step.
std::string driver_text(const PlanDrafted& plan, const PlannedStep& step, const std::optional<PlannedLink>& driver) {
    if (step.begun && !driver) return "已开始";
    if (!driver && !plan.reckoned()) return "所定日期";
    if (!driver) return step.not_before ? fmt::format("不早于 {}", iso(*step.not_before)) : "-";
    if (driver->step.empty()) return plan.reckoned() ? "方案开始日" : "所定日期";
    return link_text(plan.steps, *driver);
}

void add_chains(Section& section, const PlanDrafted& plan, const Chains& chains) {
    section.figures.emplace_back("critical_chains", static_cast<std::int64_t>(chains.size()));
    if (chains.size() == 1) section.blocks.emplace_back(Paragraph{step_names(plan.steps, chains.front(), " -> "), "关键线路："});
    for (std::size_t i = 0; chains.size() > 1 && i < std::min(chains.size(), kMostChainsPrinted); ++i)
        section.blocks.emplace_back(
            Paragraph{step_names(plan.steps, chains[i], " -> "), fmt::format("关键线路之{}（共 {} 条，一样长）：", i + 1, chains.size())});
}

}  // namespace

bool on_chain(const Chains& chains, const std::string& step) {
    return std::any_of(chains.begin(), chains.end(),
                       [&](const std::vector<std::string>& chain) { return std::find(chain.begin(), chain.end(), step) != chain.end(); });
}

Section room_section(const PlanDrafted& plan, const Calendar& calendar) {
    PlanNetwork network{plan, calendar};
    network.solve();
    const Chains chains = network.critical_chains();
    Table table;
    table.columns = {{"step", "事项"},
                     {"earliest_accept", "最早受理"},
                     {"earliest_finish", "最早办结"},
                     {"latest_accept", "最迟受理"},
                     {"latest_finish", "最迟办结"},
                     {"slack", "机动", Align::right},
                     {"free", "自由机动", Align::right},
                     {"critical", "关键"},
                     {"driver", "最早受理取决于"}};
    for (std::size_t i = 0; i < plan.steps.size(); ++i) {
        const PlannedStep& step = plan.steps[i];
        // A step decided before the plan was made has no room.
        if (step.begun && step.finish < network.network().start) continue;
        const PlanWindow window = network.window(i);
        const bool critical = window.critical || on_chain(chains, step.step);
        table.rows.push_back({Cell{step.step, step.short_name}, planned_day(window.earliest.accepted, calendar),
                              planned_day(window.earliest.finish, calendar), planned_day(window.latest.accepted, calendar),
                              planned_day(window.latest.finish, calendar), window.slack, window.free, Cell{critical, critical ? "是" : "-"},
                              driver_text(plan, step, network.driver(i))});
    }
    Section section{"room", "时间余量"};
    section.blocks.emplace_back(std::move(table));
    add_chains(section, plan, chains);
    section.blocks.emplace_back(Paragraph{
        "机动＝最早与最迟之间的工作日，推迟不超过它末项（目标）不变，负数为来不及；自由机动＝推迟不超过它，后面的事项也不变。", ""});
    return section;
}

}  // namespace zb
