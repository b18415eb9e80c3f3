// SPDX-License-Identifier: Apache-2.0
// Depth-first order of a flow's steps, which meets a cycle where there is one.
#include "flow/order.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

namespace zb {

namespace {

class Walk {
public:
    explicit Walk(std::span<const FlowStep> steps, StepOrder& found) : steps_(steps), found_(found), marks_(steps.size(), Mark::unseen) {}

    // A flow has some sixty steps: its depth needs no stack of our own.
    void visit(std::size_t step) {
        if (marks_[step] == Mark::done || !found_.cycle.empty()) return;
        trail_.push_back(step);
        if (marks_[step] == Mark::open) {
            note_cycle();
        } else {
            marks_[step] = Mark::open;
            for (const std::size_t earlier : found_.before[step]) visit(earlier);
            if (found_.cycle.empty()) found_.order.push_back(step);
            marks_[step] = Mark::done;
        }
        trail_.pop_back();
    }

private:
    enum class Mark { unseen, open, done };

    // The trail runs from a step to what it waits for; people read a cycle the other way round.
    void note_cycle() {
        const auto begin = std::find(trail_.begin(), trail_.end(), trail_.back());
        for (auto step = begin; step != trail_.end(); ++step) found_.cycle.push_back(steps_[*step].step_key);
        std::reverse(found_.cycle.begin(), found_.cycle.end());
    }

    std::span<const FlowStep> steps_;
    StepOrder& found_;
    std::vector<Mark> marks_;
    std::vector<std::size_t> trail_;
};

}  // namespace

StepOrder order_steps(std::span<const FlowStep> steps, SubItems sub_items) {
    std::unordered_map<std::string, std::size_t> index;
    for (std::size_t i = 0; i < steps.size(); ++i) index.emplace(steps[i].step_key, i);
    StepOrder found;
    found.before.resize(steps.size());
    for (std::size_t i = 0; i < steps.size(); ++i) {
        for (const std::string& earlier : steps[i].depends_on) {
            if (const auto at = index.find(earlier); at != index.end()) found.before[i].push_back(at->second);
        }
    }
    // Behind the direct dependencies, so that a cycle is named by those where it can be.
    for (std::size_t i = 0; sub_items == SubItems::hold_parent && i < steps.size(); ++i) {
        if (const auto parent = index.find(steps[i].part_of); parent != index.end()) found.before[parent->second].push_back(i);
    }
    Walk walk{steps, found};
    for (std::size_t i = 0; i < steps.size(); ++i) walk.visit(i);
    return found;
}

}  // namespace zb
