// SPDX-License-Identifier: Apache-2.0
// A plan as tasks with dates, for MS Project, ProjectLibre, GNOME Planner and what else reads their XML (MSPDI).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "schedule/schedule.h"

namespace zb {

struct Task {
    std::string id;  // WBS
    std::string name;
    Date start, finish;  // first and last day, both included; of a milestone, its day
    int days = 0;        // in `unit`, from start to finish; 0: a milestone
    DurationUnit unit = DurationUnit::working;
    bool critical = false;
    std::optional<Date> actual_start = {};
    std::optional<Date> actual_finish = {};
    int percent = 0;  // done
    std::optional<Date> not_before = {};
    std::optional<Date> deadline = {};
    std::string department = {};  // whose work it is; empty: nobody's
    std::string notes = {};
};

struct TaskFile {
    std::string name;
    bool from_start = true;  // else it is scheduled from its finish
    Date start, finish;
    std::optional<Date> status_date = {};
    std::vector<Task> tasks = {};
    std::vector<Link> links = {};  // by places in `tasks`
};

// The calendar goes along with the notices' days over the plan's years. Elements stand in the order of Microsoft's published schema
// (mspdi_pj12.xsd), which readers that validate ask for.
std::string mspdi(const TaskFile& file, const Calendar& days);

}  // namespace zb
