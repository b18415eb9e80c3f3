// SPDX-License-Identifier: Apache-2.0
// What was recorded of the week and the circular before did not know: 项目动态, and each project's week in the annex.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "report/weekly/weekly.h"

namespace zb {

// One move of a step within the week. Points into the state that it was gathered from.
struct WeekMove {
    const PlannedStep* planned = nullptr;
    const Attempt* attempt = nullptr;
    StepMove move = StepMove::file;
    Date on;
    std::int64_t seq = 0;
};
// By project; each project's in the order of day and entry.
using WeekMoves = std::map<std::string_view, std::vector<WeekMove>>;

// Told since entry `told`, of the days from `first` on: of counted items, utilities and milestones.
WeekMoves week_moves(const State& state, Date first, std::int64_t told);

// The outlooks of the projects on the list, now and in the circular before.
struct Outlooks {
    const std::vector<ProjectOutlook>& now;
    const std::vector<ProjectOutlook>& before;
};
std::vector<NewsRow> news_of(const WeekMoves& moves, const Outlooks& outlooks, Date day);

// 方案审查11-17受理, 联合验收11-18办结并发证: each step by its last move.
std::vector<std::string> week_words(const std::vector<WeekMove>& moves);

}  // namespace zb
