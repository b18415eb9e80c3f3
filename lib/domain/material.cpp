// SPDX-License-Identifier: Apache-2.0
// Materials: which may be received, and what is made good by them.
#include "domain/material.h"

#include <algorithm>
#include <fmt/format.h>

#include "base/naming.h"
#include "base/text.h"
#include "domain/step/case.h"

namespace zb {

namespace {

bool before_acceptance(StepState state) {
    return state == StepState::planned || state == StepState::filed || state == StepState::correcting || state == StepState::refused ||
           state == StepState::withdrawn || state == StepState::denied;
}

// 备齐: a material of the plan's list, once, before the step is accepted.
void check_preparation(const State& state, const StepCase& at, const std::string& material) {
    std::vector<std::string> papers;
    for (const PlannedStep::Paper& paper : at.planned.materials) papers.push_back(paper.name);
    if (std::find(papers.begin(), papers.end(), material) == papers.end()) {
        const std::string near = nearest(material, papers);
        throw Error{"material.unknown", fmt::format("{}的申请材料里没有“{}”", at.place(), material),
                    near.empty() ? "看还缺什么：zb material missing " + at.operands() : with_nearest(near, "")};
    }
    const ProjectSteps& steps = state.steps_of(at.project.code);
    const auto record = steps.find(at.planned.step);
    const Prepared* before = record == steps.end() ? nullptr : record->second.find_prepared(material);
    if (before == nullptr) return;
    throw Error{"material.ready_already",
                fmt::format("{}的“{}”已于 {} 备齐（第 {} 条）", at.place(), material, iso(before->on), before->seq),
                "看还缺什么：zb material missing " + at.operands()};
}

}  // namespace

void MaterialNoun::check(const State& state, const Envelope& envelope, const MaterialReceived& fact) {
    const StepCase at = case_of(state, envelope, fact.step);
    std::vector<std::string> owed;
    if (at.attempt != nullptr)
        for (const Owed* open : at.attempt->still_owed()) {
            if (open->material == fact.material && envelope.on >= open->since) return;
            owed.push_back(open->material);
        }
    if (before_acceptance(at.today.state)) return check_preparation(state, at, fact.material);
    throw Error{"material.not_owed", fmt::format("{}没有欠“{}”", at.place(), fact.material),
                owed.empty() ? "它现在不欠材料：zb step show " + at.operands() : "现在欠的是：" + join(owed, "、")};
}

// What is owed is made good; what is not owed was gathered before the acceptance.
void MaterialNoun::apply(State& state, const Envelope& envelope, const MaterialReceived& fact) {
    StepRecord& record = state.steps[project_of(envelope)][fact.step];
    if (!record.attempts.empty()) {
        for (Owed& owed : record.attempts.back().owed) {
            if (owed.material != fact.material || owed.received) continue;
            owed.received = envelope.on;
            owed.received_seq = envelope.seq;
            return;
        }
    }
    record.prepared.push_back(Prepared{fact.material, envelope.on, envelope.seq});
}

void MaterialNoun::index(const Envelope& envelope, const MaterialReceived& /*fact*/, Index& index) {
    index.subjects.push_back(project_stream(project_of(envelope)));
}

}  // namespace zb
