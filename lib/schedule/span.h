// SPDX-License-Identifier: Apache-2.0
// Moving along the calendar by durations and lags: private to lib/schedule. All days are evenings: an activity that begins on the evening
// of one day has its first day after it, and ends on the evening of its last.
#pragma once

#include "calendar/calendar.h"
#include "schedule/schedule.h"

namespace zb {

// First day on which an activity can work after the evening of `begin`.
Date first_day(const Activity& activity, Date begin, const Calendar& calendar);
// Evening on which `days` of the activity that begin on the evening of `begin` are done; `begin` itself for none.
Date end_of(const Activity& activity, int days, Date begin, const Calendar& calendar);
// The earliest and the latest begin whose end is not before, not after, `end`.
Date begin_to_end_from(const Activity& activity, int days, Date end, const Calendar& calendar);
Date begin_to_end_by(const Activity& activity, int days, Date end, const Calendar& calendar);

// `day` moved by a link's lag; and the latest day that the lag moves to `day` at most.
Date moved(Date day, const Link& link, const Calendar& calendar);
Date moved_back(Date day, const Link& link, const Calendar& calendar);

}  // namespace zb
