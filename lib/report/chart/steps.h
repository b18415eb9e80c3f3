// SPDX-License-Identifier: Apache-2.0
// One step on a chart: its bars, its owner, what is left, and why it is where it is.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/chart.h"
#include "outlook/outlook.h"

namespace zb {

// A step among the others of its project, as of a day.
struct ChartStep {
    const State& state;
    const ProjectOutlook& project;
    const StepOutlook& step;
    const PlannedStep* baseline = nullptr;  // in the first plan
    LampRules rules;
    Date day;
    const Calendar& calendar;
};

// Every step of the plan in force, in its order.
std::vector<ChartStep> chart_steps(const State& state, const ProjectOutlook& outlook, Date day, const Calendar& calendar);

// The row without cells: name, lamp, bars, reasons, owners.
ChartRow step_row(const ChartStep& item);
std::vector<ChartReason> step_reasons(const ChartStep& item);

std::string owner_text(const ChartStep& item);         // 区自然资源局 自然经办01
std::string state_with_hold(const StepOutlook& step);  // 审批中（挂起）
bool is_critical(const ChartStep& item);
// An item in hand shows its lamp; an item not begun shows the plan's lamp, and only where it is late.
Signal signal_of(const StepOutlook& step);
Signal signal_of(Lamp lamp);
// The span from the first day to the last of these kinds of bars.
std::optional<ChartBar> bar_around(const std::vector<ChartRow>& rows, BarKind kind);

// The days drawn: all bars and today, a few days round them, and the rest days among them.
void set_days(Chart& chart, Date today, const Calendar& calendar);

}  // namespace zb
