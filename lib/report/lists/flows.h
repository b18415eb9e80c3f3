// SPDX-License-Identifier: Apache-2.0
// 审批流程 as people see them: one in full, and what their check found.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "base/document.h"
#include "flow/flow.h"

namespace zb {

enum class Chosen { all, open };  // every step of the template, or those of a project with the conditions given
struct FlowChoice {
    Chosen steps = Chosen::all;
    std::vector<std::string> conditions = {};
};
// Conditions, steps by stage with limits and sub-items, materials main and minor, sources.
// Throws Error of check_conditions for conditions that the flow does not have.
Document flow_document(const Flow& flow, const FlowChoice& choice);

struct FlowFault {
    std::string flow;  // key
    Fault fault;
};
std::vector<FlowFault> check_flows(std::span<const Flow> flows);
// Counts, longest paths with all conditions and with none, and the faults.
Document flow_check_document(std::span<const Flow> flows, const std::vector<FlowFault>& faults);

}  // namespace zb
