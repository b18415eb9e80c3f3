// SPDX-License-Identifier: Apache-2.0
// A CSV list, its columns found by their headings.
#include <algorithm>
#include <fmt/format.h>
#include <map>

#include "base/mending.h"
#include "base/text.h"
#include "cli/importing.h"

namespace zb::cli {

namespace {

// The key of the column headed so, or "".
std::string_view key_of(const std::vector<SheetColumn>& columns, std::string_view heading) {
    const std::string normal = normal_name(heading);
    for (const SheetColumn& column : columns) {
        if (std::find(column.headings.begin(), column.headings.end(), normal) != column.headings.end()) return column.key;
    }
    return {};
}

void check_required(const std::vector<SheetColumn>& columns, const std::vector<std::string_view>& keys) {
    for (const SheetColumn& column : columns) {
        if (!column.required || std::find(keys.begin(), keys.end(), column.key) != keys.end()) continue;
        std::vector<std::string> headings;
        for (const SheetColumn& one : columns) headings.emplace_back(one.headings.front());
        throw Error{"list.no_column", fmt::format("第一行里没有“{}”这一列", column.headings.front()),
                    fmt::format("第一行写列名：{}", join(headings, "、"))};
    }
}

// A workbook may have a title over its headings, as those that zb writes: then the first row in which two known ones stand.
std::size_t heading_row(const std::vector<CsvRow>& rows, const std::vector<SheetColumn>& columns) {
    constexpr std::size_t kMostTitles = 5;
    for (std::size_t i = 0; i < std::min(rows.size(), kMostTitles); ++i) {
        const auto known = std::count_if(rows[i].cells.begin(), rows[i].cells.end(),
                                         [&](const std::string& cell) { return !key_of(columns, cell).empty(); });
        if (known >= 2) return i;
    }
    return 0;
}

}  // namespace

Sheet Sheet::read(std::string_view bytes, CsvMarks marks, const std::vector<SheetColumn>& columns) {
    refuse_spreadsheets(bytes);
    const Decoded decoded = decode(bytes);
    Sheet sheet;
    sheet.encoding_ = decoded.encoding;
    sheet.remark_ = decoded.remark;
    sheet.rows_ = read_csv(decoded.text, marks);
    if (sheet.rows_.empty()) throw Error{"list.empty", "文件是空的", "第一行写列名，以下一行一条"};
    const auto head = sheet.rows_.begin() + static_cast<std::ptrdiff_t>(heading_row(sheet.rows_, columns));
    sheet.headings_ = std::move(head->cells);
    sheet.rows_.erase(sheet.rows_.begin(), head + 1);
    if (sheet.rows_.empty()) throw Error{"list.empty", "文件只有列名，没有一行内容", "第一行写列名，以下一行一条"};
    for (const std::string& heading : sheet.headings_) {
        const std::string_view key = key_of(columns, heading);
        if (key.empty() && !trim(heading).empty() && heading != kReasonHeading) sheet.left_out_.emplace_back(trim(heading));
        sheet.keys_.push_back(key);
    }
    check_required(columns, sheet.keys_);
    return sheet;
}

std::string Sheet::raw(const CsvRow& row, std::string_view key) const {
    const auto place = static_cast<std::size_t>(std::find(keys_.begin(), keys_.end(), key) - keys_.begin());
    return place < keys_.size() && place < row.cells.size() ? std::string{trim(row.cells[place])} : std::string{};
}

std::optional<std::string> Sheet::cell(const CsvRow& row, std::string_view key) const {
    const auto place = static_cast<std::size_t>(std::find(keys_.begin(), keys_.end(), key) - keys_.begin());
    const std::string_view heading = place < keys_.size() ? trim(headings_[place]) : key;
    std::string text = clean_text(raw(row, key), heading, Newlines::escape);
    if (text.empty()) return std::nullopt;
    return text;
}

std::vector<std::string> Sheet::pieces(const CsvRow& row, std::string_view key) const {
    std::string text = cell(row, key).value_or("");
    constexpr std::string_view kWide = "；";
    for (std::size_t at = text.find(kWide); at != std::string::npos; at = text.find(kWide)) text.replace(at, kWide.size(), ";");
    std::vector<std::string> found = split(text, ';');
    std::erase(found, std::string{});
    return found;
}

std::vector<RowToMend> Sheet::lines() const {
    std::vector<RowToMend> lines;
    for (const CsvRow& row : rows_) lines.push_back(RowToMend{row.line, &row.cells});
    return lines;
}

}  // namespace zb::cli
