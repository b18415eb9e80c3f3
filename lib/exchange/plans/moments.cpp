// SPDX-License-Identifier: Apache-2.0
// Where a step stands, in the plan's own time.
#include "exchange/plans/moments.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace zb {

namespace {

Date earliest_start(const SolvedPlan& solved) {
    Date earliest = moments_of(solved, 0).es;
    for (std::size_t i = 1; i < solved.plan.steps.size(); ++i) earliest = std::min(earliest, moments_of(solved, i).es);
    return earliest;
}

// In plain periods the boundary itself; else working days from the earliest start to `finish`.
int makespan_until(const SolvedPlan& solved, Date earliest, Date finish, const Calendar& days) {
    if (solved.plan.axis == TimeAxis::periods) return finish.days();
    return days.count(earliest, finish).count;
}

}  // namespace

StepMoments moments_of(const SolvedPlan& solved, std::size_t step) {
    const Window& early = solved.solution.windows[step];
    const Window& window = solved.window(step);
    const bool on_boundary = solved.plan.axis == TimeAxis::periods && solved.plan.network.activities[step].duration > 0;
    // Period n lies between the boundaries n - 1 and n.
    const CalendarDays before{on_boundary ? 1 : 0};
    StepMoments moments{early.early_start - before, early.early_finish, window.late_start - before, window.late_finish, {}, {}};
    const bool backward = solved.plan.direction == Direction::backward;
    moments.start = backward ? moments.ls : window.early_start - before;
    moments.finish = backward ? moments.lf : window.early_finish;
    return moments;
}

PlanSpan span_of(const SolvedPlan& solved, const Calendar& days) {
    const StepMoments first = moments_of(solved, 0);
    PlanSpan span{first.start, first.finish, 0};
    for (std::size_t i = 0; i < solved.plan.steps.size(); ++i) {
        const StepMoments moments = moments_of(solved, i);
        span.start = std::min(span.start, moments.start);
        span.finish = std::max(span.finish, moments.finish);
    }
    span.makespan = makespan_until(solved, earliest_start(solved), solved.end(), days);
    return span;
}

Date latest_start_needed(const SolvedPlan& solved) {
    std::optional<Date> latest;
    for (std::size_t i = 0; i < solved.plan.steps.size(); ++i) {
        const Activity& activity = solved.plan.network.activities[i];
        if (activity.actual_start || activity.actual_finish) continue;
        const Date start = moments_of(solved, i).ls;
        latest = std::min(latest.value_or(start), start);
    }
    return latest.value_or(solved.solution.latest_start_needed);
}

std::vector<std::string> out_of_sequence(const SolvedPlan& solved) {
    const std::vector<FileStep>& steps = solved.plan.steps;
    std::vector<std::string> links;
    for (const std::size_t number : solved.solution.out_of_sequence) {
        const Link& link = solved.plan.network.links[number];
        links.push_back(fmt::format("{} {} {}", steps[static_cast<std::size_t>(link.from)].id, key(link.kind),
                                    steps[static_cast<std::size_t>(link.to)].id));
    }
    return links;
}

std::vector<std::string> missed_deadlines(const SolvedPlan& solved, const Calendar& days) {
    std::vector<std::string> ids;
    for (std::size_t i = 0; i < solved.plan.steps.size(); ++i) {
        const std::optional<Date>& deadline = solved.plan.network.activities[i].deadline;
        if (!deadline || solved.undetermined[i]) continue;
        const Date last = calendar_of(solved.plan, days).previous_working(*deadline);
        if (solved.window(i).early_finish > last) ids.push_back(solved.plan.steps[i].id);
    }
    return ids;
}

std::vector<std::string> undetermined_from(const SolvedPlan& solved) {
    std::vector<std::string> ids;
    for (const std::size_t step : solved.plan.undetermined) {
        if (solved.undetermined[step]) ids.push_back(solved.plan.steps[step].id);
    }
    return ids;
}

int days_to_cut(const FilePlan& plan, std::size_t step) {
    const int duration = plan.network.activities[step].duration;
    return duration - plan.steps[step].min_duration.value_or(duration);
}

std::vector<std::size_t> ranked(const SolvedPlan& solved, const Compression& compression) {
    std::vector<std::size_t> order(solved.plan.steps.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    const auto gain_a_day = [&](std::size_t step) {
        const int days = days_to_cut(solved.plan, step);
        return days == 0 ? 0.0 : static_cast<double>(compression.gains[step]) / days;
    };
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        const double of_a = gain_a_day(a);
        const double of_b = gain_a_day(b);
        return of_a != of_b ? of_a > of_b : solved.plan.steps[a].id < solved.plan.steps[b].id;
    });
    return order;
}

ForecastFigures figures_of(const SolvedPlan& solved, const Simulation& simulation, const Calendar& days) {
    ForecastFigures figures;
    std::vector<double> sorted = simulation.finishes;
    std::sort(sorted.begin(), sorted.end());
    const auto runs = static_cast<double>(sorted.size());
    const auto percentile = [&](double share) { return sorted[static_cast<std::size_t>(std::ceil(share * runs)) - 1]; };
    figures.p50 = percentile(0.5);
    figures.p80 = percentile(0.8);
    const bool periods = solved.plan.axis == TimeAxis::periods;
    const Date earliest = earliest_start(solved);
    double sum = 0;
    for (const double finish : sorted)
        sum += periods ? finish : makespan_until(solved, earliest, Date::from_days(static_cast<std::int32_t>(finish)), days);
    figures.mean = sum / runs;
    if (const std::optional<Date>& target = solved.plan.network.target) {
        const double last = calendar_of(solved.plan, days).previous_working(*target).days();
        figures.p_target = static_cast<double>(std::upper_bound(sorted.begin(), sorted.end(), last) - sorted.begin()) / runs;
    }
    return figures;
}

std::optional<Driver> driver_of(const SolvedPlan& solved, std::size_t step) {
    const std::optional<std::size_t> driver = solved.solution.windows[step].driver;
    if (!driver) return std::nullopt;
    const Link& link = solved.plan.network.links[*driver];
    return Driver{solved.plan.steps[static_cast<std::size_t>(link.from)].id, key(link.kind)};
}

std::string_view unit_name(DurationUnit unit) {
    switch (unit) {
        case DurationUnit::working: return "wd";
        case DurationUnit::calendar: return "cd";
        case DurationUnit::month: return "month";
    }
    return "wd";
}

std::vector<std::string> critical_ids(const SolvedPlan& solved) {
    std::vector<std::string> ids;
    for (std::size_t i = 0; i < solved.plan.steps.size(); ++i) {
        if (solved.window(i).critical) ids.push_back(solved.plan.steps[i].id);
    }
    return ids;
}

}  // namespace zb
