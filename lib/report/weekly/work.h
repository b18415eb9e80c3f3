// SPDX-License-Identifier: Apache-2.0
// Every attempt of a counted item in a state, and the days of what happened to it: what two circulars are compared by.
#pragma once

#include <array>
#include <compare>
#include <map>
#include <optional>
#include <string>

#include "report/weekly/weekly.h"

namespace zb {

// An attempt's identity: the entry that began it keeps its number for ever.
struct WorkKey {
    std::string project;
    std::string step;
    std::int64_t attempt = 0;
    auto operator<=>(const WorkKey&) const = default;
};

// Points into the state that it was gathered from.
struct WorkItem {
    const Project* project = nullptr;
    const PlannedStep* planned = nullptr;
    const Attempt* attempt = nullptr;
    StepToday today;
    std::array<std::optional<Date>, 7> days{};  // by WeekEvent::Kind

    std::optional<Date> day_of(WeekEvent::Kind kind) const { return days[static_cast<std::size_t>(kind)]; }
    bool is_in_hand() const { return in_hand(today.state) && !day_of(WeekEvent::Kind::moved_out); }
};

using Work = std::map<WorkKey, WorkItem>;

inline constexpr std::array kWeekEventKinds = {WeekEvent::Kind::received, WeekEvent::Kind::opened,  WeekEvent::Kind::accepted,
                                               WeekEvent::Kind::decided,  WeekEvent::Kind::refused, WeekEvent::Kind::withdrawn,
                                               WeekEvent::Kind::moved_out};

// The step as the last plan that has it tells it; none where no plan has.
const PlannedStep* planned_step(const ProjectPlans& plans, std::string_view step);

// Approval items and utilities; 特别程序 sub-items, the enterprise's tasks and milestones are never counted.
Work work_of(const StateOfDay& known);

WeekItem week_item(const WorkItem& item);
WeekEvent week_event(const WorkItem& item, WeekEvent::Kind kind);

}  // namespace zb
