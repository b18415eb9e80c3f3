// SPDX-License-Identifier: Apache-2.0
// Bars and words of one step.
#include "report/chart/steps.h"

#include <algorithm>
#include <fmt/format.h>

#include "domain/staff.h"
#include "plan/planned_step.h"
#include "report/words/items.h"

namespace zb {

namespace {

// A plan made of dates that people set may have only the day of decision: the bar then begins one limit before it.
Date begin_of(const PlannedStep& planned, const Calendar& calendar) {
    if (planned.start) return *planned.start;
    const int limit = planned.promised.value_or(planned.kind == StepKind::milestone ? 0 : planned.legal.value_or(0));
    if (limit == 0) return planned.finish;
    switch (planned.unit) {
        case LimitUnit::working: return calendar.add(planned.finish, WorkingDays{1 - limit});
        case LimitUnit::calendar: return planned.finish - CalendarDays{limit - 1};
        case LimitUnit::month: break;
    }
    constexpr int kDaysOfMonth = 30;
    return planned.finish - CalendarDays{limit * kDaysOfMonth};
}

ChartBar bar_of(BarKind kind, Date first, Date last) { return {kind, std::min(first, last), last}; }

ChartBar plan_bar(BarKind kind, const PlannedStep& planned, const Calendar& calendar) {
    return bar_of(kind, begin_of(planned, calendar), planned.finish);
}

// From filing or acceptance to the decision; for an item in hand, to the day of the chart.
std::optional<ChartBar> actual_bar(const ChartStep& item) {
    const Attempt* attempt = item.step.attempt;
    if (attempt == nullptr) return std::nullopt;
    std::optional<Date> last = attempt->decided ? attempt->decided : attempt->ended;
    if (!last && in_hand(item.step.today.state)) last = item.day;
    if (!last) return std::nullopt;
    const std::optional<Date> first = attempt->filed ? attempt->filed : item.step.today.accepted;
    return bar_of(BarKind::actual, first.value_or(*last), *last);
}

std::optional<ChartBar> forecast_bar(const ChartStep& item) {
    if (!item.step.forecast || *item.step.forecast <= item.day) return std::nullopt;
    const Date tomorrow = item.day + kOneDay;
    if (in_hand(item.step.today.state)) return bar_of(BarKind::forecast, tomorrow, *item.step.forecast);
    PlannedStep later = *item.step.planned;
    later.start.reset();
    later.finish = *item.step.forecast;
    return bar_of(BarKind::forecast, std::max(begin_of(later, item.calendar), tomorrow), later.finish);
}

void add_interruptions(std::vector<ChartBar>& bars, const ChartStep& item) {
    const Attempt* attempt = item.step.attempt;
    if (attempt == nullptr) return;
    for (const Pause& pause : attempt->pauses) {
        const Date end = std::max(announced_end(pause, item.calendar), item.day);
        bars.push_back(bar_of(BarKind::pause, pause.from, pause.to.value_or(end)));
    }
    for (const Hold& hold : attempt->holds) bars.push_back(bar_of(BarKind::hold, hold.from, hold.to.value_or(item.day)));
}

std::vector<ChartBar> step_bars(const ChartStep& item) {
    std::vector<ChartBar> bars;
    if (item.baseline != nullptr) bars.push_back(plan_bar(BarKind::baseline, *item.baseline, item.calendar));
    bars.push_back(plan_bar(BarKind::plan, *item.step.planned, item.calendar));
    if (const auto actual = actual_bar(item)) bars.push_back(*actual);
    if (const auto forecast = forecast_bar(item)) bars.push_back(*forecast);
    add_interruptions(bars, item);
    return bars;
}

}  // namespace

std::vector<ChartStep> chart_steps(const State& state, const ProjectOutlook& outlook, Date day, const Calendar& calendar) {
    const PlanVersion* baseline = state.plans_of(outlook.project->code).baseline();
    const LampRules rules = lamp_rules(state.origin, day);
    std::vector<ChartStep> items;
    items.reserve(outlook.steps.size());
    for (const StepOutlook& step : outlook.steps) {
        const PlannedStep* first = baseline == nullptr ? nullptr : baseline->find(step.planned->step);
        items.push_back({state, outlook, step, first, rules, day, calendar});
    }
    return items;
}

ChartRow step_row(const ChartStep& item) {
    const PlannedStep& planned = *item.step.planned;
    ChartRow row;
    row.key = fmt::format("{}/{}", item.project.project->code, planned.step);
    row.level = 1;
    row.name = planned.short_name;
    row.lamp = signal_of(item.step);
    row.critical = is_critical(item);
    if (item.step.slack) row.slack = item.step.slack->days;
    if (in_hand(item.step.today.state))
        row.due = item.step.today.state == StepState::filed ? item.step.today.intake_due : item.step.today.due;
    row.bars = step_bars(item);
    row.reasons = step_reasons(item);
    if (!planned.department.empty()) row.departments.push_back(planned.department);
    if (const auto person = responsible_of(item.state, item.project, item.step)) row.people.push_back(*person);
    return row;
}

std::string owner_text(const ChartStep& item) { return unit_and_person(item.state, item.project, item.step, " "); }

std::string state_with_hold(const StepOutlook& step) {
    const bool held = step.attempt != nullptr && step.attempt->open_hold() != nullptr;
    return state_text(step) + (held ? "（挂起）" : "");
}

bool is_critical(const ChartStep& item) { return item.step.planned->main || (item.step.slack && item.step.slack->days <= 0); }

Signal signal_of(Lamp lamp) {
    switch (lamp) {
        case Lamp::green: return Signal::green;
        case Lamp::grey: return Signal::grey;
        case Lamp::yellow: return Signal::yellow;
        case Lamp::red: return Signal::red;
    }
    return Signal::none;
}

Signal signal_of(const StepOutlook& step) {
    if (step.today.lamp && in_hand(step.today.state)) return signal_of(*step.today.lamp);
    return step.forecast ? Signal::none : Signal::done;
}

std::optional<ChartBar> bar_around(const std::vector<ChartRow>& rows, BarKind kind) {
    std::optional<ChartBar> around;
    for (const ChartRow& row : rows) {
        for (const ChartBar& bar : row.bars) {
            if (bar.kind != kind) continue;
            if (!around) around = bar;
            around->first = std::min(around->first, bar.first);
            around->last = std::max(around->last, bar.last);
        }
    }
    return around;
}

void set_days(Chart& chart, Date today, const Calendar& calendar) {
    constexpr CalendarDays kMargin{3};
    chart.today = chart.first = chart.last = today;
    for (const ChartRow& row : chart.rows) {
        for (const ChartBar& bar : row.bars) {
            chart.first = std::min(chart.first, bar.first);
            if (in_ledger_years(bar.last)) chart.last = std::max(chart.last, bar.last);
        }
    }
    chart.first = calendar.within(chart.first - kMargin);
    chart.last = calendar.within(chart.last + kMargin);
    // A day behind 2100, which only an old ledger leads to, would stretch the sheet over the century: its bar runs to the edge.
    for (ChartRow& row : chart.rows) {
        for (ChartBar& bar : row.bars) {
            bar.first = std::min(bar.first, chart.last);
            bar.last = std::min(bar.last, chart.last);
        }
    }
    for (Date day = chart.first; day <= chart.last; day = day + kOneDay) {
        if (!calendar.is_working(day)) chart.rest_days.push_back(day);
    }
}

}  // namespace zb
