// SPDX-License-Identifier: Apache-2.0
// 责任人: who is responsible for a step on a day. A living fact, and one function that every output asks (domain.md, Words: team).
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "domain/noun.h"

namespace zb {

struct Attempt;
struct PlannedStep;
struct Project;

// The step has a person of its own, from the envelope's day on.
struct StepAssigned {
    static constexpr std::string_view kind = "step.assigned";
    std::string step;
    std::string staff;
    std::optional<std::string> note = {};
    static void fields(auto& self, auto& visit) {
        visit("step", self.step, "事项键");
        visit("staff", self.staff, "责任人");
        visit("note", self.note, "备注");
    }
};

// No work of the project's day: who does it is no progress (as team.member_assigned).
struct ResponsibleNoun {
    using Fact = std::variant<StepAssigned>;
    static constexpr EntryRules rules = kPlainEntry;
    static void check(const State&, const Envelope&, const StepAssigned&);
    static void apply(State&, const Envelope&, const StepAssigned&);
    static void index(const Envelope&, const StepAssigned&, Index&);
    static std::string words(const State&, const Envelope&, const StepAssigned&);
    static constexpr Nothing code{}, texts{}, table{};  // the person stands in the step's row
};

struct StepAssignment {
    Date on;
    std::int64_t seq = 0;
    std::string staff;
};
using Assignments = std::map<std::string, std::map<std::string, std::vector<StepAssignment>, std::less<>>, std::less<>>;  // project, step

// The step's own person: of `step assign`, or of the row of a plan from its adoption on; of several the last by day and entry. A plan
// whose row names nobody changes nothing.
std::optional<StepAssignment> own_assignment(const State& state, const Project& project, std::string_view step, Date day);
// The person of the project's team who was assigned last for the department, neither taken off the team nor gone for good by that day.
std::optional<std::string> team_member_on(const State& state, const Project& project, std::string_view department, Date day);

// The step's own person on that day, else its department's of the team, else nobody. The project must have been read with its work.
std::optional<std::string> responsible_on(const State& state, const Project& project, const PlannedStep& planned, Date day);
// The day by which responsibility is judged: of what was decided its decision's (of 期初 not before the adoption), else `day`.
Date day_of_responsibility(const Attempt* attempt, Date day);

}  // namespace zb
