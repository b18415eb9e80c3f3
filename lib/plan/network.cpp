// SPDX-License-Identifier: Apache-2.0
// From steps to activities and back.
#include "plan/network.h"

#include <algorithm>
#include <fmt/format.h>

#include "base/error.h"
#include "base/text.h"
#include "plan/duration_unit.h"

namespace zb {

namespace {

Activity milestone(std::optional<Date> day = {}) {
    Activity activity;
    activity.not_before = day;
    return activity;
}

// Exactly these days, rest days or not.
Activity stretch(Date first, Date last) {
    if (last < first) return milestone(last);
    Activity activity = milestone(first);
    activity.duration = (last - first).count + 1;
    activity.unit = DurationUnit::calendar;
    activity.roll_to_working_day = false;
    return activity;
}

// The first day in a plan that people have dated.
Date first_day(const PlanDrafted& plan, const Calendar& calendar) {
    Date first = plan.steps.front().finish;
    for (const PlannedStep& step : plan.steps) first = std::min(first, planned_acceptance(step, calendar).value_or(step.finish));
    return first;
}

// Where people have set only the decision, a step takes its limit, as far as there is so much time behind what it waits for.
std::optional<Date> start_by_limit(const PlannedStep& step, Date begin, const std::vector<PlannedStep>& steps, const Calendar& calendar) {
    if (days_of(step) == 0 || step.unit == LimitUnit::month) return std::nullopt;
    Date waits = begin;
    for (const PlannedStep& other : steps) {
        const bool before = std::find(step.depends_on.begin(), step.depends_on.end(), other.step) != step.depends_on.end();
        if (before) waits = std::max(waits, other.finish);
        if (step.part_of == other.step) waits = std::max(waits, planned_acceptance(other, calendar).value_or(begin));
    }
    const Date by_limit = step.unit == LimitUnit::working ? calendar.add(calendar.next_working(step.finish), WorkingDays{1 - days_of(step)})
                                                          : step.finish - CalendarDays{days_of(step) - 1};
    const Date start = std::max(by_limit, first_day_after(waits, step.unit, calendar));
    return start <= step.finish ? std::optional{start} : std::nullopt;
}

}  // namespace

PlanNetwork::PlanNetwork(const PlanDrafted& plan, const Calendar& calendar, const Running& running)
    : plan_(plan), steps_(plan.steps), calendar_(calendar), running_(running) {
    NetworkRules rules;
    rules.start = plan.start ? *plan.start : plan.earliest ? *plan.earliest : first_day(plan, calendar);
    rules.beginning = milestone(rules.start);
    if (!plan.reckoned()) rules.procedures = NetworkRules::Procedures::beside;
    std::vector<StepSoFar> steps;
    for (const PlannedStep& step : steps_) steps.push_back(so_far(step, rules.start));
    made_ = step_network(steps, rules, calendar);
    made_.network.target = plan.target;
}

StepSoFar PlanNetwork::so_far(const PlannedStep& step, Date beginning) const {
    StepSoFar made;
    made.planned = &step;
    made.begun = step.begun;
    made.limit = days_of(step);
    made.days = own_days(step, beginning);
    if (step.begun) made.phase = running_.contains(step.step) ? StepPhase::accepted : StepPhase::over;
    if (step.begun) made.accepted = planned_acceptance(step, calendar_);
    made.from = plan_.reckoned() ? step.not_before : planned_acceptance(step, calendar_);
    made.deadline = step.deadline;
    for (const PlanTarget& target : plan_.targets) {
        if (target.step == step.step) made.deadline = std::min(target.date, made.deadline.value_or(target.date));
    }
    return made;
}

Activity PlanNetwork::own_days(const PlannedStep& step, Date beginning) const {
    if (const auto rest = running_.find(step.step); step.begun && rest != running_.end())
        return stretch(rest->second.day + kOneDay, rest->second.forecast);
    // What was decided before the plan begins is past; a running step stands where it is expected.
    if (step.begun) return step.finish < beginning ? happened_on(step.finish) : milestone(step.finish);
    if (!plan_.reckoned()) return as_set(step, beginning);
    Activity days;
    days.duration = days_of(step);
    days.unit = duration_unit(step.unit);
    days.roll_to_working_day = !has_shortest(step);
    if (step.not_before) {
        // Accepted on a working day, it has its first day after it (民法典 第二百零一条).
        const Date accepted = calendar_.next_working(*step.not_before);
        days.not_before = days.duration == 0 ? accepted : accepted + kOneDay;
    }
    return days;
}

Activity PlanNetwork::as_set(const PlannedStep& step, Date beginning) const {
    const std::optional<Date> start = step.start ? step.start : start_by_limit(step, beginning, steps_, calendar_);
    if (!start) return milestone(step.finish);
    if (step.unit != LimitUnit::working || !calendar_.is_working(step.finish)) return stretch(*start, step.finish);
    Activity activity = milestone(start);
    activity.duration = calendar_.count(*start, step.finish).count;
    return activity;
}

Date PlanNetwork::end_behind_targets() const {
    Network reached = made_.network;
    reached.target.reset();
    for (Activity& activity : reached.activities) activity.deadline.reset();
    for (const PlanTarget& target : plan_.targets) {
        const PlannedStep* step = find_planned(steps_, target.step);
        if (step == nullptr) continue;
        reached.activities.push_back(milestone(calendar_.previous_working(target.date)));
        Link until;
        until.from = static_cast<ActivityIndex>(reached.activities.size() - 1);
        until.to = parts(static_cast<std::size_t>(step - steps_.data())).days;
        until.kind = LinkKind::finish_finish;
        reached.links.push_back(until);
    }
    return zb::solve(reached, calendar_).finish;
}

// A cycle is refused by the indexes of its activities: here it gets the names of its steps.
template <class Do>
void PlanNetwork::with_names(Do go) const {
    try {
        go();
    } catch (const Error& error) {
        if (error.fault().code != "plan.cycle") throw;
        refuse_cycle(error.fault().place.value);
    }
}

void PlanNetwork::solve() {
    with_names([&] {
        if (plan_.earliest && !made_.network.target) made_.network.target = end_behind_targets();
        solution_ = zb::solve(made_.network, calendar_);
    });
}

void PlanNetwork::refuse_cycles() const {
    with_names([&] { require_order(made_.network); });
}

void PlanNetwork::refuse_cycle(const std::string& activities) const {
    std::vector<std::string> names;
    for (std::size_t begin = 0; begin < activities.size();) {
        const std::size_t end = std::min(activities.find(" -> ", begin), activities.size());
        const std::size_t step = made_.step_of[std::stoul(activities.substr(begin, end - begin))];
        begin = end + std::string_view{" -> "}.size();
        if (step != kNoStep && (names.empty() || names.back() != steps_[step].short_name)) names.push_back(steps_[step].short_name);
    }
    throw Error{"plan.cycle", fmt::format("事项互相等待：{}", join(names, " -> ")),
                "改其中一个事项的前置（depends_on、--link）或所属（part_of）"};
}

bool PlanNetwork::moment(const PlannedStep& step) const {
    if (!plan_.reckoned() && !step.begun) return !planned_acceptance(step, calendar_);
    return step.kind == StepKind::milestone && days_of(step) == 0;
}

StepSpan PlanNetwork::span(std::size_t step, Date accepted, Date start, Date finish) const {
    const PlannedStep& planned = steps_[step];
    if (planned.begun) return {planned_acceptance(planned, calendar_), finish};
    if (moment(planned)) return {std::nullopt, finish};
    if (parts(step).accepted != parts(step).days) return {accepted, finish};
    if (made_.network.activities[body(step)].duration == 0) return {finish, finish};
    // The first counted day is the day after acceptance (民法典 第二百零一条), and nobody accepts on a rest day.
    return {calendar_.previous_working(start - kOneDay), finish};
}

PlanWindow PlanNetwork::window(std::size_t step) const {
    const Window& own = solution_.windows[body(step)];
    const Window& accepted = solution_.windows[static_cast<std::size_t>(parts(step).accepted)];
    PlanWindow window;
    window.earliest = span(step, accepted.early_finish, own.early_start, own.early_finish);
    window.latest = span(step, accepted.late_finish, own.late_start, own.late_finish);
    window.slack = own.slack;
    window.free = own.free_slack;
    window.critical = own.critical;
    if (!steps_[step].begun) {
        window.slack = std::min(own.slack, accepted.slack);
        window.free = std::min(window.free, std::max(window.slack, 0));
        window.critical = own.critical || accepted.critical;
    }
    return window;
}

std::optional<PlannedLink> PlanNetwork::driver(std::size_t step) const {
    if (fixed(steps_[step])) return std::nullopt;
    const ActivityIndex activity = steps_[step].begun ? parts(step).days : parts(step).accepted;
    const std::optional<std::size_t> link = solution_.windows[static_cast<std::size_t>(activity)].driver;
    if (!link) return std::nullopt;
    return made_.links[*link];
}

std::optional<std::size_t> PlanNetwork::step_of(std::size_t activity) const {
    return made_.step_of[activity] == kNoStep ? std::nullopt : std::optional{made_.step_of[activity]};
}

}  // namespace zb
