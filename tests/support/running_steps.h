// SPDX-License-Identifier: Apache-2.0
// Steps of a plan with what has happened of them, and what is to be expected.
#pragma once

#include <optional>
#include <rapidcheck.h>
#include <string>
#include <vector>

#include "outlook/network.h"
#include "support/planned_steps.h"

namespace zb::test {

// How the steps stand and what is expected of them; a step without an attempt has not begun. Points into both.
inline std::vector<StepOutlook> foreseen(const std::vector<PlannedStep>& planned, const Viewpoint& view,
                                         const std::vector<std::optional<Attempt>>& attempts = {}) {
    std::vector<StepOutlook> steps(planned.size());
    ProjectSteps records;
    for (std::size_t i = 0; i < planned.size() && i < attempts.size(); ++i) {
        if (attempts[i]) records[planned[i].step].attempts = {*attempts[i]};
    }
    const Procedures procedures = procedures_of(planned, records, view.day, view.calendar);
    for (std::size_t i = 0; i < planned.size(); ++i) {
        StepOutlook& step = steps[i];
        step.planned = &planned[i];
        if (i < attempts.size() && attempts[i]) step.attempt = &*attempts[i];
        step.today = step_today(planned[i], step.attempt, procedures, view.day, view.calendar, view.rules);
        step.done = lets_successors_begin(step.today.state, planned[i].kind);
    }
    foresee(steps, view);
    return steps;
}

inline int any(int first, int last) { return *rc::gen::inRange(first, last + 1); }

inline Attempt any_attempt(Date today, StepKind kind) {
    static constexpr StepState kStates[] = {StepState::filed,  StepState::correcting, StepState::accepted,
                                            StepState::paused, StepState::decided,    StepState::issued,
                                            StepState::waived, StepState::refused,    StepState::revoked};
    Attempt attempt;
    attempt.state = kStates[any(0, 40) == 0 ? 8 : any(0, 7)];
    if (kind == StepKind::milestone) attempt.state = StepState::decided;  // it is recorded when it is there
    attempt.filed = attempt.refiled = today - CalendarDays{any(0, 30)};
    if (attempt.state == StepState::filed) return attempt;
    if (attempt.state == StepState::correcting) {
        attempt.returned = attempt.refiled;
        attempt.refiled.reset();
        return attempt;
    }
    attempt.accepted = attempt.filed;
    if (attempt.state == StepState::paused)
        attempt.pauses.push_back({"专家评审", *attempt.accepted, any(1, 30), "告〔2026〕1号", 0, {}, 0});
    if (finished(attempt.state, StepKind::permit)) attempt.decided = today;
    return attempt;
}

// Steps whose predecessors and parents come before them.
struct AnyProject {
    std::vector<PlannedStep> planned;
    std::vector<std::optional<Attempt>> attempts;
    std::vector<int> befores;  // how many of them each may wait for

    explicit AnyProject(Date today) {
        const int count = any(2, 12);
        for (int i = 0; i < count; ++i) {
            PlannedStep step;
            step.step = step.short_name = "s" + std::to_string(i);
            step.kind = static_cast<StepKind>(any(0, 5));
            step.unit = static_cast<LimitUnit>(any(0, 2));
            if (any(0, 3) != 0) step.promised = any(1, step.unit == LimitUnit::month ? 3 : 15);
            if (!step.promised) step.unit = LimitUnit::working;
            step.finish = today + CalendarDays{any(-20, 40)};
            int before = i;
            if (i > 0 && any(0, 3) == 0) {
                before = any(0, i - 1);
                if (const auto& parent = planned[static_cast<std::size_t>(before)].part_of) before = std::stoi(parent->substr(1));
                step.part_of = "s" + std::to_string(before);
                if (any(0, 1) == 0) step.line = "特别程序";
            }
            for (int waits = any(0, 3); waits > 0 && before > 0; --waits)
                step.depends_on.push_back("s" + std::to_string(any(0, before - 1)));
            befores.push_back(before);
            planned.push_back(step);
            attempts.push_back(any(0, 2) == 0 ? std::optional{any_attempt(today, step.kind)} : std::nullopt);
        }
    }

    // Not behind a revoked permit: there the last day of the network may be an acceptance, which is nobody's 预计.
    void link() {
        for (const auto& attempt : attempts) {
            if (attempt && attempt->state == StepState::revoked) return;
        }
        for (std::size_t i = 0; i < planned.size(); ++i) {
            if (befores[i] > 0 && any(0, 2) == 0) planned[i].links = {any_link("s" + std::to_string(any(0, befores[i] - 1)))};
        }
    }

    std::vector<StepOutlook> on(const Viewpoint& view) const { return foreseen(planned, view, attempts); }
};

}  // namespace zb::test
