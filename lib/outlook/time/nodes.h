// SPDX-License-Identifier: Apache-2.0
// 拿地 → 开工 → 竣工 → 投产: the days on which a project passed them, and how long each stretch took.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "outlook/outlook.h"

namespace zb {

struct NodeDay {
    std::string_view name;    // 拿地
    const StepOutlook* step;  // none where the plan has no such step
    std::optional<Date> day;  // of its decision
};
// The four, in order.
std::vector<NodeDay> node_days(const ProjectOutlook& outlook);

// From one node to the next that the project passed: both ends known.
struct NodeStretch {
    std::string_view from, to;
    Date begin, end;
    int days = 0;          // calendar days
    int working_days = 0;  // from the day after `begin` to `end`
};
// Between neighbours, and of 拿地 to 投产 as a whole.
std::vector<NodeStretch> node_stretches(const ProjectOutlook& outlook, const Calendar& calendar);

// Of stretches with the same ends: how many, and the median of each count.
struct NodeMedian {
    std::string_view from, to;
    int count = 0;
    int days = 0, working_days = 0;
};
// In the order of the nodes.
std::vector<NodeMedian> node_medians(const std::vector<NodeStretch>& stretches);

// The median of counts, the lower of two in the middle; `counts` is not empty.
int median(std::vector<int> counts);

}  // namespace zb
