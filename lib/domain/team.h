// SPDX-License-Identifier: Apache-2.0
// 一项目一团队: who serves a project, and who answers for it in a department. They stand with their project in the state, because
// whoever reads a project's name reads its team.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "domain/noun.h"

namespace zb {

struct Project;

// 一项目一专员.
struct SpecialistAssigned {
    static constexpr std::string_view kind = "team.specialist_assigned";
    std::string staff;
    std::optional<std::string> note = {};
    static void fields(auto& self, auto& visit) {
        visit("staff", self.staff, "服务专员");
        visit("note", self.note, "备注");
    }
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

struct TeamNoun {
    using Fact = std::variant<SpecialistAssigned, MemberAssigned>;
    static constexpr EntryRules rules = kPlainEntry;
    static void check(const State&, const Envelope&, const SpecialistAssigned&);
    static void check(const State&, const Envelope&, const MemberAssigned&);
    static void apply(State&, const Envelope&, const SpecialistAssigned&);
    static void apply(State&, const Envelope&, const MemberAssigned&);
    static void index(const Envelope&, const SpecialistAssigned&, Index&);
    static void index(const Envelope&, const MemberAssigned&, Index&);
    static std::string words(const State&, const Envelope&, const SpecialistAssigned&);
    static std::string words(const State&, const Envelope&, const MemberAssigned&);
    static NounTable table(const State&, Date);
    static constexpr Nothing code{}, texts{};
};

struct TeamMember {
    std::string department;
    std::string staff;
    Date since;
};

// 未指定 where nobody serves the project on that day: a machine reads that there is none, a person that one is to be named.
Cell specialist_cell(const Project& project, Date day);
// One row a person; projects without a specialist first, with 未指定. Departments in the order of the notice.
Table teams_table(const State& state, Date day, const std::function<bool(const Project&)>& wanted);

}  // namespace zb
