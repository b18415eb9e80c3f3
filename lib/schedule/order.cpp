// SPDX-License-Identifier: Apache-2.0
// Order by counting open predecessors; what cannot be ordered holds a cycle.
#include "schedule/order.h"

#include <algorithm>
#include <cassert>
#include <fmt/format.h>
#include <numeric>
#include <string>

#include "base/error.h"
#include "base/text.h"
#include "schedule/large_memory.h"

namespace zb {

namespace {

[[noreturn]] void refuse_cycle(const std::vector<std::size_t>& cycle) {
    std::vector<std::string> indexes;
    for (const std::size_t activity : cycle) indexes.push_back(std::to_string(activity));
    Fault fault;
    fault.code = "plan.cycle";
    fault.message = fmt::format("事项互相等待：{}", join(indexes, " -> "));
    fault.hint = "去掉其中一个前置关系";
    fault.place.value = join(indexes, " -> ");
    throw Error{std::move(fault)};
}

// From an activity that was not placed, back along predecessors that were not either, until one comes again.
std::vector<std::size_t> find_cycle(const Network& network, const LinkLists& into, const std::vector<std::uint32_t>& open) {
    const auto waiting = [&](std::size_t activity) { return open[activity] > 0; };
    std::size_t at = 0;
    while (!waiting(at)) ++at;
    std::vector<std::size_t> trail;
    std::vector<bool> seen(open.size(), false);
    while (!seen[at]) {
        seen[at] = true;
        trail.push_back(at);
        const auto links = into[at];
        const auto back =
            std::find_if(links.begin(), links.end(), [&](std::uint32_t link) { return waiting(source(network.links[link])); });
        at = source(network.links[*back]);
    }
    trail.erase(trail.begin(), std::find(trail.begin(), trail.end(), at));
    trail.push_back(at);
    std::reverse(trail.begin(), trail.end());
    // The smallest index first: the same cycle is always written the same way.
    trail.pop_back();
    std::rotate(trail.begin(), std::min_element(trail.begin(), trail.end()), trail.end());
    trail.push_back(trail.front());
    return trail;
}

}  // namespace

LinkLists::LinkLists(const Network& network, ActivityIndex Link::*activity_of) : begins_(network.activities.size() + 2, 0) {
    for (const Link& link : network.links) ++begins_[static_cast<std::size_t>(link.*activity_of) + 2];
    list(network, activity_of);
}

LinkLists::LinkLists(const Network& network, std::vector<std::uint32_t>& predecessors) : begins_(network.activities.size() + 2, 0) {
    predecessors.assign(network.activities.size(), 0);
    for (const Link& link : network.links) {
        assert(source(link) < network.activities.size() && sink(link) < network.activities.size());
        ++begins_[source(link) + 2];
        ++predecessors[sink(link)];
    }
    list(network, &Link::from);
}

// Counted two places behind its own, each list's begin stands one place behind, and moves on to its end while the list is filled:
// that is where the next one begins.
void LinkLists::list(const Network& network, ActivityIndex Link::*activity_of) {
    reserve_large(links_, network.links.size());
    links_.resize(network.links.size());
    std::partial_sum(begins_.begin(), begins_.end(), begins_.begin());
    for (std::uint32_t number = 0; number < network.links.size(); ++number)
        links_[begins_[static_cast<std::size_t>(network.links[number].*activity_of) + 1]++] = number;
}

void refuse_cycle(const Network& network, const std::vector<std::uint32_t>& open) {
    refuse_cycle(find_cycle(network, LinkLists{network, &Link::to}, open));
}

void require_order(const Network& network) {
    std::vector<std::uint32_t> predecessors;
    const LinkLists out_of{network, predecessors};
    const auto visit = [](std::uint32_t activity) { return activity; };
    visit_in_order(network, out_of, std::move(predecessors), visit, [](std::uint32_t, const Link&, std::uint32_t) {});
}

}  // namespace zb
