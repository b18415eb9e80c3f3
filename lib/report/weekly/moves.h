// SPDX-License-Identifier: Apache-2.0
// The moves of the period: what 项目动态 and the annex are made of.
#pragma once

#include <cstdint>
#include <map>
#include <string_view>
#include <vector>

#include "domain/domain.h"

namespace zb {

// One move of a step within the week. Points into the state that it was gathered from.
struct WeekMove {
    const PlannedStep* planned = nullptr;
    const Attempt* attempt = nullptr;
    StepMove move = StepMove::file;
    Date on;
    std::int64_t seq = 0;

    bool milestone() const;  // one by kind, or 招拍挂
    // The pause that this move ended, if any.
    const Pause* pause_ended() const;
};
// By project; each project's in the order of day and entry.
using WeekMoves = std::map<std::string_view, std::vector<WeekMove>>;

// Moves of counted items, utilities and milestones on days from `first` on.
WeekMoves week_moves(const State& state, Date first);

}  // namespace zb
