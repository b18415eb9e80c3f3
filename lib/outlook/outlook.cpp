// SPDX-License-Identifier: Apache-2.0
// Where a project stands on a day, and what is to be expected of it.
#include "outlook/outlook.h"

#include <algorithm>

#include "outlook/network.h"
#include "plan/planned_step.h"

namespace zb {

namespace {

constexpr std::string_view kNoPlan = "未编方案";

// The decision ends a step (target-outputs.zh.md 口径 7: 办结以作出决定之日为准); its successors may have to wait for the certificate.
bool decided(StepState state) { return state == StepState::decided || state == StepState::issued || state == StepState::waived; }

bool counts_in_hand(const StepOutlook& step) { return counts_in_hand(*step.planned, step.today.state); }

std::vector<StepOutlook> look_at_steps(const PlanVersion& plan, const ProjectSteps& records, const Viewpoint& view) {
    std::vector<StepOutlook> steps;
    steps.reserve(plan.plan.steps.size());
    const Procedures procedures = procedures_of(plan.plan.steps, records, view.day, view.calendar);
    for (const PlannedStep& planned : plan.plan.steps) {
        StepOutlook step;
        step.planned = &planned;
        step.attempt = last_attempt(records, planned.step);
        step.today = step_today(planned, step.attempt, procedures, view.day, view.calendar, view.rules);
        step.done = lets_successors_begin(step.today.state, planned.kind);
        steps.push_back(step);
    }
    return steps;
}

bool unfinished_in(const StepOutlook& step, std::string_view stage) { return step.planned->stage == stage && !decided(step.today.state); }

// First of the four stages with an unfinished step; behind them, whatever is left.
std::string stage_of(const std::vector<StepOutlook>& steps) {
    for (const std::string_view stage : kApprovalStages) {
        if (std::any_of(steps.begin(), steps.end(), [&](const StepOutlook& step) { return unfinished_in(step, stage); }))
            return std::string{stage};
    }
    const auto left = std::find_if(steps.begin(), steps.end(), [](const StepOutlook& step) { return !decided(step.today.state); });
    return std::string{left == steps.end() ? kAllDone : std::string_view{left->planned->stage}};
}

void take_later(std::optional<Date>& latest, std::optional<Date> date) {
    if (date && (!latest || *date > *latest)) latest = date;
}

// The next node: the first unfinished main-line step of the stage, else the end of the stage as a whole.
void find_node(ProjectOutlook& project, const PlanVersion& baseline) {
    std::vector<const StepOutlook*> unfinished;
    for (const StepOutlook& step : project.steps) {
        if (unfinished_in(step, project.stage)) unfinished.push_back(&step);
    }
    if (unfinished.empty()) return;
    const auto main =
        std::find_if(unfinished.begin(), unfinished.end(), [](const StepOutlook* step) { return step->planned->main_line(); });
    if (main == unfinished.end()) {
        project.node_name = project.stage + "阶段办结";
    } else {
        unfinished = {*main};
        project.node_step = unfinished.front()->planned->step;
        project.node_name = unfinished.front()->planned->end_name();
    }
    bool foreseeable = true;
    for (const StepOutlook* step : unfinished) {
        take_later(project.node_current, step->planned->finish);
        take_later(project.node_forecast, step->forecast);
        foreseeable = foreseeable && step->forecast;
        if (const PlannedStep* before = baseline.find(step->planned->step)) take_later(project.node_baseline, before->finish);
    }
    if (!foreseeable) project.node_forecast.reset();
}

std::optional<int> working_days_late(std::optional<Date> planned, std::optional<Date> expected, const Calendar& calendar) {
    if (!planned || !expected) return std::nullopt;
    return calendar.elapsed(*planned, *expected).count;
}

// 休息日的目标 means the last working day before (domain.md, Clocks).
Date last_day_of(Date target, const Calendar& calendar) { return calendar.previous_working(target); }

int days_late(Date until, std::optional<Date> expected, const Calendar& calendar) {
    return expected ? std::max(calendar.elapsed(until, *expected).count, 0) : 0;
}

void judge_progress(ProjectOutlook& project, const Calendar& calendar) {
    if (project.suspended) return;
    for (StepOutlook& step : project.steps) step.progress.behind = days_late(step.planned->finish, step.forecast, calendar);
    for (const TargetOutlook& target : project.targets_ahead(calendar)) {
        StepOutlook& step = project.steps[static_cast<std::size_t>(target.step - project.steps.data())];
        step.progress.past_target = std::max(step.progress.past_target, target.late);
        project.progress.past_target = std::max(project.progress.past_target, target.late);
    }
    project.progress.behind = std::max(project.to_current.value_or(0), 0);
}

// The step expected last of those that `wanted` names; of equal ones the first.
template <class Wanted>
const StepOutlook* last_expected(const std::vector<StepOutlook>& steps, Wanted wanted) {
    const StepOutlook* last = nullptr;
    for (const StepOutlook& step : steps) {
        if (step.forecast && wanted(step) && (last == nullptr || *step.forecast > *last->forecast)) last = &step;
    }
    return last;
}

}  // namespace

const StepOutlook* ProjectOutlook::node() const {
    if (!node_step.empty()) return find(node_step);
    return node_name.empty() ? nullptr : last_expected(steps, [&](const StepOutlook& step) { return unfinished_in(step, stage); });
}

std::vector<TargetOutlook> ProjectOutlook::targets_ahead(const Calendar& calendar) const {
    std::vector<TargetOutlook> ahead;
    for (const LivingTarget& target : targets) {
        const StepOutlook* step =
            target.step == kPlanEnd ? last_expected(steps, [](const StepOutlook&) { return true; }) : find(target.step);
        if (step == nullptr) continue;
        const Date until = last_day_of(target.date, calendar);
        ahead.push_back({step, target.date, until, days_late(until, step->forecast, calendar)});
    }
    return ahead;
}

const StepOutlook* ProjectOutlook::find(std::string_view step_key) const {
    const auto found = std::find_if(steps.begin(), steps.end(), [&](const StepOutlook& step) { return step.planned->step == step_key; });
    return found == steps.end() ? nullptr : &*found;
}

std::vector<const StepOutlook*> ProjectOutlook::in_hand() const {
    std::vector<const StepOutlook*> items;
    for (const StepOutlook& step : steps) {
        if (counts_in_hand(step)) items.push_back(&step);
    }
    return items;
}

ApprovalUse approval_use(const ProjectOutlook& outlook) {
    ApprovalUse use;
    if (outlook.plan == nullptr) return use;
    const ApprovalClock clock = approval_clock(outlook.plan->plan.steps);
    use.promised = clock.days;
    if (clock.paths.empty()) return use;
    for (const std::string& step : clock.paths.front()) use.used += outlook.find(step)->today.used;
    return use;
}

std::optional<Date> decided_on(const StepOutlook& step) {
    if (step.attempt == nullptr || step.forecast) return std::nullopt;
    return step.attempt->decided;
}

std::optional<Date> decided_or_expected(const StepOutlook& step) { return step.forecast ? step.forecast : decided_on(step); }

ProjectOutlook project_standing(const State& state, std::string_view project, Date day, const Calendar& calendar) {
    ProjectOutlook outlook;
    outlook.project = &state.project(project);
    outlook.day = day;
    outlook.suspended = outlook.project->status_on(day) == ProjectStatus::suspended;
    outlook.stage = kNoPlan;
    outlook.plan = state.plans_of(project).current();
    if (outlook.plan == nullptr) return outlook;
    outlook.steps = look_at_steps(*outlook.plan, state.steps_of(project), {day, calendar, lamp_rules(state.origin, day)});
    outlook.targets = living_targets(state.plans_of(project));
    for (const StepOutlook& step : outlook.steps) outlook.lamp = with_item(outlook.lamp, *step.planned, step.today);
    outlook.stage = stage_of(outlook.steps);
    return outlook;
}

ProjectOutlook project_outlook(const State& state, std::string_view project, Date day, const Calendar& calendar,
                               const Suppositions& suppositions) {
    ProjectOutlook outlook = project_standing(state, project, day, calendar);
    if (outlook.plan == nullptr) return outlook;
    foresee(outlook.steps, {day, calendar, lamp_rules(state.origin, day)}, suppositions);
    find_node(outlook, *state.plans_of(project).baseline());
    outlook.to_baseline = working_days_late(outlook.node_baseline, outlook.node_forecast, calendar);
    outlook.to_current = working_days_late(outlook.node_current, outlook.node_forecast, calendar);
    judge_progress(outlook, calendar);
    return outlook;
}

std::vector<ProjectOutlook> project_outlooks(const State& state, Date day, const Calendar& calendar) {
    std::vector<ProjectOutlook> outlooks;
    for (const auto& [code, project] : state.projects) {
        if (state.scope.covers(code) && project.listed_on(day)) outlooks.push_back(project_outlook(state, code, day, calendar));
    }
    return outlooks;
}

}  // namespace zb
