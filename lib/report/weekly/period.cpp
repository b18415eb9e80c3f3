// SPDX-License-Identifier: Apache-2.0
// The working days at both ends of a period, and the next week in which anybody works.
#include "report/weekly/period.h"

#include <fmt/format.h>

namespace zb {

namespace {

Date sunday_of(Date day) { return day + CalendarDays{7 - day.weekday()}; }

}  // namespace

Period period_of(Date first, Date last, const Calendar& calendar) {
    Period period{first, last, first, last, calendar.count(first, last).count, true};
    if (period.working_days > 0) {
        period.first_working = calendar.next_working(first);
        period.last_working = calendar.previous_working(last);
    }
    period.one_week = sunday_of(period.first_working) == sunday_of(period.last_working);
    return period;
}

Period period_ahead(Date day, const Calendar& calendar) {
    Date last = sunday_of(day) + CalendarDays{7};
    while (calendar.count(last - CalendarDays{6}, last).count == 0) last = last + CalendarDays{7};
    return period_of(day + kOneDay, last, calendar);
}

std::string_view ahead_word(Date day, const Calendar& calendar) {
    return day < sunday_of(day) && calendar.count(day + kOneDay, sunday_of(day)).count > 0 ? "近期" : "下周";
}

std::string short_span(const Period& period) {
    return fmt::format("{}至{}", chinese_short(period.first_working), chinese_short(period.last_working));
}

}  // namespace zb
