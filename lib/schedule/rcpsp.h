// SPDX-License-Identifier: Apache-2.0
// The bare problem of limited capacity, in whole periods: private to lib/schedule and its bench.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace zb {

struct CapacityProblem {
    // The successor begins at least `lag` behind the begin of its predecessor.
    struct Bond {
        std::uint32_t task = 0;
        int lag = 0;
    };
    std::vector<int> lengths = {};
    std::vector<int> earliest = {};  // no task begins before
    std::vector<std::vector<Bond>> successors = {};
    std::vector<std::vector<int>> demands = {};  // of each task, for each resource
    std::vector<int> capacities = {};
};

// Begins of all tasks: the best schedule found by placing all tasks at most `schedules` times.
std::vector<int> search_schedule(const CapacityProblem& problem, int schedules, std::uint64_t seed);

}  // namespace zb
