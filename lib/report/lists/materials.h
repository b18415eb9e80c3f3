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
std::vector<MissingMaterial> missing_materials(const State& state, const ProjectOutlook& project, const StepOutlook& step);

// A paper of a filing, and where it stands: ready, handed in for another item (材料复用), yielded by one that is done, or missing.
struct StepPaper {
    enum class Standing { missing, ready, reused, yielded };
    std::string name;
    bool minor = false;
    const StepOutlook* asks = nullptr;  // of the filing, the first item that asks for it
    Standing standing = Standing::missing;
    const StepOutlook* from = nullptr;  // of what is reused or yielded: the item that it came with
    std::optional<Date> on = {};        // ready or reused: the day it was handed in
    std::int64_t seq = 0;               // and its entry
};
// Each once, in the order of the plan. Of an item that is accepted: those it was filed with.
std::vector<StepPaper> papers_of(const State& state, const ProjectOutlook& project, const StepOutlook& step);

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
// What the enterprise will still have to hand in, each paper once, in the order in which the plan in force wants it: beside it every item
// that it serves. What an item of the plan will yield is listed as such: nobody has to prepare it.
Table needed_table(const State& state, const std::vector<ProjectOutlook>& projects);
// 容缺失信: papers that were still owed when their day was over.
Table lapses_table(const State& state, const std::vector<std::string>& projects, Date day);

}  // namespace zb
