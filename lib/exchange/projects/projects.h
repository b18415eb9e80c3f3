// SPDX-License-Identifier: Apache-2.0
// The plan of a project in the ledger, with what has happened and what is expected, for other programs.
#pragma once

#include "base/icalendar.h"
#include "exchange/plans/plan.h"
#include "exchange/plans/tasks.h"
#include "outlook/outlook.h"

namespace zb {

// What makes the identifiers of a ledger's events its own: the beginning of its origin id.
std::string event_place(const State& state, std::string_view project);

// An event for every unfinished step, on the day on which it is expected to be decided, and for every target ahead. `head`: entry known to.
CalendarFile plan_events(const State& state, const ProjectOutlook& outlook, std::int64_t head);

// Every step as a task with its real days, or with those that are expected; departments do the work. What cannot be foreseen, because its
// permit was revoked, stands on the plan's days and says so.
TaskFile plan_tasks(const State& state, const ProjectOutlook& outlook);

// As activities and links by the rules of 预计: solved, the steps end on the days of `zb plan show`. What is finished keeps its days;
// beside a step's own days stand the evenings that its links need (施工许可.accepted). Throws Error "plan.unforeseeable" where a permit
// that steps wait for was revoked.
FilePlan plan_network(const State& state, const ProjectOutlook& outlook);

}  // namespace zb
