// SPDX-License-Identifier: Apache-2.0
// 容缺待补: materials that were promised at acceptance and are owed.
#pragma once

#include <vector>

#include "report/weekly/sections.h"

namespace zb {

struct OwedRow {
    WeekItem item;
    Owed owed;
    OwedToday standing;
};

// before + added − received + other = open; `other`: recorded late, cancelled, or fallen away with a withdrawn attempt.
struct OwedFigures {
    int before = 0, added = 0, received = 0, other = 0, overdue = 0;
    std::vector<OwedRow> open;
    std::vector<OwedRow> received_rows;
};
OwedFigures owed_figures(const WeekRecord& record);

Sections owed_sections(const Circular& circular);

}  // namespace zb
