// SPDX-License-Identifier: Apache-2.0
// 一项目一团队: who serves a project, and who answers for it in a department. They stand with their project in the state, because
// whoever reads a project's name reads its team.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "domain/noun.h"

namespace zb {

struct Project;

// The project's specialists from the envelope's day on, in place of those before: the one who leads and owes the submissions, and others.
struct SpecialistAssigned {
    static constexpr std::string_view kind = "team.specialist_assigned";
    std::string staff;
    std::vector<std::string> others = {};
    std::optional<std::string> note = {};
    static void fields(auto& self, auto& visit) {
        visit("staff", self.staff, "服务专员（牵头）");
        visit("note", self.note, "备注");
        visit("others", self.others, "其他服务专员");
    }
    std::vector<std::string> all() const;
};

// 一项目一团队: the responsible person of a department.
struct MemberAssigned {
    static constexpr std::string_view kind = "team.member_assigned";
    std::string department;
    std::string staff;
    std::optional<std::string> note = {};
    static void fields(auto& self, auto& visit) {
        visit("department", self.department, "部门");
        visit("staff", self.staff, "责任人");
        visit("note", self.note, "备注");
    }
};

// No longer of the team from the envelope's day on: for that department, or as specialist and for all.
struct MemberRemoved {
    static constexpr std::string_view kind = "team.member_removed";
    std::string staff;
    std::optional<std::string> department = {};
    std::optional<std::string> note = {};
    static void fields(auto& self, auto& visit) {
        visit("staff", self.staff, "人员");
        visit("department", self.department, "只退出这个部门");
        visit("note", self.note, "备注");
    }
};

struct TeamNoun {
    using Fact = std::variant<SpecialistAssigned, MemberAssigned, MemberRemoved>;
    static constexpr EntryRules rules = kPlainEntry;
    static void check(const State&, const Envelope&, const SpecialistAssigned&);
    static void check(const State&, const Envelope&, const MemberAssigned&);
    static void check(const State&, const Envelope&, const MemberRemoved&);
    static void apply(State&, const Envelope&, const SpecialistAssigned&);
    static void apply(State&, const Envelope&, const MemberAssigned&);
    static void apply(State&, const Envelope&, const MemberRemoved&);
    static void index(const Envelope&, const SpecialistAssigned&, Index&);
    static void index(const Envelope&, const MemberAssigned&, Index&);
    static void index(const Envelope&, const MemberRemoved&, Index&);
    static std::string words(const State&, const Envelope&, const SpecialistAssigned&);
    static std::string words(const State&, const Envelope&, const MemberAssigned&);
    static std::string words(const State&, const Envelope&, const MemberRemoved&);
    static NounTable table(const State&, Date);
    static constexpr Nothing code{}, texts{};
};

struct TeamMember {
    std::string department;
    std::string staff;
    Date since;
    std::optional<Date> until = {};  // the first day on which no longer
    bool serves_on(Date day) const { return since <= day && (!until || day < *until); }
};

// Who serve a project as specialists, from a day on until the next such term: the first leads; none: nobody.
struct SpecialistTerm {
    Date since;
    std::vector<std::string> people;
};

// 服务专员01（请假至 11-27）、服务专员02, the one who leads first; machines read that one.
// 未指定 where nobody serves the project on that day: a machine reads that there is none, a person that one is to be named.
Cell specialist_cell(const State& state, const Project& project, Date day);
// One row a person; projects without a specialist first, with 未指定. Departments in the order of the notice.
Table teams_table(const State& state, Date day, const std::function<bool(const Project&)>& wanted);

}  // namespace zb
