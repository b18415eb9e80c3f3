// SPDX-License-Identifier: Apache-2.0
// 预计 and 机动 are the early and late finishes of the project's network as of the day.
#include "domain/forecast.h"

#include "domain/running_network.h"

namespace zb {

bool lets_successors_begin(StepState state, StepKind kind) {
    if (state == StepState::issued || state == StepState::waived) return true;
    return state == StepState::decided && kind != StepKind::permit;
}

void foresee(std::vector<StepOutlook>& steps, const Viewpoint& view, const Suppositions& suppositions) {
    const RunningNetwork running = running_network(steps, view, suppositions);
    const Solution solution = solve(running.network, view.calendar);
    for (std::size_t i = 0; i < steps.size(); ++i) {
        const StepActivities& place = running.steps[i];
        if (!place.unfinished || !place.foreseeable) continue;
        const Window& decided = solution.windows[static_cast<std::size_t>(place.decided)];
        steps[i].forecast = decided.early_finish;
        const int days = view.calendar.elapsed(decided.early_finish, decided.late_finish).count;
        steps[i].slack = StepSlack{decided.late_finish, days};
    }
}

}  // namespace zb
