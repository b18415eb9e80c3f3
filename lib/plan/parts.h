// SPDX-License-Identifier: Apache-2.0
// What making a plan is put together from: private to lib/plan.
#pragma once

#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "plan/making.h"

namespace zb {

// 公示 begun after the acceptance of its parent stops that day too: said of each whose day was given.
std::vector<std::string> begun_after_acceptance(const PlanDrafted& plan, const Calendar& calendar);

// Links of the project's own; an overlap takes the place of the flow's order.
void put_links(std::vector<PlannedStep>& steps, const PlanConstraints& constraints);
// The other constraints. Throws Error where a constraint is for a step that is not here, or has begun.
void put_constraints(std::vector<PlannedStep>& steps, const Flow& flow, const PlanRequest& request);

// Of what is kept of the plan in force, takes out what `constraints` sets anew for the same step.
void drop_replaced(PlanRequest& request);
// The rest of what is kept, links apart (put_links), where its step is here and has not begun. Says what that is.
std::vector<std::string> put_kept(std::vector<PlannedStep>& steps, const PlanRequest& request);

// The keys of `last`, of what it waits for, and of what runs inside either.
std::set<std::string> needed_for(const std::string& last, const std::vector<PlannedStep>& steps);

// Every day that the plan is to keep, and where it cannot, the path to it.
std::vector<PlanGoal> goals_of(const PlanDrafted& plan, const PlanNetwork& network, const PlanNetwork::Running& running,
                               const Calendar& calendar);

}  // namespace zb
