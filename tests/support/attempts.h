// SPDX-License-Identifier: Apache-2.0
// A step's attempts as the tests of its clocks tell them.
#pragma once

#include <optional>

#include "domain/step/clock.h"
#include "support/days.h"

namespace zb::test {

// A permit with its limits in working days; its planned finish far off, so that the clock's lamp alone is seen.
inline PlannedStep permit(std::optional<int> promised, std::optional<int> legal = {}) {
    PlannedStep step;
    step.step = "some_permit";
    step.kind = StepKind::permit;
    step.promised = promised;
    step.legal = legal;
    step.finish = day("2027-12-31");
    return step;
}

// 公示, 专家评审 and the like inside that permit.
inline PlannedStep sub_item(const char* name, int days, LimitUnit unit = LimitUnit::working) {
    PlannedStep sub;
    sub.step = sub.short_name = sub.name = name;
    sub.kind = StepKind::review;
    sub.promised = days;
    sub.unit = unit;
    sub.part_of = "some_permit";
    sub.line = "特别程序";
    sub.finish = day("2027-12-31");
    return sub;
}

inline Attempt accepted_on(const char* date) {
    Attempt attempt;
    attempt.state = StepState::accepted;
    attempt.accepted = day(date);
    return attempt;
}

inline Attempt filed_on(const char* date) {
    Attempt attempt;
    attempt.state = StepState::filed;
    attempt.filed = attempt.refiled = day(date);
    return attempt;
}

inline Pause pause(const char* from, int expected, const char* to = nullptr) {
    Pause made;
    made.procedure = "专家评审";
    made.from = day(from);
    made.expected = expected;
    if (to != nullptr) made.to = day(to);
    return made;
}

// The fire design review of the sample: accepted 10-28, expert review told on 11-03 for ten days, its result in on 11-18.
inline Attempt fire_review() {
    Attempt attempt = accepted_on("2026-10-28");
    attempt.pauses = {pause("2026-11-03", 10, "2026-11-18")};
    return attempt;
}

// The same while the experts were still at it.
inline Attempt fire_review_paused() {
    Attempt attempt = accepted_on("2026-10-28");
    attempt.state = StepState::paused;
    attempt.pauses = {pause("2026-11-03", 10)};
    return attempt;
}

inline StepToday on(const char* date, const PlannedStep& planned, const Attempt& attempt) {
    return step_today(planned, &attempt, {}, day(date), calendar(), LampRules{});
}

}  // namespace zb::test
