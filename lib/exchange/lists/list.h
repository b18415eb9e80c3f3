// SPDX-License-Identifier: Apache-2.0
// A published list of projects, read as it was published: columns known by their Chinese headings, amounts and dates as printed.
#pragma once

#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/csv.h"
#include "base/encoding.h"
#include "base/error.h"
#include "base/mending.h"
#include "domain/project/project.h"
#include "exchange/lists/layout.h"

namespace zb {

struct ListRow {
    int line = 0;
    std::vector<std::string> cells;   // as read
    std::optional<std::string> code;  // 项目代码 of this ledger
    std::string name;
    ProjectDetails details;
    std::vector<Fault> faults;         // each with line, column and value
    std::vector<std::string> remarks;  // what was read otherwise than it is printed
};

// A row that is no project.
struct OtherRow {
    int line = 0;
    RowKind kind = RowKind::section;
    std::string text;  // its first words
};

struct ProjectList {
    Encoding encoding = Encoding::utf8;
    std::vector<std::string> headings;  // one row of them, with the unit that a caption states
    std::string remark;                 // Decoded::remark
    std::vector<std::string> left_out;  // headings that zb does not know, or that repeat another one's meaning
    std::vector<OtherRow> other_rows;   // 合计, 一、新开工项目, 注：… and what else is left out
    std::string caption_unit;           // 亿元, where the amounts take it from a caption or a note
    bool assumes_wan = false;           // a bare amount was read in 万元 though nothing states its unit
    std::vector<ListRow> rows;
};

// Reads XLSX, CSV in any of the encodings and separators, or what project export writes as JSON (an array or lines of flat objects). A row
// that cannot be read carries its faults, and so do rows that are one project and say different things of it. Throws Error
// "list.spreadsheet" for an XLS file, "list.no_names" where no column is headed 项目名称, "list.two_tables" where other headings follow,
// and what decode and read_csv throw. `own_lines`: rows that are projects of their own, whatever they are like.
ProjectList read_project_list(std::string_view bytes, CsvMarks marks, const std::set<int>& own_lines = {});

// Its rows as read, for rows_to_mend; they point into the list.
std::vector<RowToMend> lines_of(const ProjectList& list);

// What a list mixes that one district's task force does not serve, in sentences: several 行政区划, projects not of 社会投资.
std::vector<std::string> mixed_scope(const ProjectList& list);
// Keeps the rows of one district, by its code or name, and those without one; gives the number of rows left out.
std::size_t keep_region(ProjectList& list, std::string_view region);

}  // namespace zb
