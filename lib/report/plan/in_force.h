// SPDX-License-Identifier: Apache-2.0
// 审批方案 as people see it: what plan make answers, a draft, and the plan in force with 预计.
#pragma once

#include "base/document.h"
#include "calendar/calendar.h"
#include "outlook/outlook.h"
#include "plan/making.h"

namespace zb {

// The answer of plan make: dates, room, both clocks, what is left out; for an impossible target by how much it is missed.
Document plan_answer_document(const Project& project, const PlanAnswer& answer, const Calendar& calendar, const Basis& basis);

// 目标 2027-03-31, “开工”的目标 2027-03-31.
std::string goal_name(const PlanDrafted& plan, const PlanGoal& goal);

// A draft that is not adopted yet, beside the plan in force.
// Throws Error "plan.no_draft".
Document draft_document(const State& state, const Project& project, const Calendar& calendar, const Basis& basis);

// The plan in force as of the basis's day: each step's plan, life, lamp and 预计.
// Throws Error "plan.none" where none was adopted.
Document plan_document(const State& state, const ProjectOutlook& outlook, const Calendar& calendar, const Basis& basis);

}  // namespace zb
