// SPDX-License-Identifier: Apache-2.0
// 部门排队: all projects together where a department can work on so many approvals at once, and where the queue is.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "outlook/outlook.h"
#include "schedule/capacity.h"

namespace zb {

struct CapacityRequest {
    std::map<std::string, int> capacities = {};  // by department, as given
    int assumed = 0;                             // of every other department
    CapacitySearch search;                       // no schedules: first come, first served
};

// A step that finds its department busy.
struct QueuedStep {
    const ProjectOutlook* project = nullptr;
    const StepOutlook* step = nullptr;
    Date ready;                                      // the evening on which all it waits for is over
    Date begins;                                     // the evening on which its department takes it up
    int waits = 0;                                   // working days between
    Date expected;                                   // 预计, capacities apart
    Date decided;                                    // within them
    const ProjectOutlook* behind_project = nullptr;  // whose end frees what it needs; none: what runs already is above the capacity
    const StepOutlook* behind = nullptr;
};

struct DepartmentQueue {
    std::string department;
    int capacity = 0;
    bool assumed = false;
    int running = 0;              // in work on the evening from which one looks
    int steps = 0;                // running and to come
    int queued = 0;               // steps that wait
    int waited = 0;               // working days, of all of them
    int longest_wait = 0;         // of one
    int most_waiting = 0;         // at the same time
    std::optional<Date> most_on;  // first day of that
};

struct DelayedProject {
    const ProjectOutlook* project = nullptr;
    Date expected, within;  // of its last step
    int days = 0;           // working days later
};

struct CapacityPlan {
    std::size_t projects = 0;
    std::size_t steps = 0;                     // that need a department
    std::vector<DepartmentQueue> departments;  // most days waited first
    std::vector<QueuedStep> queue;             // longest wait first
    std::vector<DelayedProject> delayed;       // most days first
    Date end_expected, end_within;             // of all projects
};

// Throws Error "plan.too_large" (a search over too many), "date.out_of_range" (a queue beyond the calendar).
CapacityPlan capacity_plan(const std::vector<ProjectOutlook>& projects, const State& state, Date day, const CapacityRequest& request);

}  // namespace zb
