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
#include "flow/naming.h"
#include "plan/file.h"
#include "plan/network.h"
#include "plan/plan.h"
#include "plan/planned_step.h"

namespace zb {

// A step that has begun keeps its days and what was promised for it: the new plan goes round it.
struct BegunStep {
    PlannedStep planned;  // of the plan in force
    std::optional<Date> accepted = {};
    Date finish = {};  // decided, or 预计
    bool done = false;
    int used = 0;                           // days of its limit, in its unit
    int paused = 0;                         // working days that did not count against it
    std::optional<Date> paused_until = {};  // of an open pause: the end that was announced
};

// What a project sets beside its flow, by key.
struct PlanConstraints {
    std::map<std::string, int> limits = {};                       // its own limit, in the step's unit
    std::map<std::string, int> min_durations = {};                // what a step cannot be compressed below
    std::vector<std::pair<std::string, PlannedLink>> links = {};  // the step that waits, and for what
    std::map<std::string, Date> not_before = {};
    std::map<std::string, Date> deadlines = {};
};

// What a plan has beside the flow that it was made from.
PlanConstraints constraints_of(const PlanDrafted& plan, const Flow& flow);

enum class ConstraintKind { limit, min_duration, link, not_before, deadline };
// Takes a step's constraints of one kind out of those that a new plan would keep. Throws Error "plan.nothing_kept" where there is none.
void drop(PlanConstraints& kept, ConstraintKind kind, const FlowStep& step);

struct PlanRequest {
    std::vector<std::string> conditions = {};
    Date start;                                     // the first step is accepted on this day at the earliest
    std::optional<Date> target = {};                // of the last step; a rest day counts as the last working day before
    std::vector<PlanTarget> targets = {};           // of others
    std::vector<std::string> dropped_targets = {};  // keys, or kPlanEnd: their targets in force hold no longer
    std::vector<PlanTarget> living_targets = {};    // in force when the plan is made; of the end's the step is kPlanEnd
    bool backward = false;                          // from the targets; else from the start, and they are only held against it
    std::optional<std::string> until = {};          // key: only this step and what it waits for
    PlanConstraints constraints = {};
    PlanConstraints kept =
        {};  // of the plan in force: holds where `constraints` says nothing else of the step, and the step is still to come
    std::map<std::string, BegunStep> begun = {};
    std::optional<Date> known_until = {};  // the evening up to which is known what happened; none: before the start
    Logic logic = Logic::retained;         // whether what runs waits for what it should have waited for
};

struct LeftOut {
    std::string name;
    std::string why;  // 条件未开：special_fire …, 不在“施工许可”之前
};

// A proposal of plan compress: one step compressed, or several where none alone moves the day.
struct PlanCut {
    std::vector<std::pair<std::string, int>> cuts;  // key, days off its limit
    int gain = 0;                                   // working days, behind the proposals before it
    int cumulative = 0;
};

// A day that the plan is to keep.
struct PlanGoal {
    enum class Kind { end, target, deadline };
    Kind kind = Kind::end;
    std::string step;  // key; of the end: the last one's
    Date day;
    Date earliest;     // when it can be at the earliest
    int short_by = 0;  // working days by which it is missed
    // Where it is missed: the path to it, and the days that remain behind it. Where a running step sets the day, earlier work elsewhere
    // does not help: its name, and the day by which it would have to be decided.
    std::vector<PlanCut> path = {};
    int still_short = 0;
    std::optional<std::pair<std::string, Date>> running_too_long = {};
};

struct PlanAnswer {
    PlanDrafted draft;
    bool backward = false;                  // the draft's days are the latest, not the earliest
    std::optional<int> total_limit = {};    // of the flow, in working days
    std::vector<PlanWindow> windows = {};   // as many as draft.steps; none for a plan whose dates people set
    Date finish;                            // of the last step, at the earliest
    std::vector<PlanGoal> goals = {};       // the end, the named targets, the deadlines
    int short_by = 0;                       // working days by which the worst of them is missed
    std::optional<Date> latest_start = {};  // with a goal: what has not begun is accepted from this day on at the latest
    std::vector<std::string> chain = {};    // keys of the steps that set the end, in order
    std::vector<std::vector<std::string>> critical_chains = {};  // all that are as long
    std::vector<std::string> without_limit = {};                 // short names of steps that count 0 days for want of a limit
    std::vector<std::string> begun_early = {};                   // 提前开始：“施工许可” … before what it waits for
    std::map<std::string, BegunStep> begun = {};                 // of the request, where they are in the plan
    std::vector<LeftOut> left_out = {};
    std::vector<std::string> kept = {};          // what the plan keeps of the one in force: “开工”不早于 2027-03-01 受理
    std::vector<std::string> kept_targets = {};  // 开工 2026-10-20：本方案 2026-11-09 办结，晚 14 个工作日
    std::vector<std::string> warnings = {};

    bool met() const { return short_by == 0; }
};

// Throws Error "flow.unknown_condition", "flow.exclusive_conditions", "plan.until_closed", "plan.limit_unused" and its like for the other
// constraints, "plan.limit_of_begun", "plan.target_after_end", "plan.deadline_before_not_before", "plan.cycle".
PlanAnswer make_plan(const Flow& flow, const PlanRequest& request, const Calendar& calendar);

// Says of each target in force that the plan neither replaces nor drops how it stands to it: it stays in force. Throws Error
// "plan.no_target" where the plan drops one that is not.
void add_living_targets(PlanAnswer& answer, const std::vector<PlanTarget>& living, const Calendar& calendar);

// The rows are the whole plan: what they do not name is not in the project, and a dependency on it counts as met.
// Throws Error "plan.invalid_file" with every row's faults.
PlanAnswer plan_of_rows(const Flow& flow, const std::vector<std::string>& conditions, const std::vector<PlanRow>& rows,
                        const Calendar& calendar);

}  // namespace zb
