// SPDX-License-Identifier: Apache-2.0
// Reading an opening balance.
#include "domain/step/opening.h"

#include "base/row_file.h"

namespace zb {

namespace {

constexpr RowKey kOpeningKeys[] = {{"step", "事项"},
                                   {"accepted", "受理", CellForm::day},
                                   {"decided", "办结", CellForm::day},
                                   {"issued", "发证", CellForm::day},
                                   {"used", "已用", CellForm::number}};
constexpr RowFile kOpeningFile = {"opening.invalid_file", "期初文件", kOpeningKeys, R"({"step":"…","accepted":"日期"})",
                                  R"({"step":"construction_permit",…})"};

OpeningRow opening_row(int number, const FileRow& line) {
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

std::vector<OpeningRow> read_opening_rows(std::string_view bytes) {
    std::vector<OpeningRow> rows;
    for_each_file_row(bytes, kOpeningFile, [&](int number, const FileRow& line) { rows.push_back(opening_row(number, line)); });
    return rows;
}

}  // namespace zb
