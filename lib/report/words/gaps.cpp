// SPDX-License-Identifier: Apache-2.0
// Goes through the plan's items and asks who answers for each.
#include "report/words/gaps.h"

#include <algorithm>

#include "domain/responsible.h"

namespace zb {

bool is_over(const StepOutlook& step) {
    const StepState state = step.today.state;
    return state == StepState::decided || state == StepState::issued || state == StepState::waived;
}

std::vector<TeamGap> team_gaps(const State& state, const ProjectOutlook& outlook) {
    std::vector<TeamGap> gaps;
    for (const StepOutlook& step : outlook.steps) {
        const std::string& department = step.planned->department;
        if (!step.planned->approval_item() || is_over(step) || state.departments.find(department) == nullptr) continue;
        if (responsible_on(state, *outlook.project, *step.planned, outlook.day)) continue;
        auto found = std::find_if(gaps.begin(), gaps.end(), [&](const TeamGap& gap) { return gap.department == department; });
        if (found == gaps.end()) found = gaps.insert(gaps.end(), {department, {}});
        found->steps.push_back(&step);
    }
    return gaps;
}

}  // namespace zb
