// SPDX-License-Identifier: Apache-2.0
// Dates as lists print them and as spreadsheets write them into CSV: the one reader for every sheet.
#pragma once

#include <string>
#include <string_view>

#include "base/date.h"

namespace zb {

// A year, month or day of a list (2021, 2021-09, 2021年9月, 2020(一期)); words that say more than a date are taken as they are (待定).
struct PrintedDate {
    std::string text;   // to be kept: as printed, without the quotes and the time of day that spreadsheets add
    std::string fault;  // what is wrong with it, in Chinese; empty: nothing
    std::string doubt;  // what it may be besides, in Chinese; empty: nothing
};
PrintedDate read_printed_date(std::string_view printed);

// One day: 2026-01-05, 2026/1/5, 2026.1.5, 2026年1月5日, 20260105, also with a time of day behind it. Throws Error "date.invalid" for
// anything else, and for what a spreadsheet may have turned round (03-05-26) or numbered (46086).
Date read_sheet_day(std::string_view printed);

}  // namespace zb
