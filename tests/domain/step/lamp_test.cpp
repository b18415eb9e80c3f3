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
        Lamp lamp;
    };
    const std::array<Case, 8> seven = {{
        {"2026-10-28", 0, 7, 0, Lamp::green},
        {"2026-10-31", 2, 5, 0, Lamp::green},  // a Saturday
        {"2026-11-03", 4, 3, 0, Lamp::green},
        {"2026-11-04", 5, 2, 0, Lamp::yellow},
        {"2026-11-06", 7, 0, 0, Lamp::yellow},  // due today
        {"2026-11-07", 7, 0, 0, Lamp::yellow},  // a Saturday: no working day past it yet
        {"2026-11-09", 8, 0, 1, Lamp::red},
        {"2026-11-13", 12, 0, 5, Lamp::red},
    }};
    for (const Case& row : seven) {
        CAPTURE(row.date);
        const StepToday today = on(row.date, permit(7), accepted_on("2026-10-28"));
        CHECK(today.used == row.used);
        CHECK(today.left == row.left);
        CHECK(today.overdue == row.overdue);
        CHECK(today.lamp == row.lamp);
    }
    // Of a single day nothing is used on the day of acceptance: it does not begin yellow.
    CHECK(on("2026-11-16", permit(1), accepted_on("2026-11-16")).lamp == Lamp::green);
    CHECK(on("2026-11-17", permit(1), accepted_on("2026-11-16")).lamp == Lamp::yellow);
    CHECK(on("2026-11-18", permit(1), accepted_on("2026-11-16")).lamp == Lamp::red);
}

TEST_CASE("The worse of clock and plan is the lamp, but a pause is grey whatever the plan") {
    PlannedStep late = permit(7, 15);
    late.finish = day("2026-11-02");
    CHECK(on("2026-11-02", late, accepted_on("2026-10-28")).lamp == Lamp::yellow);
    CHECK(on("2026-11-03", late, accepted_on("2026-10-28")).clock_lamp == Lamp::green);
    CHECK(on("2026-11-03", late, accepted_on("2026-10-28")).lamp == Lamp::red);
    CHECK(on("2026-11-10", late, fire_review_paused()).lamp == Lamp::grey);
    // What has not begun has no clock and no lamp of its own, only its plan's.
    const StepToday none = step_today(late, nullptr, day("2026-11-03"), calendar(), LampRules{});
    CHECK_FALSE(none.lamp);
    CHECK(none.plan_lamp == Lamp::red);
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
        return step_today(permit(7), &attempt, day(date), calendar(), lamp_rules(origin, day(date)));
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
