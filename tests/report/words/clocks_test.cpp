// SPDX-License-Identifier: Apache-2.0
// What a clock says, of which the table of `step show --why` and the chart's sentence are two tellings.
#include "report/words/clocks.h"

#include <doctest/doctest.h>

namespace zb {
namespace {

StepToday in_state(StepState state) {
    StepToday today;
    today.state = state;
    return today;
}

}  // namespace

TEST_CASE("An accepted item has no limit, or is in time, nearly due or overdue") {
    StepToday today = in_state(StepState::accepted);
    CHECK(clock_says(today) == ClockSays::no_limit);
    today.due = Date::of(2026, 11, 20);
    CHECK(clock_says(today) == ClockSays::in_time);
    today.lamp = Lamp::yellow;
    CHECK(clock_says(today) == ClockSays::nearly_due);
    today.lamp = Lamp::red;
    today.overdue = 1;
    today.past = true;
    CHECK(clock_says(today) == ClockSays::overdue);
}

TEST_CASE("A pause does not hide what was overdue before it, which outweighs a pause that lasts too long") {
    StepToday today = in_state(StepState::paused);
    CHECK(clock_says(today) == ClockSays::paused);
    today.pause_over = 2;
    CHECK(clock_says(today) == ClockSays::paused_too_long);
    today.overdue = 1;
    today.past = true;
    CHECK(clock_says(today) == ClockSays::paused_overdue);
}

TEST_CASE("A clock that does not run says nothing") {
    CHECK(clock_says(in_state(StepState::planned)) == ClockSays::nothing);
    CHECK(clock_says(in_state(StepState::issued)) == ClockSays::nothing);
    CHECK(clock_says(in_state(StepState::filed)) == ClockSays::intake);
    CHECK(clock_says(in_state(StepState::correcting)) == ClockSays::correcting);
}

}  // namespace zb
