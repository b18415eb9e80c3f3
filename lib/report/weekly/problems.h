// SPDX-License-Identifier: Apache-2.0
// 困难问题: raised and solved in the week, and open at its end.
#pragma once

#include <string>
#include <vector>

#include "report/weekly/sections.h"

namespace zb {

struct ProblemRow {
    Problem problem;
    std::string project_name;
    int overdue = 0;    // working days past its due day
    bool past = false;  // the evening is after it, whatever the working days between
    bool escalation_due = false;
};

// before + added + added_prior + returned − solved − solved_prior − reversed = open.
struct ProblemFigures {
    int before = 0, added = 0, added_prior = 0, returned = 0, solved = 0, solved_prior = 0, reversed = 0;
    std::vector<ProblemRow> open;
    std::vector<ProblemRow> added_rows;
    std::vector<ProblemRow> solved_rows;
};
ProblemFigures problem_figures(const WeekRecord& record);

// Of problems alone; and with what was resolved of them behind it.
Section problem_section(const Circular& circular);
Sections problem_sections(const Circular& circular);

}  // namespace zb
