// SPDX-License-Identifier: Apache-2.0
// Dates and moments: reading, refusing, counting.
#include "base/date.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "base/error.h"
#include "base/instant.h"

using zb::Date;
using zb::Instant;

namespace {

struct Refusal {
    std::string_view text;
    std::string_view message;
};

std::string refusal_of(std::string_view text) {
    try {
        Date::parse(text);
    } catch (const zb::Error& error) {
        CHECK(error.fault().code == "date.invalid");
        CHECK_FALSE(error.fault().hint.empty());
        return error.fault().message;
    }
    return "read";
}

rc::Gen<Date> any_date() {
    return rc::gen::map(rc::gen::inRange(10957, 47847), [](int days) { return Date::from_days(days); });
}

}  // namespace

TEST_CASE("a date that does not exist is refused with the reason") {
    constexpr Refusal kRefusals[] = {
        {"2026-11-31", "11 月没有 31 日"},
        {"2026-02-29", "2026 年 2 月没有 29 日"},
        {"2100-02-29", "2100 年 2 月没有 29 日"},
        {"2024-02-30", "2 月没有 30 日"},
        {"2026-11-00", "11 月没有 0 日"},
        {"2026-13-01", "一年没有第 13 月"},
        {"2026-00-01", "一年没有第 0 月"},
        {"1999-12-31", "1999 年不在 2000 至 2100 年之间"},
        {"2101-01-01", "2101 年不在 2000 至 2100 年之间"},
        {"2026-11-5", "“2026-11-5”不是日期"},
        {"2026/11/05", "“2026/11/05”不是日期"},
        {"2026-11-05 ", "“2026-11-05 ”不是日期"},
        {"２０２６-11-05", "“２０２６-11-05”不是日期"},
        {"+026-11-05", "“+026-11-05”不是日期"},
        {"", "“”不是日期"},
        {"2026-11-0\x1b", "“2026-11-0\\u001b”不是日期"},
    };
    for (const Refusal& refusal : kRefusals) CHECK(refusal_of(refusal.text) == refusal.message);
}

TEST_CASE("a wrong day on the command line is told with words that mend it") {
    try {
        Date::parse("2026-11-31");
        FAIL("read");
    } catch (const zb::Error& error) {
        CHECK(error.fault().hint == "今天可写 today，上一个工作日可写 -1wd，也可写 11-20、昨天、周五");
        CHECK(error.exit() == zb::Exit::refused);
    }
}

TEST_CASE("the first and the last day of the range are read") {
    CHECK(iso(Date::parse("2000-01-01")) == "2000-01-01");
    CHECK(iso(Date::parse("2100-12-31")) == "2100-12-31");
    CHECK(Date::parse("2024-02-29").day() == 29);
}

TEST_CASE("a date is printed in each of its forms") {
    const Date day = Date::of(2026, 11, 5);
    CHECK(iso(day) == "2026-11-05");
    CHECK(month_day(day) == "11-05");
    CHECK(chinese(day) == "2026年11月5日");
    CHECK(chinese_short(day) == "11月5日");
    CHECK(weekday_name(Date::of(2026, 11, 20)) == "五");
    CHECK(weekday_name(Date::of(2026, 11, 22)) == "日");
    CHECK(Date::of(2026, 11, 23).weekday() == 1);
}

TEST_CASE("a month later is the corresponding day, or the month's last (民法典 第二百零二条)") {
    CHECK(Date::of(2026, 1, 31) + zb::Months{1} == Date::of(2026, 2, 28));
    CHECK(Date::of(2024, 1, 31) + zb::Months{1} == Date::of(2024, 2, 29));
    CHECK(Date::of(2026, 11, 20) + zb::Months{3} == Date::of(2027, 2, 20));
    CHECK(Date::of(2026, 3, 31) + zb::Months{-1} == Date::of(2026, 2, 28));
    CHECK(Date::of(2026, 11, 20) + zb::Months{0} == Date::of(2026, 11, 20));
}

TEST_CASE("dates hold to the calendar") {
    CHECK(rc::check("a printed date reads back as itself", [] {
        const Date day = *any_date();
        RC_ASSERT(Date::parse(iso(day)) == day);
        RC_ASSERT(Date::of(day.year(), day.month(), day.day()) == day);
    }));
    CHECK(rc::check("the day after has the next weekday and is later", [] {
        const Date day = *any_date();
        const Date next = day + zb::CalendarDays{1};
        RC_ASSERT(next.weekday() == day.weekday() % 7 + 1);
        RC_ASSERT(next > day);
        RC_ASSERT((next - day).count == 1);
    }));
}

TEST_CASE("a moment is read and printed in Beijing time") {
    const Instant at = Instant::parse("2026-11-20T16:30:00+08:00");
    CHECK(iso(at) == "2026-11-20T16:30:00.000+08:00");
    CHECK(at.day() == Date::of(2026, 11, 20));
    CHECK(at.minute_of_day() == 16 * 60 + 30);
    CHECK(clock_text(Instant::parse("2026-11-20T17:12:40.999+08:00")) == "2026-11-20 17:12:40");
    CHECK(Instant::parse("2026-01-01T00:00:00+08:00").milliseconds() == 1'767'196'800'000);  // date -d '2026-01-01 +08:00' +%s
    CHECK(Instant::from_milliseconds(0).day() == Date::of(1970 + 30, 1, 1) - zb::CalendarDays{10957});
    CHECK(iso(Instant::from_milliseconds(-1)) == "1970-01-01T07:59:59.999+08:00");
    CHECK(iso(Instant::from_milliseconds(-28'800'001)) == "1969-12-31T23:59:59.999+08:00");
}

TEST_CASE("a moment in another form or zone is refused") {
    for (const std::string_view text : {"", "2026-11-20", "2026-11-20T16:30:00", "2026-11-20T16:30:00Z", "2026-11-20T16:30:00+09:00",
                                        "2026-11-20 16:30:00+08:00", "2026-11-20T24:00:00+08:00", "2026-11-20T16:60:00+08:00",
                                        "2026-11-20T16:30:60+08:00", "2026-11-20T16:30:00.12+08:00", "2026-11-20T16:30:00.1234+08:00"}) {
        CAPTURE(text);
        CHECK_THROWS_AS(Instant::parse(text), zb::Error);
    }
    CHECK_THROWS_WITH_AS(Instant::parse("2026-11-31T16:30:00+08:00"), "11 月没有 31 日", zb::Error);
}

TEST_CASE("moments hold to the day they are in") {
    CHECK(rc::check("a printed moment reads back as itself, in its day", [] {
        const Date day = *any_date();
        const auto offset = *rc::gen::inRange<std::int64_t>(0, 86'400'000);
        const Instant at = Instant::from_milliseconds(Instant::start_of(day).milliseconds() + offset);
        RC_ASSERT(Instant::parse(iso(at)) == at);
        RC_ASSERT(at.day() == day);
        RC_ASSERT(at.minute_of_day() == offset / 60'000);
    }));
}
