// SPDX-License-Identifier: Apache-2.0
// “六个一”: which of them a project lacks on a day, and the command that mends it (江海政数〔2021〕14号四).
#pragma once

#include <string>
#include <vector>

#include "base/table.h"
#include "outlook/outlook.h"
#include "report/submission/figures.h"

namespace zb {

// What one of the six lacks, and the command that mends it.
struct SixOnesLack {
    std::string what;
    std::string mend;
};

// One of the six, as the project stands.
struct SixOnesLine {
    std::string which;                    // 一项目一专员
    std::vector<SixOnesLack> lacks = {};  // empty: nothing is lacking
    std::string has = {};                 // what is there
    bool too_early = false;               // its time has not come

    void lack(std::string what, std::string mend) { lacks.push_back({std::move(what), std::move(mend)}); }
};

// The submissions by which 一个进度台账 is judged: due in the two weeks up to `day`. `until`: the moment up to which they are.
std::vector<OwedSubmission> owed_of_two_weeks(const State& state, Date day, Instant until);
// In the notice's order.
std::vector<SixOnesLine> six_ones(const State& state, const ProjectOutlook& outlook, Date day, const std::vector<OwedSubmission>& owed);

// All six of one project, a row for each thing that one lacks; and of many what they lack.
Table six_ones_table(const std::vector<SixOnesLine>& lines);
// One row of each of the six that somebody lacks: how many projects, and which.
Table lacking_counts(const State& state, const std::vector<ProjectOutlook>& outlooks, Date day, const std::vector<OwedSubmission>& owed);
Table lacking_table(const State& state, const std::vector<ProjectOutlook>& outlooks, Date day, const std::vector<OwedSubmission>& owed);

}  // namespace zb
