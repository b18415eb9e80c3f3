// SPDX-License-Identifier: Apache-2.0
// 机动: how much later than 预计 each unfinished step may be decided without moving the project's last 预计.
#pragma once

#include <optional>
#include <vector>

#include "domain/outlook.h"

namespace zb {

struct StepSlack {
    Date latest;   // decided later, the end moves
    int days = 0;  // working days from 预计 to `latest`; 0: critical
};

// One for each step of the outlook; none for what is finished or cannot be foreseen. What runs keeps its 预计.
std::vector<std::optional<StepSlack>> step_slacks(const ProjectOutlook& outlook, const Calendar& calendar);

}  // namespace zb
