// SPDX-License-Identifier: Apache-2.0
// Bad rows, saved with their reasons so that only they need be mended.
#include "base/mending.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <utility>

#include "base/csv.h"

namespace zb {

namespace {

std::string fault_text(const Fault& fault) {
    std::string text = fault.place.column.empty() ? fault.message : fmt::format("“{}”：{}", fault.place.column, fault.message);
    if (!fault.hint.empty()) text += fmt::format("。办法：{}", fault.hint);
    return text;
}

std::map<int, std::string> reasons_by_line(const std::vector<Fault>& faults) {
    std::map<int, std::string> reasons;
    for (const Fault& fault : faults) {
        std::string& reason = reasons[fault.place.line];
        if (!reason.empty()) reason += "；";
        reason += fault_text(fault);
    }
    return reasons;
}

// A hint that names its row (--new 6) must name the line that the row has in the saved file.
std::string renumbered(std::string reason, int old_line, std::ptrdiff_t new_line) {
    const std::string old_option = fmt::format("--new {}", old_line);
    const std::size_t at = reason.rfind(old_option);
    if (at != std::string::npos) reason.replace(at, old_option.size(), fmt::format("--new {}", new_line));
    return reason;
}

void add_line(std::string& text, const std::vector<std::string>& cells) {
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (i > 0) text += ',';
        text += csv_text(cells[i], CsvMarks::marked);
    }
    text += "\r\n";
}

}  // namespace

std::string rows_to_mend(const std::vector<std::string>& headings, const std::vector<RowToMend>& rows, const std::vector<Fault>& faults) {
    const std::map<int, std::string> reasons = reasons_by_line(faults);
    // A reason of an earlier round is replaced.
    const auto reason_column = static_cast<std::size_t>(std::find(headings.begin(), headings.end(), kReasonHeading) - headings.begin());
    const auto with_reason = [&](std::vector<std::string> cells, std::string reason) {
        cells.resize(std::max(cells.size(), reason_column + 1));
        cells[reason_column] = std::move(reason);
        return cells;
    };
    std::string text = "\uFEFF";
    std::ptrdiff_t lines = 0;
    std::size_t counted = 0;  // bytes whose line ends are in `lines`
    add_line(text, with_reason(headings, std::string{kReasonHeading}));
    for (const RowToMend& row : rows) {
        const auto reason = reasons.find(row.line);
        if (reason == reasons.end()) continue;
        lines += std::count(text.begin() + static_cast<std::ptrdiff_t>(std::exchange(counted, text.size())), text.end(), '\n');
        const auto new_line = 1 + lines;
        add_line(text, with_reason(*row.cells, renumbered(reason->second, row.line, new_line)));
    }
    return text;
}

}  // namespace zb
