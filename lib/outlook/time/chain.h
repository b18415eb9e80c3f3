// SPDX-License-Identifier: Apache-2.0
// Which steps a main line consists of, and which node it leads to.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "outlook/outlook.h"

namespace zb {

// Where the main line goes to: a step, its end, and what the baseline has for it.
struct LineNode {
    const StepOutlook* step = nullptr;
    std::string key, name;
    Date end, baseline;
};
// None where the baseline does not have the step, or its end is not known.
std::optional<LineNode> node_of_step(const ProjectOutlook& outlook, const PlanVersion& baseline, const StepOutlook& step);
std::optional<LineNode> next_node(const ProjectOutlook& outlook, const PlanVersion& baseline);

// From the node back to what was done before the plan was adopted, or to a step that waits for none. Empty where an end is not known.
struct StepChain {
    std::vector<const StepOutlook*> steps;
    const StepOutlook* before = nullptr;  // done when the line begins
};
StepChain chain_to(const ProjectOutlook& outlook, const StepOutlook& node, Date day);

std::vector<const StepOutlook*> predecessors(const ProjectOutlook& outlook, const StepOutlook& step);
// The day on which a step let its successors begin, or is expected to.
std::optional<Date> end_of(const StepOutlook& step, Date day);

}  // namespace zb
