// SPDX-License-Identifier: Apache-2.0
// Parts of the circular's figures that need no other part: what falls due, what resumed, owed materials, problems.
#pragma once

#include <vector>

#include "report/weekly/moves.h"
#include "report/weekly/weekly.h"
#include "report/weekly/work.h"

namespace zb {

// Limits, five-day limits, announced ends of pauses and owed materials of a week; not what is overdue already.
std::vector<DueRow> due_rows(const Work& work, const Week& week, const StateOfDay& now, const Calendar& calendar);
// Pauses whose result came in that week.
std::vector<ResumedRow> resumed_rows(const Work& work, const Week& week, const Calendar& calendar);
std::vector<HeldRow> held_rows(const Work& work, Date day, const Calendar& calendar);
// Of the decisions past their limit.
std::vector<StoppedRow> stopped_rows(const std::vector<const WeekEvent*>& late, const Calendar& calendar);
OwedFigures owed_figures(const Work& now, const Work& before, const Week& week, const StateOfDay& today);
ProblemFigures problem_figures(const StateOfDay& now, const StateOfDay& before, const Week& week);
// 八: from the week's acceptances and decisions and what is in hand, which `figures` must hold already.
DepartmentFigures department_figures(const WeeklyFigures& figures, const Departments& departments);
// 附表, in the order of the outlooks; `figures` must hold what is in hand.
std::vector<AnnexRow> annex_rows(const WeeklyFigures& figures, const std::vector<ProjectOutlook>& outlooks, const WeekMoves& moves);

}  // namespace zb
