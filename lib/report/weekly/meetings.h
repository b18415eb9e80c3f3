// SPDX-License-Identifier: Apache-2.0
// 会议和议定事项 in the circular: meetings held and missed, what was resolved, done and still open. All of it is silent in a ledger in
// which no meeting and no resolution was ever recorded.
#pragma once

#include <string>
#include <vector>

#include "report/weekly/sections.h"

namespace zb {

// before + made + made_prior − done − done_prior − reversed = open.
struct ResolutionFigures {
    int before = 0, made = 0, made_prior = 0, done = 0, done_prior = 0, reversed = 0;
    std::vector<const Resolution*> open;     // at the end, by code
    int overdue = 0;                         // of them
    std::vector<const Resolution*> printed;  // open, or made or done in the period, by code
};
ResolutionFigures resolution_figures(const WeekRecord& record);

// 召开项目分析会1次，议定事项3项，办结2项，逾期1项: a clause of the first section; empty where there is nothing to say.
std::string meetings_clause(const WeekRecord& record);
// What follows the sum of problems: 11月16日分析会议定事项3项：…。; empty where no resolution is open and none was made or done.
std::string resolutions_paragraph(const WeekRecord& record);
// ，提请11-23分析会: where an overdue problem goes; empty where the ledger knows no weekly meeting.
std::string brought_before(const StateOfDay& now);
// For 下一步工作: resolutions to be done; and the meetings to come.
std::string resolution_work(const WeekRecord& record);
std::string meeting_work(const WeekRecord& record);
// The rows for machines; none where the ledger has no resolution.
Sections resolution_rows(const WeekRecord& record);

}  // namespace zb
