// SPDX-License-Identifier: Apache-2.0
// Chains of critical activities along the links that bind.
#include <algorithm>

#include "schedule/order.h"

namespace zb {

namespace {

class Chains {
public:
    Chains(const Network& network, const Solution& solution, std::size_t limit)
        : network_(network), solution_(solution), out_of_(network, &Link::from), limit_(limit) {}

    std::vector<std::vector<ActivityIndex>> all() {
        std::vector<bool> driven(network_.activities.size(), false);
        for (std::size_t link = 0; link < network_.links.size(); ++link) {
            if (binds(link)) driven[sink(network_.links[link])] = true;
        }
        for (std::size_t i = 0; i < driven.size(); ++i) {
            if (solution_.windows[i].critical && !driven[i]) follow(i);
        }
        return std::move(chains_);
    }

private:
    // Where the walk stands on its way through one activity's successors.
    struct Stop {
        std::size_t activity;
        std::vector<std::size_t> next;
    };

    bool binds(std::size_t link) const {
        const Link& tie = network_.links[link];
        return solution_.binding[link] && solution_.windows[source(tie)].critical && solution_.windows[sink(tie)].critical;
    }

    // Last first, so that the walk takes them from the back; two links to one successor are one way.
    std::vector<std::size_t> successors(std::size_t activity) const {
        std::vector<std::size_t> next;
        for (const std::size_t link : out_of_[activity]) {
            const std::size_t to = sink(network_.links[link]);
            if (binds(link) && std::find(next.begin(), next.end(), to) == next.end()) next.push_back(to);
        }
        std::reverse(next.begin(), next.end());
        return next;
    }

    // A stack of our own: a chain may be as long as the network.
    void follow(std::size_t first) {
        std::vector<Stop> trail = {{first, successors(first)}};
        bool forward = true;  // the last stop was just reached
        while (!trail.empty() && chains_.size() < limit_) {
            Stop& stop = trail.back();
            if (forward && stop.next.empty()) note(trail);
            if (stop.next.empty()) {
                trail.pop_back();
                forward = false;
                continue;
            }
            const std::size_t to = stop.next.back();
            stop.next.pop_back();
            trail.push_back({to, successors(to)});
            forward = true;
        }
    }

    void note(const std::vector<Stop>& trail) {
        std::vector<ActivityIndex> chain;
        for (const Stop& stop : trail) chain.push_back(static_cast<ActivityIndex>(stop.activity));
        chains_.push_back(std::move(chain));
    }

    const Network& network_;
    const Solution& solution_;
    LinkLists out_of_;
    std::size_t limit_;
    std::vector<std::vector<ActivityIndex>> chains_;
};

}  // namespace

std::vector<std::vector<ActivityIndex>> critical_paths(const Network& network, const Solution& solution, std::size_t limit) {
    return Chains{network, solution, limit}.all();
}

}  // namespace zb
