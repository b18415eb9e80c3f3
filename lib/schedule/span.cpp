// SPDX-License-Identifier: Apache-2.0
// Durations and lags as moves along the calendar.
#include "schedule/span.h"

namespace zb {

namespace {

constexpr CalendarDays kOneDay{1};
constexpr int kLongestMonth = 31;

Date by_calendar(const Activity& activity, int days, Date begin, const Calendar& calendar) {
    const Date end = activity.unit == DurationUnit::month ? begin + Months{days} : begin + CalendarDays{days};
    return activity.roll_to_working_day ? calendar.next_working(end) : end;
}

// A day from which no period of that length can reach `end`.
Date well_before(const Activity& activity, int days, Date end) {
    constexpr int kLongestRest = 14;
    return end - CalendarDays{days * (activity.unit == DurationUnit::month ? kLongestMonth : 1) + kLongestRest};
}

}  // namespace

Date first_day(const Activity& activity, Date begin, const Calendar& calendar) {
    return activity.unit == DurationUnit::working ? calendar.add(begin, WorkingDays{1}) : begin + kOneDay;
}

Date end_of(const Activity& activity, int days, Date begin, const Calendar& calendar) {
    if (days == 0) return begin;
    return activity.unit == DurationUnit::working ? calendar.add(begin, WorkingDays{days}) : by_calendar(activity, days, begin, calendar);
}

Date begin_to_end_from(const Activity& activity, int days, Date end, const Calendar& calendar) {
    if (days == 0) return end;
    // The n-th working day back, the last one counted, is the first; it begins on the evening before.
    if (activity.unit == DurationUnit::working) return calendar.add(calendar.next_working(end) + kOneDay, WorkingDays{-days}) - kOneDay;
    Date begin = well_before(activity, days, end);
    while (by_calendar(activity, days, begin, calendar) < end) begin = begin + kOneDay;
    return begin;
}

Date begin_to_end_by(const Activity& activity, int days, Date end, const Calendar& calendar) {
    if (days == 0) return end;
    if (activity.unit == DurationUnit::working) return calendar.add(calendar.previous_working(end) + kOneDay, WorkingDays{-days}) - kOneDay;
    Date begin = well_before(activity, days, end);
    while (by_calendar(activity, days, begin + kOneDay, calendar) <= end) begin = begin + kOneDay;
    return begin;
}

Date moved(Date day, const Link& link, const Calendar& calendar) {
    if (link.lag == 0) return day;
    switch (link.lag_unit) {
        case DurationUnit::working: return calendar.add(day, WorkingDays{link.lag});
        case DurationUnit::calendar: return day + CalendarDays{link.lag};
        case DurationUnit::month: return day + Months{link.lag};
    }
    return day;
}

Date moved_back(Date day, const Link& link, const Calendar& calendar) {
    if (link.lag == 0) return day;
    if (link.lag_unit == DurationUnit::calendar) return day - CalendarDays{link.lag};
    if (link.lag_unit == DurationUnit::working) {
        const Date last = calendar.previous_working(day);
        // Any day before the n-th working day back reaches `last` by n working days; moving back, the n-th one after it does.
        return link.lag > 0 ? calendar.add(last + kOneDay, WorkingDays{-link.lag}) - kOneDay : calendar.add(last, WorkingDays{-link.lag});
    }
    Date earlier = day + Months{-link.lag} - CalendarDays{kLongestMonth};
    while (earlier + kOneDay + Months{link.lag} <= day) earlier = earlier + kOneDay;
    return earlier;
}

}  // namespace zb
