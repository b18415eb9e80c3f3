// SPDX-License-Identifier: Apache-2.0
// What sets a day of a plan: along what each step waits for, back to the beginning.
#include <algorithm>

#include "plan/network.h"

namespace zb {

namespace {

constexpr std::size_t kMostChains = 64;

}  // namespace

// Of several that end together a milestone behind the others rather than what it waits for, and a parent rather than its sub-items.
std::size_t PlanNetwork::last_step() const {
    std::size_t last = 0;
    for (std::size_t i = 1; i < steps_.size(); ++i) {
        const Date end = solution_.windows[body(i)].early_finish;
        const Date latest = solution_.windows[body(last)].early_finish;
        if (end > latest || (end == latest && !steps_[i].part_of)) last = i;
    }
    return last;
}

std::vector<std::string> PlanNetwork::driving_chain(std::size_t step) const {
    std::vector<std::string> keys;
    for (std::size_t activity = body(step);;) {
        // A step may stand there twice, by its acceptance and by its days, with 公示 between them: it counts where it is accepted.
        if (const std::size_t at = made_.step_of[activity]; at != kNoStep) {
            std::erase(keys, steps_[at].step);
            keys.push_back(steps_[at].step);
        }
        const std::optional<std::size_t> driver = solution_.windows[activity].driver;
        if (!driver) break;
        activity = static_cast<std::size_t>(made_.network.links[*driver].from);
    }
    std::reverse(keys.begin(), keys.end());
    return keys;
}

// Slack is no test: a step in calendar days may move a day within a weekend, and would fall out of its chain.
std::vector<std::vector<std::string>> PlanNetwork::critical_chains() const {
    std::vector<std::vector<std::size_t>> into(made_.network.activities.size());
    for (std::size_t link = 0; link < made_.network.links.size(); ++link) {
        if (solution_.binding[link]) into[static_cast<std::size_t>(made_.network.links[link].to)].push_back(link);
    }
    std::vector<std::vector<std::string>> chains;
    std::vector<std::vector<std::size_t>> trails{{body(last_step())}};
    while (!trails.empty() && chains.size() < kMostChains) {
        const std::vector<std::size_t> trail = std::move(trails.back());
        trails.pop_back();
        for (const std::size_t link : into[trail.back()]) {
            trails.push_back(trail);
            trails.back().push_back(static_cast<std::size_t>(made_.network.links[link].from));
        }
        if (!into[trail.back()].empty()) continue;
        std::vector<std::string> chain = steps_along(trail);
        if (std::find(chains.begin(), chains.end(), chain) == chains.end()) chains.push_back(std::move(chain));
    }
    return chains;
}

// The trail leads from the end back, the keys from the beginning; what runs along inside a parent is left out.
std::vector<std::string> PlanNetwork::steps_along(const std::vector<std::size_t>& trail) const {
    std::vector<std::string> chain;
    for (auto activity = trail.rbegin(); activity != trail.rend(); ++activity) {
        const std::size_t step = made_.step_of[*activity];
        if (step == kNoStep || (steps_[step].part_of && !steps_[step].special_procedure())) continue;
        if (std::find(chain.begin(), chain.end(), steps_[step].step) == chain.end()) chain.push_back(steps_[step].step);
    }
    return chain;
}

}  // namespace zb
