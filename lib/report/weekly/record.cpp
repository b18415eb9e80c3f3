// SPDX-License-Identifier: Apache-2.0
// Looks at both evenings once.
#include "report/weekly/record.h"

namespace zb {

WeekRecord week_record(const StateOfDay& now, const StateOfDay& before) {
    WeekRecord record;
    record.now = now;
    record.before = before;
    record.period = period_of(before.day + kOneDay, now.day, now.calendar());
    record.ahead = period_ahead(now.day, now.calendar());
    record.work = work_of(now);
    record.work_before = work_of(before);
    record.outlooks = project_outlooks(*now.state, now.day, now.calendar());
    record.outlooks_before = project_outlooks(*before.state, before.day, before.calendar());
    record.events = week_events(record.work, record.work_before, record.period.first);
    record.moves = week_moves(*now.state, record.period.first);
    return record;
}

}  // namespace zb
