// SPDX-License-Identifier: Apache-2.0
// From a node back along what it waited for.
#include "outlook/time/chain.h"

#include <algorithm>

namespace zb {

namespace {

bool done_before_adoption(const StepOutlook& step) {
    return step.attempt != nullptr && step.attempt->opening && step.attempt->decided && step.attempt->seq_of(StepMove::decide) == 0;
}

enum class Among { all, main_line };
// The last of them to end.
const StepOutlook* driver(const std::vector<const StepOutlook*>& before, Among among, Date day) {
    const StepOutlook* last = nullptr;
    for (const StepOutlook* step : before) {
        if (among == Among::main_line && !step->planned->main) continue;
        if (last == nullptr || *end_of(*step, day) > *end_of(*last, day)) last = step;
    }
    return last;
}

}  // namespace

std::vector<const StepOutlook*> predecessors(const ProjectOutlook& outlook, const StepOutlook& step) {
    std::vector<const StepOutlook*> before;
    for (const std::string& key : step.planned->depends_on) {
        if (const StepOutlook* found = outlook.find(key)) before.push_back(found);
    }
    return before;
}

StepChain chain_to(const ProjectOutlook& outlook, const StepOutlook& node, Date day) {
    StepChain chain;
    const StepOutlook* step = &node;
    while (step != nullptr) {
        chain.steps.insert(chain.steps.begin(), step);
        const auto before = predecessors(outlook, *step);
        if (std::any_of(before.begin(), before.end(), [&](const StepOutlook* one) { return !end_of(*one, day); })) return {};
        const StepOutlook* on_main = step->planned->main ? driver(before, Among::main_line, day) : nullptr;
        const StepOutlook* next = on_main != nullptr && !done_before_adoption(*on_main) ? on_main : driver(before, Among::all, day);
        if (next != nullptr && done_before_adoption(*next)) {
            chain.before = next;
            return chain;
        }
        step = next;
    }
    return chain;
}

std::optional<LineNode> node_of_step(const ProjectOutlook& outlook, const PlanVersion& baseline, const StepOutlook& step) {
    const PlannedStep* before = baseline.find(step.planned->step);
    std::optional<Date> end = step.forecast;
    if (!end && step.attempt != nullptr) end = step.attempt->decided ? step.attempt->decided : step.attempt->ended;
    if (before == nullptr || !end) return std::nullopt;
    const bool next = outlook.node_step == step.planned->step;
    return LineNode{&step, step.planned->step, next ? outlook.node_name : step.planned->end_name(), *end, before->finish};
}

// A stage ends with the last of its steps.
std::optional<LineNode> next_node(const ProjectOutlook& outlook, const PlanVersion& baseline) {
    if (!outlook.node_step.empty()) return node_of_step(outlook, baseline, *outlook.find(outlook.node_step));
    if (outlook.node_name.empty()) {
        const auto later = [](const StepOutlook& a, const StepOutlook& b) { return a.planned->finish < b.planned->finish; };
        const auto last = std::max_element(outlook.steps.begin(), outlook.steps.end(), later);
        return last == outlook.steps.end() ? std::nullopt : node_of_step(outlook, baseline, *last);
    }
    if (!outlook.node_forecast || !outlook.node_baseline) return std::nullopt;
    for (const StepOutlook& step : outlook.steps) {
        if (step.planned->stage != outlook.stage || step.forecast != outlook.node_forecast) continue;
        return LineNode{&step, outlook.stage, outlook.node_name, *outlook.node_forecast, *outlook.node_baseline};
    }
    return std::nullopt;
}

std::optional<Date> end_of(const StepOutlook& step, Date day) {
    if (step.forecast) return step.forecast;
    const Attempt* attempt = step.attempt;
    if (attempt == nullptr) return std::nullopt;
    if (attempt->state == StepState::waived) return attempt->ended;
    if (attempt->state == StepState::issued) return attempt->issued;
    if (attempt->state != StepState::decided) return std::nullopt;
    const bool to_be_issued = step.planned->kind == StepKind::permit && !done_before_adoption(step);
    return to_be_issued ? std::optional{day} : attempt->decided;
}

}  // namespace zb
