// SPDX-License-Identifier: Apache-2.0
// Solved plans for other programs: calendars (RFC 5545) and MS Project, ProjectLibre and what reads their XML (MSPDI).
// Both write dates: throws Error "plan.no_dates" for a plan in plain periods.
#pragma once

#include <string>

#include "exchange/plans/answer.h"

namespace zb {

// An all-day event for each step on the day it is due, and one for a deadline of its own.
std::string icalendar(const SolvedPlan& solved);
// Tasks with their links, constraints and actual dates, and a calendar with the notices' days over the plan's years.
std::string mspdi(const SolvedPlan& solved, const Calendar& days);

}  // namespace zb
