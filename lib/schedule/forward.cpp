// SPDX-License-Identifier: Apache-2.0
// The forward pass: when each activity begins and ends at the earliest.
#include <algorithm>
#include <utility>

#include "schedule/large_memory.h"
#include "schedule/moves.h"

namespace zb {

namespace {

Evenings as_it_happened(const Activity& activity) {
    const Date finish = activity.actual_finish ? *activity.actual_finish : *activity.actual_start;
    if (activity.duration == 0) return {finish, finish};
    return {activity.actual_start.value_or(finish) - kOneDay, finish};
}

// Its predecessors have pushed the begin as far as they can: the activity ends accordingly.
template <class Moves>
Evenings settled(Passes& passes, const Moves& moves, std::size_t index) {
    Evenings& stay = passes.early[index];
    if (moves.progress(index) == Progress::finished) {
        stay = as_it_happened(passes.network.activities[index]);
        passes.drivers[index] = kNoLink;
    } else {
        stay.end = moves.end(index, stay.begin);
    }
    return stay;
}

template <class Moves>
void push(Passes& passes, const Moves& moves, const Link& link, std::uint32_t number, const Evenings& from) {
    if (!moves.counts(link)) return;
    const Date needed = begin_by_link(moves, link, from);
    Date& begin = passes.early[sink(link)].begin;
    std::uint32_t& driver = passes.drivers[sink(link)];
    // Of links that need the same evening the first: as two selections, because which way it goes cannot be predicted.
    const bool pushes = needed > begin || (needed == begin && number < driver);
    begin = pushes ? needed : begin;
    driver = pushes ? number : driver;
}

template <class Moves>
void pass(Passes& passes, const Moves& moves) {
    const std::size_t count = passes.network.activities.size();
    passes.drivers.assign(count, kNoLink);
    passes.early.clear();
    reserve_large(passes.early, count);
    for (std::size_t i = 0; i < count; ++i) passes.early.push_back({moves.begin_unbound(i), {}});
    std::optional<Date> finish;
    const auto settle = [&](std::size_t index) {
        const Evenings stay = settled(passes, moves, index);
        finish = std::max(stay.end, finish.value_or(stay.end));
        return stay;
    };
    const auto follow = [&](const Evenings& stay, const Link& link, std::uint32_t number) { push(passes, moves, link, number, stay); };
    if (passes.order.empty()) {
        passes.order = visit_in_order(passes.network, passes.out_of, std::move(passes.predecessors), settle, follow);
    } else {
        for (const std::uint32_t index : passes.order) {
            const Evenings stay = settle(index);
            for (const std::uint32_t number : passes.out_of[index]) follow(stay, passes.network.links[number], number);
        }
    }
    passes.finish = finish.value_or(passes.network.start);
}

}  // namespace

void pass_forward(Passes& passes) {
    with_moves(passes, [&](const auto& moves) { pass(passes, moves); });
}

}  // namespace zb
