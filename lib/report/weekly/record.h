// SPDX-License-Identifier: Apache-2.0
// What all sections of a circular are counted from: two evenings, the period between them, and what happened in it.
#pragma once

#include <vector>

#include "outlook/outlook.h"
#include "report/weekly/events.h"
#include "report/weekly/moves.h"
#include "report/weekly/period.h"
#include "report/weekly/work.h"

namespace zb {

// Points into the two states.
struct WeekRecord {
    StateOfDay now, before;
    Period period, ahead;
    WorkItems work, work_before;
    std::vector<ProjectOutlook> outlooks, outlooks_before;  // of the projects on the list, by code
    std::vector<ProjectOutlook> left;                       // of those that left it since, by code
    WeekEvents events;
    WeekMoves moves;

    Date day() const { return now.day; }
    const Calendar& calendar() const { return now.calendar(); }
};

// The project's name, whether or not it is on the list still; its code where no such project is known.
std::string name_of(const WeekRecord& record, const std::string& project);
// Of those given, by code; none where the project is not among them.
const ProjectOutlook* outlook_of(const std::vector<ProjectOutlook>& outlooks, std::string_view project);

// `before`: what was known at the circular before, and its day; the period begins on the day after it.
WeekRecord week_record(const StateOfDay& now, const StateOfDay& before);

}  // namespace zb
