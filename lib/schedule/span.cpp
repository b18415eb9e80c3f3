// SPDX-License-Identifier: Apache-2.0
// Durations and lags as moves along the calendar, forward and back.
#include "schedule/span.h"

#include <algorithm>

namespace zb {

namespace {

// The latest day whose corresponding day n months later is not after `day`: short months share corresponding days (民法典 第二百零二条).
Date months_before(Date day, int n) {
    Date earlier = day + Months{-n};
    while (earlier + kOneDay + Months{n} <= day) earlier = earlier + kOneDay;
    return earlier;
}

}  // namespace

Date Span::end_of_others(const Work& work, Date begin) const {
    if (!work.pauses.empty()) return end_with_pauses(work, begin);
    return rolled(work, work.unit == DurationUnit::month ? begin + Months{work.days} : begin + CalendarDays{work.days});
}

// Each pause that the work meets puts its end off by as many days as it takes from it.
Date Span::end_with_pauses(const Work& work, Date begin) const {
    const Work unpaused{work.days, work.unit, false};
    Date last = end(unpaused, begin);
    for (const Interruption& pause : work.pauses) {
        if (pause.from > last) break;
        if (pause.to <= begin) continue;
        const int lost = length(work.unit, std::max(pause.from, begin + kOneDay), pause.to);
        last = work.unit == DurationUnit::working ? calendar_.add(last, WorkingDays{lost}) : last + CalendarDays{lost};
    }
    return work.unit == DurationUnit::working ? last : rolled(work, last);
}

Date Span::rolled(const Work& work, Date last) const { return work.roll ? calendar_.next_working(last) : last; }

int Span::length(DurationUnit unit, Date first, Date last) const {
    if (unit == DurationUnit::working) return calendar_.count(first, last).count;
    return std::max((last - first).count + 1, 0);
}

int Span::counted(const Work& work, Date first, Date last) const {
    int days = length(work.unit, first, last);
    for (const Interruption& pause : work.pauses) {
        const Date from = std::max(pause.from, first);
        const Date to = std::min(pause.to, last);
        if (from <= to) days -= length(work.unit, from, to);
    }
    return days;
}

Date Span::begin_to_end_from(const Work& work, Date end) const {
    if (work.days == 0) return end;
    if (!work.pauses.empty()) {
        Date begin = begin_to_end_by(work, end - kOneDay);
        while (this->end(work, begin) < end) begin = open(work, begin + kOneDay);
        return begin;
    }
    if (work.unit == DurationUnit::working) return calendar_.add(calendar_.next_working(end), WorkingDays{1 - work.days}) - kOneDay;
    // Any last day in the rest before `end` rolls on to it or past it.
    const Date last = work.roll ? calendar_.previous_working(end - kOneDay) + kOneDay : end;
    if (work.unit == DurationUnit::month) return months_before(last - kOneDay, work.days) + kOneDay;
    return last - CalendarDays{work.days};
}

Date Span::begin_to_end_by_others(const Work& work, Date end) const {
    if (!work.pauses.empty()) {
        // Pauses only put the end off: the answer lies by at most their length before the one without them.
        Date begin = begin_to_end_by({work.days, work.unit, work.roll}, end);
        while (this->end(work, begin) > end) begin = begin_by(work, begin - kOneDay);
        return begin;
    }
    const Date last = work.roll ? calendar_.previous_working(end) : end;
    return work.unit == DurationUnit::month ? months_before(last, work.days) : last - CalendarDays{work.days};
}

Date Span::moved_by_lag(Date day, const Link& link) const {
    switch (link.lag_unit) {
        case DurationUnit::working: return calendar_.add(link.lag > 0 ? day : calendar_.previous_working(day), WorkingDays{link.lag});
        case DurationUnit::calendar: return day + CalendarDays{link.lag};
        case DurationUnit::month: return day + Months{link.lag};
    }
    return day;
}

Date Span::moved_back_by_lag(Date day, const Link& link) const {
    switch (link.lag_unit) {
        // All evenings before the working day behind the one that moves to `day` move to it as well, or to an earlier one.
        case DurationUnit::working:
            return calendar_.add(link.lag > 0 ? calendar_.previous_working(day) : day, WorkingDays{1 - link.lag}) - kOneDay;
        case DurationUnit::calendar: return day - CalendarDays{link.lag};
        case DurationUnit::month: return months_before(day, link.lag);
    }
    return day;
}

}  // namespace zb
