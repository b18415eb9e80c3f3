// SPDX-License-Identifier: Apache-2.0
// Chains of critical activities.
#include <algorithm>

#include "schedule/passes.h"

namespace zb {

namespace {

class Chains {
public:
    Chains(const Network& network, const Solution& solution, std::size_t limit)
        : network_(network),
          solution_(solution),
          limit_(limit),
          next_(network.activities.size()),
          waits_(network.activities.size(), false) {
        for (const Link& link : network.links) {
            const auto from = static_cast<std::size_t>(link.from);
            const auto to = static_cast<std::size_t>(link.to);
            if (!critical(from) || !critical(to)) continue;
            if (std::find(next_[from].begin(), next_[from].end(), link.to) == next_[from].end()) next_[from].push_back(link.to);
            waits_[to] = true;
        }
    }

    std::vector<std::vector<ActivityIndex>> run() {
        for (std::size_t i = 0; i < network_.activities.size(); ++i) {
            if (critical(i) && !waits_[i]) follow(static_cast<ActivityIndex>(i));
        }
        return std::move(chains_);
    }

private:
    bool critical(std::size_t activity) const { return solution_.windows[activity].critical; }

    void follow(ActivityIndex activity) {
        if (chains_.size() >= limit_) return;
        trail_.push_back(activity);
        const auto& next = next_[static_cast<std::size_t>(activity)];
        if (next.empty()) chains_.push_back(trail_);
        for (const ActivityIndex to : next) follow(to);
        trail_.pop_back();
    }

    const Network& network_;
    const Solution& solution_;
    std::size_t limit_;
    std::vector<std::vector<ActivityIndex>> next_;
    std::vector<bool> waits_;
    std::vector<ActivityIndex> trail_;
    std::vector<std::vector<ActivityIndex>> chains_;
};

}  // namespace

std::vector<std::vector<ActivityIndex>> critical_paths(const Network& network, const Solution& solution, std::size_t limit) {
    return Chains{network, solution, limit}.run();
}

}  // namespace zb
