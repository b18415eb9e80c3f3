// SPDX-License-Identifier: Apache-2.0
// Words of a flow, its questions, and the steps that a project's attributes leave open.
#include "flow/flow.h"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

namespace zb {

namespace {

struct KindWords {
    StepKind kind;
    std::string_view key;
    std::string_view label;
};
constexpr std::array<KindWords, 6> kKinds = {{{StepKind::permit, "permit", "许可"},
                                              {StepKind::filing, "filing", "备案"},
                                              {StepKind::review, "review", "审查"},
                                              {StepKind::utility, "utility", "公用服务"},
                                              {StepKind::enterprise, "enterprise", "企业事项"},
                                              {StepKind::milestone, "milestone", "里程碑"}}};

struct UnitWords {
    LimitUnit unit;
    std::string_view key;
    std::string_view label;
};
constexpr std::array<UnitWords, 3> kUnits = {
    {{LimitUnit::working, "working", "个工作日"}, {LimitUnit::calendar, "calendar", "个日历日"}, {LimitUnit::month, "month", "个月"}}};

const KindWords& words(StepKind kind) { return kKinds[static_cast<std::size_t>(kind)]; }
const UnitWords& words(LimitUnit unit) { return kUnits[static_cast<std::size_t>(unit)]; }

bool holds(std::string_view condition, std::span<const std::string> on) {
    const bool negated = condition.starts_with('!');
    if (negated) condition.remove_prefix(1);
    return (std::find(on.begin(), on.end(), condition) != on.end()) != negated;
}

bool is_open(const FlowStep& step, std::span<const std::string> on) {
    return step.conditions.empty() ||
           std::any_of(step.conditions.begin(), step.conditions.end(), [&](const std::string& c) { return holds(c, on); });
}

}  // namespace

std::string_view key(StepKind kind) { return words(kind).key; }
std::string_view label(StepKind kind) { return words(kind).label; }
std::string_view key(LimitUnit unit) { return words(unit).key; }
std::string_view label(LimitUnit unit) { return words(unit).label; }

std::optional<StepKind> step_kind(std::string_view key) {
    const auto found = std::find_if(kKinds.begin(), kKinds.end(), [&](const KindWords& w) { return w.key == key; });
    return found == kKinds.end() ? std::nullopt : std::optional{found->kind};
}

std::optional<LimitUnit> limit_unit(std::string_view key) {
    const auto found = std::find_if(kUnits.begin(), kUnits.end(), [&](const UnitWords& w) { return w.key == key; });
    return found == kUnits.end() ? std::nullopt : std::optional{found->unit};
}

const FlowStep* Flow::find(std::string_view step_key) const {
    const auto found = std::find_if(steps.begin(), steps.end(), [&](const FlowStep& step) { return step.step_key == step_key; });
    return found == steps.end() ? nullptr : &*found;
}

std::vector<std::string> Flow::stages() const {
    std::vector<std::string> stages;
    for (const FlowStep& step : steps) {
        if (std::find(stages.begin(), stages.end(), step.stage) == stages.end()) stages.push_back(step.stage);
    }
    return stages;
}

std::vector<std::string> Flow::conditions() const {
    std::set<std::string> attributes;
    for (const FlowStep& step : steps) {
        for (const std::string& condition : step.conditions) attributes.insert(condition.substr(condition.starts_with('!') ? 1 : 0));
    }
    return {attributes.begin(), attributes.end()};
}

std::vector<FlowStep> open_steps(const Flow& flow, std::span<const std::string> on) {
    std::vector<FlowStep> open;
    for (const FlowStep& step : flow.steps) {
        const FlowStep* parent = step.part_of.empty() ? nullptr : flow.find(step.part_of);
        if (is_open(step, on) && (parent == nullptr || is_open(*parent, on))) open.push_back(step);
    }
    return open;
}

std::int64_t count_sub_items(const Flow& flow) {
    return std::count_if(flow.steps.begin(), flow.steps.end(), [](const FlowStep& step) { return !step.part_of.empty(); });
}

std::int64_t count_conditional(const Flow& flow) {
    return std::count_if(flow.steps.begin(), flow.steps.end(), [](const FlowStep& step) { return !step.conditions.empty(); });
}

}  // namespace zb
