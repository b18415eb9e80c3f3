// SPDX-License-Identifier: Apache-2.0
// 总体情况: the projects on the list, the week's work, 在办对账 and 项目动态.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "report/weekly/sections.h"

namespace zb {

struct ProjectTotals {
    int projects = 0;
    int planned_projects = 0;  // the others are 未编方案 and have no lamp
    int without_specialist = 0;
    std::int64_t investment_yuan = 0;
    int without_investment = 0;
    std::int64_t approximate_yuan = 0;  // within investment_yuan: of projects whose list prints 约, 超, 以上 …
    int approximate = 0;
    std::vector<std::pair<std::string, int>> stages, phases;  // in the order of the procedure; phases: as people call them, with 在建
    std::array<int, 4> lamps{};                               // by Lamp
    int red_before = 0;
    // Projects at the end of the circular before, and why the number is another now.
    int listed_before = 0, entered = 0, archived = 0, moved_out = 0;
};
ProjectTotals project_totals(const WeekRecord& record);

// Items of the week and in hand; approval items, utilities apart.
struct WorkTotals {
    int received_approval = 0, received_utility = 0;
    int accepted = 0;
    int decided = 0, decided_utility = 0;
    int on_time = 0;
    int used_sum = 0, promised_sum = 0;
    int corrections_announced = 0;  // 一次性告知补正, counted by notice
    int corrections_items = 0;      // of so many items
    int corrections_repeated = 0;   // of the notices, not the first of their item: one notice names all (行政许可法 第三十二条)
    int accepted_with_owed = 0;
    int in_hand_approval = 0, in_hand_utility = 0;
    int overdue_promised = 0, overdue_legal = 0;  // approval items
    int overdue_utility = 0;

    int received() const { return received_approval + received_utility; }
    int in_hand() const { return in_hand_approval + in_hand_utility; }
};
WorkTotals work_totals(const WeekRecord& record);

Sections overall_sections(const Circular& circular);

}  // namespace zb
