// SPDX-License-Identifier: Apache-2.0
// A flow's step as a plan takes it over: resolved, so that later changes of the template do not reach it.
#pragma once

#include <vector>

#include "domain/plan.h"
#include "flow/flow.h"

namespace zb {

// Everything but dates and people.
PlannedStep planned_step(const FlowStep& step);
// Takes out dependencies on steps that are not among these, which count as met, and makes sub-items of absent parents stand alone.
void keep_links_within(std::vector<PlannedStep>& steps);

}  // namespace zb
