// SPDX-License-Identifier: Apache-2.0
// Finds flows and steps by what people call them.
#include "flow/naming.h"

#include <algorithm>
#include <fmt/format.h>

#include "base/naming.h"
#include "base/text.h"

namespace zb {

namespace {

// How messages speak of the things looked for.
struct Wanted {
    std::string_view code;  // flow, step
    std::string_view noun;  // 审批流程, 事项
    std::string list;       // how to see all of them
};

// What people call the nodes of a project by; exact, before any part of a name.
struct NodeWord {
    std::string_view word;
    std::string_view step_key;
};
constexpr NodeWord kNodeWords[] = {{"招拍挂", "land_auction"}, {"拿地", "land_contract"}, {"竣工", "completion_filing"}};

std::size_t place_of(std::string_view word, const std::vector<Named>& all, const Wanted& wanted) {
    const Found found = find_named(word, all, word.empty() ? Match::full : Match::partial);
    if (found.place) return *found.place;
    if (found.several.empty()) {
        throw Error{fmt::format("{}.unknown", wanted.code), fmt::format("没有{}“{}”", wanted.noun, word),
                    with_nearest(found.nearest, fmt::format("全部{}：{}", wanted.noun, wanted.list))};
    }
    std::vector<std::string> candidates;
    for (const std::size_t place : found.several) candidates.push_back(all[place].names.front());
    const std::string message = fmt::format("“{}”可以是 {} 个{}：{}", word, candidates.size(), wanted.noun, join(candidates, "、"));
    throw Error{Fault{fmt::format("{}.ambiguous", wanted.code), message, "写全名称或键", {}, std::move(candidates)}};
}

bool contains(const std::vector<FlowStep>& steps, std::string_view key) {
    return std::any_of(steps.begin(), steps.end(), [&](const FlowStep& step) { return step.step_key == key; });
}

}  // namespace

const Flow& find_flow(std::string_view word, const std::vector<Flow>& flows) {
    std::vector<Named> all;
    for (const Flow& flow : flows) all.push_back({flow.flow_key, {flow.name}});
    return flows[place_of(word, all, {"flow", "审批流程", "zb flow list"})];
}

const FlowStep& find_flow_step(const Flow& flow, std::string_view word) {
    std::vector<Named> all;
    for (const FlowStep& step : flow.steps) {
        all.push_back({step.step_key, {step.short_name, step.name}});
        for (const NodeWord& node : kNodeWords) {
            if (node.step_key == step.step_key) all.back().names.emplace_back(node.word);
        }
    }
    return flow.steps[place_of(word, all, {"step", "事项", "zb flow show " + flow.flow_key})];
}

std::string_view node_word(std::string_view step_key) {
    const auto* found =
        std::find_if(std::begin(kNodeWords), std::end(kNodeWords), [&](const NodeWord& node) { return node.step_key == step_key; });
    return found == std::end(kNodeWords) ? std::string_view{} : found->word;
}

void require_conditions(const Flow& flow, std::span<const std::string> conditions) {
    const std::vector<Fault> faults = check_conditions(flow, conditions);
    if (!faults.empty()) throw Error{faults.front()};
}

std::string why_closed(const Flow& flow, const FlowStep& step, std::span<const std::string> conditions) {
    const std::vector<FlowStep> open = open_steps(flow, conditions);
    if (contains(open, step.step_key)) return {};
    if (!step.part_of.empty() && !contains(open, step.part_of))
        return fmt::format("所属的“{}”不在本项目", flow.find(step.part_of)->short_name);
    std::vector<std::string> wanted;
    for (const std::string& condition : step.conditions) {
        const bool negated = condition.starts_with('!');
        const std::string attribute = condition.substr(negated ? 1 : 0);
        wanted.push_back(fmt::format("{}条件 {}（{}）", negated ? "有" : "没有", attribute, condition_text(attribute)));
    }
    return join(wanted, "、");
}

}  // namespace zb
