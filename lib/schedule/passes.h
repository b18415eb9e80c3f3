// SPDX-License-Identifier: Apache-2.0
// The state of both passes over one network: private to lib/schedule.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "calendar/calendar.h"
#include "schedule/order.h"
#include "schedule/schedule.h"
#include "schedule/span.h"

namespace zb {

enum class Progress { waiting, running, finished };

// What is left to be done of an activity, and from when on.
struct Rest {
    Work work;
    Progress progress = Progress::waiting;
    Date earliest;  // evening before which it cannot begin, links apart; of a milestone, its first possible day
    int overrun = 0;
};

// Evenings on which (what is left of) an activity begins and ends; a milestone's are the same.
struct Evenings {
    Date begin;
    Date end;
};

struct Passes {
    Passes(const Network& of, const Calendar& by) : network(of), calendar(by), graph(order_network(of)), span(by) {}

    const Network& network;
    const Calendar& calendar;
    Graph graph;
    Span span;
    std::vector<Rest> rest = {};
    std::vector<Evenings> early = {};
    std::vector<Evenings> late = {};

    bool milestone(std::size_t activity) const { return network.activities[activity].duration == 0; }
    // Whether a link still says something about its successor: its work is to come, or waits by retained logic.
    bool counts(const Link& link) const;
};

// Throws Error "plan.actual_after_status", "plan.negative_duration".
std::vector<Rest> what_is_left(const Network& network, const Calendar& calendar);

inline bool from_end(const Link& link) { return link.kind == LinkKind::finish_start || link.kind == LinkKind::finish_finish; }
inline bool to_begin(const Link& link) { return link.kind == LinkKind::finish_start || link.kind == LinkKind::start_start; }

// The evening that a link lets its successor begin on (finish_start, start_start) or end on (the others) at the earliest.
Date bound_of(const Passes& passes, const Link& link);
// The evening on which the successor begins at the earliest by a link alone.
Date begin_by_link(const Passes& passes, const Link& link);

// Fills `early`, and gives the link that sets each early begin.
std::vector<std::optional<std::size_t>> pass_forward(Passes& passes);
// Fills `late`: nothing ends after `end`.
void pass_backward(Passes& passes, Date end);
// The latest evenings of an activity that leave its successors at `kept` and end on `end` at the latest.
Evenings latest_before(const Passes& passes, std::size_t activity, const std::vector<Evenings>& kept, Date end);

}  // namespace zb
