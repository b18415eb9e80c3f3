// SPDX-License-Identifier: Apache-2.0
// The working days at both ends of a week.
#include "report/weekly/week.h"

namespace zb {

Week week_ending(Date day, const Calendar& calendar) {
    Week week{day - CalendarDays{6}, day, day - CalendarDays{6}, day, 0};
    week.working_days = calendar.count(week.first, week.last).count;
    if (week.working_days == 0) return week;
    week.first_working = calendar.next_working(week.first);
    week.last_working = calendar.previous_working(week.last);
    return week;
}

}  // namespace zb
