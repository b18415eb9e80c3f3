// SPDX-License-Identifier: Apache-2.0
// A running project as a plan in a file: what is finished on its days, the rest by the network of 预计.
#include "outlook/network.h"

#include <algorithm>
#include <fmt/format.h>
#include <utility>

#include "base/error.h"
#include "exchange/projects/projects.h"
#include "plan/duration_unit.h"
#include "plan/planned_step.h"

namespace zb {

namespace {

FileStep file_step(const PlannedStep& planned, std::string_view part, std::string_view words) {
    FileStep step{planned.step + std::string{part}};
    step.name = planned.short_name + std::string{words};
    step.department = planned.department;
    step.counted = planned.counted;
    return step;
}

// The names of a running step's activities; what several share has the first.
void name_activities(FilePlan& plan, const StepActivities& own, const PlannedStep& planned) {
    const auto name = [&](ActivityIndex activity, std::string_view part, std::string_view words) {
        FileStep& step = plan.steps[static_cast<std::size_t>(activity)];
        if (activity != kBeginning && step.id.empty()) step = file_step(planned, part, words);
    };
    name(own.days, "", "");
    name(own.days == kBeginning ? own.decided : own.accepted, own.days == kBeginning ? "" : ".accepted",
         own.days == kBeginning ? "" : "：受理");
    name(own.ready, ".ready", "：前置齐备");
    name(own.accepted, ".accepted", "：受理");
    name(own.over, ".over", "：办完");
    name(own.decided, ".decided", "：办结");
    name(own.released, ".released", "：后续可以开始");
}

void add_finished(FilePlan& plan, const StepOutlook& step, const Calendar& calendar) {
    const Date finish = *decided_on(step);
    const Date first = first_day_after(step.today.accepted.value_or(finish), step.planned->unit, calendar);
    Activity activity;
    activity.duration = first > finish ? 0 : step.today.limit;
    activity.unit = duration_unit(step.planned->unit);
    activity.actual_start = std::min(first, finish);
    activity.actual_finish = finish;
    plan.steps.push_back(file_step(*step.planned, "", ""));
    plan.network.activities.push_back(activity);
}

}  // namespace

FilePlan plan_network(const State& state, const ProjectOutlook& outlook) {
    const Calendar& calendar = state.origin.calendar();
    RunningNetwork running = running_network(outlook.steps, Viewpoint{outlook.day, calendar, lamp_rules(state.origin, outlook.day)});
    FilePlan plan;
    plan.name = fmt::format("{} {}", outlook.project->code, outlook.project->name);
    plan.has_start = true;
    plan.network = std::move(running.network);
    plan.steps.resize(plan.network.activities.size());
    plan.steps[kBeginning] = FileStep{"today", fmt::format("{} 终了", iso(outlook.day))};
    for (std::size_t i = 0; i < outlook.steps.size(); ++i) {
        const StepOutlook& step = outlook.steps[i];
        if (!running.steps[i].foreseeable)
            throw Error{"plan.unforeseeable", fmt::format("{}在等的批准已被撤销，推算不出全部日期", step.planned->short_name),
                        fmt::format("先重编方案：zb plan make {}；看得出的日期：zb plan show {}", outlook.project->short_code,
                                    outlook.project->short_code)};
        if (running.steps[i].unfinished) name_activities(plan, running.steps[i], *step.planned);
    }
    for (std::size_t i = 0; i < plan.steps.size(); ++i)
        if (plan.steps[i].id.empty()) plan.steps[i].id = fmt::format("evening.{}", i);
    for (const StepOutlook& step : outlook.steps) {
        const bool named =
            std::any_of(plan.steps.begin(), plan.steps.end(), [&](const FileStep& known) { return known.id == step.planned->step; });
        if (!named && decided_on(step)) add_finished(plan, step, calendar);
    }
    return plan;
}

}  // namespace zb
