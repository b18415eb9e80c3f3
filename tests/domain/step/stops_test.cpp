// SPDX-License-Identifier: Apache-2.0
// 公示 and 专家评审 inside a step stop its clock: flows.zh.md 0, 行政许可法 第四十五条.
#include <array>
#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "domain/step/clock.h"
#include "support/attempts.h"

namespace zb {
namespace {

using test::accepted_on;
using test::calendar;
using test::day;
using test::permit;
using test::sub_item;

Attempt sub_attempt(const char* begun, const char* ended) {
    Attempt attempt = accepted_on(begun);
    if (ended != nullptr) {
        attempt.state = StepState::decided;
        attempt.decided = day(ended);
    }
    return attempt;
}

StepToday parent_on(const char* date, const PlannedStep& parent, const Attempt& attempt, const PlannedStep& sub, const Attempt& within) {
    const std::vector<PlannedStep> steps = {parent, sub};
    ProjectSteps records;
    records[sub.step].attempts = {within};
    return step_today(parent, &attempt, procedures_of(steps, records, day(date), calendar()), day(date), calendar(), LampRules{});
}

}  // namespace

TEST_CASE("A sub-item stops its parent's promised clock from its first day to its last, 公示 not the legal one") {
    struct Case {
        const char* what;
        PlannedStep sub;
        const char* begun;
        const char* ended;
        const char* seen;
        const char* due;
        const char* legal_due;
        int used;
    };
    // Accepted on Monday 2026-11-02: a promise of one day would be due on 11-03, a legal limit of ten on 11-16.
    const std::array<Case, 8> rows = {{
        {"runs: the day of acceptance, and five working days", sub_item("公示", 5), "2026-11-02", nullptr, "2026-11-04", "2026-11-10",
         "2026-11-16", 0},
        {"its last day", sub_item("公示", 5), "2026-11-02", nullptr, "2026-11-09", "2026-11-10", "2026-11-16", 0},
        {"the day after, ended in time", sub_item("公示", 5), "2026-11-02", "2026-11-09", "2026-11-10", "2026-11-10", "2026-11-16", 1},
        {"not ended by its own length: the parent's clock runs on", sub_item("公示", 5), "2026-11-02", nullptr, "2026-11-12", "2026-11-10",
         "2026-11-16", 3},
        {"begun a day later it costs that day more", sub_item("公示", 5), "2026-11-03", nullptr, "2026-11-04", "2026-11-11", "2026-11-16",
         0},
        {"an old ledger's, ended early", sub_item("公示", 5), "2026-11-02", "2026-11-05", "2026-11-05", "2026-11-06", "2026-11-16", 0},
        {"seven calendar days end on a Monday", sub_item("批前公示", 7, LimitUnit::calendar), "2026-11-02", nullptr, "2026-11-04",
         "2026-11-10", "2026-11-16", 0},
        {"专家评审 stops both", sub_item("专家评审", 5), "2026-11-02", nullptr, "2026-11-04", "2026-11-10", "2026-11-23", 0},
    }};
    for (const Case& row : rows) {
        CAPTURE(row.what);
        const Attempt attempt = accepted_on("2026-11-02");
        const StepToday today = parent_on(row.seen, permit(1, 10), attempt, row.sub, sub_attempt(row.begun, row.ended));
        CHECK(iso(*today.due) == row.due);
        CHECK(iso(*today.legal_due) == row.legal_due);
        CHECK(today.used == row.used);
    }
}

TEST_CASE("A step without a promise is judged by its legal limit, which 公示 does not stop") {
    const StepToday today =
        parent_on("2026-11-04", permit({}, 10), accepted_on("2026-11-02"), sub_item("公示", 5), sub_attempt("2026-11-02", nullptr));
    CHECK(today.due == today.legal_due);
    CHECK(iso(*today.due) == "2026-11-16");
    CHECK(today.used == 2);
}

TEST_CASE("A sub-item that has not begun stops nothing yet") {
    Attempt filed;
    filed.state = StepState::filed;
    filed.filed = filed.refiled = day("2026-11-02");
    const StepToday today = parent_on("2026-11-03", permit(1, 10), accepted_on("2026-11-02"), sub_item("公示", 5), filed);
    CHECK(iso(*today.due) == "2026-11-03");
}

TEST_CASE("公示 is yellow once its length is over and it has not ended, never red, never past") {
    struct Case {
        const char* date;
        Lamp lamp;
    };
    const std::array<Case, 4> rows = {{{"2026-11-02", Lamp::green},
                                       {"2026-11-09", Lamp::green},  // its last day
                                       {"2026-11-10", Lamp::yellow},
                                       {"2026-11-30", Lamp::yellow}}};
    for (const Case& row : rows) {
        CAPTURE(row.date);
        const StepToday today = test::on(row.date, sub_item("公示", 5), accepted_on("2026-11-02"));
        CHECK(iso(*today.due) == "2026-11-09");
        CHECK(today.lamp == row.lamp);
        CHECK_FALSE(today.past);
        CHECK_FALSE(today.escalated);
    }
}

TEST_CASE("Each working day after acceptance is used, or stopped, once") {
    rc::check("used and stopped", [] {
        const Date accepted = day("2026-09-01") + CalendarDays{*rc::gen::inRange(0, 60)};
        const Date seen = accepted + CalendarDays{*rc::gen::inRange(0, 60)};
        Attempt attempt;
        attempt.state = StepState::accepted;
        attempt.accepted = accepted;
        const PlannedStep parent = permit(10, 20);
        const PlannedStep notice = sub_item("公示", *rc::gen::inRange(1, 12));
        const PlannedStep review = sub_item("专家评审", *rc::gen::inRange(1, 12));
        ProjectSteps records;
        for (const PlannedStep* sub : {&notice, &review}) {
            Attempt within;
            within.state = StepState::accepted;
            within.accepted = accepted + CalendarDays{*rc::gen::inRange(-3, 30)};
            records[sub->step].attempts = {within};
        }
        const Procedures procedures = procedures_of({parent, notice, review}, records, seen, calendar());
        const StepToday today = step_today(parent, &attempt, procedures, seen, calendar(), LampRules{});
        RC_ASSERT(today.used + stopped_days(today.stops, accepted, seen, calendar()) == calendar().elapsed(accepted, seen).count);
        // What stops the legal clock stops the promised one too.
        RC_ASSERT(stopped_days(legal_stops(today.stops), accepted, seen, calendar()) <=
                  stopped_days(today.stops, accepted, seen, calendar()));
    });
}

}  // namespace zb
