// SPDX-License-Identifier: Apache-2.0
// What all sections of a circular are counted from: two evenings, the week between them, and what happened in it.
#pragma once

#include <vector>

#include "outlook/outlook.h"
#include "report/weekly/events.h"
#include "report/weekly/moves.h"
#include "report/weekly/week.h"
#include "report/weekly/work.h"

namespace zb {

// Points into the two states.
struct WeekRecord {
    StateOfDay now, before;
    Week week, next_week;
    Work work, work_before;
    std::vector<ProjectOutlook> outlooks, outlooks_before;  // of the projects on the list, by code
    WeekEvents events;
    WeekMoves moves;

    Date day() const { return now.day; }
    const Calendar& calendar() const { return now.calendar(); }
};

// `before`: what was known at the circular before, and its day.
WeekRecord week_record(const StateOfDay& now, const StateOfDay& before);

}  // namespace zb
