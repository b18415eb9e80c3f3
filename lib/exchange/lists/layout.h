// SPDX-License-Identifier: Apache-2.0
// How a published sheet is laid out: which rows are its headings, and what each row below them is.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/csv.h"
#include "exchange/lists/columns.h"

namespace zb {

struct HeadedColumn {
    std::string heading;  // as a list of its own would head the column, with the unit that a caption states
    std::optional<KnownHeading> known;
};

// What a row of a list is.
enum class RowKind {
    project,         // or what a person must look at: a row without a name is refused, not dropped
    blank,           // cells of dashes, or a number prepared for a project to come
    headings,        // printed again on every page
    column_numbers,  // 1, 2, 3 … below the headings
    title,           // of the sheet, of a page
    section,         // 一、新开工项目
    total,           // 合计
    note,            // 注：总投资以备案证为准
    form,            // 填报单位：, 填表人：, 第1页
};
std::string_view label(RowKind kind);  // 分组行 …; empty for a project

struct SheetLayout {
    std::size_t first = 0;  // row of the headings
    std::size_t rows = 0;   // that the headings take
    std::vector<HeadedColumn> columns;
    StatedUnit caption;          // of the rows around the table
    bool caption_used = false;   // an amount takes it: its heading states no unit
    std::vector<RowKind> kinds;  // of the rows behind the headings, one each
};

// The layout of a sheet: its headings stand in one row or in up to three below each other, somewhere in its first twenty rows. Throws
// Error "list.no_names" where none of them is 项目名称.
SheetLayout layout_of(const std::vector<CsvRow>& rows);
// The kinds alone, where the headings are known.
std::vector<RowKind> row_kinds(const std::vector<CsvRow>& rows, const SheetLayout& headings);

// The separator under which a text has headings, for read_csv: a title of one cell or with commas of its own does not decide.
char list_separator(std::string_view text, CsvMarks marks);

// What printed lists put where there is nothing to say.
bool is_blank_cell(std::string_view cell);

}  // namespace zb
