// SPDX-License-Identifier: Apache-2.0
// A flow's step as a plan takes it over: resolved, so that later changes of the template do not reach it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "calendar/calendar.h"
#include "flow/flow.h"
#include "plan/plan.h"

namespace zb {

// Everything but dates and people.
PlannedStep planned_step(const FlowStep& step);
// A step accepted on `accepted` (day 0) has its first counted day after it (民法典 第二百零一条).
Date first_day_after(Date accepted, LimitUnit unit, const Calendar& calendar);
// The day on which a step is to be accepted; none for a milestone, and where the plan does not say.
std::optional<Date> planned_acceptance(const PlannedStep& step, const Calendar& calendar);

// What the step yields, by the plan or by its flow (nullptr where it is not known): 施工许可证. None where neither says.
std::optional<std::string> document_of(const Flow* flow, const PlannedStep& step);

// Days that a step takes by the plan, in its unit: promised, else legal; a milestone only what the project has set for it.
int days_of(const PlannedStep& step);
// From 批准之日, not from 领证之日. Terms of plans adopted before a flow stated it say so in their basis.
bool starts_at_decision(const Validity& validity);
// 公示 and 招拍挂公告: how long it lasts at least. Plans adopted before a flow stated it show it by the names of their steps.
std::optional<Shortest> shortest_of(const PlannedStep& step);
bool has_shortest(const PlannedStep& step);
// Its first possible last day where it began on `from`, which is day 0; calendar days are not moved by rest days. And the last day on which
// it must have begun to end on `end`.
Date first_end(const Shortest& shortest, LimitUnit unit, Date from, const Calendar& calendar);
Date latest_beginning(const Shortest& shortest, LimitUnit unit, Date end, const Calendar& calendar);

// Days, in its unit, that it can be compressed to: what the plan says, else one for an authority's step. 公示 lasts as long as its rule
// says, and what the enterprise builds and utilities do is not compressed without such a word.
int least_days(const PlannedStep& step);
// FS+2wd, SS, FF-3cd.
std::string relation(const PlannedLink& link);

// Takes out dependencies on and links from steps that are not among these, which count as met, and makes sub-items of absent parents stand
// alone.
void keep_links_within(std::vector<PlannedStep>& steps);

// The day on which the last step is decided.
Date plan_end(const PlanDrafted& plan);

// The promised limits of a plan on the approval clock, as the flow counts them: sub-items and uncounted steps take no days.
ApprovalClock approval_clock(const std::vector<PlannedStep>& steps, LimitKind limits = LimitKind::promised);

}  // namespace zb
