// SPDX-License-Identifier: Apache-2.0
// Order, actual days, and what makes a network impossible.
#include <algorithm>
#include <fmt/format.h>

#include "base/error.h"
#include "base/text.h"
#include "schedule/passes.h"

namespace zb {

namespace {

[[noreturn]] void refuse_cycle(const std::vector<std::size_t>& cycle) {
    std::vector<std::string> indexes;
    for (const std::size_t activity : cycle) indexes.push_back(std::to_string(activity));
    Fault fault;
    fault.code = "plan.cycle";
    fault.message = fmt::format("事项互相等待：{}", join(indexes, " -> "));
    fault.hint = "去掉其中一个前置关系";
    fault.place.value = join(indexes, " -> ");
    throw Error{std::move(fault)};
}

// Follows predecessors that are not in order yet until one comes again.
std::vector<std::size_t> find_cycle(const Passes& passes, const std::vector<bool>& placed) {
    std::vector<std::size_t> trail;
    auto at = static_cast<std::size_t>(std::find(placed.begin(), placed.end(), false) - placed.begin());
    for (;;) {
        const bool again = std::find(trail.begin(), trail.end(), at) != trail.end();
        trail.push_back(at);
        if (again) break;
        const auto waits_for = std::find_if(passes.into[at].begin(), passes.into[at].end(), [&](std::size_t link) {
            return !placed[static_cast<std::size_t>(passes.network.links[link].from)];
        });
        at = static_cast<std::size_t>(passes.network.links[*waits_for].from);
    }
    trail.erase(trail.begin(), std::find(trail.begin(), trail.end(), trail.back()));
    std::reverse(trail.begin(), trail.end());
    return trail;
}

void put_in_order(Passes& passes) {
    const std::size_t count = passes.network.activities.size();
    std::vector<std::size_t> open(count);
    for (std::size_t i = 0; i < count; ++i) open[i] = passes.into[i].size();
    std::vector<bool> placed(count, false);
    for (std::size_t i = 0; i < count; ++i) {
        if (open[i] == 0) passes.order.push_back(i);
    }
    for (std::size_t next = 0; next < passes.order.size(); ++next) {
        placed[passes.order[next]] = true;
        for (const std::size_t link : passes.out_of[passes.order[next]]) {
            const auto to = static_cast<std::size_t>(passes.network.links[link].to);
            if (--open[to] == 0) passes.order.push_back(to);
        }
    }
    if (passes.order.size() < count) refuse_cycle(find_cycle(passes, placed));
}

Date last_known(const Network& network) {
    Date last = network.start - CalendarDays{1};
    for (const Activity& activity : network.activities) {
        for (const auto& day : {activity.actual_start, activity.actual_finish}) {
            if (day) last = std::max(last, *day);
        }
    }
    return last;
}

void check_actual_days(const Passes& passes) {
    for (std::size_t i = 0; i < passes.network.activities.size(); ++i) {
        const Activity& activity = passes.network.activities[i];
        for (const auto& day : {activity.actual_start, activity.actual_finish}) {
            if (!day || *day <= passes.status) continue;
            Fault fault;
            fault.code = "plan.actual_after_status";
            fault.message = fmt::format("第 {} 个事项的实际日期 {} 晚于数据日期 {}", i, iso(*day), iso(passes.status));
            fault.hint = "改数据日期或实际日期";
            fault.place.value = iso(*day);
            throw Error{std::move(fault)};
        }
    }
}

}  // namespace

int Passes::days_left(std::size_t index) const {
    const Activity& activity = network.activities[index];
    if (activity.remaining) return *activity.remaining;
    if (!activity.actual_start) return activity.duration;
    const Date before = *activity.actual_start - CalendarDays{1};
    const int used = activity.unit == DurationUnit::working ? calendar.elapsed(before, status).count : (status - before).count;
    return std::max(activity.duration - std::max(used, 0), 1);
}

Passes prepare(const Network& network, const Calendar& calendar) {
    Passes passes{network, calendar};
    const std::size_t count = network.activities.size();
    passes.into.resize(count);
    passes.out_of.resize(count);
    for (std::size_t i = 0; i < network.links.size(); ++i) {
        passes.into[static_cast<std::size_t>(network.links[i].to)].push_back(i);
        passes.out_of[static_cast<std::size_t>(network.links[i].from)].push_back(i);
    }
    put_in_order(passes);
    passes.status = network.status_date.value_or(last_known(network));
    check_actual_days(passes);
    passes.early.resize(count);
    passes.late.resize(count);
    return passes;
}

}  // namespace zb
