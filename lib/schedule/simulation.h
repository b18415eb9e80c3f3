// SPDX-License-Identifier: Apache-2.0
// Many runs of one network with durations drawn by chance: when it ends, and how often each activity decides that.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "schedule/sampling.h"
#include "schedule/schedule.h"

namespace zb {

struct SimulationOptions {
    std::uint32_t runs = 10'000;
    std::uint64_t seed = 1;
};

struct Simulation {
    std::vector<double> finishes;              // of each run, in order of the runs: the evening of its last day, in days since 1970
    std::vector<std::uint32_t> critical_runs;  // of each activity: runs in which any delay of it would have delayed the end
};

// Activities without an estimate take their duration. On a calendar with rest days a drawn duration is rounded up to whole days, and is
// at least one unless it is 0; in plain periods time is continuous. Of what has begun only the rest is uncertain.
// The same seed gives the same runs. Throws as solve() does.
Simulation simulate(const Network& network, const std::vector<std::optional<Estimate>>& estimates, const Calendar& calendar,
                    const SimulationOptions& options);

}  // namespace zb
