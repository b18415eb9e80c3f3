// SPDX-License-Identifier: Apache-2.0
// A network's links by activity, and an order of work: private to lib/schedule.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "schedule/schedule.h"

namespace zb {

// The indexes of one activity's links lie side by side: two arrays however large the network.
class LinkLists {
public:
    // `activity_of`: to which activity's list a link belongs, &Link::from or &Link::to.
    LinkLists(const Network& network, ActivityIndex Link::*activity_of);
    // By the activities that links lead out of; counts in the same look how many lead to each.
    LinkLists(const Network& network, std::vector<std::uint32_t>& predecessors);
    std::span<const std::uint32_t> operator[](std::size_t activity) const {
        return std::span{links_}.subspan(begins_[activity], begins_[activity + 1] - begins_[activity]);
    }

private:
    void list(const Network& network, ActivityIndex Link::*activity_of);

    std::vector<std::uint32_t> begins_;
    std::vector<std::uint32_t> links_;
};

inline std::size_t source(const Link& link) { return static_cast<std::size_t>(link.from); }
inline std::size_t sink(const Link& link) { return static_cast<std::size_t>(link.to); }

// Throws Error "plan.cycle": `open`: how many predecessors of each activity were never reached.
[[noreturn]] void refuse_cycle(const Network& network, const std::vector<std::uint32_t>& open);

// Visits every activity behind those it is linked from, then with what `visit` gave each link out of it, and gives the order; `open`:
// how many links lead to each. Throws Error "plan.cycle" in the end.
template <class Visit, class Follow>
std::vector<std::uint32_t> visit_in_order(const Network& network, const LinkLists& out_of, std::vector<std::uint32_t> open, Visit visit,
                                          Follow follow) {
    const std::size_t count = network.activities.size();
    std::vector<std::uint32_t> order;
    order.reserve(count);
    for (std::uint32_t i = 0; i < count; ++i) {
        if (open[i] == 0) order.push_back(i);
    }
    for (std::size_t next = 0; next < order.size(); ++next) {
        const auto visited = visit(order[next]);
        for (const std::uint32_t number : out_of[order[next]]) {
            const Link& link = network.links[number];
            follow(visited, link, number);
            const auto to = static_cast<std::uint32_t>(link.to);
            if (--open[to] == 0) order.push_back(to);
        }
    }
    if (order.size() < count) refuse_cycle(network, open);
    return order;
}

}  // namespace zb
