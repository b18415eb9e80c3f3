// SPDX-License-Identifier: Apache-2.0
// Taking a flow's step over into a plan.
#include "domain/planned_step.h"

#include <algorithm>
#include <set>

namespace zb {

PlannedStep planned_step(const FlowStep& step) {
    PlannedStep planned;
    planned.step = step.step_key;
    planned.name = step.name;
    planned.short_name = step.short_name;
    planned.stage = step.stage;
    planned.department = step.department;
    planned.kind = step.kind;
    planned.legal = step.legal_limit;
    planned.promised = step.promised_limit;
    planned.unit = step.unit;
    planned.counted = step.counted;
    planned.line = step.line;
    if (!step.part_of.empty()) planned.part_of = step.part_of;
    planned.depends_on = step.depends_on;
    for (const Material& material : step.materials) planned.materials.push_back({material.name, !material.main});
    if (!step.legal_basis.empty()) planned.legal_basis = step.legal_basis;
    planned.procedure = step.special_procedure();
    return planned;
}

void keep_links_within(std::vector<PlannedStep>& steps) {
    std::set<std::string> keys;
    for (const PlannedStep& step : steps) keys.insert(step.step);
    for (PlannedStep& step : steps) {
        std::erase_if(step.depends_on, [&](const std::string& key) { return !keys.contains(key); });
        if (step.part_of && !keys.contains(*step.part_of)) step.part_of.reset();
    }
}

}  // namespace zb
