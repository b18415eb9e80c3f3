// SPDX-License-Identifier: Apache-2.0
// Task sheets by department, over one project or all.
#include "report/plan/tasks.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <utility>

#include "base/text.h"
#include "plan/network.h"
#include "plan/planned_step.h"
#include "report/words/days.h"
#include "report/words/expected.h"
#include "report/words/items.h"
#include "report/words/page.h"

namespace zb {

namespace {

struct Task {
    const ProjectOutlook* outlook;
    const Project* project;
    const PlannedStep* step;
    const StepOutlook* stands;  // none: a step of a draft, not begun
    const PlanDrafted* plan;
    PlanWindow window;
};

// What the enterprise is to file stands on its own sheet (国标 12: 申报).
constexpr std::string_view kEnterprise = "建设单位";

const PlanDrafted* plan_of(const State& state, const ProjectOutlook& outlook, bool drafts) {
    if (!drafts) return outlook.plan == nullptr ? nullptr : &outlook.plan->plan;
    const std::optional<PlanVersion>& draft = state.plans_of(outlook.project->code).draft;
    return draft ? &draft->plan : nullptr;
}

bool over(const Task& task) {
    if (task.stands == nullptr) return false;
    const StepState state = task.stands->today.state;
    return state == StepState::decided || state == StepState::issued || state == StepState::waived;
}

std::vector<Task> tasks_of(const State& state, const TaskSheets& asked) {
    std::vector<Task> tasks;
    const Calendar& calendar = state.origin.calendar();
    for (const ProjectOutlook& outlook : asked.projects) {
        const PlanDrafted* plan = plan_of(state, outlook, asked.drafts);
        if (plan == nullptr) continue;
        PlanNetwork network{*plan, calendar};
        network.solve();
        for (std::size_t i = 0; i < plan->steps.size(); ++i) {
            const Task task{&outlook, outlook.project, &plan->steps[i], outlook.find(plan->steps[i].step), plan, network.window(i)};
            if (!over(task)) tasks.push_back(task);
        }
    }
    std::stable_sort(tasks.begin(), tasks.end(), [](const Task& a, const Task& b) { return a.step->finish < b.step->finish; });
    return tasks;
}

std::string waits_for(const Task& task) {
    std::vector<std::string> names;
    for (const std::string& key : task.step->depends_on) {
        const bool linked =
            std::any_of(task.step->links.begin(), task.step->links.end(), [&](const PlannedLink& link) { return link.step == key; });
        if (!linked) names.push_back(step_names(task.plan->steps, {key}, ""));
    }
    for (const PlannedLink& link : task.step->links) names.push_back(link_text(task.plan->steps, link));
    return join(names, "、");
}

std::string materials_text(const PlannedStep& step) {
    std::vector<std::string> main, minor;
    for (const PlannedStep::Paper& paper : step.materials) (paper.minor ? minor : main).push_back(paper.name);
    std::vector<std::string> parts;
    if (!main.empty()) parts.push_back("主要 " + join(main, "、"));
    if (!minor.empty()) parts.push_back("次要（可容缺） " + join(minor, "、"));
    return join(parts, "；");
}

std::string status(const Task& task) {
    const StepState state = task.stands == nullptr ? StepState::planned : task.stands->today.state;
    return std::string{label(state, task.step->kind)};
}

Cell text_or_dash(std::string text) { return text.empty() ? Cell{} : Cell{std::move(text)}; }

Cell project_cell(const Task& task) { return {task.project->code, fmt::format("{} {}", task.project->short_code, task.project->name)}; }

// Of a draft as if it were adopted on the day.
Cell person_cell(const State& state, const Task& task) {
    const bool in_force = task.stands != nullptr && task.stands->planned == task.step;
    return in_force ? responsible_cell(state, *task.outlook, *task.stands)
                    : responsible_cell(state, *task.project, *task.step, task.outlook->day);
}

// The plan's days, and the last ones by which the end (or target) still stays.
Table decide_table(const State& state, const std::vector<const Task*>& tasks) {
    const Calendar& calendar = state.origin.calendar();
    Table table;
    table.columns = {{"project", "项目"},           {"step", "事项"},          {"responsible", "责任人"},
                     {"accept", "计划受理"},        {"finish", "计划办结"},    {"latest_accept", "最迟受理"},
                     {"latest_finish", "最迟办结"}, {"limit", "时限"},         {"slack", "还可推迟", Align::right},
                     {"waits_for", "要等"},         {"materials", "申请材料"}, {"state", "状态"}};
    for (const Task* task : tasks) {
        const StepSpan& latest = task->window.latest;
        table.rows.push_back({project_cell(*task), Cell{task->step->step, task->step->name}, person_cell(state, *task),
                              planned_day(planned_acceptance(*task->step, calendar), calendar), planned_day(task->step->finish, calendar),
                              planned_day(latest.accepted, calendar), planned_day(latest.finish, calendar),
                              text_or_dash(limit_text(*task->step)), std::max(calendar.elapsed(task->step->finish, latest.finish).count, 0),
                              text_or_dash(waits_for(*task)), text_or_dash(materials_text(*task->step)), status(*task)});
    }
    return table;
}

Table file_table(const std::vector<const Task*>& tasks, const Calendar& calendar) {
    Table table;
    table.columns = {{"project", "项目"},    {"step", "申报事项"},          {"department", "审批部门"},
                     {"accept", "计划申报"}, {"latest_accept", "最迟申报"}, {"materials", "申请材料"}};
    for (const Task* task : tasks)
        table.rows.push_back({project_cell(*task), Cell{task->step->step, task->step->name}, task->step->department,
                              planned_day(planned_acceptance(*task->step, calendar), calendar),
                              planned_day(task->window.latest.accepted, calendar), text_or_dash(materials_text(*task->step))});
    return table;
}

// Approvals that the enterprise has yet to hand in.
bool to_be_filed(const Task& task) {
    const bool unfiled = task.stands == nullptr || task.stands->attempt == nullptr;
    return unfiled && !task.step->begun && task.step->approval_item() && !task.step->part_of;
}

// In the order of the notice; units that the ledger does not know come last.
using ByDepartment = std::map<std::pair<std::size_t, std::string>, std::vector<const Task*>>;

void add_filings(Document& document, const std::vector<Task>& tasks, const Calendar& calendar) {
    std::vector<const Task*> filings;
    for (const Task& task : tasks) {
        if (to_be_filed(task)) filings.push_back(&task);
    }
    if (filings.empty()) return;
    std::stable_sort(filings.begin(), filings.end(), [&](const Task* a, const Task* b) {
        return planned_acceptance(*a->step, calendar).value_or(a->step->finish) <
               planned_acceptance(*b->step, calendar).value_or(b->step->finish);
    });
    Section section{"filings", fmt::format("{}：要申报的事项（{} 项）", kEnterprise, filings.size())};
    section.blocks.emplace_back(file_table(filings, calendar));
    document.sections.push_back(std::move(section));
}

}  // namespace

Document task_sheets(const State& state, const TaskSheets& asked, Date day, const Basis& basis) {
    const Calendar& calendar = state.origin.calendar();
    const std::vector<Task> tasks = tasks_of(state, asked);
    ByDepartment sheets;
    for (const Task& task : tasks) {
        const std::string& department = task.step->department;
        if (!asked.department || department == *asked.department) sheets[{state.departments.rank(department), department}].push_back(&task);
    }
    Document document;
    document.report = "plan-tasks";
    const bool one = asked.projects.size() == 1;
    const Project* project = one ? asked.projects.front().project : nullptr;
    document.titles = {asked.drafts ? "倒排任务单（草案，未审定）" : "倒排任务单",
                       one ? fmt::format("{} {}", project->code, project->name) : std::string{"全部项目"}, chinese(day)};
    if (asked.department) document.titles.insert(document.titles.begin() + 1, *asked.department);
    document.basis = basis;
    for (const auto& [place, own] : sheets) {
        const std::string& department = place.second;
        Section section{asked.department ? "tasks" : department, fmt::format("{}（{} 项）", department, own.size())};
        section.blocks.emplace_back(decide_table(state, own));
        document.sections.push_back(std::move(section));
    }
    if (sheets.empty()) {
        Section none{"tasks", ""};
        add_rows(none, decide_table(state, {}), "方案里没有还要办的事项。");
        document.sections.push_back(std::move(none));
    }
    if (!asked.department || *asked.department == kEnterprise) add_filings(document, tasks, calendar);
    document.notes = {"最迟＝晚于这天，末项（目标）就要推迟；还可推迟＝计划办结到最迟办结的工作日；受理当日不计入时限。"};
    std::string again = "zb plan tasks";
    if (one) again += " " + project->code;
    if (asked.department) again += " --department " + *asked.department;
    if (asked.drafts) again += " --draft";
    document.notes.push_back(basis_note(basis, again));
    return document;
}

}  // namespace zb
