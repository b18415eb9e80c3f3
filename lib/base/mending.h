// SPDX-License-Identifier: Apache-2.0
// Rows of a list that could not be taken, as a list of their own with the reasons.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"

namespace zb {

// The column in which rows to be mended carry their faults; it is ignored when they are imported again.
inline constexpr std::string_view kReasonHeading = "待改原因";

// The rows that `faults` name by their lines, as a CSV of the same headings and one more column with the reasons; it can be imported when
// mended. UTF-8 with BOM, CRLF.
struct RowToMend {
    int line = 0;
    const std::vector<std::string>* cells = nullptr;
};
std::string rows_to_mend(const std::vector<std::string>& headings, const std::vector<RowToMend>& rows, const std::vector<Fault>& faults);

}  // namespace zb
