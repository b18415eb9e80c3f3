// SPDX-License-Identifier: Apache-2.0
// What a search looks through: the steps of each current plan, with their materials and what was said of them.
#include <fmt/format.h>

#include "domain/domain.h"

namespace zb {

namespace {

void look_at_attempt(const Spot& step, const Attempt& attempt, Finder& finder) {
    const auto as = [&](std::string_view kind) { return Spot{kind, step.project, step.where, step.command}; };
    for (const Moved& move : attempt.moves) finder.look(as("事项备注"), move.note);
    for (const Owed& owed : attempt.owed) {
        finder.look(as("容缺材料"), owed.material);
        finder.look(as("承诺书"), owed.promise);
    }
    for (const Pause& pause : attempt.pauses) finder.look(as("书面告知"), pause.notice);
    for (const Escalation& escalation : attempt.escalations) finder.look(as("提级"), escalation.note);
    finder.look(as("证照批文"), attempt.certificate);
    finder.look(as("提前介入"), attempt.early);
    finder.look(as("并联办理"), attempt.parallel);
}

void look_at_step(const std::string& project, const PlannedStep& planned, const ProjectSteps& steps, Finder& finder) {
    const Spot spot{"事项", project, planned.short_name, fmt::format("zb step show {} {}", project, planned.short_name)};
    finder.look(spot, planned.name);
    finder.look(spot, planned.short_name);
    for (const PlannedStep::Paper& paper : planned.materials) {
        finder.look({"申请材料", project, planned.short_name, spot.command}, paper.name);
    }
    const auto record = steps.find(planned.step);
    if (record == steps.end()) return;
    for (const Attempt& attempt : record->second.attempts) look_at_attempt(spot, attempt, finder);
}

}  // namespace

void StepNoun::texts(const State& state, Finder& finder) {
    for (const auto& [project, plans] : state.plans) {
        const PlanVersion* plan = plans.current();
        if (plan == nullptr) continue;
        const ProjectSteps& steps = state.steps_of(project);
        for (const PlannedStep& planned : plan->plan.steps) look_at_step(project, planned, steps, finder);
    }
}

}  // namespace zb
