// SPDX-License-Identifier: Apache-2.0
// The dependencies of a flow's steps as indexes: private to lib/flow.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "flow/flow.h"

namespace zb {

// Whether a sub-item's end also holds up its parent (it must be done before the parent is decided).
enum class SubItems { apart, hold_parent };

struct StepOrder {
    std::vector<std::vector<std::size_t>> before;  // indexes of the steps that each step waits for; those not there count as met
    std::vector<std::size_t> order;                // every step behind those it waits for; shorter than `before` where there is a cycle
    std::vector<std::string> cycle;                // keys A, B, A; empty where there is none
};

StepOrder order_steps(std::span<const FlowStep> steps, SubItems sub_items);

}  // namespace zb
