// SPDX-License-Identifier: Apache-2.0
// 兼任: roles that a person has besides the one of the post, from a day on; and all that a person has on a day.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/table.h"
#include "domain/noun.h"

namespace zb {

struct Person;

// From the envelope's day on, which may lie ahead.
struct RoleGranted {
    static constexpr std::string_view kind = "role.granted";
    std::string staff;
    std::string role;           // one of staff_roles()
    std::optional<Date> until;  // the last day; none: until it is ended
    std::optional<std::string> note = {};
    static void fields(auto& self, auto& visit) {
        visit("staff", self.staff, "人员");
        visit("role", self.role, "兼任的角色");
        visit("until", self.until, "兼任至");
        visit("note", self.note, "备注");
    }
};

// 免去: from the envelope's day on the person has it no more.
struct RoleEnded {
    static constexpr std::string_view kind = "role.ended";
    std::string staff;
    std::string role;
    std::optional<std::string> note = {};
    static void fields(auto& self, auto& visit) {
        visit("staff", self.staff, "人员");
        visit("role", self.role, "免去的角色");
        visit("note", self.note, "备注");
    }
};

struct RoleNoun {
    using Fact = std::variant<RoleGranted, RoleEnded>;
    static constexpr EntryRules rules = {Work::no, OnDay::holds_from};
    static void check(const State&, const Envelope&, const RoleGranted&);
    static void check(const State&, const Envelope&, const RoleEnded&);
    static void apply(State&, const Envelope&, const RoleGranted&);
    static void apply(State&, const Envelope&, const RoleEnded&);
    static void index(const Envelope&, const RoleGranted&, Index&);
    static void index(const Envelope&, const RoleEnded&, Index&);
    static std::string words(const State&, const Envelope&, const RoleGranted&);
    static std::string words(const State&, const Envelope&, const RoleEnded&);
    static NounTable table(const State&, Date);
    static constexpr Nothing code{}, texts{};
};

struct RoleTerm {
    std::string role;
    Date from;
    std::optional<Date> until;  // the last day
    std::int64_t seq = 0;
    bool covers(Date day) const { return from <= day && (!until || day <= *until); }
};
using Roles = std::map<std::string, std::vector<RoleTerm>, std::less<>>;  // by person, in order of entry

// The role of the post first, whether the person is at work or not; and none of one who has left by that day.
std::vector<std::string> roles_held(const State& state, const Person& person, Date day);
std::vector<std::string> roles_on(const State& state, const Person& person, Date day);
// 专班办公室人员、服务专员; 已离岗 for one who has none any more.
std::string roles_text(const State& state, const Person& person, Date day);

// One row a person and role, terms that lie ahead too.
Table roles_table(const State& state, Date day);

}  // namespace zb
