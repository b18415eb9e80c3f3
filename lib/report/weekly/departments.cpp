// SPDX-License-Identifier: Apache-2.0
// 各部门办理情况: the week's acceptances and decisions and what is in hand, by unit.
#include <algorithm>
#include <map>

#include "report/weekly/parts.h"

namespace zb {

namespace {

using DepartmentsByName = std::map<std::string, DepartmentRow, std::less<>>;

void count_decided(DepartmentRow& row, const WeekItem& item) {
    ++row.decided;
    row.on_time += item.today.overdue == 0 ? 1 : 0;
    row.used_sum += item.today.used;
    row.promised_sum += item.today.limit;
}

void count_in_hand(DepartmentRow& row, const WeekItem& item) {
    ++row.in_hand;
    row.overdue += item.today.overdue > 0 ? 1 : 0;
    ++row.lamps[index_of(item.today.lamp.value_or(Lamp::green))];
}

void add_up(DepartmentRow& total, const DepartmentRow& row) {
    total.accepted += row.accepted;
    total.decided += row.decided;
    total.on_time += row.on_time;
    total.used_sum += row.used_sum;
    total.promised_sum += row.promised_sum;
    total.in_hand += row.in_hand;
    total.overdue += row.overdue;
    for (std::size_t lamp = 0; lamp < total.lamps.size(); ++lamp) total.lamps[lamp] += row.lamps[lamp];
}

bool leads_the_force(const DepartmentRecorded& unit) { return unit.role == "组长单位" || unit.remark.value_or("").starts_with("组长单位"); }

// The seven of 江海政数〔2021〕14号 in its order: the units of the 副组长, then that of the 组长, where the office itself sits.
std::vector<const DepartmentRecorded*> the_seven(const Departments& departments) {
    std::vector<const DepartmentRecorded*> seven;
    for (const DepartmentRecorded& unit : departments.list) {
        if (is_task_force_unit(unit)) seven.push_back(&unit);
    }
    std::stable_partition(seven.begin(), seven.end(), [](const DepartmentRecorded* unit) { return !leads_the_force(*unit); });
    return seven;
}

}  // namespace

DepartmentFigures department_figures(const WeeklyFigures& figures, const Departments& departments) {
    DepartmentFigures told;
    DepartmentsByName counted;
    for (const WeekEvent& event : figures.accepted) ++counted[event.item.planned.department].accepted;
    for (const WeekEvent& event : figures.decided) count_decided(counted[event.item.planned.department], event.item);
    for (const WeekEvent& event : figures.decided_utility) count_decided(told.utility, event.item);
    for (const WeekItem& item : figures.in_hand) {
        count_in_hand(item.planned.utility() ? told.utility : counted[item.planned.department], item);
    }
    const auto take = [&](const std::string& name, bool co_operating) {
        DepartmentRow row = counted[name];
        row.department = name;
        row.co_operating = co_operating;
        add_up(told.total, row);
        told.rows.push_back(std::move(row));
        counted.erase(name);
    };
    for (const DepartmentRecorded* unit : the_seven(departments)) take(unit->name, false);
    for (const DepartmentRecorded& unit : departments.list) {
        const auto found = counted.find(unit.name);
        if (found != counted.end() && !found->second.empty()) take(unit.name, true);
    }
    // A unit that was renamed since is told by the name that the plan has.
    while (!counted.empty()) {
        const std::string name = counted.begin()->first;
        take(name, true);
    }
    return told;
}

}  // namespace zb
