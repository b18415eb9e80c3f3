// SPDX-License-Identifier: Apache-2.0
// What has begun, as a new plan has it.
#include "outlook/begun.h"

namespace zb {

std::map<std::string, BegunStep> begun_steps(const ProjectOutlook& outlook, Date day, const Calendar& calendar) {
    std::map<std::string, BegunStep> begun;
    for (const StepOutlook& step : outlook.steps) {
        if (step.attempt == nullptr) continue;
        const std::optional<Date> ended = step.attempt->decided ? step.attempt->decided : step.attempt->ended;
        const bool over =
            step.today.state == StepState::decided || step.today.state == StepState::issued || step.today.state == StepState::waived;
        const std::optional<Date> finish = over ? ended : in_hand(step.today.state) ? step.forecast : std::nullopt;
        if (!finish) continue;
        begun.emplace(step.planned->step, BegunStep{*step.planned, step.today.accepted, *finish, over, step.today.used,
                                                    paused_so_far(*step.attempt, day, calendar).count, step.today.announced_end});
    }
    return begun;
}

}  // namespace zb
