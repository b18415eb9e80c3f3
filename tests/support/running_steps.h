// SPDX-License-Identifier: Apache-2.0
// Steps of a plan with what has happened of them, and what is to be expected.
#pragma once

#include <optional>
#include <vector>

#include "outlook/network.h"

namespace zb::test {

// How the steps stand and what is expected of them; a step without an attempt has not begun. Points into both.
inline std::vector<StepOutlook> foreseen(const std::vector<PlannedStep>& planned, const Viewpoint& view,
                                         const std::vector<std::optional<Attempt>>& attempts = {}) {
    std::vector<StepOutlook> steps(planned.size());
    for (std::size_t i = 0; i < planned.size(); ++i) {
        StepOutlook& step = steps[i];
        step.planned = &planned[i];
        if (i < attempts.size() && attempts[i]) step.attempt = &*attempts[i];
        step.today = step_today(planned[i], step.attempt, view.day, view.calendar, view.rules);
        step.done = lets_successors_begin(step.today.state, planned[i].kind);
    }
    foresee(steps, view);
    return steps;
}

}  // namespace zb::test
