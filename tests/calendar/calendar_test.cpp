// SPDX-License-Identifier: Apache-2.0
// Working days against the notices, the law's examples and a slow count day by day.
#include "calendar/calendar.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>
#include <string>
#include <vector>

#include "base/error.h"
#include "support/days.h"

namespace zb {

namespace {

using test::day;

const Calendar& builtin() { return test::calendar(); }

// The working days after `from` up to `to`, one by one.
int slow_elapsed(const Calendar& calendar, Date from, Date to) {
    int days = 0;
    for (Date d = from + CalendarDays{1}; d <= to; d = d + CalendarDays{1}) days += calendar.is_working(d) ? 1 : 0;
    return days;
}

Date slow_add(const Calendar& calendar, Date from, int n) {
    const int step = n > 0 ? 1 : -1;
    Date d = from;
    for (int left = n > 0 ? n : -n; left > 0;) {
        d = d + CalendarDays{step};
        if (calendar.is_working(d)) --left;
    }
    return d;
}

rc::Gen<Date> any_date() {
    return rc::gen::map(rc::gen::inRange(Date::of(2000, 1, 1).days(), Date::of(2100, 12, 31).days() + 1),
                        [](std::int32_t days) { return Date::from_days(days); });
}

// Where the notices are: half of all properties would else be tried on plain weeks only.
rc::Gen<Date> notice_date() {
    return rc::gen::map(rc::gen::inRange(Date::of(2014, 12, 1).days(), Date::of(2027, 1, 31).days()),
                        [](std::int32_t days) { return Date::from_days(days); });
}

}  // namespace

TEST_CASE("each year from 2015 to 2026 has as many working days as its notice leaves") {
    const int expected[] = {249, 250, 249, 250, 250, 249, 250, 249, 249, 251, 248, 248};
    for (int i = 0; i < 12; ++i) {
        const int year = 2015 + i;
        CAPTURE(year);
        CHECK(builtin().count(Date::of(year, 1, 1), Date::of(year, 12, 31)).count == expected[i]);
        CHECK(builtin().has_notice(year));
    }
}

TEST_CASE("three working days from 2021-09-28 end on 2021-10-08, behind the National Day week") {
    CHECK(builtin().add(day("2021-09-28"), WorkingDays{3}) == day("2021-10-08"));
    CHECK(builtin().elapsed(day("2021-09-28"), day("2021-10-08")).count == 3);
    CHECK(builtin().is_working(day("2021-09-26")));
    CHECK(builtin().is_working(day("2021-10-09")));
    CHECK_FALSE(builtin().is_working(day("2021-10-07")));
}

TEST_CASE("a span is counted from the day after the event, whatever day that is") {
    struct Case {
        const char* from;
        int n;
        const char* to;
    };
    const Case cases[] = {
        {"2026-11-20", 0, "2026-11-20"},                                    // Friday
        {"2026-11-20", 1, "2026-11-23"},                                    // over a weekend
        {"2026-11-21", 1, "2026-11-23"},                                    // received on a Saturday: day 1 is the Monday
        {"2026-11-21", 0, "2026-11-21"},                                    // no days: the day itself, resting or not
        {"2026-11-23", -1, "2026-11-20"},                                   // back over a weekend
        {"2026-11-22", -1, "2026-11-20"},                                   // back from a Sunday
        {"2026-09-30", 1, "2026-10-08"},                                    // 国庆 2026: 10-01 to 10-07
        {"2026-10-08", -1, "2026-09-30"}, {"2026-09-18", 1, "2026-09-20"},  // 2026-09-20 is a Sunday on which people work
        {"2020-01-23", 1, "2020-02-03"},  // 春节 2020 was lengthened to 02-02 (国办发明电〔2020〕1号)
    };
    for (const Case& c : cases) {
        CAPTURE(c.from);
        CAPTURE(c.n);
        CHECK(iso(builtin().add(day(c.from), WorkingDays{c.n})) == c.to);
    }
}

TEST_CASE("a reason names the holiday and the number of its notice") {
    const auto rest = builtin().reason(day("2026-10-01"));
    REQUIRE(rest.has_value());
    CHECK(rest->notice == "国办发明电〔2025〕7号");
    CHECK(rest->kind == DayKind::rest);
    CHECK(rest->name.find("国庆") != std::string::npos);
    const auto make_up = builtin().reason(day("2021-10-09"));
    REQUIRE(make_up.has_value());
    CHECK(make_up->kind == DayKind::work);
    CHECK(make_up->notice == "国办发明电〔2020〕27号");
    CHECK_FALSE(builtin().reason(day("2026-11-20")).has_value());
}

TEST_CASE("a year that two notices name gives both, in the order in which they were issued") {
    CHECK(builtin().notices(2020) == std::vector<std::string>{"国办发明电〔2019〕16号", "国办发明电〔2020〕1号"});
    CHECK(builtin().notices(2027).empty());
}

TEST_CASE("a year without a notice has weekends only, and says so") {
    CHECK_FALSE(builtin().has_notice(2027));
    CHECK_FALSE(builtin().has_notice(2014));
    CHECK(builtin().is_working(day("2027-10-01")));  // a Friday
    CHECK_FALSE(builtin().is_working(day("2027-10-02")));
    CHECK(builtin().count(day("2027-01-01"), day("2027-12-31")).count == 261);
}

TEST_CASE("a later notice wins on a day that two name") {
    const std::vector<HolidayNotice> notices = {
        {"甲〔2026〕1号", {{day("2027-10-01"), "国庆节", DayKind::rest}, {day("2027-10-04"), "国庆节", DayKind::rest}}},
        {"甲〔2027〕2号", {{day("2027-10-04"), "国庆节", DayKind::work}}},
    };
    const Calendar calendar{notices};
    CHECK_FALSE(calendar.is_working(day("2027-10-01")));
    CHECK(calendar.is_working(day("2027-10-04")));
    CHECK(calendar.reason(day("2027-10-04"))->notice == "甲〔2027〕2号");
    CHECK(calendar.notices(2027).size() == 2);
}

TEST_CASE("a rest day on a Saturday is listed and changes no count") {
    const std::vector<HolidayNotice> notices = {{"甲〔2026〕1号", {{day("2027-10-02"), "国庆节", DayKind::rest}}}};
    const Calendar listed{notices};
    CHECK(listed.count(day("2027-01-01"), day("2027-12-31")).count == 261);
    CHECK(listed.reason(day("2027-10-02"))->name == "国庆节");
}

TEST_CASE("the nearest working day of a working day is the day itself") {
    CHECK(builtin().next_working(day("2026-10-01")) == day("2026-10-08"));
    CHECK(builtin().previous_working(day("2026-10-07")) == day("2026-09-30"));
    CHECK(builtin().next_working(day("2026-11-20")) == day("2026-11-20"));
    CHECK(builtin().previous_working(day("2026-11-20")) == day("2026-11-20"));
}

TEST_CASE("what lies past 2100 or before 2000 is refused") {
    CHECK_THROWS_AS(builtin().add(day("2100-12-31"), WorkingDays{100}), Error);
    CHECK_THROWS_AS(builtin().add(day("2000-01-04"), WorkingDays{-100}), Error);
    CHECK_THROWS_AS(builtin().add(day("2026-11-20"), WorkingDays{2147483647}), Error);
    CHECK_THROWS_AS(builtin().is_working(Date::from_days(0)), Error);
    CHECK(iso(builtin().next_working(day("2100-12-31"))) == "2100-12-31");
}

TEST_CASE("a list of holidays with a fault is refused by line and column") {
    struct Case {
        const char* csv;
        int line;
        const char* column;
    };
    const Case cases[] = {
        {"day,name,kind,doc\n", 1, "date"},
        {"date,name,kind,doc\n2027-02-30,春节,休,甲\n", 2, "date"},
        {"date,name,kind,doc\n2027-02-08,春节,休,甲\n2027-02-09,春节,假,甲\n", 3, "kind"},
        {"date,name,kind,doc\n2027-02-08,春节,休,\n", 2, "doc"},
        {"date,name,kind,doc\n2027-02-08,春节,休\n", 2, "date"},
        {"date,name,kind,doc\n", 0, ""},  // a notice without days is not yet issued
        {"", 0, ""},
    };
    for (const Case& c : cases) {
        CAPTURE(c.csv);
        try {
            read_notices(c.csv);
            FAIL("taken");
        } catch (const Error& error) {
            CHECK(error.fault().code == "calendar.invalid_list");
            CHECK(error.fault().place.line == c.line);
            CHECK(error.fault().place.column == c.column);
        }
    }
}

TEST_CASE("counts agree with a slow count day by day") {
    CHECK(rc::check("elapsed is the number of working days after the first up to the last", [] {
        const Date from = *notice_date();
        const Date to = from + CalendarDays{*rc::gen::inRange(0, 400)};
        RC_ASSERT(builtin().elapsed(from, to).count == slow_elapsed(builtin(), from, to));
        RC_ASSERT(builtin().elapsed(to, from).count == -slow_elapsed(builtin(), from, to));
        RC_ASSERT(builtin().count(from, to).count == slow_elapsed(builtin(), from - CalendarDays{1}, to));
        RC_ASSERT(builtin().count(to + CalendarDays{1}, from).count == 0);
    }));
    CHECK(rc::check("add stops on the n-th working day", [] {
        const Date from = *notice_date();
        const int n = *rc::gen::inRange(-300, 300);
        RC_ASSERT(builtin().add(from, WorkingDays{n}) == slow_add(builtin(), from, n));
    }));
    CHECK(rc::check("elapsed undoes add anywhere in the century", [] {
        const Date from = *any_date();
        const int n = *rc::gen::inRange(0, 200);
        RC_PRE(from < Date::of(2100, 1, 1));
        RC_ASSERT(builtin().elapsed(from, builtin().add(from, WorkingDays{n})).count == n);
    }));
    CHECK(rc::check("the next and the previous working day enclose only rest days", [] {
        const Date from = *notice_date();
        const Date next = builtin().next_working(from);
        const Date previous = builtin().previous_working(from);
        RC_ASSERT(builtin().is_working(next) && builtin().is_working(previous));
        RC_ASSERT(builtin().count(previous + CalendarDays{1}, next - CalendarDays{1}).count == 0);
    }));
}

}  // namespace zb
