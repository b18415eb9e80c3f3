// SPDX-License-Identifier: Apache-2.0
// The backward pass: when each activity begins and ends at the latest.
#include <algorithm>
#include <limits>

#include "schedule/large_memory.h"
#include "schedule/moves.h"

namespace zb {

namespace {

// The last working day before what follows (planning.md 4), but for a milestone that already stands on a rest day behind it.
template <class Moves>
Date latest_day(const Moves& moves, Date early, Date by) {
    const Date working = moves.previous_working(by);
    return early > working && early <= by ? early : working;
}

// What the links out of an activity leave it: the evenings to end and to begin on at the latest.
struct Bounds {
    Date end;
    std::optional<Date> begin = {};

    template <class Moves>
    void narrow(const Moves& moves, const Link& link, bool may_begin, const Evenings& to) {
        const Date bound = moves.moved_back(to_start(link.kind) ? to.begin : to.end, link);
        if (from_finish(link.kind)) {
            end = std::min(end, bound);
        } else if (may_begin) {
            begin = std::min(bound, begin.value_or(bound));
        }
    }
};

template <class Moves>
Evenings latest_within(const Moves& moves, std::size_t index, const Evenings& early, const Bounds& bounds) {
    if (moves.milestone(index)) {
        const Date day = latest_day(moves, early.end, std::min(bounds.end, bounds.begin.value_or(bounds.end)));
        return {day, day};
    }
    Date latest = moves.begin_to_end_by(index, bounds.end);
    if (bounds.begin) latest = std::min(latest, moves.begin_by(index, *bounds.begin));
    return {latest, moves.end(index, latest)};
}

template <class Moves>
void pass(Passes& passes, const Moves& moves, Date end, Date finish) {
    reserve_large(passes.late, passes.network.activities.size());
    passes.late.resize(passes.network.activities.size());
    passes.free_slack.resize(passes.network.activities.size());
    passes.binding.resize(passes.network.links.size());
    passes.least_slack = std::numeric_limits<int>::max();
    for (auto next = passes.order.rbegin(); next != passes.order.rend(); ++next) {
        const std::size_t index = *next;
        const Progress progress = moves.progress(index);
        const Evenings early = passes.early[index];
        Bounds late{moves.due(index, end)};
        Bounds free{finish};
        for (const std::uint32_t number : passes.out_of[index]) {
            const Link& link = passes.network.links[number];
            if (!moves.counts(link)) continue;
            const Evenings& to = passes.early[sink(link)];
            late.narrow(moves, link, progress == Progress::waiting, passes.late[sink(link)]);
            free.narrow(moves, link, progress == Progress::waiting, to);
            passes.binding[number] = begin_by_link(moves, link, early) >= to.begin;
        }
        if (progress == Progress::finished) {
            passes.late[index] = early;
            continue;
        }
        const Evenings latest = latest_within(moves, index, early, late);
        passes.late[index] = latest;
        passes.least_slack = std::min(passes.least_slack, room(moves, index, early, latest));
        passes.free_slack[index] = std::max(room(moves, index, early, latest_within(moves, index, early, free)), 0);
    }
}

}  // namespace

Evenings latest_before(const Passes& passes, std::size_t index, const std::vector<Evenings>& kept, Date end) {
    const OnCalendar moves{passes};
    Bounds bounds{end};
    const bool may_begin = moves.progress(index) == Progress::waiting;
    for (const std::uint32_t number : passes.out_of[index]) {
        const Link& link = passes.network.links[number];
        if (moves.counts(link)) bounds.narrow(moves, link, may_begin, kept[sink(link)]);
    }
    return latest_within(moves, index, passes.early[index], bounds);
}

void pass_backward(Passes& passes, Date end, Date finish) {
    with_moves(passes, [&](const auto& moves) { pass(passes, moves, end, finish); });
}

}  // namespace zb
