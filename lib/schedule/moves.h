// SPDX-License-Identifier: Apache-2.0
// What a pass asks of activities and links, in two ways that answer alike: private to lib/schedule. The passes are written once, over
// either: a network of a million plain steps then pays neither for calendars nor for actual days that it does not have.
#pragma once

#include <algorithm>
#include <optional>

#include "schedule/passes.h"

namespace zb {

// Any network: what is left of each activity, on days some of which rest.
class OnCalendar {
public:
    explicit OnCalendar(const Passes& passes) : passes_(passes) {}

    Progress progress(std::size_t activity) const { return passes_.rest[activity].progress; }
    bool milestone(std::size_t activity) const { return passes_.milestone(activity); }
    bool counts(const Link& link) const { return passes_.counts(link); }
    // Of what is more than a milestone, the evening before it really began.
    std::optional<Date> began(std::size_t activity) const {
        const std::optional<Date>& start = passes_.network.activities[activity].actual_start;
        return start && !milestone(activity) ? std::optional{*start - kOneDay} : std::nullopt;
    }
    // The latest evening on which an activity may end, its successors apart.
    Date due(std::size_t activity, Date end) const {
        const std::optional<Date>& deadline = passes_.network.activities[activity].deadline;
        return deadline ? std::min(end, previous_working(*deadline)) : end;
    }
    // The evening on which an activity begins at the earliest, links apart.
    Date begin_unbound(std::size_t activity) const {
        const Rest& rest = passes_.rest[activity];
        // A milestone that waits for nothing falls on a day on which people work.
        if (passes_.stands_alone(activity)) return passes_.calendar.next_working(rest.earliest);
        return passes_.span.open(rest.work, rest.earliest);
    }

    Date open(std::size_t activity, Date begin) const { return passes_.span.open(work(activity), begin); }
    Date end(std::size_t activity, Date begin) const { return passes_.span.end(work(activity), begin); }
    Date begin_to_end_from(std::size_t activity, Date end) const { return passes_.span.begin_to_end_from(work(activity), end); }
    Date begin_to_end_by(std::size_t activity, Date end) const { return passes_.span.begin_to_end_by(work(activity), end); }
    Date begin_by(std::size_t activity, Date begin) const { return passes_.span.begin_by(work(activity), begin); }
    Date moved(Date day, const Link& link) const { return passes_.span.moved(day, link); }
    Date moved_back(Date day, const Link& link) const { return passes_.span.moved_back(day, link); }
    Date previous_working(Date day) const { return passes_.calendar.previous_working(day); }
    int elapsed(Date from, Date to) const { return passes_.calendar.elapsed(from, to).count; }

private:
    const Work& work(std::size_t activity) const { return passes_.rest[activity].work; }

    const Passes& passes_;
};

// A plain network (Passes::plain): every move is a sum.
class InPeriods {
public:
    explicit InPeriods(const Passes& passes) : activities_(passes.network.activities.data()), eve_(passes.network.start - kOneDay) {}

    static Progress progress(std::size_t) { return Progress::waiting; }
    bool milestone(std::size_t activity) const { return activities_[activity].duration == 0; }
    static bool counts(const Link&) { return true; }
    static std::optional<Date> began(std::size_t) { return std::nullopt; }
    static Date due(std::size_t, Date end) { return end; }
    Date begin_unbound(std::size_t) const { return eve_; }

    static Date open(std::size_t, Date begin) { return begin; }
    Date end(std::size_t activity, Date begin) const { return begin + CalendarDays{activities_[activity].duration}; }
    Date begin_to_end_from(std::size_t activity, Date end) const { return end - CalendarDays{activities_[activity].duration}; }
    Date begin_to_end_by(std::size_t activity, Date end) const { return end - CalendarDays{activities_[activity].duration}; }
    static Date begin_by(std::size_t, Date begin) { return begin; }
    static Date moved(Date day, const Link& link) { return day + CalendarDays{link.lag}; }
    static Date moved_back(Date day, const Link& link) { return day - CalendarDays{link.lag}; }
    static Date previous_working(Date day) { return day; }
    static int elapsed(Date from, Date to) { return (to - from).count; }

private:
    const Activity* activities_;
    Date eve_;
};

// Calls `visit` with the way that suits the network.
template <class Visit>
void with_moves(const Passes& passes, Visit visit) {
    if (passes.plain) {
        visit(InPeriods{passes});
    } else {
        visit(OnCalendar{passes});
    }
}

// The evening that a link lets its successor begin on (finish_start, start_start) or end on (the others) at the earliest.
template <class Moves>
Date bound_of(const Moves& moves, const Link& link, const Evenings& from) {
    if (from_finish(link.kind)) return moves.moved(from.end, link);
    return moves.moved(moves.began(source(link)).value_or(from.begin), link);
}

// The evening on which the successor begins at the earliest by a link alone.
template <class Moves>
Date begin_by_link(const Moves& moves, const Link& link, const Evenings& from) {
    const Date bound = bound_of(moves, link, from);
    return moves.open(sink(link), to_start(link.kind) ? bound : moves.begin_to_end_from(sink(link), bound));
}

// Working days by which an activity could be later. What has begun has no start to move: its end sets the room.
template <class Moves>
int room(const Moves& moves, std::size_t activity, const Evenings& early, const Evenings& latest) {
    if (moves.progress(activity) == Progress::running) return moves.elapsed(early.end, latest.end);
    // Of anything but a milestone the first day is the one behind its evening.
    const CalendarDays day{moves.milestone(activity) ? 0 : 1};
    return moves.elapsed(early.begin + day, latest.begin + day);
}

}  // namespace zb
