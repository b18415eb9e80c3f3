// SPDX-License-Identifier: Apache-2.0
// 审批流程 that a ledger has taken in: versions of a template. A running plan keeps the version that it was made from.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "domain/noun.h"
#include "domain/plan.h"
#include "flow/flow.h"

namespace zb {

// Version 1 follows the template that ships with zb, if there is one.
struct FlowImported {
    static constexpr std::string_view kind = "flow.imported";
    int version = 1;
    Flow flow;
    std::optional<std::string> note = {};
    static void fields(auto& self, auto& visit) {
        visit("version", self.version, "版本");
        Flow::fields(self.flow, visit);
        visit("note", self.note, "备注");
    }
};

struct FlowNoun {
    using Fact = std::variant<FlowImported>;
    static constexpr EntryRules rules = kPlainEntry;
    static void check(const State&, const Envelope&, const FlowImported&);
    static void apply(State&, const Envelope&, const FlowImported&);
    static void index(const Envelope&, const FlowImported&, Index&);
    static std::string words(const State&, const Envelope&, const FlowImported&);
    static NounTable table(const State&, Date);
    static constexpr Nothing code{}, texts{};
};

struct FlowVersion {
    int number = 0;
    std::int64_t seq = 0;
    Date on;
    Flow flow;
};
using Flows = std::map<std::string, std::vector<FlowVersion>, std::less<>>;  // by key, in order of version

// The templates to plan with: those that ship with zb, each replaced by its last version, then those that only the ledger has.
std::vector<Flow> known_flows(const State& state);
// Number of the last version that the ledger took in; 0: the one that ships with zb.
int last_flow_version(const State& state, std::string_view flow_key);
// The version that a plan was made from; nullptr where neither the ledger nor zb has it.
const Flow* flow_of(const State& state, const PlanDrafted& plan);

}  // namespace zb
