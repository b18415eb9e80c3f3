// SPDX-License-Identifier: Apache-2.0
// The seven days that a circular is about.
#pragma once

#include "calendar/calendar.h"

namespace zb {

// The seven days that end on a day; people read it by its first and its last working day.
struct Week {
    Date first, last;
    Date first_working, last_working;  // equal to `first` and `last` in a week without working days
    int working_days = 0;

    bool contains(Date day) const { return first <= day && day <= last; }
};
Week week_ending(Date day, const Calendar& calendar);

}  // namespace zb
