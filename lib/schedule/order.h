// SPDX-License-Identifier: Apache-2.0
// A network's links by activity, and an order of work: private to lib/schedule.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "schedule/schedule.h"

namespace zb {

// The indexes of one activity's links lie side by side: two arrays however large the network.
class LinkLists {
public:
    // `activity_of` tells to which activity's list a link belongs: &Link::from or &Link::to.
    LinkLists(const Network& network, ActivityIndex Link::*activity_of);
    std::span<const std::size_t> operator[](std::size_t activity) const {
        return std::span{links_}.subspan(begins_[activity], begins_[activity + 1] - begins_[activity]);
    }

private:
    std::vector<std::size_t> begins_;
    std::vector<std::size_t> links_;
};

struct Graph {
    LinkLists into;
    LinkLists out_of;
    std::vector<std::size_t> order;  // every activity behind those it is linked from
};

// Throws Error "plan.cycle".
Graph order_network(const Network& network);

inline std::size_t source(const Link& link) { return static_cast<std::size_t>(link.from); }
inline std::size_t sink(const Link& link) { return static_cast<std::size_t>(link.to); }

}  // namespace zb
