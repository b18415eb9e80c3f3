// SPDX-License-Identifier: Apache-2.0
// Where time went: along the main line by owner, and by day. Two tables that say how they count.
#pragma once

#include <optional>
#include <string>

#include "base/document.h"
#include "outlook/time/days_by_owner.h"
#include "outlook/time/main_line.h"
#include "report/words/owners.h"

namespace zb {

// The first of the two tables, with all its rows, or those within `window` where one is given.
Section main_line_section(const State& state, const MainLine& line, std::optional<DaySpan> window = {});
// The second: 政府审批 37 ＋ 收件审核 1 … ＝ 56.
Section by_day_section(const State& state, const ProjectOutlook& outlook, const MainLine& line, const DaySpan& window, Date day);

// Both tables, with their sums by owner, stage and month. Throws Error "project.no_line" where the project has no main line.
Document time_document(const State& state, const ProjectOutlook& outlook, Date day, std::optional<DaySpan> window, const Basis& basis);

// The main line of a project; throws Error "project.no_line", which says why there is none.
MainLine known_line(const State& state, const ProjectOutlook& outlook, Date day);

}  // namespace zb
