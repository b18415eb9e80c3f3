// SPDX-License-Identifier: Apache-2.0
// A plan's steps as activities and links, and their windows back as days on which steps are accepted and decided.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "domain/planning.h"
#include "schedule/schedule.h"

namespace zb {

// The network of planning.md: the beginning is an activity of its own, so that the first steps are accepted on the day told. A step with
// sub-items is two: its acceptance, from which they run, and its counted days, which wait for 公示 and 专家评审 and end with the others.
class PlanNetwork {
public:
    PlanNetwork(const std::vector<FlowStep>& steps, const PlanRequest& request);

    const Network& network() const { return network_; }
    StepSpan early(std::size_t step, const Solution& solution, const Calendar& calendar) const;
    StepSpan late(std::size_t step, const Solution& solution, const Calendar& calendar) const;
    const Window& window(std::size_t step, const Solution& solution) const;
    // Keys of the steps that set the end, in order: from the last one back along what its day waits for.
    std::vector<std::string> driving_chain(const Solution& solution) const;

private:
    // The activities that stand for one step.
    struct Place {
        ActivityIndex accepted = 0;  // the same as `body` where nothing runs inside the step
        ActivityIndex body = 0;
    };

    void add_activities(const PlanRequest& request);
    void add_links(std::size_t step, const PlanRequest& request);
    void connect(ActivityIndex from, ActivityIndex to, LinkKind kind = LinkKind::finish_start);
    ActivityIndex add(Activity activity, std::size_t step);
    StepSpan span(std::size_t step, Date accepted, Date start, Date finish, const Calendar& calendar) const;

    const std::vector<FlowStep>& steps_;
    Network network_;
    std::vector<Place> places_;         // of each step
    std::vector<std::size_t> step_of_;  // of each activity; the beginning has none
    std::map<std::string, std::size_t> index_;
};

// Days that a step takes: promised, else legal; a milestone only what the project has set for it.
int days_of(const FlowStep& step);

}  // namespace zb
