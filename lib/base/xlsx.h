// SPDX-License-Identifier: Apache-2.0
// A workbook (SpreadsheetML, ISO/IEC 29500) read as the CSV that a person would have saved of it.
#pragma once

#include <string>
#include <string_view>

namespace zb {

struct SheetText {
    std::string csv;     // UTF-8, commas; its line n is row n of the sheet
    std::string remark;  // 工作表“在库项目”；隐藏的第 5 行也读了；没有读的工作表：…
};

// The first sheet that is in sight and has a cell. Days are ISO dates, numbers have their digits, formulas what they last gave, a merged
// cell stands in its first place, a line break within a cell is a space. Throws Error "xlsx.invalid" where there is no such sheet or a part
// is wanting, and what unzip throws.
SheetText csv_of_xlsx(std::string_view bytes);

}  // namespace zb
