// SPDX-License-Identifier: Apache-2.0
// The approval clock: the longest path over counted steps (江府〔2019〕23号 counts a project's time so, not as a sum).
#include <algorithm>
#include <set>

#include "base/text.h"
#include "flow/flow.h"
#include "flow/order.h"

namespace zb {

namespace {

constexpr std::size_t kMostPaths = 64;

using Path = std::vector<std::size_t>;

// The longest way to the end of a step, and every way that long; two that differ only in steps without days are one.
struct Reach {
    int days = 0;
    std::set<Path> paths = {Path{}};

    void join(const Reach& other) {
        if (other.days < days) return;
        if (other.days > days) paths.clear();
        days = other.days;
        for (const Path& path : other.paths) {
            if (paths.size() < kMostPaths) paths.insert(path);
        }
    }
};

int days_on_clock(const FlowStep& step, LimitKind limits) {
    if (!step.counted || !step.part_of.empty()) return 0;
    const std::optional<int>& first = limits == LimitKind::promised ? step.promised_limit : step.legal_limit;
    const std::optional<int>& second = limits == LimitKind::promised ? step.legal_limit : step.promised_limit;
    return first ? *first : second.value_or(0);
}

Reach after(std::size_t step, int days, const std::vector<std::size_t>& before, const std::vector<Reach>& reached) {
    Reach reach;
    for (const std::size_t earlier : before) reach.join(reached[earlier]);
    if (days == 0) return reach;
    Reach longer{reach.days + days, {}};
    for (Path path : reach.paths) {
        path.push_back(step);
        longer.paths.insert(std::move(path));
    }
    return longer;
}

}  // namespace

ApprovalClock approval_clock(std::span<const FlowStep> steps, LimitKind limits) {
    const StepOrder order = order_steps(steps, SubItems::apart);
    if (!order.cycle.empty()) throw Error{"flow.cycle", "事项互相依赖：" + join(order.cycle, " -> "), "改其中一个事项的前置事项"};
    ApprovalClock clock;
    std::vector<Reach> reached(steps.size());
    Reach longest;
    for (const std::size_t step : order.order) {
        if (!steps[step].part_of.empty()) continue;
        const int days = days_on_clock(steps[step], limits);
        reached[step] = after(step, days, order.before[step], reached);
        longest.join(reached[step]);
        clock.days_in_a_row += days;
    }
    clock.days = longest.days;
    for (const Path& path : longest.paths) {
        std::vector<std::string> keys;
        for (const std::size_t step : path) keys.push_back(steps[step].step_key);
        if (!keys.empty()) clock.paths.push_back(std::move(keys));
    }
    return clock;
}

}  // namespace zb
