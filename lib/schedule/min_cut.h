// SPDX-License-Identifier: Apache-2.0
// The fewest days to cut, exactly: private to lib/schedule.
#pragma once

#include <optional>
#include <vector>

#include "schedule/passes.h"

namespace zb {

// The least sum of days off durations (at most `room` of each) with which nothing ends after `target`, which is known to be possible.
// `passes` is the uncut forward pass. None where days of more than one kind, or pauses, keep it from being a linear programme.
std::optional<int> least_days_cut(const Passes& passes, const std::vector<int>& room, Date target);

}  // namespace zb
