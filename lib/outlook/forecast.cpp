// SPDX-License-Identifier: Apache-2.0
// How long decided steps of a kind took is how long such steps take: lib/schedule/simulation draws from it.
#include "outlook/forecast.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

#include "base/error.h"
#include "outlook/network.h"
#include "plan/planned_step.h"

namespace zb {

namespace {

// ---- Experience ----

using Experience = std::map<std::string, std::vector<int>, std::less<>>;  // by step key: days, in the step's unit, ascending

// 公示 and 专家评审 that a plan has as sub-items of their own are drawn by themselves; else the days of a pause belong to the step.
bool has_procedures(const PlanVersion& plan, const PlannedStep& step) {
    return std::any_of(plan.plan.steps.begin(), plan.plan.steps.end(),
                       [&](const PlannedStep& sub) { return sub.part_of == step.step && sub.special_procedure(); });
}

// Days from acceptance to the decision; none where either is not known.
std::optional<int> days_taken(const PlanVersion& plan, const PlannedStep& planned, const Attempt& attempt, const Procedures& procedures,
                              const Viewpoint& view) {
    const bool approved = attempt.state == StepState::decided || attempt.state == StepState::issued;
    if (!approved || !attempt.decided || planned.unit == LimitUnit::month) return std::nullopt;
    const StepToday then = step_today(planned, &attempt, procedures, view.day, view.calendar, view.rules);
    if (!then.accepted) return std::nullopt;
    if (has_procedures(plan, planned)) return then.used;
    const bool working = planned.unit == LimitUnit::working;
    return working ? view.calendar.elapsed(*then.accepted, *attempt.decided).count : (*attempt.decided - *then.accepted).count;
}

Experience experience_of(const State& state, const Viewpoint& view) {
    Experience experience;
    for (const auto& [code, plans] : state.plans) {
        const PlanVersion* plan = plans.current();
        if (plan == nullptr) continue;
        const ProjectSteps& records = state.steps_of(code);
        const Procedures procedures = procedures_of(plan->plan.steps, records, view.day, view.calendar);
        for (const PlannedStep& planned : plan->plan.steps) {
            const auto record = records.find(planned.step);
            if (record == records.end()) continue;
            // What ended before its shortest period did is no experience of how soon it may end.
            const auto shortest = shortest_of(planned);
            for (const Attempt& attempt : record->second.attempts) {
                if (const auto days = days_taken(*plan, planned, attempt, procedures, view))
                    experience[planned.step].push_back(std::max(*days, shortest ? shortest->days : 0));
            }
        }
    }
    for (auto& [key, days] : experience) std::sort(days.begin(), days.end());
    return experience;
}

// ---- What is drawn for each step ----

// A running step has taken `used` days already: of what such steps have taken only the longer ones are still possible, and where it is
// beyond them all, it is expected on the next day.
std::vector<double> still_possible(const std::vector<int>& taken, int used) {
    std::vector<double> left;
    for (const int days : taken) {
        if (days > used) left.push_back(days - used);
    }
    if (left.empty()) left.push_back(1);
    return left;
}

class Estimator {
public:
    Estimator(const State& state, const Viewpoint& view, const ForecastRequest& request)
        : request_(request), experience_(experience_of(state, view)) {}

    std::optional<Estimate> estimate(ForecastStep& step) const {
        const bool running = in_hand(step.step->today.state) && step.step->today.accepted;
        const int used = running ? step.step->today.used : 0;
        const std::string& key = step.step->planned->step;
        const auto taken = experience_.find(key);
        if (taken != experience_.end()) step.samples = static_cast<int>(taken->second.size());
        Estimate estimate;
        if (const auto points = request_.points.find(key); points != request_.points.end()) {
            step.basis = DurationBasis::points;
            estimate.kind = EstimateKind::pert;
            estimate.low = std::max(points->second.low - used, 1);
            estimate.mode = std::max<double>(points->second.mode - used, estimate.low);
            estimate.high = std::max<double>(points->second.high - used, estimate.mode);
            set_range(step, points->second.low, points->second.mode, points->second.high);
            return estimate;
        }
        if (step.samples == 0 || step.samples < request_.least_samples) return std::nullopt;
        step.basis = DurationBasis::history;
        estimate.kind = EstimateKind::history;
        estimate.values = running ? still_possible(taken->second, used) : std::vector<double>(taken->second.begin(), taken->second.end());
        const std::vector<int>& days = taken->second;
        set_range(step, days.front(), days[(days.size() - 1) / 2], days.back());
        return estimate;
    }

private:
    static void set_range(ForecastStep& step, int low, int middle, int high) {
        step.low = low;
        step.middle = middle;
        step.high = high;
    }

    const ForecastRequest& request_;
    Experience experience_;
};

// ---- The answer ----

// The least day by whose evening the share of runs has ended. Runs end on whole evenings.
Date quantile(const std::vector<double>& sorted, double share) {
    const auto rank = static_cast<std::size_t>(std::ceil(share * static_cast<double>(sorted.size())));
    return Date::from_days(static_cast<std::int32_t>(sorted[std::max<std::size_t>(rank, 1) - 1]));
}

std::optional<Date> expected_end(const std::vector<StepOutlook>& steps) {
    std::optional<Date> end;
    for (const StepOutlook& step : steps) end = std::max(end, step.forecast);
    return end;
}

void check(const ProjectOutlook& outlook, Date day, const ForecastRequest& request) {
    if (request.target && *request.target < day)
        throw Error{"chance.target_past", fmt::format("目标 {} 早于推演日 {}，已经过去了", iso(*request.target), iso(day)),
                    fmt::format("写 {} 以后的日期；从更早的一天推演加 --as-of 日期", iso(day))};
    const auto open = [](const StepOutlook& step) { return step.forecast.has_value(); };
    if (!request.until.empty() && !open(*outlook.find(request.until)))
        throw Error{"chance.finished",
                    fmt::format("“{}”已经办结或推算不出，没有可推测的", outlook.find(request.until)->planned->short_name),
                    "换一个还没有办结的事项，或去掉 --until"};
    if (std::none_of(outlook.steps.begin(), outlook.steps.end(), open))
        throw Error{"chance.finished", fmt::format("{} 的事项已全部办结，没有可推测的", outlook.project->name),
                    fmt::format("看实际日期：zb plan show {}", outlook.project->code)};
    for (const auto& [key, points] : request.points) {
        const StepOutlook& step = *outlook.find(key);
        if (points.low < 1 || points.low > points.mode || points.mode > points.high)
            throw Error{"chance.points",
                        fmt::format("--points {}:{},{},{}：要 1 ≤ 最短 ≤ 最可能 ≤ 最长", step.planned->short_name, points.low, points.mode,
                                    points.high),
                        fmt::format("如 --points {}:3,5,12", step.planned->short_name)};
        if (const auto shortest = shortest_of(*step.planned); shortest && points.low < shortest->days)
            throw Error{"chance.points",
                        fmt::format("--points {}：最短期间 {} {}（{}），不能按 {} 推测", step.planned->short_name, shortest->days,
                                    label(step.planned->unit), shortest->basis, points.low),
                        fmt::format("最短写 {} 或更长", shortest->days)};
        if (!open(step)) throw Error{"chance.finished", fmt::format("--points {}：它已经办结", step.planned->short_name), "去掉这一个"};
    }
}

}  // namespace

CompletionForecast completion_forecast(const State& state, const ProjectOutlook& outlook, Date day, const ForecastRequest& request) {
    check(outlook, day, request);
    const Calendar& calendar = state.origin.calendar();
    const Viewpoint view{day, calendar, lamp_rules(state.origin, day)};
    const RunningNetwork running = running_network(outlook.steps, view);
    const bool whole = request.until.empty();
    const StepOutlook* until = whole ? nullptr : outlook.find(request.until);
    const Network network = whole ? running.network : running.up_to(static_cast<std::size_t>(until - outlook.steps.data()));

    CompletionForecast answer;
    answer.until_name = whole ? "末项" : until->planned->short_name;
    answer.runs = request.options.runs;
    answer.seed = request.options.seed;
    answer.least_samples = request.least_samples;
    answer.expected = *(whole ? expected_end(outlook.steps) : until->forecast);
    const Estimator estimating{state, view, request};
    std::vector<std::optional<Estimate>> estimates(network.activities.size());
    std::vector<std::size_t> activities;  // of each step of the answer
    for (std::size_t i = 0; i < outlook.steps.size(); ++i) {
        const StepActivities& own = running.steps[i];
        const auto at = static_cast<std::size_t>(own.days);
        if (!own.unfinished || !own.foreseeable || network.activities[at].duration == 0) continue;
        ForecastStep step;
        step.step = &outlook.steps[i];
        step.days = network.activities[at].duration;
        step.unit = outlook.steps[i].planned->unit;
        estimates[at] = estimating.estimate(step);
        activities.push_back(at);
        answer.steps.push_back(step);
    }
    Simulation simulation = simulate(network, estimates, calendar, request.options);
    for (std::size_t i = 0; i < activities.size(); ++i) answer.steps[i].critical_runs = simulation.critical_runs[activities[i]];
    std::sort(simulation.finishes.begin(), simulation.finishes.end());
    answer.p50 = quantile(simulation.finishes, 0.5);
    answer.p80 = quantile(simulation.finishes, 0.8);
    answer.earliest = quantile(simulation.finishes, 0);
    answer.latest = quantile(simulation.finishes, 1);
    if (!request.target) return answer;
    // A target on a rest day counts as the last working day before (planning.md 5).
    const double last = calendar.previous_working(*request.target).days();
    const auto met = std::upper_bound(simulation.finishes.begin(), simulation.finishes.end(), last) - simulation.finishes.begin();
    answer.target = ForecastTarget{answer.until_name, *request.target, static_cast<std::uint32_t>(met)};
    return answer;
}

}  // namespace zb
