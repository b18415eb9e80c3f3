// SPDX-License-Identifier: Apache-2.0
// From a plan to its answers, with ids in place of indexes.
#include "exchange/plans/answer.h"

#include <algorithm>
#include <fmt/format.h>

#include "base/error.h"
#include "base/text.h"
#include "exchange/plans/moments.h"

namespace zb {

namespace {

// The engine knows activities by index; people know them by id.
[[noreturn]] void rethrow_with_ids(const Error& error, const FilePlan& plan) {
    Fault fault = error.fault();
    std::vector<std::string> ids;
    for (std::string_view rest = fault.place.value; !rest.empty();) {
        const std::size_t arrow = rest.find(" -> ");
        const auto index = static_cast<std::size_t>(std::stoul(std::string{rest.substr(0, arrow)}));
        ids.push_back(plan.steps.at(index).id);
        rest = arrow == std::string_view::npos ? std::string_view{} : rest.substr(arrow + 4);
    }
    fault.place.value = join(ids, " -> ");
    if (fault.code == "plan.cycle") {
        fault.message = fmt::format("事项互相等待：{}", fault.place.value);
    } else if (const std::size_t colon = fault.message.find("："); colon != std::string::npos) {
        fault.message = fmt::format("事项 {}{}", fault.place.value, fault.message.substr(colon));
    }
    throw Error{std::move(fault), error.exit()};
}

template <class Answer>
auto with_ids(const FilePlan& plan, Answer answer) {
    try {
        return answer();
    } catch (const Error& error) {
        if (!error.fault().code.starts_with("plan.") || error.fault().place.value.empty()) throw;
        rethrow_with_ids(error, plan);
    }
}

// A step in an endless pause and all that waits for it.
std::vector<bool> undetermined_steps(const FilePlan& plan) {
    std::vector<bool> marked(plan.steps.size());
    for (const std::size_t step : plan.undetermined) marked[step] = !plan.network.activities[step].actual_finish;
    for (bool grows = true; grows;) {
        grows = false;
        for (const Link& link : plan.network.links) {
            const auto from = static_cast<std::size_t>(link.from);
            const auto to = static_cast<std::size_t>(link.to);
            if (!marked[from] || marked[to] || plan.network.activities[to].actual_finish) continue;
            marked[to] = grows = true;
        }
    }
    return marked;
}

std::vector<int> room_of(const FilePlan& plan) {
    std::vector<int> room;
    for (std::size_t i = 0; i < plan.steps.size(); ++i) room.push_back(days_to_cut(plan, i));
    return room;
}

}  // namespace

bool SolvedPlan::has_end() const { return std::find(undetermined.begin(), undetermined.end(), true) == undetermined.end(); }

const Calendar& calendar_of(const FilePlan& plan, const Calendar& days) {
    static const Calendar periods = Calendar::without_rest();
    return plan.axis == TimeAxis::days ? days : periods;
}

SolvedPlan solve_plan(FilePlan plan, const Calendar& days) {
    const Calendar& calendar = calendar_of(plan, days);
    Solution solution = with_ids(plan, [&] { return solve(plan.network, calendar); });
    if (!plan.has_start) {
        // The latest start that the target allows is the plan's.
        plan.network.start = solution.latest_start_needed;
        solution = with_ids(plan, [&] { return solve(plan.network, calendar); });
    }
    std::vector<bool> undetermined = undetermined_steps(plan);
    return {std::move(plan), std::move(solution), std::move(undetermined)};
}

void keep_capacity(SolvedPlan& solved, const Calendar& days, const CapacitySearch& search) {
    if (!solved.has_end()) throw Error{"plan.undetermined", "有停顿没有止日，推算不出全部日期", "在停顿上写 assume_days：预计还要停几天"};
    const Calendar& calendar = calendar_of(solved.plan, days);
    const Network& network = solved.plan.network;
    solved.within = with_ids(solved.plan, [&] { return schedule_within(network, solved.plan.resources, calendar, search); });
    if (!network.target) return;
    const Date last = calendar.previous_working(*network.target);
    solved.solution.short_by = std::max(calendar.elapsed(last, solved.within->finish).count, 0);
}

Compression compress_plan(const SolvedPlan& solved, const Calendar& days) {
    return compress(solved.plan.network, room_of(solved.plan), calendar_of(solved.plan, days));
}

Simulation simulate_plan(const SolvedPlan& solved, const Calendar& days, const SimulationOptions& options) {
    std::vector<std::optional<Estimate>> estimates;
    for (const FileStep& step : solved.plan.steps) estimates.push_back(step.estimate);
    return simulate(solved.plan.network, estimates, calendar_of(solved.plan, days), options);
}

}  // namespace zb
