// SPDX-License-Identifier: Apache-2.0
// The forward pass: when each activity begins and ends at the earliest.
#include <algorithm>

#include "schedule/passes.h"

namespace zb {

namespace {

constexpr CalendarDays kOneDay{1};

Evenings as_it_happened(const Activity& activity) {
    const Date finish = activity.actual_finish ? *activity.actual_finish : *activity.actual_start;
    if (activity.duration == 0) return {finish, finish};
    return {activity.actual_start.value_or(finish) - kOneDay, finish};
}

// Its predecessors have pushed the begin as far as they can: the activity ends accordingly, and pushes its successors.
void settle(Passes& passes, std::size_t index) {
    const Rest& rest = passes.rest[index];
    Evenings& stay = passes.early[index];
    if (rest.progress == Progress::finished) {
        stay = as_it_happened(passes.network.activities[index]);
        passes.drivers[index] = kNoLink;
    } else {
        stay.end = passes.span.end(rest.work, stay.begin);
    }
    for (const std::uint32_t number : passes.out_of[index]) {
        const Link& link = passes.network.links[number];
        if (!passes.counts(link)) continue;
        const Date needed = begin_by_link(passes, link);
        Date& begin = passes.early[sink(link)].begin;
        std::uint32_t& driver = passes.drivers[sink(link)];
        if (needed < begin || (needed == begin && driver <= number)) continue;
        begin = needed;
        driver = number;
    }
}

}  // namespace

Date begin_unbound(const Passes& passes, std::size_t index) {
    const Rest& rest = passes.rest[index];
    // A milestone that waits for nothing falls on a day on which people work.
    if (passes.stands_alone(index)) return passes.calendar.next_working(rest.earliest);
    return passes.span.open(rest.work, rest.earliest);
}

void pass_forward(Passes& passes) {
    const std::size_t count = passes.network.activities.size();
    passes.early.resize(count);
    passes.drivers.assign(count, kNoLink);
    for (std::size_t i = 0; i < count; ++i) passes.early[i].begin = begin_unbound(passes, i);
    if (passes.order.empty()) {
        passes.order =
            visit_in_order(passes.network, passes.out_of, passes.predecessors, [&](std::size_t index) { settle(passes, index); });
    } else {
        for (const std::uint32_t index : passes.order) settle(passes, index);
    }
}

}  // namespace zb
