// SPDX-License-Identifier: Apache-2.0
// Holiday notices as a list: the one that ships with zb, and those that a user brings.
#include <algorithm>
#include <fmt/format.h>

#include "base/csv.h"
#include "base/error.h"
#include "base/sheet_dates.h"
#include "calendar/calendar.h"

namespace zb {

extern const std::string_view embedded_cn_holidays;

namespace {

const std::vector<std::string> kHeadings = {"date", "name", "kind", "doc"};

[[noreturn]] void refuse_notice_row(const CsvRow& row, std::size_t column, const std::string& message) {
    Fault fault;
    fault.code = "calendar.invalid_list";
    fault.message = fmt::format("放假安排第 {} 行：{}", row.line, message);
    fault.hint = "表头为 date,name,kind,doc；日期写成 2026-10-01，kind 写“休”或“班”，doc 写通知文号";
    fault.place.line = row.line;
    fault.place.column = kHeadings[column];
    fault.place.value = column < row.cells.size() ? row.cells[column] : "";
    throw Error{fault};
}

DayKind read_kind(const CsvRow& row) {
    if (row.cells[2] == "休") return DayKind::rest;
    if (row.cells[2] == "班") return DayKind::work;
    refuse_notice_row(row, 2, fmt::format("“{}”既不是“休”也不是“班”", row.cells[2]));
}

Date read_date(const CsvRow& row) {
    try {
        return read_sheet_day(row.cells[0]);
    } catch (const Error& error) {
        refuse_notice_row(row, 0, error.fault().message);
    }
}

HolidayNotice& notice_numbered(std::vector<HolidayNotice>& notices, const std::string& number) {
    const auto found = std::find_if(notices.begin(), notices.end(), [&](const HolidayNotice& n) { return n.number == number; });
    if (found != notices.end()) return *found;
    return notices.emplace_back(HolidayNotice{number, {}});
}

}  // namespace

std::vector<HolidayNotice> read_notices(std::string_view csv) {
    const std::vector<CsvRow> rows = read_csv(csv);
    if (rows.empty()) throw Error{"calendar.invalid_list", "放假安排是空的", "表头为 date,name,kind,doc，每天一行"};
    if (rows.front().cells != kHeadings) refuse_notice_row(rows.front(), 0, "表头不是 date,name,kind,doc");
    // No days at all is a notice not yet issued, not a year without holidays.
    if (rows.size() == 1) throw Error{"calendar.invalid_list", "放假安排里没有一天", "通知发布后再导入"};
    std::vector<HolidayNotice> notices;
    for (auto row = rows.begin() + 1; row != rows.end(); ++row) {
        if (row->cells.size() != kHeadings.size()) refuse_notice_row(*row, 0, fmt::format("应有 4 列，实有 {} 列", row->cells.size()));
        if (row->cells[3].empty()) refuse_notice_row(*row, 3, "缺通知文号");
        HolidayNotice& notice = notice_numbered(notices, row->cells[3]);
        notice.days.push_back(NoticeDay{read_date(*row), row->cells[1], read_kind(*row)});
    }
    return notices;
}

std::vector<HolidayNotice> builtin_notices() { return read_notices(embedded_cn_holidays); }

}  // namespace zb
