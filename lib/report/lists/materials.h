// SPDX-License-Identifier: Apache-2.0
// 申请材料: what is owed and was received, and what a coming item still needs.
#pragma once

#include <string>
#include <vector>

#include "base/table.h"
#include "outlook/outlook.h"

namespace zb {

// A paper that a coming item still needs, or one that an accepted item owes.
struct MissingMaterial {
    std::string name;
    bool minor = false;
    std::optional<Date> owed_until = {};  // 容缺: accepted with it owed
};
// The item and the sub-items that are applied for with it and are not accepted yet: one filing.
std::vector<const StepOutlook*> filed_together(const ProjectOutlook& project, const StepOutlook& step);
// The papers of that filing that are neither ready nor yielded by an item that is done; for an accepted item: the papers that it owes.
std::vector<MissingMaterial> missing_materials(const ProjectOutlook& project, const StepOutlook& step, const ProjectSteps& records);

// Items not begun whose predecessors are done or in hand: what can be prepared now; not those that are filed with another. `waits_for`:
// short names of those in hand.
struct ComingStep {
    const StepOutlook* step = nullptr;
    std::vector<std::string> waits_for;
};
std::vector<ComingStep> coming_steps(const ProjectOutlook& project);

// One row for each missing paper of `step` (a key); empty: of every coming item and of those that owe papers.
Table missing_table(const State& state, const std::vector<ProjectOutlook>& projects, std::string_view step);
// One row for each paper that was owed, or that is ready before its item is accepted.
Table materials_table(const State& state, const std::vector<ProjectOutlook>& projects, Date day);

}  // namespace zb
