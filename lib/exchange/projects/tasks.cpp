// SPDX-License-Identifier: Apache-2.0
// Steps of a project as tasks: real days where there are some, else expected ones.
#include <algorithm>
#include <fmt/format.h>

#include "exchange/projects/projects.h"
#include "plan/planned_step.h"

namespace zb {

namespace {

// The day on which a step was accepted, or is expected to be; of what has no such day, its end.
Date accepted_or_expected(const StepOutlook& step, Date finish) {
    if (step.today.accepted) return *step.today.accepted;
    return step.acceptance.value_or(finish);
}

int percent_of(const StepOutlook& step, const Task& task, Date day, const Calendar& calendar) {
    if (step.done || task.actual_finish) return 100;
    if (!task.actual_start || task.days == 0 || day < task.start) return 0;
    const int all = calendar.elapsed(task.start - kOneDay, task.finish).count;
    const int gone = calendar.elapsed(task.start - kOneDay, std::min(day, task.finish)).count;
    return all == 0 ? 0 : std::min(99, 100 * gone / all);
}

Task task_of(const StepOutlook& step, Date day, const Calendar& calendar) {
    const PlannedStep& planned = *step.planned;
    const Date finish = decided_or_expected(step).value_or(planned.finish);
    // The first counted day is the day after acceptance (民法典 第二百零一条); what is decided on the day of its acceptance takes none.
    const Date first = first_day_after(accepted_or_expected(step, finish), planned.unit, calendar);
    const Date start = std::min(first, finish);
    Task task{planned.step, planned.short_name, start, finish};
    task.unit = planned.unit == LimitUnit::working ? DurationUnit::working : DurationUnit::calendar;
    const bool instant = first > finish;
    if (!instant) {
        task.days = task.unit == DurationUnit::working ? calendar.elapsed(start - kOneDay, finish).count : (finish - start).count + 1;
    }
    if (decided_on(step)) task.actual_finish = finish;
    if (step.today.accepted || task.actual_finish) task.actual_start = start;
    task.critical = step.slack && step.slack->days <= 0;
    task.percent = percent_of(step, task, day, calendar);
    if (!task.actual_start) task.not_before = start;
    if (!task.actual_finish) task.deadline = step.today.due;
    task.department = planned.department;
    task.notes = fmt::format("{}。现行计划 {} 办结", planned.name, iso(planned.finish));
    if (!decided_or_expected(step)) task.notes += "；在等的批准已被撤销，预计不出，写的是计划的日子";
    if (!calendar.has_notice(finish.year())) task.notes += fmt::format("；暂定：{} 年的放假通知未收录，只按周末推算", finish.year());
    return task;
}

}  // namespace

TaskFile plan_tasks(const State& state, const ProjectOutlook& outlook) {
    const Calendar& calendar = state.origin.calendar();
    TaskFile file{fmt::format("{} {}", outlook.project->code, outlook.project->name), true, outlook.day, outlook.day, outlook.day};
    for (const StepOutlook& step : outlook.steps) {
        file.tasks.push_back(task_of(step, outlook.day, calendar));
        file.start = std::min(file.start, file.tasks.back().start);
        file.finish = std::max(file.finish, file.tasks.back().finish);
    }
    for (std::size_t to = 0; to < outlook.steps.size(); ++to) {
        for (std::size_t from = 0; from < outlook.steps.size(); ++from) {
            const std::vector<std::string>& waits = outlook.steps[to].planned->depends_on;
            if (std::find(waits.begin(), waits.end(), outlook.steps[from].planned->step) == waits.end()) continue;
            file.links.push_back({static_cast<ActivityIndex>(from), static_cast<ActivityIndex>(to)});
        }
    }
    return file;
}

}  // namespace zb
