// SPDX-License-Identifier: Apache-2.0
// 咨询 in the circular: received and settled in the period, and open at its end. A clause of the first section, and figures for machines.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "report/weekly/sections.h"

namespace zb {

// before + received + received_prior + reopened − settled − settled_prior − reversed = open.
struct InquiryFigures {
    int before = 0, received = 0, received_prior = 0, reopened = 0, settled = 0, settled_prior = 0, reversed = 0;
    int hotline = 0;                                // of those received in the period
    int answered = 0, returned = 0, withdrawn = 0;  // of those settled in the period, and recorded of an earlier one
    int overdue = 0;                                // of those open
    std::vector<const Inquiry*> open = {};          // at the end, in order of code
};
InquiryFigures inquiry_figures(const WeekRecord& record);

// 受理咨询2件，均已答复; none in a ledger that has no inquiry at all.
std::optional<std::string> inquiry_clause(const WeekRecord& record);
// The same for machines: inquiries.received …; none in a ledger that has no inquiry at all. Throws Error "report.unbalanced".
std::vector<std::pair<std::string, Value>> inquiry_values(const WeekRecord& record);
// For machines, a row each that came or was settled since the circular before or is open; nothing before the first one ever.
Sections inquiry_rows(const WeekRecord& record);

}  // namespace zb
