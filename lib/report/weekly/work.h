// SPDX-License-Identifier: Apache-2.0
// Every attempt of a counted item in a state, with the days of its events: two circulars are compared by these.
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "domain/domain.h"
#include "domain/step/clock.h"

namespace zb {

// A state and the evening as of which it is read.
struct StateOfDay {
    const State* state = nullptr;
    Date day;
    std::optional<Instant> until = {};  // where it is read before the end of the day, at an hour at which submissions are not due yet

    const Calendar& calendar() const { return state->origin.calendar(); }
    Instant moment() const { return until.value_or(Instant::start_of(day + kOneDay)); }
};

// One attempt of an item, as of the day of the circular.
struct WeekItem {
    std::string project;
    std::string project_name;
    std::optional<std::string> specialist;
    std::optional<std::string> responsible;  // domain/responsible.h: of what is decided, on the day of the decision
    std::string person;                      // 住建经办03（请假至 11-27）; empty: nobody
    PlannedStep planned;
    Attempt attempt;
    StepToday today;

    Lamp lamp() const { return today.lamp.value_or(Lamp::green); }
};

// What happened to an attempt. `on` is the day that counts: deemed acceptance counts on the day that made it so.
struct WeekEvent {
    enum class Kind { received, opened, accepted, decided, refused, withdrawn, moved_out };
    Kind kind = Kind::received;
    Date on;
    std::int64_t seq = 0;  // of the entry; orders events of one day
    WeekItem item;
    int attempt = 1;  // which of the step's, as in WorkKey
};
std::string_view label(WeekEvent::Kind kind);

inline constexpr std::array kWeekEventKinds = {WeekEvent::Kind::received, WeekEvent::Kind::opened,  WeekEvent::Kind::accepted,
                                               WeekEvent::Kind::decided,  WeekEvent::Kind::refused, WeekEvent::Kind::withdrawn,
                                               WeekEvent::Kind::moved_out};

// An attempt's identity: which of the step's attempts it is, from 1, among those that were not reversed. An entry that was corrected
// has another number, but its attempt is still the same one (domain.md, Ledger: what was printed and is corrected later).
struct WorkKey {
    std::string project;
    std::string step;
    int attempt = 0;
    auto operator<=>(const WorkKey&) const = default;
};

// Points into the state that it was gathered from.
struct WorkItem {
    const Project* project = nullptr;
    const PlannedStep* planned = nullptr;
    const Attempt* attempt = nullptr;
    StepToday today;
    int ordinal = 1;                                                 // which of the step's attempts, as in WorkKey
    std::array<std::optional<Date>, kWeekEventKinds.size()> days{};  // by WeekEvent::Kind

    const State* state = nullptr;
    Date day = {};  // as of

    std::optional<Date> day_of(WeekEvent::Kind kind) const { return days[static_cast<std::size_t>(kind)]; }
    bool happened(WeekEvent::Kind kind, Date first, Date last) const {
        const auto on = day_of(kind);
        return on && first <= *on && *on <= last;
    }
    bool is_in_hand() const { return in_hand(today.state) && !day_of(WeekEvent::Kind::moved_out); }
    bool lives() const { return attempt->lives(); }
};

using WorkItems = std::map<WorkKey, WorkItem>;

const WorkItem* find(const WorkItems& work, const WorkKey& key);

// The step as in the last plan that has it; none where no plan has it.
const PlannedStep* planned_step(const ProjectPlans& plans, std::string_view step);

// Approval items and utilities; 特别程序 sub-items, the enterprise's tasks and milestones are never counted.
WorkItems work_of(const StateOfDay& known);

// Approval items that were decided in the days, by department.
std::map<std::string, int, std::less<>> decided_by_department(const WorkItems& work, Date first, Date last);

WeekItem week_item(const WorkItem& item);
WeekEvent week_event(const WorkItem& item, WeekEvent::Kind kind);

}  // namespace zb
