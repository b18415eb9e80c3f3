// SPDX-License-Identifier: Apache-2.0
// Cutting at least cost is the dual of a flow (Kelley 1961, Fulkerson 1961): send units along the longest path from start to end for as
// long as it is longer than the target allows; each unit pays for one day cut somewhere, and together they pay for the fewest.
// Each activity gives an arc of its full length for one unit, beyond it one of its shortest length for any number.
#include "schedule/min_cut.h"

#include <algorithm>
#include <deque>
#include <limits>

namespace zb {

namespace {

constexpr int kUnlimited = std::numeric_limits<int>::max() / 4;
constexpr int kNotReached = std::numeric_limits<int>::min() / 2;

class FlowNetwork {
public:
    explicit FlowNetwork(std::size_t nodes) : arcs_from_(nodes) {}

    void add(std::size_t from, std::size_t to, int length, int capacity) {
        arcs_from_[from].push_back(arcs_.size());
        arcs_.push_back({to, length, capacity});
        arcs_from_[to].push_back(arcs_.size());
        arcs_.push_back({from, -length, 0});
    }

    // Units times what their paths are longer than `allowed`.
    int excess(std::size_t from, std::size_t to, int allowed) {
        int sum = 0;
        for (;;) {
            const std::vector<std::size_t> arrival = longest_paths(from);
            if (length_[to] <= allowed) return sum;
            int units = kUnlimited;
            for (std::size_t node = to; node != from; node = arcs_[arrival[node] ^ 1].to)
                units = std::min(units, arcs_[arrival[node]].capacity);
            for (std::size_t node = to; node != from; node = arcs_[arrival[node] ^ 1].to) {
                arcs_[arrival[node]].capacity -= units;
                arcs_[arrival[node] ^ 1].capacity += units;
            }
            sum += units * (length_[to] - allowed);
        }
    }

private:
    struct Arc {
        std::size_t to;
        int length;
        int capacity;
    };

    // The arc by which the longest path reaches each node (Bellman and Ford, by a queue). No cycle is longer than nothing.
    std::vector<std::size_t> longest_paths(std::size_t from) {
        std::vector<std::size_t> arrival(arcs_from_.size());
        std::vector<char> queued(arcs_from_.size());
        length_.assign(arcs_from_.size(), kNotReached);
        length_[from] = 0;
        std::deque<std::size_t> queue{from};
        while (!queue.empty()) {
            const std::size_t node = queue.front();
            queue.pop_front();
            queued[node] = false;
            for (const std::size_t number : arcs_from_[node]) {
                const Arc& arc = arcs_[number];
                if (arc.capacity == 0 || length_[node] + arc.length <= length_[arc.to]) continue;
                length_[arc.to] = length_[node] + arc.length;
                arrival[arc.to] = number;
                if (!queued[arc.to]) queue.push_back(arc.to);
                queued[arc.to] = true;
            }
        }
        return arrival;
    }

    std::vector<std::vector<std::size_t>> arcs_from_;
    std::vector<Arc> arcs_;
    std::vector<int> length_;
};

// Whether all moves are by working days, so that evenings can be counted in working days.
bool moves_by_working_days(const Passes& passes) {
    const auto activity_moves = [](const Rest& rest) {
        return rest.work.pauses.empty() &&
               (rest.progress == Progress::finished || rest.work.days == 0 || rest.work.unit == DurationUnit::working);
    };
    const auto link_moves = [](const Link& link) { return link.lag == 0 || link.lag_unit == DurationUnit::working; };
    return std::all_of(passes.rest.begin(), passes.rest.end(), activity_moves) &&
           std::all_of(passes.network.links.begin(), passes.network.links.end(), link_moves);
}

}  // namespace

std::optional<int> least_days_cut(const Passes& passes, const std::vector<int>& room, Date target) {
    if (!moves_by_working_days(passes)) return std::nullopt;
    const std::size_t count = room.size();
    const std::size_t origin = 2 * count;
    const std::size_t end = origin + 1;
    const auto at = [&](Date evening) { return passes.calendar.elapsed(passes.network.start - kOneDay, evening).count; };
    FlowNetwork flow{2 * count + 2};
    for (std::size_t i = 0; i < count; ++i) {
        const Rest& rest = passes.rest[i];
        const bool fixed = rest.progress == Progress::finished;
        const bool stands_alone = fixed || (passes.stands_alone(i));
        const int length = fixed ? at(passes.early[i].end) - at(passes.early[i].begin) : rest.work.days;
        flow.add(origin, 2 * i, at(stands_alone ? passes.early[i].begin : rest.earliest), kUnlimited);
        if (room[i] > 0) flow.add(2 * i, 2 * i + 1, length, 1);
        flow.add(2 * i, 2 * i + 1, length - room[i], kUnlimited);
        flow.add(2 * i + 1, 2 * i, -length, kUnlimited);
        flow.add(2 * i + 1, end, 0, kUnlimited);
    }
    for (const Link& link : passes.network.links) {
        if (!passes.counts(link)) continue;
        const std::size_t to = 2 * sink(link) + (to_start(link.kind) ? 0 : 1);
        const std::optional<Date>& begun = passes.network.activities[source(link)].actual_start;
        if (!from_finish(link.kind) && begun && !passes.milestone(source(link))) {
            flow.add(origin, to, at(*begun - kOneDay) + link.lag, kUnlimited);
        } else {
            flow.add(2 * source(link) + (from_finish(link.kind) ? 1 : 0), to, link.lag, kUnlimited);
        }
    }
    return flow.excess(origin, end, at(target));
}

}  // namespace zb
