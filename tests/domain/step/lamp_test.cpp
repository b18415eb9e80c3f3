// SPDX-License-Identifier: Apache-2.0
// The lamp of an item in hand, day by day, by its clock, its plan and the settings of the day.
#include <array>
#include <doctest/doctest.h>

#include "domain/origin.h"
#include "domain/step/clock.h"
#include "support/attempts.h"

namespace zb {
namespace {

using test::accepted_on;
using test::calendar;
using test::day;
using test::filed_on;
using test::fire_review_paused;
using test::on;
using test::permit;

}  // namespace

TEST_CASE("The lamp of a promise, day by day: yellow at two days left and a third used, red past it") {
    struct Case {
        const char* date;
        int used;
        int left;
        int overdue;
        bool past;
        Lamp lamp;
    };
    const std::array<Case, 8> seven = {{
        {"2026-10-28", 0, 7, 0, false, Lamp::green},
        {"2026-10-31", 2, 5, 0, false, Lamp::green},  // a Saturday
        {"2026-11-03", 4, 3, 0, false, Lamp::green},
        {"2026-11-04", 5, 2, 0, false, Lamp::yellow},
        {"2026-11-06", 7, 0, 0, false, Lamp::yellow},  // due today
        {"2026-11-07", 7, 0, 0, true, Lamp::red},      // a Saturday: past, though no working day has gone by since
        {"2026-11-09", 8, 0, 1, true, Lamp::red},
        {"2026-11-13", 12, 0, 5, true, Lamp::red},
    }};
    for (const Case& row : seven) {
        CAPTURE(row.date);
        const StepToday today = on(row.date, permit(7), accepted_on("2026-10-28"));
        CHECK(today.used == row.used);
        CHECK(today.left == row.left);
        CHECK(today.overdue == row.overdue);
        CHECK(today.past == row.past);
        CHECK(today.lamp == row.lamp);
    }
    // Of a single day nothing is used on the day of acceptance: it does not begin yellow.
    CHECK(on("2026-11-16", permit(1), accepted_on("2026-11-16")).lamp == Lamp::green);
    CHECK(on("2026-11-17", permit(1), accepted_on("2026-11-16")).lamp == Lamp::yellow);
    CHECK(on("2026-11-18", permit(1), accepted_on("2026-11-16")).lamp == Lamp::red);
}

TEST_CASE("The lamp is the clock's alone: a plan's day that has passed reddens nothing inside its limit") {
    PlannedStep late = permit(7, 15);
    late.finish = day("2026-10-29");
    CHECK(on("2026-11-03", late, accepted_on("2026-10-28")).lamp == Lamp::green);
    CHECK(on("2026-11-10", late, fire_review_paused()).lamp == Lamp::grey);
    CHECK(on("2026-11-03", late, filed_on("2026-11-02")).lamp == Lamp::green);
    // What is not filed has no clock and no lamp, however late it is for its plan.
    CHECK_FALSE(step_today(late, nullptr, {}, day("2026-11-03"), calendar(), LampRules{}).lamp);
}

TEST_CASE("Past is the day after the due day, whatever the working days between, and on time is decided on it or before") {
    struct Case {
        const char* accepted;
        const char* due;
        const char* decided;
        bool past;
        int used;
        int overdue;
    };
    // Three working days each.
    const std::array<Case, 6> rows = {{
        {"2026-09-08", "2026-09-11", "2026-09-11", false, 3, 0},  // Friday, the due day
        {"2026-09-08", "2026-09-11", "2026-09-12", true, 3, 0},   // Saturday: late, by less than a working day
        {"2026-09-08", "2026-09-11", "2026-09-14", true, 4, 1},   // Monday
        {"2026-09-25", "2026-09-30", "2026-09-30", false, 3, 0},  // the last day before National Day
        {"2026-09-25", "2026-09-30", "2026-10-01", true, 3, 0},
        {"2026-09-25", "2026-09-30", "2026-10-08", true, 4, 1},
    }};
    for (const Case& row : rows) {
        CAPTURE(row.decided);
        Attempt attempt = accepted_on(row.accepted);
        const StepToday in_hand = on(row.decided, permit(3, 3), attempt);
        CHECK(iso(*in_hand.due) == row.due);
        CHECK(in_hand.lamp == (row.past ? Lamp::red : Lamp::yellow));
        CHECK(in_hand.past == row.past);
        CHECK(in_hand.legal_past == row.past);
        attempt.state = StepState::decided;
        attempt.decided = day(row.decided);
        const StepToday after = on("2026-12-01", permit(3, 3), attempt);
        CHECK(after.past == row.past);
        CHECK(after.used == row.used);
        CHECK(after.overdue == row.overdue);
    }
}

TEST_CASE("A material owed is yellow from two working days before its day, red past it, and counts in its project's lamp alone") {
    struct Case {
        const char* date;
        int left;
        bool past;
        Lamp lamp;
    };
    // Owed since Friday 9-11, promised for Tuesday 9-15: a term of two days, yellow from the first.
    const std::array<Case, 6> rows = {{
        {"2026-09-10", 3, false, Lamp::green},
        {"2026-09-11", 2, false, Lamp::yellow},
        {"2026-09-15", 0, false, Lamp::yellow},  // the day itself
        {"2026-09-16", -1, true, Lamp::red},
        {"2026-09-19", -3, true, Lamp::red},  // a Saturday
        {"2026-09-22", -6, true, Lamp::red},  // Sunday 9-20 was worked
    }};
    for (const Case& row : rows) {
        CAPTURE(row.date);
        Owed owed;
        owed.material = "公示情况说明";
        owed.since = day("2026-09-10");
        owed.due = day("2026-09-15");
        const OwedToday today = owed_today(owed, day(row.date), calendar(), LampRules{});
        CHECK(today.left == row.left);
        CHECK(today.past == row.past);
        CHECK(today.lamp == row.lamp);
        Attempt attempt = accepted_on("2026-09-10");
        attempt.owed = {owed};
        const StepToday step = on(row.date, permit(30), attempt);
        CHECK(step.lamp == Lamp::green);
        CHECK(with_item(Lamp::green, permit(30), step) == row.lamp);
    }
}

TEST_CASE("Lamps and escalation follow the settings of the day, not those of later") {
    Origin origin;
    origin.settings.changes["lamp.yellow_left"][day("2026-11-10")] = "4";
    origin.settings.changes["lamp.yellow_used_share"][day("2026-11-10")] = "7";
    origin.settings.changes["lamp.escalate_after"][day("2026-11-20")] = "1";
    origin.settings.changes["lamp.intake_limit"][day("2026-11-10")] = "3";
    origin.settings.changes["lamp.issue_limit"][day("2026-11-10")] = "2";
    origin.settings.changes["lamp.expiry_yellow"][day("2026-11-10")] = "7";
    CHECK(lamp_rules(origin, day("2026-11-09")).yellow_left == 2);
    CHECK(lamp_rules(origin, day("2026-11-10")).expiry_yellow == 7);
    const auto at = [&](const char* date, const Attempt& attempt) {
        return step_today(permit(7), &attempt, {}, day(date), calendar(), lamp_rules(origin, day(date)));
    };
    const Attempt early = accepted_on("2026-11-05"), later = accepted_on("2026-11-09");
    CHECK(at("2026-11-09", early).lamp == Lamp::green);                     // 2 used, 5 left; old rules
    CHECK(at("2026-11-12", later).lamp == Lamp::yellow);                    // 3 used, 4 left
    CHECK(at("2026-11-19", accepted_on("2026-11-09")).escalated == false);  // due 11-18: one day past, five asked for
    CHECK(at("2026-11-20", accepted_on("2026-11-10")).escalated);           // due 11-19: one day past, one asked for
    CHECK(at("2026-11-13", filed_on("2026-11-10")).lamp == Lamp::red);
    Attempt decided = accepted_on("2026-11-05");
    decided.state = StepState::decided;
    decided.decided = day("2026-11-10");
    CHECK(iso(at("2026-11-11", decided).issue->due) == "2026-11-12");
}

}  // namespace zb
