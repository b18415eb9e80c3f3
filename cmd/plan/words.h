// SPDX-License-Identifier: Apache-2.0
// What the options of plan make ask for, by the names of a flow's steps.
#pragma once

#include "calendar/calendar.h"
#include "cli/arguments.h"
#include "plan/making.h"

namespace zb::cli {

// The days that relative dates are read by: today, and the day on which the plan is made.
struct PlanDays {
    Date today;
    Date on;
    const Calendar& calendar;
};

// Whether --target names a day: one that only drops a target asks for no plan backward.
bool sets_target(const Arguments& args);
// The request as far as the command line gives it: without constraints kept, steps begun and the team. Throws Error "option.form",
// "option.repeated", "flow.unknown_step", "link.invalid".
PlanRequest read_plan_request(const Arguments& args, const Flow& flow, const PlanDays& days);
// A step given without a value, as 施工许可:, drops from `kept` what the plan in force has set for it. Throws Error "plan.nothing_kept".
void drop_emptied(const Arguments& args, const Flow& flow, PlanConstraints& kept);

}  // namespace zb::cli
