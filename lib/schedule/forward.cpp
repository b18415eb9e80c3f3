// SPDX-License-Identifier: Apache-2.0
// The forward pass: when each activity begins and ends at the earliest.
#include <algorithm>

#include "schedule/passes.h"
#include "schedule/span.h"

namespace zb {

namespace {

constexpr CalendarDays kOneDay{1};

bool is_milestone(const Activity& activity) { return activity.duration == 0; }

// What holds an activity back besides its links.
Date own_bound(const Passes& passes, const Activity& activity) {
    const CalendarDays before_first = is_milestone(activity) ? CalendarDays{0} : kOneDay;
    Date begin = passes.network.start - before_first;
    if (activity.not_before) begin = std::max(begin, *activity.not_before - before_first);
    return passes.network.status_date ? std::max(begin, passes.status) : begin;
}

struct Found {
    Evenings evenings;
    std::optional<std::size_t> driver;
};

// Linked work waits for its predecessors; where one only bounds the end, the whole activity moves back from it.
Found place(const Passes& passes, std::size_t index, Date begin, int days) {
    const Activity& activity = passes.network.activities[index];
    Found found;
    std::optional<Date> latest_bound;
    for (const std::size_t number : passes.into[index]) {
        const Link& link = passes.network.links[number];
        const Date bound = bound_of(passes, link);
        const Date needed = binds_begin(link) ? bound : begin_to_end_from(activity, days, bound, passes.calendar);
        if (latest_bound && needed <= *latest_bound) continue;
        latest_bound = needed;
        found.driver = number;
    }
    if (latest_bound && *latest_bound >= begin) {
        begin = *latest_bound;
    } else {
        found.driver.reset();
        if (is_milestone(activity)) begin = passes.calendar.next_working(begin);
    }
    found.evenings = {begin, end_of(activity, days, begin, passes.calendar)};
    return found;
}

Found place_actual(const Passes& passes, std::size_t index) {
    const Activity& activity = passes.network.activities[index];
    const CalendarDays before_first = is_milestone(activity) ? CalendarDays{0} : kOneDay;
    if (activity.actual_finish) {
        const Date first = activity.actual_start.value_or(*activity.actual_finish);
        return {{first - before_first, *activity.actual_finish}, {}};
    }
    // Retained logic: what is left also waits for unfinished predecessors.
    Found rest = place(passes, index, passes.status, passes.days_left(index));
    rest.evenings.begin = *activity.actual_start - before_first;
    return rest;
}

}  // namespace

Date bound_of(const Passes& passes, const Link& link) {
    const Evenings& from = passes.early[static_cast<std::size_t>(link.from)];
    const bool from_end = link.kind == LinkKind::finish_start || link.kind == LinkKind::finish_finish;
    return moved(from_end ? from.end : from.begin, link, passes.calendar);
}

std::vector<std::optional<std::size_t>> pass_forward(Passes& passes) {
    std::vector<std::optional<std::size_t>> drivers(passes.order.size());
    for (const std::size_t index : passes.order) {
        const Activity& activity = passes.network.activities[index];
        Found found =
            passes.begun(index) ? place_actual(passes, index) : place(passes, index, own_bound(passes, activity), activity.duration);
        // Its first day, not the evening before a rest day, is what others may be tied to.
        if (!is_milestone(activity) && !passes.begun(index))
            found.evenings.begin = first_day(activity, found.evenings.begin, passes.calendar) - kOneDay;
        passes.early[index] = found.evenings;
        drivers[index] = found.driver;
    }
    return drivers;
}

}  // namespace zb
