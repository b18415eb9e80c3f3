// SPDX-License-Identifier: Apache-2.0
// 下周到期: limits, five-day limits, announced ends of pauses and owed materials of the next week.
#pragma once

#include <string>
#include <vector>

#include "report/weekly/sections.h"

namespace zb {

struct DueRow {
    enum class What { limit, pause_end, acceptance, owed };
    What what = What::limit;
    Date due;
    int left = 0;
    WeekItem item;
    std::string material;  // of owed
};
// By day, project and step; not what is overdue already.
std::vector<DueRow> due_rows(const WeekRecord& record);

Table due_table(const std::vector<DueRow>& due);

Sections due_sections(const Circular& circular);

}  // namespace zb
