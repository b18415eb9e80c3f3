// SPDX-License-Identifier: Apache-2.0
// Dates as lists print them and as spreadsheets write them.
#include "base/sheet_dates.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>
#include <string>

#include "base/error.h"

namespace zb {

TEST_CASE("Years, months and days are kept as printed if such a month and day exist") {
    for (const char* date : {"2021", "2021-09", "2021-09-30", "2021年9月", "2021/6/22", "2021.6.22", "202109", "20210930", "21-6-22",
                             "2020(一期)", "2022年上半年", "待定", "2024-02-29", "2017-2020", "2026年3月5日", "2026 年 3 月", "2026年底",
                             "二〇二六年三月", "2025.3-2027.12"}) {
        CAPTURE(date);
        CHECK(read_printed_date(date).fault.empty());
        CHECK(read_printed_date(date).text == date);
    }
    for (const char* date :
         {"2021-13", "2021-02-30", "2023-02-29", "202113", "20210931", "44378", "9999", "3", "2026/13/1", "2026年2月30日"}) {
        CAPTURE(date);
        CHECK_FALSE(read_printed_date(date).fault.empty());
    }
}

TEST_CASE("What a spreadsheet put around a date is taken off, what it made of one is refused") {
    struct Case {
        const char* printed;
        const char* kept;
    };
    const Case cases[] = {
        {"2027\"年\"10\"月\"01\"日\"", "2027年10月01日"},
        {"2026-03-05 00:00:00", "2026-03-05"},
        {"2026/3/5 0:00", "2026/3/5"},
        {"2026-03-05T00:00:00.000Z", "2026-03-05"},
        {" 2026-03 ", "2026-03"},
    };
    for (const Case& one : cases) {
        CAPTURE(one.printed);
        CHECK(read_printed_date(one.printed).fault.empty());
        CHECK(read_printed_date(one.printed).text == one.kept);
    }
    for (const char* date : {"03-05-26", "3/5/26", "03/05/2026", "12/31/2026", "06-22-21", "5-Mar-26", "Mar-26", "3-5", "44378", "46086.0",
                             "46086.5", "########", "1900-01-00", "1900/1/0"}) {
        CAPTURE(date);
        CHECK_FALSE(read_printed_date(date).fault.empty());
    }
    CHECK(read_printed_date("44378").fault == "44378 是 Excel 里日期的内部序号（2021-07-01）");
    CHECK(read_printed_date("2026.1").doubt.find("2026-10") != std::string::npos);
    CHECK(read_printed_date("2026.2").doubt.empty());
}

TEST_CASE("One day is read in every way that sheets write it") {
    for (const char* day : {"2026-01-05", "2026/1/5", "2026.1.5", "2026年1月5日", "20260105", "2026-01-05 00:00:00", "２０２６/１/５"}) {
        CAPTURE(day);
        CHECK(read_sheet_day(day) == Date::of(2026, 1, 5));
    }
    for (const char* day : {"", "2026-01", "2026", "46027", "01-05-26", "待定", "2026-02-30", "2026-01-05至2026-01-09"}) {
        CAPTURE(day);
        CHECK_THROWS_AS(read_sheet_day(day), Error);
    }
}

TEST_CASE("Every day reads back, and no text whatever brings the reader down") {
    CHECK(rc::check("days of this century", [] {
        const Date day = Date::of(2000, 1, 1) + CalendarDays{*rc::gen::inRange(0, 36'000)};
        RC_ASSERT(read_sheet_day(iso(day)) == day);
        RC_ASSERT(read_sheet_day(chinese(day)) == day);
        RC_ASSERT(read_printed_date(iso(day)).fault.empty());
    }));
    CHECK(rc::check("any text", [] {
        const auto text = *rc::gen::container<std::string>(rc::gen::elementOf(std::string{"0123456789-/.: T#年月日Mar\""}));
        read_printed_date(text);
        try {
            read_sheet_day(text);
        } catch (const Error& error) {
            RC_ASSERT(error.fault().code == "date.invalid");
        }
    }));
}

}  // namespace zb
