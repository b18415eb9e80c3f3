// SPDX-License-Identifier: Apache-2.0
// A network made ready for its passes: private to lib/schedule.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "calendar/calendar.h"
#include "schedule/schedule.h"

namespace zb {

// Evenings on which an activity begins and ends; a milestone's are the same.
struct Evenings {
    Date begin;
    Date end;
};

struct Passes {
    const Network& network;
    const Calendar& calendar;
    std::vector<std::vector<std::size_t>> into = {};    // indexes of the links to each activity
    std::vector<std::vector<std::size_t>> out_of = {};  // … and from each
    std::vector<std::size_t> order = {};                // every activity behind those it waits for
    Date status = {};                                   // evening up to which is known what happened; before the start where nothing is
    std::vector<Evenings> early = {};
    std::vector<Evenings> late = {};

    bool finished(std::size_t activity) const { return network.activities[activity].actual_finish.has_value(); }
    bool begun(std::size_t activity) const { return network.activities[activity].actual_start.has_value() || finished(activity); }
    // Days still to be done of it, on the status date's evening.
    int days_left(std::size_t activity) const;
};

// Throws Error "plan.cycle", "plan.actual_after_status".
Passes prepare(const Network& network, const Calendar& calendar);

// The evening that a link lets its successor begin on (finish_start, start_start) or end on (the others) at the earliest.
Date bound_of(const Passes& passes, const Link& link);
inline bool binds_begin(const Link& link) { return link.kind == LinkKind::finish_start || link.kind == LinkKind::start_start; }

// Fill `early`, and give the link that sets each early begin.
std::vector<std::optional<std::size_t>> pass_forward(Passes& passes);
// Fill `late`: nothing ends after `end`, which is a working day.
void pass_backward(Passes& passes, Date end);
// The latest evenings of an activity that keep its successors at `kept` and end on `end` at the latest.
Evenings latest_before(const Passes& passes, std::size_t activity, const std::vector<Evenings>& kept, Date end);

}  // namespace zb
