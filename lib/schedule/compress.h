// SPDX-License-Identifier: Apache-2.0
// What cutting durations gains: every answer is a forward pass made anew, so that parallel critical paths show.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "schedule/schedule.h"

namespace zb {

// Days taken off an activity's duration.
struct Cut {
    std::size_t activity = 0;
    int days = 0;
};

// One proposal: one activity, or several where none alone moves the end.
struct CutStep {
    std::vector<Cut> cuts;
    int gain = 0;        // working days by which it moves the finish, after the proposals before it
    int cumulative = 0;  // with those before it
};

struct MinCut {
    int days = 0;
    bool exact = true;  // by flow; else the least found by leaving out what is not needed: days of other kinds round differently
};

struct Compression {
    Date finish;                    // uncut
    Date floor;                     // with everything cut as far as it goes
    std::vector<int> gains;         // of each activity: working days that cutting it alone, as far as it goes, moves the finish
    std::optional<MinCut> min_cut;  // the fewest days that meet the target; none without a target, or where it cannot be met
    std::vector<CutStep> steps;     // towards the target, most gain for a day first; without a target as far as it goes
    int still_short = 0;            // working days that remain behind all of `steps`
};

// `room`: of each activity, the days that it may be shortened by. What is left of a running one stays at least a day.
Compression compress(const Network& network, const std::vector<int>& room, const Calendar& calendar);

}  // namespace zb
