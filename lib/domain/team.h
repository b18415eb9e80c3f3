// SPDX-License-Identifier: Apache-2.0
// 一项目一团队: who serves a project, and who answers for it in a department. They stand with their project in the state, because
// whoever reads a project's name reads its team.
#pragma once

#include <string>
#include <string_view>
#include <variant>

#include "domain/noun.h"

namespace zb {

// 一项目一专员.
struct SpecialistAssigned {
    static constexpr std::string_view kind = "team.specialist_assigned";
    std::string staff;
    static void fields(auto& self, auto& visit) { visit("staff", self.staff, "服务专员"); }
};

// 一项目一团队: the responsible person of a department.
struct MemberAssigned {
    static constexpr std::string_view kind = "team.member_assigned";
    std::string department;
    std::string staff;
    static void fields(auto& self, auto& visit) {
        visit("department", self.department, "部门");
        visit("staff", self.staff, "责任人");
    }
};

struct TeamNoun {
    using Fact = std::variant<SpecialistAssigned, MemberAssigned>;
    static void check(const State&, const Envelope&, const SpecialistAssigned&);
    static void check(const State&, const Envelope&, const MemberAssigned&);
    static void apply(State&, const Envelope&, const SpecialistAssigned&);
    static void apply(State&, const Envelope&, const MemberAssigned&);
    static void index(const Envelope&, const SpecialistAssigned&, Index&);
    static void index(const Envelope&, const MemberAssigned&, Index&);
};

struct TeamMember {
    std::string department;
    std::string staff;
    Date since;
};

}  // namespace zb
