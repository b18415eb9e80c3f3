// SPDX-License-Identifier: Apache-2.0
// The backward pass: when each activity begins and ends at the latest.
#include <algorithm>

#include "schedule/passes.h"

namespace zb {

namespace {

// The last working day before what follows (planning.md 4), but for a milestone that already stands on a rest day behind it.
Date latest_day(const Passes& passes, std::size_t milestone, Date by) {
    const Date early = passes.early[milestone].end;
    const Date working = passes.calendar.previous_working(by);
    return early > working && early <= by ? early : working;
}

}  // namespace

Evenings latest_before(const Passes& passes, std::size_t index, const std::vector<Evenings>& kept, Date end) {
    const Rest& rest = passes.rest[index];
    std::optional<Date> begin;
    for (const std::uint32_t number : passes.out_of[index]) {
        const Link& link = passes.network.links[number];
        if (!passes.counts(link)) continue;
        const Evenings& to = kept[sink(link)];
        const Date bound = passes.span.moved_back(to_begin(link) ? to.begin : to.end, link);
        if (from_end(link)) {
            end = std::min(end, bound);
        } else if (rest.progress == Progress::waiting) {
            begin = std::min(bound, begin.value_or(bound));
        }
    }
    if (rest.work.days == 0) {
        const Date day = latest_day(passes, index, std::min(end, begin.value_or(end)));
        return {day, day};
    }
    Date latest = passes.span.begin_to_end_by(rest.work, end);
    if (begin) latest = std::min(latest, passes.span.begin_by(rest.work, *begin));
    return {latest, passes.span.end(rest.work, latest)};
}

void pass_backward(Passes& passes, Date end) {
    passes.late.resize(passes.network.activities.size());
    for (auto index = passes.order.rbegin(); index != passes.order.rend(); ++index) {
        if (passes.rest[*index].progress == Progress::finished) {
            passes.late[*index] = passes.early[*index];
            continue;
        }
        const std::optional<Date>& deadline = passes.network.activities[*index].deadline;
        const Date own = deadline ? std::min(end, passes.calendar.previous_working(*deadline)) : end;
        passes.late[*index] = latest_before(passes, *index, passes.late, own);
    }
}

}  // namespace zb
