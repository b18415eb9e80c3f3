// SPDX-License-Identifier: Apache-2.0
// A year of the calendar: what rests, what is worked instead, by which notice.
#pragma once

#include "base/table.h"
#include "calendar/calendar.h"

namespace zb {

// One row a month.
Table year_table(const Calendar& calendar, int year);

}  // namespace zb
