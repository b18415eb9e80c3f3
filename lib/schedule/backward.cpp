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

// What the links out of an activity leave it: the evenings to end and to begin on at the latest.
struct Bounds {
    Date end;
    std::optional<Date> begin = {};

    void narrow(const Passes& passes, const Link& link, bool may_begin, const Evenings& to) {
        const Date bound = passes.span.moved_back(to_begin(link) ? to.begin : to.end, link);
        if (from_end(link)) {
            end = std::min(end, bound);
        } else if (may_begin) {
            begin = std::min(bound, begin.value_or(bound));
        }
    }
};

Evenings latest_within(const Passes& passes, std::size_t index, const Bounds& bounds) {
    const Work& work = passes.rest[index].work;
    if (work.days == 0) {
        const Date day = latest_day(passes, index, std::min(bounds.end, bounds.begin.value_or(bounds.end)));
        return {day, day};
    }
    Date latest = passes.span.begin_to_end_by(work, bounds.end);
    if (bounds.begin) latest = std::min(latest, passes.span.begin_by(work, *bounds.begin));
    return {latest, passes.span.end(work, latest)};
}

constexpr CalendarDays kOneDay{1};

}  // namespace

int room(const Passes& passes, std::size_t index, const Evenings& latest) {
    const Evenings& early = passes.early[index];
    if (passes.rest[index].progress == Progress::running) return passes.calendar.elapsed(early.end, latest.end).count;
    // Of anything but a milestone the first day is the one behind its evening.
    const CalendarDays day = passes.milestone(index) ? CalendarDays{0} : kOneDay;
    return passes.calendar.elapsed(early.begin + day, latest.begin + day).count;
}

Evenings latest_before(const Passes& passes, std::size_t index, const std::vector<Evenings>& kept, Date end) {
    Bounds bounds{end};
    const bool may_begin = passes.rest[index].progress == Progress::waiting;
    for (const std::uint32_t number : passes.out_of[index]) {
        const Link& link = passes.network.links[number];
        if (passes.counts(link)) bounds.narrow(passes, link, may_begin, kept[sink(link)]);
    }
    return latest_within(passes, index, bounds);
}

void pass_backward(Passes& passes, Date end, Date finish) {
    const std::size_t count = passes.network.activities.size();
    passes.late.resize(count);
    passes.free_slack.resize(count);
    passes.binding.resize(passes.network.links.size());
    for (auto index = passes.order.rbegin(); index != passes.order.rend(); ++index) {
        const Rest& rest = passes.rest[*index];
        const std::optional<Date>& deadline = passes.network.activities[*index].deadline;
        Bounds late{deadline ? std::min(end, passes.calendar.previous_working(*deadline)) : end};
        Bounds free{finish};
        for (const std::uint32_t number : passes.out_of[*index]) {
            const Link& link = passes.network.links[number];
            if (!passes.counts(link)) continue;
            const std::size_t to = sink(link);
            late.narrow(passes, link, rest.progress == Progress::waiting, passes.late[to]);
            free.narrow(passes, link, rest.progress == Progress::waiting, passes.early[to]);
            passes.binding[number] = begin_by_link(passes, link) >= passes.early[to].begin;
        }
        const bool finished = rest.progress == Progress::finished;
        passes.late[*index] = finished ? passes.early[*index] : latest_within(passes, *index, late);
        if (!finished) passes.free_slack[*index] = std::max(room(passes, *index, latest_within(passes, *index, free)), 0);
    }
}

}  // namespace zb
