// SPDX-License-Identifier: Apache-2.0
// 团队缺口: 将项目投产前审批手续办理涉及的所有部门纳入 (江海政数〔2021〕14号四（四）).
#pragma once

#include <string>
#include <vector>

#include "outlook/outlook.h"

namespace zb {

// Nothing is left to decide of it.
bool is_over(const StepOutlook& step);

struct TeamGap {
    std::string department;
    std::vector<const StepOutlook*> steps;  // approval items of the plan still to be decided that nobody answers for
};
// Departments of the plan in the order of its items. One that the task force does not know (none is in its list) has nobody to name.
std::vector<TeamGap> team_gaps(const State& state, const ProjectOutlook& outlook);

}  // namespace zb
