// SPDX-License-Identifier: Apache-2.0
// 企业评价 in the circular: those of the period by level, and the bad ones whose repair is open. Who gave them is not known here.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "report/weekly/sections.h"

namespace zb {

struct ReviewFigures {
    ReviewCount count;                          // of the period
    int prior = 0;                              // recorded since the circular before, of an earlier day
    int gone = 0;                               // told by an earlier circular, and cancelled or left out since
    int decided = 0;                            // approval items decided in the period: what 主动评价率 divides by
    std::vector<const Review*> repairing = {};  // bad ones still open at the end, in order of code
};
ReviewFigures review_figures(const WeekRecord& record);

// 收到企业评价4件，其中非常满意3件、满意1件，主动评价率80.0%（4/5）; none in a ledger that has no review at all.
std::optional<std::string> review_clause(const WeekRecord& record);
// The same for machines: reviews.received …; none in a ledger that has no review at all.
std::vector<std::pair<std::string, Value>> review_values(const WeekRecord& record);
// For machines, a row each that came since the circular before or is being repaired; nothing before the first one ever.
Sections review_rows(const WeekRecord& record);

}  // namespace zb
