// SPDX-License-Identifier: Apache-2.0
// Order by counting open predecessors; what cannot be ordered holds a cycle.
#include "schedule/order.h"

#include <algorithm>
#include <cassert>
#include <fmt/format.h>
#include <string>

#include "base/error.h"
#include "base/text.h"

namespace zb {

namespace {

[[noreturn]] void refuse(const std::vector<std::size_t>& cycle) {
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
    // The smallest index first: the same cycle is always told the same way.
    trail.pop_back();
    std::rotate(trail.begin(), std::min_element(trail.begin(), trail.end()), trail.end());
    trail.push_back(trail.front());
    return trail;
}

}  // namespace

LinkLists::LinkLists(const Network& network, ActivityIndex Link::*activity_of)
    : begins_(network.activities.size() + 1, 0), links_(network.links.size()) {
    const auto owner = [&](const Link& link) { return static_cast<std::size_t>(link.*activity_of); };
    for (const Link& link : network.links) {
        assert(owner(link) < network.activities.size());
        ++begins_[owner(link) + 1];
    }
    for (std::size_t i = 1; i < begins_.size(); ++i) begins_[i] += begins_[i - 1];
    std::vector<std::uint32_t> next(begins_.begin(), begins_.end() - 1);
    for (std::uint32_t link = 0; link < network.links.size(); ++link) links_[next[owner(network.links[link])]++] = link;
}

std::vector<std::uint32_t> count_predecessors(const Network& network) {
    std::vector<std::uint32_t> count(network.activities.size());
    for (const Link& link : network.links) ++count[sink(link)];
    return count;
}

void refuse_cycle(const Network& network, const std::vector<std::uint32_t>& open) {
    refuse(find_cycle(network, LinkLists{network, &Link::to}, open));
}

}  // namespace zb
