// SPDX-License-Identifier: Apache-2.0
// What happened to the items between two circulars, each event once, and what is in hand at the end.
#pragma once

#include <vector>

#include "report/weekly/work.h"

namespace zb {

// A decision that an earlier circular printed, as it was printed and as it is known now: on time or not, or its result, changed, its day
// did not move into the period.
struct CorrectedDecision {
    WeekEvent printed, now;
};

// An event is compared by step, attempt, kind and day. One that the circular before has counted is not counted again; where its day was
// corrected into this period it is counted here, and the printed one stands as reversed. Each list is sorted by day and entry.
struct WeekEvents {
    std::vector<WeekItem> in_hand;  // by project and step key
    int in_hand_before = 0;
    std::vector<WeekEvent> received;                  // of the week, utilities too
    std::vector<WeekEvent> accepted;                  // of the week, approval items
    std::vector<WeekEvent> decided, decided_utility;  // of the week
    std::vector<WeekEvent> prior;                     // 上期补录: received, accepted or decided before the week, recorded since
    std::vector<WeekEvent> others;                    // 期初转入 and what left otherwise than by a decision, whatever its day
    std::vector<WeekEvent> reversed;                  // counted in an earlier circular, cancelled or moved since, as it was printed
    std::vector<CorrectedDecision> corrected;         // 上期更正

    std::vector<const WeekItem*> with_lamp(Lamp lamp) const;
    // Received in the week, neither accepted nor gone by its end.
    std::vector<const WeekEvent*> not_accepted() const;
    std::vector<const WeekEvent*> decided_late() const;
};

// `first`: of the week.
WeekEvents week_events(const WorkItems& now, const WorkItems& before, Date first);

}  // namespace zb
