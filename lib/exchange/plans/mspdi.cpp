// SPDX-License-Identifier: Apache-2.0
// Microsoft Project's XML data interchange (namespace http://schemas.microsoft.com/project): a working day has eight hours,
// 8:00 to 12:00 and 13:00 to 17:00; lags stand in tenths of a minute.
#include <algorithm>
#include <fmt/format.h>

#include "base/error.h"
#include "base/xml.h"
#include "exchange/plans/exports.h"
#include "exchange/plans/moments.h"
#include "exchange/plans/tasks.h"

namespace zb {

namespace {

constexpr int kHoursADay = 8;
constexpr int kWorkingDayLag = kHoursADay * 60 * 10;
constexpr int kCalendarDayLag = 24 * 60 * 10;
// The formats of durations and lags: days, elapsed days.
constexpr int kDays = 7;
constexpr int kElapsedDays = 8;

std::string morning(Date day) { return iso(day) + "T08:00:00"; }
std::string evening(Date day) { return iso(day) + "T17:00:00"; }

int link_type(LinkKind kind) {
    switch (kind) {
        case LinkKind::finish_finish: return 0;
        case LinkKind::finish_start: return 1;
        case LinkKind::start_finish: return 2;
        case LinkKind::start_start: return 3;
    }
    return 1;
}

using Node = pugi::xml_node;

void add_number(Node node, const char* name, int number) { add_text(node, name, std::to_string(number)); }

void add_hours(Node day) {
    Node times = add(day, "WorkingTimes");
    for (const auto& [from, to] : {std::pair{"08:00:00", "12:00:00"}, std::pair{"13:00:00", "17:00:00"}}) {
        Node time = add(times, "WorkingTime");
        add_text(time, "FromTime", from);
        add_text(time, "ToTime", to);
    }
}

// A day that does not go by its weekday.
void add_exception(Node exceptions, Date day, const Calendar& days) {
    const bool works = days.is_working(day);
    if (works == (day.weekday() <= 5)) return;
    const std::optional<Calendar::Reason> reason = days.reason(day);
    Node exception = add(exceptions, "Exception");
    add_number(exception, "EnteredByOccurrences", 0);
    Node period = add(exception, "TimePeriod");
    add_text(period, "FromDate", iso(day) + "T00:00:00");
    add_text(period, "ToDate", iso(day) + "T23:59:00");
    add_number(exception, "Occurrences", 1);
    add_text(exception, "Name", reason ? reason->name : std::string{});
    add_number(exception, "Type", 1);
    add_number(exception, "DayWorking", works ? 1 : 0);
    if (works) add_hours(exception);
}

void add_calendar(Node project, const TaskFile& file, const Calendar& days) {
    Node calendar = add(add(project, "Calendars"), "Calendar");
    add_number(calendar, "UID", 1);
    add_text(calendar, "Name", "工作日");
    add_number(calendar, "IsBaseCalendar", 1);
    Node week = add(calendar, "WeekDays");
    for (int day = 1; day <= 7; ++day) {  // from Sunday
        const bool works = day > 1 && day < 7;
        Node weekday = add(week, "WeekDay");
        add_number(weekday, "DayType", day);
        add_number(weekday, "DayWorking", works ? 1 : 0);
        if (works) add_hours(weekday);
    }
    Node exceptions = add(calendar, "Exceptions");
    const Date last = Date::of(file.finish.year(), 12, 31);
    for (Date day = Date::of(file.start.year(), 1, 1); day <= last; day = day + kOneDay) add_exception(exceptions, day, days);
}

// Calendar days and months from the first morning to the last evening, so that a program that reckons Finish from Start and Duration
// comes to the same day: 24 hours a day would end on the next morning.
int elapsed_hours(const Task& task) {
    constexpr int kDay = 24;
    constexpr int kMorningToEvening = 9;  // 8:00 to 17:00
    return (task.finish - task.start).count * kDay + kMorningToEvening;
}

int hours_of(const Task& task) {
    if (task.days == 0) return 0;
    return task.unit == DurationUnit::working ? task.days * kHoursADay : elapsed_hours(task);
}

std::string duration(int hours) { return fmt::format("PT{}H0M0S", hours); }

void add_link(Node task, const Link& link) {
    const bool works = link.lag_unit == DurationUnit::working;
    Node node = add(task, "PredecessorLink");
    add_number(node, "PredecessorUID", link.from + 1);
    add_number(node, "Type", link_type(link.kind));
    add_number(node, "LinkLag", link.lag * (works ? kWorkingDayLag : kCalendarDayLag));
    add_number(node, "LagFormat", works ? kDays : kElapsedDays);
}

void add_task(Node tasks, const TaskFile& file, std::size_t index) {
    const Task& task = file.tasks[index];
    const int uid = static_cast<int>(index) + 1;
    const bool milestone = task.days == 0;
    Node node = add(tasks, "Task");
    add_number(node, "UID", uid);
    add_number(node, "ID", uid);
    add_text(node, "Name", task.name);
    add_text(node, "WBS", task.id);
    add_number(node, "OutlineLevel", 1);
    add_text(node, "Start", milestone ? evening(task.start) : morning(task.start));
    add_text(node, "Finish", evening(task.finish));
    add_text(node, "Duration", duration(hours_of(task)));
    add_number(node, "DurationFormat", task.unit == DurationUnit::working ? kDays : kElapsedDays);
    // Without work some readers draw bars of no length; a resource that is a whole department does what the duration says.
    add_text(node, "Work", duration(hours_of(task)));
    add_number(node, "Milestone", milestone ? 1 : 0);
    add_number(node, "Critical", task.critical ? 1 : 0);
    if (task.percent > 0) add_number(node, "PercentComplete", task.percent);
    if (task.actual_start) add_text(node, "ActualStart", milestone ? evening(*task.actual_start) : morning(*task.actual_start));
    if (task.actual_finish) add_text(node, "ActualFinish", evening(*task.actual_finish));
    if (task.not_before) {
        add_number(node, "ConstraintType", 4);  // start no earlier than
        add_text(node, "ConstraintDate", morning(*task.not_before));
    }
    if (task.deadline) add_text(node, "Deadline", evening(*task.deadline));
    if (!task.notes.empty()) add_text(node, "Notes", task.notes);
    for (const Link& link : file.links)
        if (static_cast<std::size_t>(link.to) == index) add_link(node, link);
}

// The departments, in the order in which they first have work; a task's assignment to its own.
void add_departments(Node project, const TaskFile& file) {
    std::vector<std::string> departments;
    for (const Task& task : file.tasks) {
        const bool known = std::find(departments.begin(), departments.end(), task.department) != departments.end();
        if (!task.department.empty() && !known) departments.push_back(task.department);
    }
    if (departments.empty()) return;
    Node resources = add(project, "Resources");
    for (std::size_t i = 0; i < departments.size(); ++i) {
        Node resource = add(resources, "Resource");
        add_number(resource, "UID", static_cast<int>(i) + 1);
        add_number(resource, "ID", static_cast<int>(i) + 1);
        add_text(resource, "Name", departments[i]);
        add_number(resource, "Type", 1);  // does work
    }
    Node assignments = add(project, "Assignments");
    int uid = 0;
    for (std::size_t i = 0; i < file.tasks.size(); ++i) {
        const Task& task = file.tasks[i];
        const auto found = std::find(departments.begin(), departments.end(), task.department);
        if (found == departments.end() || task.days == 0) continue;
        Node assignment = add(assignments, "Assignment");
        add_number(assignment, "UID", ++uid);
        add_number(assignment, "TaskUID", static_cast<int>(i) + 1);
        add_number(assignment, "ResourceUID", static_cast<int>(found - departments.begin()) + 1);
        add_text(assignment, "Finish", evening(task.finish));
        add_text(assignment, "Start", morning(task.start));
        add_number(assignment, "Units", 1);
        add_text(assignment, "Work", duration(hours_of(task)));
    }
}

TaskFile tasks_of(const SolvedPlan& solved, const Calendar& days) {
    const FilePlan& plan = solved.plan;
    const PlanSpan span = span_of(solved, days);
    TaskFile file{plan.name, plan.direction == Direction::forward, span.start, span.finish, plan.network.status_date};
    const std::vector<int>& years = solved.solution.tentative_years;
    for (std::size_t i = 0; i < plan.steps.size(); ++i) {
        const FileStep& step = plan.steps[i];
        const Activity& activity = plan.network.activities[i];
        const StepMoments moments = moments_of(solved, i);
        Task task{step.id, step.name.empty() ? step.id : step.name, moments.start, moments.finish, activity.duration, activity.unit};
        task.critical = solved.window(i).critical;
        task.actual_start = activity.actual_start;
        task.actual_finish = activity.actual_finish;
        task.percent = activity.actual_finish ? 100 : 0;
        task.not_before = activity.not_before;
        task.deadline = activity.deadline;
        task.department = step.department;
        if (std::find(years.begin(), years.end(), moments.finish.year()) != years.end())
            task.notes = fmt::format("暂定：{} 年的放假通知未收录，只按周末推算", moments.finish.year());
        file.tasks.push_back(std::move(task));
    }
    file.links = plan.network.links;
    return file;
}

}  // namespace

std::string mspdi(const TaskFile& file, const Calendar& days) {
    pugi::xml_document document;
    Node project = document.append_child("Project");
    project.append_attribute("xmlns") = "http://schemas.microsoft.com/project";
    add_number(project, "SaveVersion", 14);
    add_text(project, "Name", file.name);
    add_number(project, "ScheduleFromStart", file.from_start ? 1 : 0);
    add_text(project, "StartDate", morning(file.start));
    add_text(project, "FinishDate", evening(file.finish));
    add_number(project, "CalendarUID", 1);
    add_number(project, "MinutesPerDay", kHoursADay * 60);
    add_number(project, "MinutesPerWeek", 5 * kHoursADay * 60);
    add_number(project, "DaysPerMonth", 20);
    if (file.status_date) add_text(project, "StatusDate", evening(*file.status_date));
    add_calendar(project, file, days);
    Node tasks = add(project, "Tasks");
    for (std::size_t i = 0; i < file.tasks.size(); ++i) add_task(tasks, file, i);
    add_departments(project, file);
    return bytes_of(document, XmlLines::one_an_element);
}

std::string mspdi(const SolvedPlan& solved, const Calendar& days) {
    if (solved.plan.axis == TimeAxis::periods)
        throw Error{"plan.no_dates", "calendar 为 none 的方案没有日期，不能写成 Project 文件", "用 --format json 或 csv"};
    if (!solved.has_end()) throw Error{"plan.undetermined", "有停顿没有止日，推算不出全部日期", "在停顿上写 assume_days：预计还要停几天"};
    return mspdi(tasks_of(solved, days), days);
}

}  // namespace zb
