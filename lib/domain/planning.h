// SPDX-License-Identifier: Apache-2.0
// 编制审批方案: from a flow, the project's conditions and a day, forward or backward, or from dates that people set, to a plan's steps.
// Pure: the calendar and the project's progress are arguments.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "calendar/calendar.h"
#include "domain/plan.h"
#include "domain/plan_file.h"
#include "domain/planned_step.h"
#include "flow/flow.h"

namespace zb {

// One of `flows` by key, name, or an unambiguous part of the name. Throws Error "flow.unknown" with the nearest, "flow.ambiguous".
const Flow& find_flow(std::string_view word, const std::vector<Flow>& flows = builtin_flows());
// By key, short name, full name, or an unambiguous part of one. Throws Error "step.unknown" with the nearest, "step.ambiguous".
const FlowStep& find_flow_step(const Flow& flow, std::string_view word);
// Throws Error of the first fault of check_conditions.
void require_conditions(const Flow& flow, std::span<const std::string> conditions);

// A step that has begun keeps its days and what was promised for it: the new plan goes round it.
struct BegunStep {
    PlannedStep planned;  // of the plan in force
    std::optional<Date> accepted = {};
    Date finish = {};  // decided, or 预计
    bool done = false;
};

// Why a step of the flow is not in a project with these attributes; empty where it is.
std::string why_closed(const Flow& flow, const FlowStep& step, std::span<const std::string> conditions);

struct PlanRequest {
    std::vector<std::string> conditions = {};
    Date start;                              // the first step is accepted on this day at the earliest
    std::optional<Date> target = {};         // backward from here; a rest day counts as the last working day before
    std::optional<std::string> until = {};   // key: only this step and what it waits for
    std::map<std::string, int> limits = {};  // key → the project's own limit, in the step's unit
    std::map<std::string, BegunStep> begun = {};
    std::map<std::string, std::string> team = {};  // department → its responsible person in the project's team
};

// When a step is accepted (day 0) and decided.
struct StepSpan {
    std::optional<Date> accepted;  // none for a milestone
    Date finish;
};

// Beside a planned step: the room it has. Later than the latest, the end moves (or the target is missed).
struct PlanWindow {
    StepSpan earliest;
    StepSpan latest;
    int slack = 0;  // working days between them
};

struct LeftOut {
    std::string name;
    std::string why;  // 条件未开：special_fire …, 不在“施工许可”之前
};

struct PlanAnswer {
    PlanDrafted draft;
    std::optional<int> total_limit = {};   // of the flow, in working days
    std::vector<PlanWindow> windows = {};  // as many as draft.steps; none for a plan whose dates people set
    Date finish;
    int short_by = 0;                       // working days by which the target is missed; 0: it is met, or there is none
    std::optional<Date> latest_start = {};  // with a target: what has not begun is accepted from this day on at the latest
    // With a missed target, where a running step sets the end: its name, and the day by which it would have to be decided.
    std::optional<std::pair<std::string, Date>> running_too_long = {};
    std::vector<std::string> chain = {};          // keys of the steps that set the end, in order
    std::vector<std::string> without_limit = {};  // short names of steps that count 0 days for want of a limit
    std::vector<LeftOut> left_out = {};
    std::vector<std::string> warnings = {};
};

// Throws Error "flow.unknown_condition", "flow.exclusive_conditions", "step.unknown", "plan.cycle".
PlanAnswer make_plan(const Flow& flow, const PlanRequest& request, const Calendar& calendar);

// The rows are the whole plan: what they do not name is not in the project, and a dependency on it counts as met.
// Throws Error "plan.invalid_file" with every row's faults.
PlanAnswer plan_of_rows(const Flow& flow, const std::vector<std::string>& conditions, const std::vector<PlanRow>& rows,
                        const Calendar& calendar);

}  // namespace zb
