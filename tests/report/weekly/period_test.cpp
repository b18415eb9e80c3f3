// SPDX-License-Identifier: Apache-2.0
// The days of a circular and those that it looks ahead to, over the holidays of 2026 and into a year without a notice.
#include "report/weekly/period.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "calendar/calendar.h"

namespace zb {

namespace {

Calendar calendar() { return Calendar{builtin_notices()}; }

}  // namespace

// Mid-Autumn: 09-25 to 09-27 rest, 09-20 works. National Day: 10-01 to 10-07 rest, 10-10 works.
TEST_CASE("a period begins on the day after the last issue, whatever day of the week that was") {
    struct Case {
        const char* issued;  // 截至日 of the last issue
        const char* day;
        const char* first_working;
        const char* last_working;
        int working_days;
        const char* word;
    };
    const Case cases[] = {
        {"2026-11-13", "2026-11-20", "2026-11-16", "2026-11-20", 5, "本周"},  // Friday to Friday
        {"2026-09-18", "2026-09-24", "2026-09-20", "2026-09-24", 5, "本期"},  // the make-up Sunday belongs to the week before
        {"2026-09-24", "2026-09-30", "2026-09-28", "2026-09-30", 3, "本周"},
        {"2026-09-30", "2026-10-10", "2026-10-08", "2026-10-10", 3, "本周"},
        {"2026-10-10", "2026-10-16", "2026-10-12", "2026-10-16", 5, "本周"},
        {"2026-11-06", "2026-11-20", "2026-11-09", "2026-11-20", 10, "本期"},  // a week was skipped
        {"2026-09-30", "2026-10-07", "2026-10-01", "2026-10-07", 0, "本期"},   // nobody works: the calendar days
    };
    for (const Case& one : cases) {
        CAPTURE(one.day);
        const Period period = period_of(Date::parse(one.issued) + kOneDay, Date::parse(one.day), calendar());
        CHECK(iso(period.first_working) == one.first_working);
        CHECK(iso(period.last_working) == one.last_working);
        CHECK(period.working_days == one.working_days);
        CHECK(period.word() == one.word);
    }
}

TEST_CASE("a circular looks ahead to the end of the next week in which anybody works") {
    struct Case {
        const char* day;
        const char* last;
        const char* span;
        const char* word;
    };
    const Case cases[] = {
        {"2026-11-20", "2026-11-29", "11月23日至11月27日", "下周"},
        {"2026-11-18", "2026-11-29", "11月19日至11月27日", "近期"},  // a Wednesday: two days of its own week are to come
        {"2026-09-24", "2026-10-04", "9月28日至9月30日", "下周"},    // the holiday begins on the Friday
        {"2026-09-30", "2026-10-11", "10月8日至10月10日", "下周"},
        {"2026-09-25", "2026-10-04", "9月28日至9月30日", "下周"},
        {"2026-10-09", "2026-10-18", "10月10日至10月16日", "近期"},  // the make-up Saturday is still to come
        {"2026-12-31", "2027-01-10", "1月1日至1月8日", "近期"},      // no notice for 2027 yet: its New Year's Day is a Friday
        {"2026-02-13", "2026-03-01", "2月14日至2月28日", "近期"},
        {"2026-02-14", "2026-03-01", "2月24日至2月28日", "下周"},  // Spring Festival: 02-15 to 02-23 rest
    };
    for (const Case& one : cases) {
        CAPTURE(one.day);
        const Period ahead = period_ahead(Date::parse(one.day), calendar());
        CHECK(ahead.first == Date::parse(one.day) + kOneDay);
        CHECK(iso(ahead.last) == one.last);
        CHECK(short_span(ahead) == one.span);
        CHECK(ahead_word(Date::parse(one.day), calendar()) == one.word);
    }
}

TEST_CASE("periods that follow each other hold every day once, and every period ahead holds a working day") {
    CHECK(rc::check("days of periods", [] {
        const Calendar known = calendar();
        Date issued = Date::of(2026, 1, 2) + CalendarDays{*rc::gen::inRange(0, 300)};
        for (int i = 0; i < 6; ++i) {
            const Date day = issued + CalendarDays{*rc::gen::inRange(1, 16)};
            const Period period = period_of(issued + kOneDay, day, known);
            RC_ASSERT(period.contains(issued + kOneDay) && period.contains(day) && !period.contains(issued));
            RC_ASSERT(period.working_days == known.elapsed(issued, day).count);
            RC_ASSERT(period_ahead(day, known).working_days > 0);
            issued = day;
        }
    }));
}

}  // namespace zb
