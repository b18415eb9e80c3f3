// SPDX-License-Identifier: Apache-2.0
// What the views of a draft and of a plan in force have in common.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/document.h"
#include "calendar/calendar.h"
#include "outlook/outlook.h"
#include "plan/making.h"

namespace zb {

using Chains = std::vector<std::vector<std::string>>;  // of keys, each in order
// Whether the step is on one of them.
bool on_chain(const Chains& chains, const std::string& step);

// Both clocks of a plan: the longest path over counted steps against the flow's total (none where the flow is not known), and the
// days on the calendar.
void add_clocks(Section& section, const PlanDrafted& plan, std::optional<int> total_limit, const Calendar& calendar);
// 按月安排: working days, rest and make-up days, and what falls due in each month.
Section month_section(const std::vector<PlannedStep>& steps, const Calendar& calendar);
// 时间余量: of each step the earliest and latest days, slack, free slack, whether it is critical and what its day waits for; and every
// critical chain, where there are several of the same length. From the plan's own network.
Section room_section(const PlanDrafted& plan, const Calendar& calendar);
// What is not in the plan, and why.
Section left_out_section(const std::vector<LeftOut>& left_out);

}  // namespace zb
