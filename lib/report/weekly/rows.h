// SPDX-License-Identifier: Apache-2.0
// The circular's rows for machines: JSON and CSV. Codes and keys, ISO dates, one value a cell.
#pragma once

#include "base/table.h"
#include "report/weekly/weekly.h"

namespace zb {

Table project_rows(const WeeklyFigures& figures);
Table in_hand_rows(const WeeklyFigures& figures);
Table prior_rows(const WeeklyFigures& figures);
Table decided_rows(const std::vector<WeekEvent>& events);
Table accepted_rows(const WeeklyFigures& figures);
Table not_accepted_rows(const WeeklyFigures& figures);
Table due_next_week_rows(const WeeklyFigures& figures);
Table item_rows(const std::vector<const WeekItem*>& items);
Table overdue_rows(const WeeklyFigures& figures);
Table paused_rows(const WeeklyFigures& figures);
Table resumed_table(const WeeklyFigures& figures);
Table held_table(const WeeklyFigures& figures);
Table decided_late_rows(const WeeklyFigures& figures);
Table slip_rows(const WeeklyFigures& figures);
Table owed_rows(const OwedFigures& owed);
Table owed_received_rows(const OwedFigures& owed);
Table problem_rows(const ProblemFigures& problems);
Table news_rows(const WeeklyFigures& figures);
Table department_rows(const DepartmentFigures& departments);
Table annex_table(const WeeklyFigures& figures);

// Filed, or for a utility the day its work began.
std::optional<Date> filed_day(const WeekItem& item);
// Working days left as told: none while paused, correcting or overdue.
std::optional<int> left_told(const WeekItem& item);

}  // namespace zb
