// SPDX-License-Identifier: Apache-2.0
// The one way from steps, and what has happened of each, to activities and links (planning.md 3, 8): for a plan that is being made, of
// which nothing has happened, and for a project that runs. What still differs between the two stands in NetworkRules.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "calendar/calendar.h"
#include "plan/plan.h"
#include "schedule/schedule.h"

namespace zb {

// What is supposed of a step although nobody has recorded it.
struct Supposition {
    std::optional<Date> accepted_from;  // not begun: not accepted before; correcting: not filed again before
    std::optional<Date> decided_on;     // decided on that day, however long it takes
    std::optional<Date> released_from;  // no certificate before
    int later = 0;                      // decided so many days later than it would be
    LimitUnit later_unit = LimitUnit::working;
};

enum class StepPhase {
    to_come,
    filed,     // taken in; the day of its acceptance is known
    accepted,  // its own days run, or stand still
    over,      // decided, waived, or on days that nothing moves any more
    never      // its permit was revoked: what waits for it cannot be foreseen
};

// A step and what has happened of it by the evening from which one looks.
struct StepSoFar {
    const PlannedStep* planned = nullptr;
    StepPhase phase = StepPhase::to_come;
    bool begun = false;                 // it was filed once, whatever came of it
    bool done = false;                  // its successors need nothing more of it
    int limit = 0;                      // days, in its unit
    Activity days = {};                 // its limit, or what is left of it; of what is over, the day on which it was
    std::optional<Date> accepted = {};  // of what was: the day
    std::optional<Date> ended = {};     // decided, or ended otherwise, on this day
    // The evening before which it is not accepted; of what is filed, on which it is; of what is paused, on which the pause ends.
    std::optional<Date> from = {};
    std::optional<Date> deadline = {};
    Supposition supposed = {};
};

// The activities that stand for one step; some of them may be the same. The beginning is activity 0: the evening from which one looks, or
// the first day of a plan.
struct StepActivities {
    ActivityIndex ready = 0;     // the evening on which all that it waits for is over; 0 where it waits no longer
    ActivityIndex accepted = 0;  // its start is the acceptance; 0: accepted already. For a milestone, its end
    ActivityIndex days = 0;      // its own days, or what is left of them; 0 where there are none to come
    ActivityIndex over = 0;      // its end is that of the own days, of sub-items and of what else bounds the decision
    ActivityIndex decided = 0;   // the same, but for what is supposed to come on top
    ActivityIndex released = 0;  // the evening on which its successors may begin
    bool unfinished = false;
    bool foreseeable = true;  // not behind a revoked permit
};

// What still differs between the network of a plan and that of a running project. Each is one rule too many: with plan and clock under
// one rule (domain.md, *changed*) it goes.
struct NetworkRules {
    // few: a step is its counted days; only one with sub-items has its acceptance apart; what is over stands on its days.
    // all: acceptance, own days and end are apart, since suppositions and departments ask for each; what is over is no activity.
    enum class Parts { few, all };
    // waits: what has been accepted still waits for what its links say (retained logic, planning.md 8). does_not: acceptance ends that.
    enum class Accepted { waits, does_not };
    // before: 公示 and 专家评审 come before the counted days of their parent (flows.zh.md 0). beside: where people have set the days.
    enum class Procedures { before, beside };

    // holds: a milestone, too, is over only behind its sub-items. holds_none: it falls on the day of what it waits for.
    enum class Milestone { holds, holds_none };

    Parts parts = Parts::few;
    Accepted accepted = Accepted::waits;
    Procedures procedures = Procedures::before;
    Milestone milestone = Milestone::holds;
    Date start;          // the first day; of a running project, the evening from which one looks
    Activity beginning;  // that day as an activity
};

struct StepNetwork {
    Network network;
    std::vector<StepActivities> steps;  // of each step
    std::vector<std::size_t> step_of;   // of each activity, its step, or kNoStep
    std::vector<PlannedLink> links;     // of each link, what it stands for; by no step: the beginning
};

inline constexpr std::size_t kNoStep = static_cast<std::size_t>(-1);
inline constexpr ActivityIndex kBeginning = 0;

// A predecessor or parent that is not among the steps counts as met. A milestone without a limit of its own falls on a day and takes none.
StepNetwork step_network(const std::vector<StepSoFar>& steps, const NetworkRules& rules, const Calendar& calendar);

bool falls_on_a_day(const PlannedStep& step);
Activity happened_on(Date day);

}  // namespace zb
