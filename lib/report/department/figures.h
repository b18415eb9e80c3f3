// SPDX-License-Identifier: Apache-2.0
// What one unit did in a period, and what it has in hand at the end of it. Every count keeps the items behind it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "report/appraisal/figures.h"

namespace zb {

// What stopped, deferred or raised an item in the period, and the entry that says so.
struct ItemTurn {
    enum class Kind { correction, owed, pause, hold, extension, escalation };
    Kind kind = Kind::correction;
    Date on;
    const WorkItem* item = nullptr;
    std::string words;  // 容缺 授权委托书原件，11-23 前补齐
    std::int64_t seq = 0;
};
std::string_view label(ItemTurn::Kind kind);

// A material that is still owed at the end.
struct OwedItem {
    const WorkItem* item = nullptr;
    const Owed* owed = nullptr;
};

// Points into the appraisal's items and the state that they were counted from.
struct DepartmentWork {
    std::string department;
    const UnitAppraisal* appraised = nullptr;               // none: nothing to judge
    std::vector<const WorkItem*> received, accepted;        // in the period, by day; utilities are not accepted
    std::vector<const WorkItem*> decided, decided_utility;  // in the period, by day
    std::vector<const WorkItem*> in_hand;                   // utilities too: overdue first, then by the day by which it acts next
    std::vector<const WorkItem*> due_soon;                  // of them: it acts next within five working days, and is not past
    std::vector<ItemTurn> turns;                            // by day
    std::vector<OwedItem> owed;                             // by due day
    int accepted_with_owed = 0;                             // 容缺受理

    int overdue() const;  // past the promised day, utilities too
    int overdue_approval() const;
    int in_hand_approval() const;
};
DepartmentWork department_work(const StateOfDay& evening, const Appraisal& counted, std::string department);

}  // namespace zb
