// SPDX-License-Identifier: Apache-2.0
// Versions of templates.
#include "domain/flow_version.h"

#include <algorithm>
#include <fmt/format.h>

#include "base/error.h"
#include "domain/domain.h"
#include "domain/wording.h"

namespace zb {

void FlowNoun::check(const State& state, const Envelope& /*envelope*/, const FlowImported& fact) {
    check_code(fact.flow.flow_key, "流程键");
    const int next = last_flow_version(state, fact.flow.flow_key) + 1;
    if (fact.version != next) {
        throw Error{"flow.version", fmt::format("流程 {} 的下一版是第 {} 版，不是第 {} 版", fact.flow.flow_key, next, fact.version),
                    "查看流程和版本：zb flow list"};
    }
    std::vector<Fault> faults = zb::check(fact.flow);
    if (!faults.empty()) throw Error{faults.front()}.with_rows(faults);
}

void FlowNoun::apply(State& state, const Envelope& envelope, const FlowImported& fact) {
    state.flows[fact.flow.flow_key].push_back({fact.version, envelope.seq, envelope.on, fact.flow});
}

void FlowNoun::index(const Envelope& /*envelope*/, const FlowImported& /*fact*/, Index& index) {
    index.subjects.emplace_back(kRegistryStream);
}

std::vector<Flow> known_flows(const State& state) {
    std::vector<Flow> flows = builtin_flows();
    for (const auto& [key, versions] : state.flows) {
        const std::string& flow_key = key;
        const auto same = std::find_if(flows.begin(), flows.end(), [&](const Flow& flow) { return flow.flow_key == flow_key; });
        if (same == flows.end()) {
            flows.push_back(versions.back().flow);
        } else {
            *same = versions.back().flow;
        }
    }
    return flows;
}

int last_flow_version(const State& state, std::string_view flow_key) {
    const auto versions = state.flows.find(flow_key);
    return versions == state.flows.end() ? 0 : versions->second.back().number;
}

const Flow* flow_of(const State& state, const PlanDrafted& plan) {
    const auto versions = state.flows.find(plan.flow);
    if (versions != state.flows.end() && plan.flow_version) {
        for (const FlowVersion& version : versions->second) {
            if (version.number == *plan.flow_version) return &version.flow;
        }
    }
    const std::vector<Flow>& shipped = builtin_flows();
    const auto found = std::find_if(shipped.begin(), shipped.end(), [&](const Flow& flow) { return flow.flow_key == plan.flow; });
    return found == shipped.end() ? nullptr : &*found;
}

std::string FlowNoun::words(const State& /*names*/, const Envelope& /*envelope*/, const FlowImported& fact) {
    return with_note(fmt::format("导入审批流程 {} 第 {} 版（{} 个事项）", fact.flow.name, fact.version, fact.flow.steps.size()), fact.note);
}

NounTable FlowNoun::table(const State& state, Date /*day*/) {
    Table table;
    table.columns = {{"flow", "键"},
                     {"name", "审批流程"},
                     {"total_limit", "总时限（工作日）", Align::right},
                     {"steps", "事项", Align::right},
                     {"conditional", "其中有条件", Align::right},
                     {"sub_items", "其中子项", Align::right},
                     {"version", "版本"},
                     {"source", "总时限来源"}};
    for (const Flow& flow : known_flows(state)) {
        const int version = last_flow_version(state, flow.flow_key);
        table.rows.push_back({flow.flow_key, flow.name, flow.total_limit, static_cast<std::int64_t>(flow.steps.size()),
                              count_conditional(flow), count_sub_items(flow),
                              Cell{Value{std::int64_t{version}}, version == 0 ? "随程序" : fmt::format("第 {} 版", version)}, flow.source});
    }
    return {"flow", "审批流程和版本；同 zb flow list", std::move(table)};
}

}  // namespace zb
