// SPDX-License-Identifier: Apache-2.0
// A published list of projects, read as it was published: columns known by their Chinese headings, amounts and dates as printed.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/csv.h"
#include "base/encoding.h"
#include "base/error.h"
#include "base/mending.h"
#include "domain/project/project.h"

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

struct ProjectList {
    Encoding encoding = Encoding::utf8;
    std::vector<std::string> headings;
    std::vector<std::string> left_out;  // headings that zb does not know, or that repeat another one's meaning
    std::vector<int> totals;            // lines of 合计, which are no projects
    std::vector<ListRow> rows;
};

// Reads CSV in any of the encodings and separators, or what project export writes as JSON (an array or lines of flat objects). A row that
// cannot be read carries its faults. Throws Error "list.spreadsheet" for an XLSX or XLS file, "list.no_names" where no column is headed
// 项目名称, and what decode and read_csv throw.
ProjectList read_project_list(std::string_view bytes, CsvMarks marks);

// Its rows as read, for rows_to_mend; they point into the list.
std::vector<RowToMend> lines_of(const ProjectList& list);

// What is wrong with a year, month or day as lists print them (2021, 2021-09, 2021年9月, 2020(一期)), in Chinese; empty: nothing.
std::string list_date_fault(std::string_view text);

}  // namespace zb
