// SPDX-License-Identifier: Apache-2.0
// What people call flows and steps, and why a step is not theirs.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "flow/flow.h"

namespace zb {

// One of `flows` by key, name, or an unambiguous part of the name. Throws Error "flow.unknown" with the nearest, "flow.ambiguous".
const Flow& find_flow(std::string_view word, const std::vector<Flow>& flows = builtin_flows());
// By key, short name, full name, or an unambiguous part of one. Throws Error "step.unknown" with the nearest, "step.ambiguous".
const FlowStep& find_flow_step(const Flow& flow, std::string_view word);
// What people call the node that a step is: 拿地 for the land contract; empty for other steps.
std::string_view node_word(std::string_view step_key);
// Throws Error of the first fault of check_conditions.
void require_conditions(const Flow& flow, std::span<const std::string> conditions);

// Why a step of the flow is not in a project with these attributes; empty where it is.
std::string why_closed(const Flow& flow, const FlowStep& step, std::span<const std::string> conditions);

}  // namespace zb
