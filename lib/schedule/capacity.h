// SPDX-License-Identifier: Apache-2.0
// Schedules in which only so much can be in work at a time: resources with capacities (RCPSP).
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
    std::vector<int> capacities = {};  // how much of each can be in use on a day, at most 32,767
    std::vector<Demand> demands = {};
};

struct CapacitySearch {
    int schedules = 5'000;  // generated at most; 0: no search, but first come, first served, in time that is linear in the activities
    std::uint64_t seed = 1;
};

struct CapacitySchedule {
    // Windows of what is left of each activity: early is the schedule, late the same justified to the right within the capacities.
    std::vector<Window> windows;
    std::vector<std::optional<std::size_t>> waited_for;  // the activity whose end freed what this one needed
    Date finish;
};

// Every activity where its links and the capacities allow it, the finish as early as the search finds (first come, first served: as it
// comes). What is running goes on, even beyond a capacity. The same seed gives the same schedule. Throws as solve() does, and Error
// "plan.demand_over_capacity" naming the activity's index in `place.value`.
CapacitySchedule schedule_within(const Network& network, const Resources& resources, const Calendar& calendar,
                                 const CapacitySearch& search);

}  // namespace zb
