// SPDX-License-Identifier: Apache-2.0
// People by their post, and the nine roles of the task force.
#include "domain/staff.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

#include "base/error.h"
#include "base/text.h"
#include "domain/domain.h"
#include "domain/personal_numbers.h"

namespace zb {

namespace {

void check_role(const StaffAdded& fact) {
    const auto roles = staff_roles();
    if (std::find(roles.begin(), roles.end(), fact.role) != roles.end()) return;
    const std::vector<std::string> words{roles.begin(), roles.end()};
    const std::string near = nearest(fact.role, words);
    throw Error{
        Fault{"staff.unknown_role", fmt::format("“{}”不是角色", fact.role),
              near.empty() ? fmt::format("可写 {}", join(words, "、")) : fmt::format("是不是“{}”？可写 {}", near, join(words, "、")),
              Place{0, "角色", fact.role}}};
}

}  // namespace

std::span<const std::string_view> staff_roles() {
    static constexpr auto kRoles = std::to_array<std::string_view>(
        {"组长", "副组长", "部门分管领导", "窗口负责人", "专班办公室人员", kSpecialistRole, "经办人", "联络员", "企业联系人"});
    return kRoles;
}

void StaffNoun::check(const State& state, const Envelope& /*envelope*/, const StaffAdded& fact) {
    if (fact.name.empty()) throw Error{"staff.no_name", "没有写人员的岗位代号", "写岗位代号，如 --name 服务专员01"};
    refuse_personal_numbers(fact.name, "岗位代号");
    check_role(fact);
    known_department(state, fact.department);
    if (const StaffAdded* same = state.staff.find(fact.name)) {
        throw Error{Fault{"staff.doubled", fmt::format("已经有“{}”（{}，{}）", same->name, same->department, same->role),
                          "换一个岗位代号，如在后面加序号；查看全部人员：zb staff list", Place{0, "岗位代号", fact.name}}};
    }
    if (!fact.login) return;
    if (const StaffAdded* same = state.staff.with_login(*fact.login)) {
        throw Error{Fault{"staff.login_doubled", fmt::format("登录名 {} 已经是“{}”的", *fact.login, same->name), "一个登录名只对应一个人",
                          Place{0, "登录名", *fact.login}}};
    }
}

void StaffNoun::apply(State& state, const Envelope& /*envelope*/, const StaffAdded& fact) { state.staff.list.push_back(fact); }

void StaffNoun::index(const Envelope& /*envelope*/, const StaffAdded& /*fact*/, Index& index) {
    index.subjects.emplace_back(kRegistryStream);
}

const StaffAdded* StaffList::find(std::string_view name) const {
    const auto found = std::find_if(list.begin(), list.end(), [&](const StaffAdded& one) { return one.name == name; });
    return found == list.end() ? nullptr : &*found;
}

const StaffAdded* StaffList::with_login(std::string_view login) const {
    const auto found = std::find_if(list.begin(), list.end(), [&](const StaffAdded& one) { return one.login == login; });
    return found == list.end() ? nullptr : &*found;
}

const StaffAdded& known_staff(const State& state, std::string_view name) {
    if (const StaffAdded* found = state.staff.find(name)) return *found;
    std::vector<std::string> names;
    for (const StaffAdded& one : state.staff.list) names.push_back(one.name);
    const std::string near = nearest(name, names);
    std::string hint = near.empty() ? "查看全部人员：zb staff list" : fmt::format("是不是“{}”？查看全部人员：zb staff list", near);
    if (names.empty()) hint = fmt::format("还没有录入人员，先录入：zb staff add --name {} --role 角色 --department 部门", name);
    throw Error{Fault{"staff.unknown", fmt::format("没有人员“{}”", name), std::move(hint), Place{0, "人员", std::string{name}}}};
}

Table staff_table(const State& state) {
    Table table;
    table.columns = {{"name", "人员"}, {"role", "角色"}, {"department", "部门"}, {"login", "登录名"}};
    for (const StaffAdded& one : state.staff.list) {
        table.rows.push_back(Row{Cell{one.name}, Cell{one.role}, Cell{one.department}, Cell{one.login}});
    }
    return table;
}

}  // namespace zb
