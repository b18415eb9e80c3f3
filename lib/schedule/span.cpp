// SPDX-License-Identifier: Apache-2.0
// Durations and lags as moves along the calendar, forward and back.
#include "schedule/span.h"

namespace zb {

namespace {

constexpr CalendarDays kOneDay{1};

// The latest day whose corresponding day n months later is not after `day`: short months share corresponding days (民法典 第二百零二条).
Date months_before(Date day, int n) {
    Date earlier = day + Months{-n};
    while (earlier + kOneDay + Months{n} <= day) earlier = earlier + kOneDay;
    return earlier;
}

}  // namespace

Date Span::open(const Work& work, Date begin) const {
    if (work.days == 0 || work.unit != DurationUnit::working) return begin;
    return calendar_.next_working(begin + kOneDay) - kOneDay;
}

Date Span::end(const Work& work, Date begin) const {
    if (work.days == 0) return begin;
    if (work.unit == DurationUnit::working) return calendar_.add(begin, WorkingDays{work.days});
    const Date last = work.unit == DurationUnit::month ? begin + Months{work.days} : begin + CalendarDays{work.days};
    return work.roll ? calendar_.next_working(last) : last;
}

Date Span::begin_to_end_from(const Work& work, Date end) const {
    if (work.days == 0) return end;
    if (work.unit == DurationUnit::working) return calendar_.add(calendar_.next_working(end), WorkingDays{1 - work.days}) - kOneDay;
    // Any last day in the rest before `end` rolls on to it or past it.
    const Date last = work.roll ? calendar_.previous_working(end - kOneDay) + kOneDay : end;
    if (work.unit == DurationUnit::month) return months_before(last - kOneDay, work.days) + kOneDay;
    return last - CalendarDays{work.days};
}

Date Span::begin_to_end_by(const Work& work, Date end) const {
    if (work.days == 0) return end;
    if (work.unit == DurationUnit::working) return calendar_.add(calendar_.previous_working(end), WorkingDays{1 - work.days}) - kOneDay;
    const Date last = work.roll ? calendar_.previous_working(end) : end;
    return work.unit == DurationUnit::month ? months_before(last, work.days) : last - CalendarDays{work.days};
}

Date Span::begin_by(const Work& work, Date begin) const {
    if (work.days == 0 || work.unit != DurationUnit::working) return begin;
    return calendar_.previous_working(begin + kOneDay) - kOneDay;
}

Date Span::moved(Date day, const Link& link) const {
    if (link.lag == 0) return day;
    switch (link.lag_unit) {
        case DurationUnit::working: return calendar_.add(link.lag > 0 ? day : calendar_.previous_working(day), WorkingDays{link.lag});
        case DurationUnit::calendar: return day + CalendarDays{link.lag};
        case DurationUnit::month: return day + Months{link.lag};
    }
    return day;
}

Date Span::moved_back(Date day, const Link& link) const {
    if (link.lag == 0) return day;
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
