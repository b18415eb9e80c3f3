// SPDX-License-Identifier: Apache-2.0
// Reading an opening balance.
#include "domain/step/opening.h"

#include "base/json_lines.h"

namespace zb {

namespace {

constexpr std::string_view kOpeningKeys[] = {"step", "accepted", "decided", "issued", "used"};
constexpr JsonLinesFile kOpeningFile = {"opening.invalid_file", "期初文件", kOpeningKeys, R"({"step":"…","finish":"日期"})",
                                        R"({"step":"construction_permit",…})"};

OpeningRow opening_row(int number, const JsonLine& line) {
    OpeningRow row;
    row.line = number;
    row.opened.step = line.need_text("step");
    row.opened.accepted = line.day("accepted");
    row.opened.decided = line.day("decided");
    row.opened.issued = line.day("issued");
    row.opened.used = line.days("used");
    return row;
}

}  // namespace

std::vector<OpeningRow> read_opening_rows(std::string_view json_lines) {
    std::vector<OpeningRow> rows;
    for_each_json_line(json_lines, kOpeningFile, [&](int number, const JsonLine& line) { rows.push_back(opening_row(number, line)); });
    return rows;
}

}  // namespace zb
