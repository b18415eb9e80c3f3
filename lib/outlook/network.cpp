// SPDX-License-Identifier: Apache-2.0
// 预计 by one rule for each state (outlook/outlook.h): how far each step is, and what is left of it. What becomes of that in a network is
// the business of plan/step_network.cpp.
#include "outlook/network.h"

#include <algorithm>

#include "base/error.h"
#include "plan/duration_unit.h"
#include "plan/planned_step.h"

namespace zb {

namespace {

StepPhase phase_of(StepState state) {
    if (state == StepState::revoked) return StepPhase::never;
    if (state == StepState::decided || state == StepState::issued || state == StepState::waived) return StepPhase::over;
    if (state == StepState::filed || state == StepState::correcting) return StepPhase::filed;
    return in_hand(state) ? StepPhase::accepted : StepPhase::to_come;
}

Activity days_of_limit(const StepOutlook& step) {
    Activity days;
    days.duration = step.today.limit;
    days.unit = duration_unit(step.planned->unit);
    days.roll_to_working_day = !has_shortest(*step.planned);
    return days;
}

// Accepted or paused: what is left up to the due date; past it, the next working day; without a limit, up to the plan's day.
Activity days_left(const StepOutlook& step, Date from, const Calendar& calendar) {
    const Date due = step.today.due.value_or(step.planned->finish);
    Activity days;
    if (due < from) {
        days.duration = 1;
    } else if (step.planned->unit == LimitUnit::working && calendar.is_working(due)) {
        days.duration = calendar.elapsed(from, due).count;
    } else {
        days.duration = (due - from).count;
        days.unit = DurationUnit::calendar;
        days.roll_to_working_day = calendar.is_working(due);  // a rest day that was announced stands
    }
    return days;
}

// The evening on which one that is filed is accepted.
Date acceptance_of_filed(const StepOutlook& step, const Viewpoint& view, const Supposition& supposed) {
    // One that is no permit and was not answered in time: on the next working day.
    if (step.today.intake_past) return view.calendar.add(view.day, WorkingDays{1});
    if (step.today.state == StepState::filed) return step.today.intake_due.value_or(view.day);
    // Assumed: the applicant files again on the next working day, and the five days for an answer are used up.
    const Date tomorrow = view.calendar.add(view.day, WorkingDays{1});
    const Date filed = std::max(supposed.accepted_from.value_or(tomorrow), tomorrow);
    return view.calendar.add(filed, WorkingDays{view.rules.intake_limit});
}

StepSoFar so_far(const StepOutlook& step, const Viewpoint& view, const Suppositions& suppositions) {
    StepSoFar made;
    made.planned = step.planned;
    made.phase = phase_of(step.today.state);
    made.begun = step.attempt != nullptr;
    made.done = step.done;
    made.limit = step.today.limit;
    made.days = days_of_limit(step);
    made.accepted = step.today.accepted;
    if (step.attempt != nullptr) made.ended = step.attempt->decided ? step.attempt->decided : step.attempt->ended;
    made.deadline = step.planned->deadline;
    if (const auto found = suppositions.find(step.planned->step); found != suppositions.end()) made.supposed = found->second;
    if (made.phase == StepPhase::to_come) made.from = made.supposed.accepted_from;
    if (made.phase == StepPhase::filed) made.from = acceptance_of_filed(step, view, made.supposed);
    if (made.phase == StepPhase::accepted) {
        // A pause ends on the announced day at the earliest.
        const bool paused = step.today.state == StepState::paused;
        made.from = paused ? std::max(view.day, step.today.announced_end.value_or(view.day)) : view.day;
        made.days = days_left(step, *made.from, view.calendar);
    }
    return made;
}

NetworkRules rules_of(const Viewpoint& view) {
    NetworkRules rules;
    rules.parts = NetworkRules::Parts::all;
    rules.accepted = NetworkRules::Accepted::does_not;
    rules.milestone = NetworkRules::Milestone::holds_none;
    rules.start = view.day;
    rules.beginning = happened_on(view.day);
    return rules;
}

// Marks these, and what hangs together with them along the links: what is behind them, or what they wait for.
enum class Along { forward, backward };
std::vector<char> reached(const Network& network, const std::vector<ActivityIndex>& from, Along along) {
    std::vector<char> marked(network.activities.size());
    for (const ActivityIndex each : from) marked[static_cast<std::size_t>(each)] = true;
    for (bool grows = true; grows;) {
        grows = false;
        for (const Link& link : network.links) {
            const auto here = static_cast<std::size_t>(along == Along::forward ? link.from : link.to);
            const auto there = static_cast<std::size_t>(along == Along::forward ? link.to : link.from);
            if (!marked[here] || marked[there]) continue;
            marked[there] = grows = true;
        }
    }
    return marked;
}

// Takes the others out of account: they are over on the evening from which all begins, and hold up nothing.
void keep_only(Network& network, const std::vector<char>& kept) {
    for (std::size_t i = 1; i < kept.size(); ++i) {
        if (kept[i]) continue;
        network.activities[i] = happened_on(network.start);
    }
    std::erase_if(network.links,
                  [&](const Link& link) { return !kept[static_cast<std::size_t>(link.from)] || !kept[static_cast<std::size_t>(link.to)]; });
}

// What waits for a revoked permit cannot be foreseen, and holds up nothing that can.
void mark_unforeseeable(RunningNetwork& running, const std::vector<StepSoFar>& steps) {
    std::vector<ActivityIndex> revoked;
    for (std::size_t i = 0; i < steps.size(); ++i) {
        if (steps[i].phase == StepPhase::never) revoked.push_back(running.steps[i].released);
    }
    if (revoked.empty()) return;
    const std::vector<char> marked = reached(running.network, revoked, Along::forward);
    std::vector<ActivityIndex> ends;
    for (StepActivities& own : running.steps) {
        own.foreseeable = !marked[static_cast<std::size_t>(own.decided)];
        if (own.unfinished && own.foreseeable) ends.push_back(own.released);
    }
    keep_only(running.network, reached(running.network, ends, Along::backward));
}

// A procedure still to begin stops the clock of its parent that runs, its day of beginning included: what is left comes after it, and
// that day on top, where it is a working day and the day of acceptance, which counts for nothing, is past.
void add_days_of_beginning(std::vector<StepSoFar>& all, const std::vector<StepOutlook>& steps, const Viewpoint& view) {
    const auto begins_in = [&](const PlannedStep& parent) {
        return std::any_of(all.begin(), all.end(), [&](const StepSoFar& sub) {
            const bool to_begin = sub.phase == StepPhase::to_come || sub.phase == StepPhase::filed;
            return to_begin && sub.planned->special_procedure() && sub.planned->part_of == parent.step;
        });
    };
    if (!view.calendar.is_working(view.day)) return;
    for (std::size_t i = 0; i < all.size(); ++i) {
        const StepToday& today = steps[i].today;
        const bool runs = today.state == StepState::accepted && today.due && !today.past && view.day > *today.accepted;
        if (runs && all[i].days.unit == DurationUnit::working && begins_in(*steps[i].planned)) ++all[i].days.duration;
    }
}

}  // namespace

RunningNetwork running_network(const std::vector<StepOutlook>& steps, const Viewpoint& view, const Suppositions& suppositions) {
    std::vector<StepSoFar> all;
    for (const StepOutlook& step : steps) all.push_back(so_far(step, view, suppositions));
    add_days_of_beginning(all, steps, view);
    StepNetwork made = step_network(all, rules_of(view), view.calendar);
    RunningNetwork running{std::move(made.network), std::move(made.steps), std::move(made.step_of)};
    mark_unforeseeable(running, all);
    return running;
}

std::optional<std::size_t> RunningNetwork::step_of_days(std::size_t activity) const {
    if (network.activities[activity].duration == 0) return std::nullopt;
    for (std::size_t i = 0; i < steps.size(); ++i) {
        if (steps[i].unfinished && static_cast<std::size_t>(steps[i].days) == activity) return i;
    }
    return std::nullopt;
}

std::optional<Date> RunningNetwork::acceptance(std::size_t step, const Solution& solution, const Calendar& calendar) const {
    const StepActivities& place = steps[step];
    if (place.accepted == kBeginning || !place.foreseeable) return std::nullopt;
    const auto accepted = static_cast<std::size_t>(place.accepted);
    if (network.activities[accepted].duration == 0) return solution.windows[accepted].early_finish;
    // The first counted day is the day after acceptance (民法典 第二百零一条), and nobody accepts on a rest day.
    return calendar.previous_working(solution.windows[accepted].early_start - kOneDay);
}

std::size_t RunningNetwork::decided_by(std::size_t step, const Solution& solution) const {
    std::size_t first = step;
    auto activity = static_cast<std::size_t>(steps[step].decided);
    while (const auto link = solution.windows[activity].driver) {
        activity = static_cast<std::size_t>(network.links[*link].from);
        if (step_of[activity] != kNoStep && steps[step_of[activity]].unfinished) first = step_of[activity];
    }
    return first;
}

Network RunningNetwork::up_to(std::size_t step) const {
    Network less = network;
    keep_only(less, reached(network, {steps[step].decided}, Along::backward));
    return less;
}

bool lets_successors_begin(StepState state, StepKind kind) {
    if (state == StepState::issued || state == StepState::waived) return true;
    return state == StepState::decided && kind != StepKind::permit;
}

namespace {

// Where some day of the network lies behind the calendar, each step by itself: those that do not wait for the far one keep their day.
void foresee_one_by_one(std::vector<StepOutlook>& steps, const RunningNetwork& running, const Calendar& calendar) {
    for (std::size_t i = 0; i < steps.size(); ++i) {
        const StepActivities& place = running.steps[i];
        if (!place.unfinished || !place.foreseeable) continue;
        steps[i].decided_by = steps[i].planned;
        try {
            const Solution solution = solve(running.up_to(i), calendar);
            steps[i].forecast = solution.windows[static_cast<std::size_t>(place.decided)].early_finish;
        } catch (const Error& error) {
            if (error.fault().code != kOutOfRange) throw;
            steps[i].forecast = calendar.last();
        }
    }
}

}  // namespace

void foresee(std::vector<StepOutlook>& steps, const Viewpoint& view, const Suppositions& suppositions) {
    const RunningNetwork running = running_network(steps, view, suppositions);
    Solution solution;
    try {
        solution = solve(running.network, view.calendar);
    } catch (const Error& error) {
        if (error.fault().code != kOutOfRange) throw;
        return foresee_one_by_one(steps, running, view.calendar);
    }
    for (std::size_t i = 0; i < steps.size(); ++i) {
        const StepActivities& place = running.steps[i];
        if (!place.unfinished || !place.foreseeable) continue;
        const Window& decided = solution.windows[static_cast<std::size_t>(place.decided)];
        steps[i].forecast = decided.early_finish;
        const int days = view.calendar.elapsed(decided.early_finish, decided.late_finish).count;
        steps[i].slack = StepSlack{decided.late_finish, days};
        steps[i].acceptance = running.acceptance(i, solution, view.calendar);
        steps[i].decided_by = steps[running.decided_by(i, solution)].planned;
    }
}

}  // namespace zb
