// SPDX-License-Identifier: Apache-2.0
// Due dates and days used, with pauses, extensions and opening balances: by the sample's cases and against a count day by day.
#include "domain/step/clock.h"

#include <algorithm>
#include <array>
#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "support/attempts.h"

namespace zb {
namespace {

using test::accepted_on;
using test::calendar;
using test::day;
using test::fire_review;
using test::fire_review_paused;
using test::on;
using test::pause;
using test::permit;

std::string due(const char* accepted, int limit, LimitUnit unit = LimitUnit::working) {
    return iso(*due_date(accepted_on(accepted), day(accepted), limit, unit, {}, calendar()));
}

Stops stops_by(const char* date, const Attempt& attempt) { return stops_of(PlannedStep{}, attempt, {}, day(date), calendar()); }

}  // namespace

TEST_CASE("The sample's due dates") {
    CHECK(due("2026-11-04", 7) == "2026-11-13");   // 水保, promised
    CHECK(due("2026-11-16", 10) == "2026-11-30");  // 环评 002
    CHECK(due("2026-11-04", 10) == "2026-11-18");  // 环评 003
    CHECK(due("2026-11-17", 10) == "2026-12-01");  // 方案审查 003
    CHECK(due("2026-11-18", 5) == "2026-11-25");   // 用地规划许可 004
    CHECK(due("2026-11-19", 3) == "2026-11-24");   // 施工许可 005
    CHECK(due("2026-09-08", 10) == "2026-09-21");  // over 09-20, a Sunday that works
    CHECK(due("2026-09-16", 10) == "2026-09-30");  // over 中秋 and the same Sunday
    CHECK(due("2026-09-28", 5) == "2026-10-10");   // over 国庆 to the Saturday that works
}

TEST_CASE("Expert review stops the clock from the notice's day to the result's, both included") {
    const StepToday today = on("2026-11-20", permit(7, 15), fire_review());
    CHECK(iso(*today.due) == "2026-11-24");
    CHECK(iso(*today.legal_due) == "2026-12-04");
    CHECK(today.used == 5);
    CHECK(today.left == 2);
    CHECK(today.lamp == Lamp::yellow);
    CHECK(iso(*on("2026-11-20", permit(7, 15), accepted_on("2026-10-28")).due) == "2026-11-06");  // had it not been
    CHECK(paused_days(fire_review().pauses.front(), day("2026-11-20"), calendar()).count == 12);
}

TEST_CASE("An open pause runs to its announced end, and past it day by day") {
    struct Case {
        const char* date;
        const char* due;
        int used;
        int pause_used;
        int pause_over;
        Lamp lamp;
    };
    const std::array<Case, 5> rows = {{
        {"2026-11-03", "2026-11-20", 3, 1, 0, Lamp::grey},
        {"2026-11-10", "2026-11-20", 3, 6, 0, Lamp::grey},
        {"2026-11-16", "2026-11-20", 3, 10, 0, Lamp::grey},  // the tenth of ten days told
        {"2026-11-17", "2026-11-23", 3, 11, 1, Lamp::yellow},
        {"2026-11-18", "2026-11-24", 3, 12, 2, Lamp::yellow},
    }};
    for (const Case& row : rows) {
        CAPTURE(row.date);
        const StepToday today = on(row.date, permit(7, 15), fire_review_paused());
        CHECK(iso(*today.announced_end) == "2026-11-16");
        CHECK(iso(*today.due) == row.due);
        CHECK(today.used == row.used);
        CHECK(today.pause_used == row.pause_used);
        CHECK(today.pause_over == row.pause_over);
        CHECK(today.lamp == row.lamp);
    }
}

TEST_CASE("The flood assessment: eight days told on 11-12 end on 11-23, due 12-03") {
    Attempt flood = accepted_on("2026-11-09");
    flood.state = StepState::paused;
    flood.pauses = {pause("2026-11-12", 8)};
    const StepToday today = on("2026-11-20", permit(10, 20), flood);
    CHECK(iso(*today.announced_end) == "2026-11-23");
    CHECK(iso(*today.due) == "2026-12-03");
    CHECK(today.pause_used == 7);
    CHECK(today.lamp == Lamp::grey);
}

TEST_CASE("A pause that begins after the due date heals nothing, and its days do not add to what is past (行政许可法 45)") {
    Attempt attempt = accepted_on("2026-11-02");  // seven days: due 11-11, two past on 11-13
    const auto on = [&](const char* date) { return step_today(permit(7), &attempt, {}, day(date), calendar(), LampRules{}); };
    CHECK(on("2026-11-13").overdue == 2);
    attempt.pauses = {pause("2026-11-16", 5)};
    attempt.state = StepState::paused;
    CHECK(on("2026-11-18").due == day("2026-11-11"));
    CHECK(on("2026-11-18").overdue == 2);
    CHECK(on("2026-11-18").used == 9);
    CHECK(on("2026-11-18").lamp == Lamp::red);
    attempt.pauses.back().to = day("2026-11-20");
    attempt.state = StepState::accepted;
    CHECK(on("2026-11-24").overdue == 4);
    CHECK(on("2026-11-24").used == 11);
    attempt.decided = day("2026-11-24");
    attempt.state = StepState::decided;
    CHECK(on("2026-12-24").overdue == 4);
}

TEST_CASE("An extension moves the legal limit only, the promise stays and five days past it is 提级") {
    Attempt soil = accepted_on("2026-11-04");
    CHECK(iso(*on("2026-11-16", permit(7, 10), soil).legal_due) == "2026-11-18");
    soil.extension = Extension{day("2026-11-17"), 10, "区农业农村和水利局负责人"};
    const StepToday today = on("2026-11-20", permit(7, 10), soil);
    CHECK(iso(*today.due) == "2026-11-13");
    CHECK(iso(*today.legal_due) == "2026-12-02");
    CHECK(today.overdue == 5);
    CHECK(today.legal_overdue == 0);
    CHECK(today.escalated);
    CHECK(today.lamp == Lamp::red);
    CHECK_FALSE(on("2026-11-19", permit(7, 10), soil).escalated);
}

TEST_CASE("A hold for the enterprise is told apart and moves nothing") {
    Attempt held = accepted_on("2026-11-04");
    held.holds.push_back({day("2026-11-12"), day("2026-11-17"), "等企业补充监测数据"});
    const StepToday today = on("2026-11-20", permit(10, 30), held);
    CHECK(iso(*today.due) == "2026-11-18");
    CHECK(today.overdue == 2);
    CHECK(today.lamp == Lamp::red);
}

TEST_CASE("Calendar days and months end on the next working day, a pause lengthens them by its days") {
    CHECK(due("2026-10-09", 7, LimitUnit::calendar) == "2026-10-16");   // 批前公示
    CHECK(due("2026-10-12", 20, LimitUnit::calendar) == "2026-11-02");  // the twentieth is a Sunday
    CHECK(due("2026-09-24", 7, LimitUnit::calendar) == "2026-10-08");   // inside 国庆
    CHECK(due("2026-08-31", 1, LimitUnit::month) == "2026-09-30");      // the month's last day
    CHECK(due("2026-11-30", 3, LimitUnit::month) == "2027-03-01");      // 02-28 is a Sunday
    Attempt attempt = accepted_on("2026-11-02");
    attempt.pauses = {pause("2026-11-04", 3, "2026-11-06")};
    CHECK(iso(*due_date(attempt, day("2026-11-02"), 7, LimitUnit::calendar, stops_by("2026-11-20", attempt), calendar())) == "2026-11-12");
}

TEST_CASE("An opening balance goes on from the days used at the adoption") {
    struct Case {
        int used;
        const char* due;
        int used_on_4th;
        int overdue_on_4th;
    };
    const std::array<Case, 4> rows = {{
        {0, "2026-11-11", 2, 0},
        {4, "2026-11-05", 6, 0},
        {7, "2026-11-02", 9, 2},   // used up on the day of the adoption
        {9, "2026-10-29", 11, 4},  // past its limit before
    }};
    for (const Case& row : rows) {
        CAPTURE(row.used);
        Attempt attempt = accepted_on("2026-10-01");
        attempt.opening = true;
        attempt.opening_from = day("2026-11-02");
        attempt.opening_used = row.used;
        const StepToday today = on("2026-11-04", permit(7), attempt);
        CHECK(iso(*today.due) == row.due);
        CHECK(today.used == row.used_on_4th);
        CHECK(today.overdue == row.overdue_on_4th);
    }
    Attempt plain = accepted_on("2026-10-28");  // nothing told: from its acceptance
    plain.opening = true;
    plain.opening_from = day("2026-11-02");
    CHECK(iso(*on("2026-11-04", permit(7), plain).due) == "2026-11-06");
}

TEST_CASE("A decision ends the count: late by the day of the decision, no lamp any more") {
    Attempt joint = accepted_on("2026-10-30");  // 联合验收 of the sample: promised 12, used 13
    joint.state = StepState::decided;
    joint.decided = day("2026-11-18");
    const StepToday today = on("2026-11-20", permit(12, 45), joint);
    CHECK(today.used == 13);
    CHECK(today.overdue == 1);
    CHECK_FALSE(today.escalated);
    CHECK_FALSE(today.lamp);
}

TEST_CASE("Without a promise the legal limit is the limit, without either nothing is due") {
    CHECK(iso(*on("2026-11-05", permit({}, 10), accepted_on("2026-11-04")).due) == "2026-11-18");
    CHECK_FALSE(on("2026-11-05", permit({}), accepted_on("2026-11-04")).due);
    CHECK(on("2026-11-05", permit({}), accepted_on("2026-11-04")).lamp == Lamp::green);
    CHECK(iso(*on("2026-11-05", permit(0, 0), accepted_on("2026-11-04")).due) == "2026-11-04");  // 即办
}

TEST_CASE("A pause on the day of acceptance, and one on the day that another ended, count each day once") {
    Attempt attempt = accepted_on("2026-11-02");
    attempt.pauses = {pause("2026-11-02", 3, "2026-11-04")};
    CHECK(iso(*on("2026-11-06", permit(5), attempt).due) == "2026-11-11");
    CHECK(on("2026-11-06", permit(5), attempt).used == 2);
    attempt.pauses.push_back(pause("2026-11-04", 2, "2026-11-05"));
    CHECK(iso(*on("2026-11-06", permit(5), attempt).due) == "2026-11-12");
    CHECK(on("2026-11-06", permit(5), attempt).used == 1);
}

TEST_CASE("Why the fire review is due on 11-24: seven days count, twelve are paused, eight are rest days") {
    const auto days =
        why_days({}, permit(7, 15), fire_review(), on("2026-11-20", permit(7, 15), fire_review()), day("2026-11-20"), calendar());
    REQUIRE(days.size() == 28);
    CHECK(iso(days.front().date) == "2026-10-28");
    CHECK(days.front().verdict == WhyDay::Verdict::day0);
    CHECK(iso(days.back().date) == "2026-11-24");
    CHECK(days.back().number == 7);
    CHECK(days.back().reason == "到期日（承诺 7 个工作日）");
    const auto count = [&](WhyDay::Verdict verdict) {
        return std::count_if(days.begin(), days.end(), [&](const WhyDay& one) { return one.verdict == verdict; });
    };
    CHECK(count(WhyDay::Verdict::counted) == 7);
    CHECK(count(WhyDay::Verdict::paused) == 12);
    CHECK(count(WhyDay::Verdict::rest) == 8);
}

namespace {

// A step's life of random pauses, one after the other, the last perhaps open.
struct Life {
    Date accepted;
    int limit;
    LimitUnit unit;
    std::vector<Pause> pauses;
    Date seen;
};

Life random_life() {
    const auto upto = [](int most) { return *rc::gen::inRange(0, most + 1); };
    Life life;
    life.accepted = day("2025-01-01") + CalendarDays{upto(600)};
    life.limit = 1 + upto(29);
    life.unit = *rc::gen::element(LimitUnit::working, LimitUnit::calendar);
    Date last = life.accepted;
    const int pauses = upto(3);
    for (int i = 0; i < pauses; ++i) {
        Pause made;
        made.from = last + CalendarDays{upto(8)};
        made.expected = 1 + upto(9);
        made.to = made.from + CalendarDays{upto(12)};
        last = *made.to;
        life.pauses.push_back(made);
    }
    if (!life.pauses.empty() && upto(2) == 0) {
        life.pauses.back().to.reset();
        last = life.pauses.back().from;
    }
    life.seen = last + CalendarDays{upto(20)};
    return life;
}

Attempt attempt_of(const Life& life) {
    Attempt attempt;
    attempt.state = !life.pauses.empty() && !life.pauses.back().to ? StepState::paused : StepState::accepted;
    attempt.accepted = life.accepted;
    attempt.pauses = life.pauses;
    return attempt;
}

bool stopped(const Life& life, Date date) {
    for (const Pause& one : life.pauses) {
        const Date end = one.to.value_or(std::max(announced_end(one, calendar()), life.seen));
        if (one.from <= date && date <= end) return true;
    }
    return false;
}

bool counts(const Life& life, Date date) {
    return !stopped(life, date) && (life.unit == LimitUnit::calendar || calendar().is_working(date));
}

}  // namespace

TEST_CASE("A due date is the day that a count day by day comes to, whatever the pauses") {
    const bool held = rc::check("due date", [] {
        const Life life = random_life();
        Date date = life.accepted;
        for (int counted = 0; counted < life.limit;) {
            date = date + CalendarDays{1};
            if (counts(life, date)) ++counted;
        }
        if (life.unit == LimitUnit::calendar)
            while (!calendar().is_working(date)) date = date + CalendarDays{1};
        RC_ASSERT(iso(*due_date(attempt_of(life), life.accepted, life.limit, life.unit,
                                stops_of(PlannedStep{}, attempt_of(life), {}, life.seen, calendar()), calendar())) == iso(date));
    });
    CHECK(held);
}

TEST_CASE("The days used are those that a count day by day finds") {
    const bool held = rc::check("used", [] {
        const Life life = random_life();
        PlannedStep planned = permit(life.limit);
        planned.unit = life.unit;
        int used = 0;
        for (Date date = life.accepted + CalendarDays{1}; date <= life.seen; date = date + CalendarDays{1})
            if (counts(life, date)) ++used;
        const Attempt attempt = attempt_of(life);
        RC_ASSERT(step_today(planned, &attempt, {}, life.seen, calendar(), LampRules{}).used == used);
    });
    CHECK(held);
}

}  // namespace zb
