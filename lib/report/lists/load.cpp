// SPDX-License-Identifier: Apache-2.0
// What each person has in hand.
#include <algorithm>
#include <fmt/format.h>
#include <map>

#include "report/lists/task_force.h"
#include "report/words/items.h"

namespace zb {

namespace {

constexpr WorkingDays kSoon{5};  // as on the pages of today

struct Load {
    int led = 0, served = 0, items = 0, red = 0, yellow = 0, due_soon = 0, problems = 0, resolutions = 0;
};

void count_item(Load& load, const StepOutlook& step, Date soon) {
    ++load.items;
    const auto lamp = step.today.lamp;
    load.red += lamp == Lamp::red ? 1 : 0;
    load.yellow += lamp == Lamp::yellow ? 1 : 0;
    const auto due = step.today.state == StepState::filed ? step.today.intake_due : step.today.due;
    load.due_soon += due && !step.today.past && *due <= soon ? 1 : 0;
}

using Loads = std::map<std::string, Load, std::less<>>;

void count_project(Loads& loads, const State& state, const ProjectOutlook& outlook, Date day) {
    const Date soon = state.origin.calendar().add(day, kSoon);
    const Project& project = *outlook.project;
    const std::vector<std::string>& specialists = project.specialists_on(day);
    for (const std::string& person : specialists) ++(person == specialists.front() ? loads[person].led : loads[person].served);
    for (const StepOutlook* step : outlook.in_hand()) {
        for (const std::string& person : specialists) count_item(loads[person], *step, soon);
        const auto responsible = responsible_of(state, outlook, *step);
        if (responsible && !project.is_served_by(*responsible, day)) count_item(loads[*responsible], *step, soon);
    }
    for (const auto& [code, problem] : state.problems) {
        if (problem.project != project.code || problem.solved) continue;
        for (const std::string& person : specialists) ++loads[person].problems;
        if (problem.staff && !project.is_served_by(*problem.staff, day)) ++loads[*problem.staff].problems;
    }
    for (const auto& [code, one] : state.resolutions) {
        if (one.project != project.code || one.done) continue;
        for (const std::string& person : specialists) ++loads[person].resolutions;
    }
}

}  // namespace

Table load_table(const State& state, const std::vector<ProjectOutlook>& projects, Date day) {
    Loads loads;
    for (const ProjectOutlook& outlook : projects) count_project(loads, state, outlook, day);
    // One who has nothing to do is who can take something over.
    for (const Person& person : state.staff.list)
        if (person.role == kSpecialistRole && !person.gone_on(day)) loads[person.name];
    Table table;
    table.columns = {{"name", "人员"},
                     {"role", "角色"},
                     {"department", "部门"},
                     {"led", "牵头项目", Align::right},
                     {"served", "参与项目", Align::right},
                     {"items", "在办", Align::right},
                     {"red", "红", Align::right},
                     {"yellow", "黄", Align::right},
                     {"due_soon", "五日内到期", Align::right},
                     {"problems", "困难问题", Align::right},
                     {"resolutions", "议定事项", Align::right},
                     {"state", "状态"}};
    for (const Person& person : state.staff.list) {
        const auto found = loads.find(person.name);
        if (found == loads.end()) continue;
        const Load& load = found->second;
        table.rows.push_back({person.name, person.role, person.department, load.led, load.served, load.items, load.red, load.yellow,
                              load.due_soon, load.problems, load.resolutions, text_cell(away_words(person, day))});
    }
    std::stable_sort(table.rows.begin(), table.rows.end(), [](const Row& a, const Row& b) {
        const auto items = [](const Row& row) { return std::get<std::int64_t>(row[5].value); };
        return items(a) > items(b);
    });
    return table;
}

}  // namespace zb
