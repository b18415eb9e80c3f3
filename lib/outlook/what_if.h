// SPDX-License-Identifier: Apache-2.0
// 假设推演: what moves if a step is later, a material comes on some day, a step is accepted or decided on some day. Nothing is written.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "outlook/outlook.h"

namespace zb {

// One "what if", as it was asked.
struct Supposed {
    enum class What { late, material, finish, start };
    What what = What::late;
    std::string step;      // key
    std::string material;  // of `material` only
    int days = 0;          // of `late` only
    LimitUnit unit = LimitUnit::working;
    Date day;  // of the others
};

// An unfinished step before and after.
struct SupposedStep {
    const PlannedStep* planned = nullptr;
    bool asked = false;                                   // something is supposed of it
    Date before, after;                                   // 预计
    int days = 0;                                         // working days from before to after
    int slack = 0;                                        // before
    std::optional<Date> accepted_before, accepted_after;  // where it is not accepted yet
    std::optional<Lamp> lamp_before, lamp_after;          // on the day on which it is decided
};

// A day that the project is measured by: its last step, its next node, each target.
struct SupposedNode {
    std::string key;  // end, node, target:步骤键
    std::string name;
    std::optional<Date> target;
    std::optional<Date> before, after;
    std::optional<int> days;  // working days from before to after
    std::optional<int> late;  // working days past the target, after; negative: so many to spare
};

struct WhatIf {
    std::vector<SupposedStep> steps;  // all that can be foreseen, in the plan's order
    std::vector<SupposedNode> nodes;

    const SupposedStep& step(std::string_view key) const;
    bool moves_others() const;  // any step of which nothing is supposed
};

// Throws Error "what_if.unknown_material", "what_if.finished", "what_if.begun", "what_if.past", "what_if.doubled", "what_if.conflict",
// "what_if.in_hand" (the material is here already), "what_if.impossible" (what it waits for is not over by then).
WhatIf what_if(const State& state, const ProjectOutlook& before, Date day, const std::vector<Supposed>& supposed);

}  // namespace zb
