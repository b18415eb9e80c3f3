// SPDX-License-Identifier: Apache-2.0
// One sheet of a workbook: for xlsx.cpp.
#pragma once

#include <span>
#include <string>

#include "base/document.h"
#include "base/table.h"

namespace zb {

struct SheetStyle {
    int font = 0;           // number among the workbook's fonts
    int number_format = 0;  // 49: text as it is typed
    const char* align = "left";
    bool framed = true, shaded = false, wraps = true;
};
// Those that cells refer to by their place.
std::span<const SheetStyle> sheet_styles();

// How a cell that says 红 is coloured where its column is a lamp.
struct LampMark {
    const char* word;
    const char* letters;
    const char* ground;
};
inline constexpr LampMark kLampMarks[] = {
    {"红", "FF9C0006", "FFFFC7CE"}, {"黄", "FF9C5700", "FFFFEB9C"}, {"绿", "FF006100", "FFC6EFCE"}, {"灰", "FF595959", "FFD9D9D9"}};

struct Sheet {
    std::string name;
    std::string bytes;
    std::string filter = {};    // $A$3:$H$20; empty: a sheet of text
    std::string repeated = {};  // $3:$3, printed on each page
};

// `day`: ISO date under the title, or empty.
Sheet table_sheet(const Table& table, const std::string& name, const std::string& title, const std::string& day);
// Titles, headings, sentences and notes of a report, a line each.
Sheet text_sheet(const Document& document);

}  // namespace zb
