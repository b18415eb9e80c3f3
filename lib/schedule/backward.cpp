// SPDX-License-Identifier: Apache-2.0
// The backward pass: when each activity begins and ends at the latest.
#include <algorithm>

#include "schedule/passes.h"
#include "schedule/span.h"

namespace zb {

namespace {

constexpr CalendarDays kOneDay{1};

// A begin on the evening before a rest day says no more than one before the first day that works.
Date begin_by(const Activity& activity, Date latest, const Calendar& calendar) {
    if (activity.duration == 0 || activity.unit != DurationUnit::working) return latest;
    return calendar.previous_working(latest + kOneDay) - kOneDay;
}

}  // namespace

Evenings latest_before(const Passes& passes, std::size_t index, const std::vector<Evenings>& kept, Date end) {
    const Activity& activity = passes.network.activities[index];
    std::optional<Date> begin;
    for (const std::size_t number : passes.out_of[index]) {
        const Link& link = passes.network.links[number];
        const Evenings& to = kept[static_cast<std::size_t>(link.to)];
        const Date bound = moved_back(binds_begin(link) ? to.begin : to.end, link, passes.calendar);
        const bool from_end = link.kind == LinkKind::finish_start || link.kind == LinkKind::finish_finish;
        if (from_end) {
            end = std::min(end, bound);
        } else {
            begin = begin ? std::min(*begin, bound) : bound;
        }
    }
    if (activity.duration == 0) {
        const Date day = passes.calendar.previous_working(begin ? std::min(*begin, end) : end);
        return {day, day};
    }
    const int days = passes.begun(index) ? passes.days_left(index) : activity.duration;
    Date latest = begin_to_end_by(activity, days, end, passes.calendar);
    if (begin) latest = std::min(latest, begin_by(activity, *begin, passes.calendar));
    return {latest, end_of(activity, days, latest, passes.calendar)};
}

void pass_backward(Passes& passes, Date end) {
    for (auto index = passes.order.rbegin(); index != passes.order.rend(); ++index) {
        if (passes.finished(*index)) {
            passes.late[*index] = passes.early[*index];
            continue;
        }
        Date own = end;
        if (const auto deadline = passes.network.activities[*index].deadline)
            own = std::min(own, passes.calendar.previous_working(*deadline));
        passes.late[*index] = latest_before(passes, *index, passes.late, own);
    }
}

}  // namespace zb
