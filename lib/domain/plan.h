// SPDX-License-Identifier: Apache-2.0
// 审批方案 in the ledger: drafts and adopted versions. The first adopted is the baseline, the last the current plan.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/naming.h"
#include "domain/noun.h"
#include "plan/plan.h"

namespace zb {

template <>
struct EnumWords<StepKind> {
    static std::optional<StepKind> find(std::string_view word) { return step_kind(word); }
};
template <>
struct EnumWords<LimitUnit> {
    static std::optional<LimitUnit> find(std::string_view word) { return limit_unit(word); }
};

template <>
struct EnumWords<LinkKind> {
    static std::optional<LinkKind> find(std::string_view word) { return link_kind(word); }
};

struct PlanAdopted {
    static constexpr std::string_view kind = "plan.adopted";
    std::int64_t draft = 0;  // number of the entry that records the draft
    std::string reason;
    std::optional<std::string> note = {};
    std::optional<std::string> meeting = {};  // code of the one that adopted it
    static void fields(auto& self, auto& visit) {
        visit("draft", self.draft, "草案所在条目");
        visit("reason", self.reason, "审定依据和理由");
        visit("note", self.note, "备注");
        visit("meeting", self.meeting, "审定方案的会议");
    }
};

struct PlanNoun {
    using Fact = std::variant<PlanDrafted, PlanAdopted>;
    static constexpr EntryRules rules = kPlainEntry;
    static void check(const State&, const Envelope&, const PlanDrafted&);
    static void check(const State&, const Envelope&, const PlanAdopted&);
    static void apply(State&, const Envelope&, const PlanDrafted&);
    static void apply(State&, const Envelope&, const PlanAdopted&);
    static void index(const Envelope&, const PlanDrafted&, Index&);
    static void index(const Envelope&, const PlanAdopted&, Index&);
    static std::string words(const State&, const Envelope&, const PlanDrafted&);
    static std::string words(const State&, const Envelope&, const PlanAdopted&);
    static constexpr Nothing code{}, texts{}, table{};  // its steps are searched and listed as steps
};

struct PlanVersion {
    int number = 0;  // V1 …; 0 for a draft
    std::int64_t seq = 0;
    Date on;  // adopted
    std::string reason;
    PlanDrafted plan;
    std::optional<std::string> meeting = {};  // code of the one that adopted it

    const PlannedStep* find(std::string_view step_key) const;
};

struct ProjectPlans {
    std::optional<PlanVersion> draft;  // the last one made, not yet adopted
    std::vector<PlanVersion> adopted;

    const PlanVersion* baseline() const { return adopted.empty() ? nullptr : &adopted.front(); }
    const PlanVersion* current() const { return adopted.empty() ? nullptr : &adopted.back(); }
};

// A target in force: it lives until a later adopted version replaces it, or drops it by name (domain.md, Clocks).
struct LivingTarget {
    std::string step;  // its key, or kPlanEnd
    Date date;
    int version = 0;  // that set it
};
std::vector<LivingTarget> living_targets(const ProjectPlans& plans);

// Key of the step of a project's plan that a word means: key, short name, full name, else a part of one that no other step has. Throws
// Error "step.unknown" with the nearest, "step.ambiguous" with the candidates.
std::string step_key(const PlanVersion& plan, std::string_view project, std::string_view word);

using Plans = std::map<std::string, ProjectPlans, std::less<>>;  // by project code

}  // namespace zb
