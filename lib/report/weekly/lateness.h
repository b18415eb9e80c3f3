// SPDX-License-Identifier: Apache-2.0
// What is behind its days, parts of 滞后及亮灯: decisions past their limit, and projects whose next node is behind the plan.
#pragma once

#include "report/weekly/sections.h"

namespace zb {

// Working days of 挂起 up to a day, both ends counted.
int held_days(const Attempt& attempt, Date day, const Calendar& calendar);
// The next node of the project is expected later than its plan has it, the first one or the one in force.
bool is_behind_plan(const ProjectOutlook& outlook);
bool any_behind_plan(const WeekRecord& record);

Section late_section(const WeekRecord& record);
Section slip_section(const WeekRecord& record);

}  // namespace zb
