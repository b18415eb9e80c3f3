// SPDX-License-Identifier: Apache-2.0
// The clocks beside the limit: five working days to answer an application, ten to deliver a certificate.
#include <array>
#include <doctest/doctest.h>

#include "domain/step/clock.h"
#include "support/attempts.h"

namespace zb {
namespace {

using test::accepted_on;
using test::day;
using test::filed_on;
using test::on;
using test::permit;

}  // namespace

TEST_CASE("Five working days without an answer are acceptance from the day of receipt (行政许可法 32)") {
    struct Case {
        const char* date;
        StepState state;
        Lamp lamp;
        int left;
    };
    const std::array<Case, 6> rows = {{
        {"2026-11-02", StepState::filed, Lamp::green, 5},
        {"2026-11-04", StepState::filed, Lamp::green, 3},
        {"2026-11-05", StepState::filed, Lamp::yellow, 2},
        {"2026-11-09", StepState::filed, Lamp::red, 0},
        {"2026-11-10", StepState::accepted, Lamp::yellow, 1},  // of seven days six are used
        {"2026-11-12", StepState::accepted, Lamp::red, 0},
    }};
    for (const Case& row : rows) {
        CAPTURE(row.date);
        const StepToday today = on(row.date, permit(7, 20), filed_on("2026-11-02"));
        CHECK(iso(*today.intake_due) == "2026-11-09");
        CHECK(today.state == row.state);
        CHECK(today.deemed == (row.state == StepState::accepted));
        CHECK(today.lamp == row.lamp);
        CHECK(today.left == row.left);
    }
    const StepToday deemed = on("2026-11-10", permit(7, 20), filed_on("2026-11-02"));
    CHECK(iso(*deemed.deemed_from) == "2026-11-10");
    CHECK(iso(*deemed.accepted) == "2026-11-02");
    CHECK(iso(*deemed.due) == "2026-11-11");
}

TEST_CASE("An answer on the fifth day is in time, one after it does not move the deemed acceptance") {
    Attempt attempt = filed_on("2026-11-02");
    attempt.state = StepState::accepted;
    attempt.accepted = day("2026-11-09");
    CHECK_FALSE(on("2026-11-20", permit(7), attempt).deemed);
    CHECK(iso(*on("2026-11-20", permit(7), attempt).due) == "2026-11-18");
    attempt.accepted = day("2026-11-12");
    CHECK(on("2026-11-20", permit(7), attempt).deemed);
    CHECK(iso(*on("2026-11-20", permit(7), attempt).due) == "2026-11-11");
}

TEST_CASE("The five days count from the last filing, while a correction is awaited nothing runs") {
    Attempt attempt = filed_on("2026-11-02");
    attempt.state = StepState::correcting;
    attempt.returned = day("2026-11-06");
    const StepToday waiting = on("2026-11-20", permit(7), attempt);
    CHECK_FALSE(waiting.deemed);
    CHECK_FALSE(waiting.due);
    CHECK(waiting.lamp == Lamp::green);
    attempt.state = StepState::filed;
    attempt.refiled = day("2026-11-16");
    CHECK(iso(*on("2026-11-20", permit(7), attempt).intake_due) == "2026-11-23");
    CHECK(on("2026-11-20", permit(7), attempt).state == StepState::filed);
    CHECK(iso(*on("2026-11-24", permit(7), attempt).accepted) == "2026-11-16");
}

TEST_CASE("From the decision to the certificate runs a clock of its own: ten working days (行政许可法 44)") {
    Attempt attempt = accepted_on("2026-11-02");
    attempt.state = StepState::decided;
    attempt.decided = day("2026-11-06");  // day 10: 11-20
    struct Case {
        const char* date;
        int used, left, overdue;
        Lamp lamp;
        bool escalated;
    };
    const std::array<Case, 7> rows = {{
        {"2026-11-06", 0, 10, 0, Lamp::green, false},
        {"2026-11-17", 7, 3, 0, Lamp::green, false},
        {"2026-11-18", 8, 2, 0, Lamp::yellow, false},
        {"2026-11-20", 10, 0, 0, Lamp::yellow, false},
        {"2026-11-23", 11, 0, 1, Lamp::red, false},
        {"2026-11-26", 14, 0, 4, Lamp::red, false},
        {"2026-11-27", 15, 0, 5, Lamp::red, true},
    }};
    for (const Case& row : rows) {
        CAPTURE(row.date);
        const StepToday today = on(row.date, permit(7), attempt);
        REQUIRE(today.issue.has_value());
        CHECK(iso(today.issue->due) == "2026-11-20");
        CHECK(today.issue->used == row.used);
        CHECK(today.issue->left == row.left);
        CHECK(today.issue->overdue == row.overdue);
        CHECK(today.issue->lamp == row.lamp);
        CHECK(today.issue->escalated == row.escalated);
        CHECK_FALSE(today.lamp.has_value());  // the item itself is decided
    }
    attempt.state = StepState::issued;
    attempt.issued = day("2026-11-24");
    const StepToday late = on("2026-12-31", permit(7), attempt);
    CHECK(late.issue->delivered);
    CHECK(late.issue->overdue == 2);
    CHECK_FALSE(late.issue->lamp.has_value());
    CHECK_FALSE(late.issue->escalated);
    PlannedStep filing = permit(7);
    filing.kind = StepKind::filing;
    CHECK_FALSE(on("2026-11-20", filing, attempt).issue.has_value());
    attempt.opening = true;
    CHECK_FALSE(on("2026-11-20", permit(7), attempt).issue.has_value());
}

}  // namespace zb
