// SPDX-License-Identifier: Apache-2.0
// Schedules within limited capacity (RCPSP): activity lists, serial generation, double justification, genetic search.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "schedule/schedule.h"

namespace zb {

struct Demand {
    std::size_t activity = 0;
    std::size_t resource = 0;
    int amount = 0;
};

struct Resources {
    std::vector<int> capacities = {};  // how much of each can be in use at a time
    std::vector<Demand> demands = {};
};

struct CapacitySearch {
    int schedules = 5'000;  // generated at most
    std::uint64_t seed = 1;
};

struct CapacitySchedule {
    // Evenings on which activities begin and end, as in Window: the first day is the one after `begin`, but for milestones.
    struct Stay {
        Date begin, end;
        Date latest_begin;                      // by right justification within the same capacity
        std::optional<std::size_t> waited_for;  // the activity whose end freed what this one needed, where it began later than links ask
    };
    std::vector<Stay> stays;
    Date finish;
};

// Every activity where its links and the capacities allow it, the finish as early as the search finds. The same seed gives the same
// schedule. Throws as solve() does, and Error "plan.demand_over_capacity" naming the activity's index in `place.value`.
CapacitySchedule schedule_within(const Network& network, const Resources& resources, const Calendar& calendar,
                                 const CapacitySearch& search);

}  // namespace zb
