// SPDX-License-Identifier: Apache-2.0
// 人员: people by their post only; no phone or identity number is ever taken (个人信息保护法 第六条).
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/table.h"
#include "domain/noun.h"

namespace zb {

struct StaffAdded {
    static constexpr std::string_view kind = "staff.added";
    std::string name;
    std::string role;                  // one of staff_roles()
    std::string department;            // full name
    std::optional<std::string> login;  // who the operating system says types for this person
    static void fields(auto& self, auto& visit) {
        visit("name", self.name, "岗位代号");
        visit("role", self.role, "角色");
        visit("department", self.department, "部门");
        visit("login", self.login, "登录名");
    }
    bool operator==(const StaffAdded&) const = default;
};

struct StaffNoun {
    using Fact = std::variant<StaffAdded>;
    static void check(const State&, const Envelope&, const StaffAdded&);
    static void apply(State&, const Envelope&, const StaffAdded&);
    static void index(const Envelope&, const StaffAdded&, Index&);
};

struct StaffList {
    std::vector<StaffAdded> list;
    const StaffAdded* find(std::string_view name) const;
    const StaffAdded* with_login(std::string_view login) const;
};

// 组长, 副组长, 部门分管领导, 窗口负责人, 专班办公室人员, 服务专员, 经办人, 联络员, 企业联系人 (domain.md).
std::span<const std::string_view> staff_roles();
inline constexpr std::string_view kSpecialistRole = "服务专员";
// The person of that name; throws Error "staff.unknown" with the nearest.
const StaffAdded& known_staff(const State& state, std::string_view name);

Table staff_table(const State& state);

}  // namespace zb
