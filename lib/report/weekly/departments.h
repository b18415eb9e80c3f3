// SPDX-License-Identifier: Apache-2.0
// 各部门办理情况: the week's acceptances and decisions, and what is in hand, by unit.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "report/weekly/sections.h"

namespace zb {

// Approval items, utilities in a row of their own.
struct DepartmentRow {
    std::string department;
    bool co_operating = false;  // 协办
    int accepted = 0, decided = 0, on_time = 0;
    int used_sum = 0, promised_sum = 0;
    int in_hand = 0, overdue = 0;
    std::array<int, 4> lamps{};  // by Lamp

    bool empty() const { return accepted == 0 && decided == 0 && in_hand == 0; }
};
struct DepartmentFigures {
    std::vector<DepartmentRow> rows;  // the seven in the notice's order, then those with something to report
    DepartmentRow total;
    DepartmentRow utility;
};
DepartmentFigures department_figures(const WeekRecord& record);

Sections department_sections(const Circular& circular);

}  // namespace zb
