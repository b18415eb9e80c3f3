// SPDX-License-Identifier: Apache-2.0
// The forward pass: when each activity begins and ends at the earliest.
#include <algorithm>

#include "schedule/passes.h"

namespace zb {

namespace {

constexpr CalendarDays kOneDay{1};

struct Placed {
    Evenings evenings;
    std::optional<std::size_t> driver;
};

Evenings as_it_happened(const Activity& activity) {
    const Date finish = activity.actual_finish ? *activity.actual_finish : *activity.actual_start;
    if (activity.duration == 0) return {finish, finish};
    return {activity.actual_start.value_or(finish) - kOneDay, finish};
}

Placed place(const Passes& passes, std::size_t index) {
    const Rest& rest = passes.rest[index];
    if (rest.progress == Progress::finished) return {as_it_happened(passes.network.activities[index]), {}};
    Placed placed;
    // A milestone that waits for nothing falls on a day on which people work.
    const bool unbound = passes.milestone(index) && passes.graph.into[index].empty();
    const Date own = unbound ? passes.calendar.next_working(rest.earliest) : passes.span.open(rest.work, rest.earliest);
    std::optional<Date> latest;
    for (const std::size_t number : passes.graph.into[index]) {
        const Link& link = passes.network.links[number];
        if (!passes.counts(link)) continue;
        const Date needed = begin_by_link(passes, link);
        if (latest && needed <= *latest) continue;
        latest = needed;
        placed.driver = number;
    }
    if (latest && *latest < own) placed.driver.reset();
    const Date begin = std::max(own, latest.value_or(own));
    placed.evenings = {begin, passes.span.end(rest.work, begin)};
    return placed;
}

}  // namespace

Date bound_of(const Passes& passes, const Link& link) {
    const std::size_t from = source(link);
    if (from_end(link)) return passes.span.moved(passes.early[from].end, link);
    const std::optional<Date>& begun = passes.network.activities[from].actual_start;
    const bool day_before = begun && !passes.milestone(from);
    return passes.span.moved(day_before ? *begun - kOneDay : passes.early[from].begin, link);
}

Date begin_by_link(const Passes& passes, const Link& link) {
    const Work& work = passes.rest[sink(link)].work;
    const Date bound = bound_of(passes, link);
    return passes.span.open(work, to_begin(link) ? bound : passes.span.begin_to_end_from(work, bound));
}

std::vector<std::optional<std::size_t>> pass_forward(Passes& passes) {
    passes.early.resize(passes.network.activities.size());
    std::vector<std::optional<std::size_t>> drivers(passes.early.size());
    for (const std::size_t index : passes.graph.order) {
        const Placed placed = place(passes, index);
        passes.early[index] = placed.evenings;
        drivers[index] = placed.driver;
    }
    return drivers;
}

}  // namespace zb
