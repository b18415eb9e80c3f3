// SPDX-License-Identifier: Apache-2.0
// Days as they are typed and said (cli.md rule 2).
#include "calendar/day_word.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "base/written_date.h"
#include "support/days.h"
#include "support/refusal.h"

namespace zb {
namespace {

using test::day;

// Friday 2026-11-20.
Date found(const char* word, Leaning leaning, const char* today = "2026-11-20") {
    return read_day_word(word).resolve(day(today), test::calendar(), leaning);
}

}  // namespace

TEST_CASE("a spoken day is the nearest one, of what happened the last that is not ahead") {
    struct Case {
        const char* word;
        const char* nearest;
        const char* past;
    };
    const Case cases[] = {
        {"2026-11-20", "2026-11-20", "2026-11-20"}, {"2026年3月4日", "2026-03-04", "2026-03-04"}, {"今天", "2026-11-20", "2026-11-20"},
        {"昨天", "2026-11-19", "2026-11-19"},       {"明天", "2026-11-21", "2026-11-21"},         {"10-30", "2026-10-30", "2026-10-30"},
        {"10月30日", "2026-10-30", "2026-10-30"},   {"11-20", "2026-11-20", "2026-11-20"},        {"11-21", "2026-11-21", "2025-11-21"},
        {"1-5", "2027-01-05", "2026-01-05"},        {"周五", "2026-11-20", "2026-11-20"},         {"周四", "2026-11-19", "2026-11-19"},
        {"周六", "2026-11-21", "2026-11-14"},       {"星期日", "2026-11-22", "2026-11-15"},       {"下周五", "2026-11-27", "2026-11-27"},
        {"上周五", "2026-11-13", "2026-11-13"},     {"月底", "2026-11-30", "2026-11-30"},         {"季末", "2026-12-31", "2026-12-31"},
        {"-1wd", "2026-11-19", "2026-11-19"},
    };
    for (const Case& each : cases) {
        CAPTURE(each.word);
        CHECK(iso(found(each.word, Leaning::nearest)) == each.nearest);
        CHECK(iso(found(each.word, Leaning::past)) == each.past);
    }
    CHECK(iso(found("12-30", Leaning::past, "2027-01-04")) == "2026-12-30");
    CHECK(iso(found("季末", Leaning::nearest, "2026-09-30")) == "2026-09-30");
    CHECK(iso(found("2月29日", Leaning::past, "2028-12-01")) == "2028-02-29");
}

TEST_CASE("a day that does not exist, and other words, are refused") {
    for (const char* word :
         {"11-31", "2月30日", "13-1", "0-5", "2026-02-29", "周八", "明年", "", "11-", "1-2-3", "2026-11", "2026/3/4", "１１-１９"}) {
        CAPTURE(word);
        CHECK(test::refusal([&] { read_day_word(word); }) == "date.invalid");
    }
    CHECK(test::refusal([] { found("2月29日", Leaning::past, "2026-12-01"); }) == "date.invalid");
}

TEST_CASE("every day is read back as it is printed and spoken") {
    CHECK(rc::check("printed forms", [] {
        const Date today = Date::from_days(*rc::gen::inRange(day("2001-01-01").days(), day("2099-12-31").days()));
        const Date past = today - CalendarDays{*rc::gen::inRange(0, 365)};
        for (const std::string& text : {iso(past), month_day(past), chinese(past), chinese_short(past)})
            RC_ASSERT(read_day_word(text).resolve(today, test::calendar(), Leaning::past) == past);
    }));
}

TEST_CASE("a counted day outside 2000 to 2100 is refused, not wrapped or kept") {
    for (const char* word : {"-9999d", "-36525d", "+36525d", "+20000wd", "-7000wd"}) {
        CAPTURE(word);
        const std::string code = test::refusal([&] { found(word, Leaning::past, "2026-11-20"); });
        CHECK((code == "date.invalid" || code == kOutOfRange));
    }
    CHECK(test::refusal([] { found("-2d", Leaning::past, "2000-01-01"); }) == "date.invalid");
    CHECK(test::refusal([] { found("+3wd", Leaning::nearest, "2100-12-31"); }) == "date.invalid");
    CHECK(iso(found("-1d", Leaning::past, "2000-01-02")) == "2000-01-01");
}

}  // namespace zb
