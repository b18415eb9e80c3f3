// SPDX-License-Identifier: Apache-2.0
// Roles besides that of the post: one term at a time for a person and role.
#include "domain/role.h"

#include <algorithm>
#include <fmt/format.h>

#include "base/error.h"
#include "base/text.h"
#include "domain/domain.h"
#include "domain/wording.h"

namespace zb {

namespace {

const std::vector<RoleTerm> kNoTerms;

const std::vector<RoleTerm>& terms_of(const State& state, std::string_view person) {
    const auto found = state.roles.find(person);
    return found == state.roles.end() ? kNoTerms : found->second;
}

void refuse_role_of_post(const Person& person, const std::string& role, std::string_view act) {
    if (person.role != role) return;
    throw Error{Fault{"role.of_post", fmt::format("“{}”本来就是{}，不用{}", person.name, role, act),
                      fmt::format("岗位的角色这样改：zb staff set {} --role 角色；看各人的角色：zb role list", person.name),
                      Place{0, "角色", role}}};
}

void check_term(const RoleGranted& fact, Date on) {
    if (!fact.until || on <= *fact.until) return;
    throw Error{Fault{"role.backwards", fmt::format("兼任自 {} 至 {}：终止日早于起始日", iso(on), iso(*fact.until)),
                      fmt::format("把 --until 写成 {} 或以后的日期", iso(on)), Place{0, "兼任至", iso(*fact.until)}}};
}

}  // namespace

void RoleNoun::check(const State& state, const Envelope& envelope, const RoleGranted& fact) {
    const Person& person = known_staff(state, fact.staff);
    check_staff_role(fact.role);
    refuse_gone(person, envelope.on);
    refuse_role_of_post(person, fact.role, "兼任");
    check_term(fact, envelope.on);
    for (const RoleTerm& term : terms_of(state, person.name)) {
        const bool apart = (term.until && *term.until < envelope.on) || (fact.until && *fact.until < term.from);
        if (term.role != fact.role || apart) continue;
        throw Error{Fault{"role.doubled", fmt::format("“{}”自 {} 起已兼任{}（第 {} 条）", person.name, iso(term.from), fact.role, term.seq),
                          fmt::format("要改日期，先更正原来的：zb ledger reverse {}", term.seq), Place{0, "角色", fact.role}}};
    }
}

void RoleNoun::check(const State& state, const Envelope& envelope, const RoleEnded& fact) {
    const Person& person = known_staff(state, fact.staff);
    check_staff_role(fact.role);
    refuse_role_of_post(person, fact.role, "免去");
    const auto& terms = terms_of(state, person.name);
    const bool held =
        std::any_of(terms.begin(), terms.end(), [&](const RoleTerm& term) { return term.role == fact.role && term.covers(envelope.on); });
    if (held) return;
    throw Error{Fault{"role.not_held", fmt::format("“{}”在 {} 没有兼任{}", person.name, iso(envelope.on), fact.role),
                      "看各人的角色：zb role list", Place{0, "角色", fact.role}}};
}

void RoleNoun::apply(State& state, const Envelope& envelope, const RoleGranted& fact) {
    state.roles[fact.staff].push_back({fact.role, envelope.on, fact.until, envelope.seq});
}

void RoleNoun::apply(State& state, const Envelope& envelope, const RoleEnded& fact) {
    for (RoleTerm& term : state.roles[fact.staff])
        if (term.role == fact.role && term.covers(envelope.on)) term.until = envelope.on - kOneDay;
}

void RoleNoun::index(const Envelope& /*envelope*/, const RoleGranted& /*fact*/, Index& index) {
    index.subjects.emplace_back(kRegistryStream);
}

void RoleNoun::index(const Envelope& /*envelope*/, const RoleEnded& /*fact*/, Index& index) {
    index.subjects.emplace_back(kRegistryStream);
}

std::vector<std::string> roles_held(const State& state, const Person& person, Date day) {
    std::vector<std::string> roles{person.role};
    for (const RoleTerm& term : terms_of(state, person.name))
        if (term.covers(day)) roles.push_back(term.role);
    return roles;
}

std::vector<std::string> roles_on(const State& state, const Person& person, Date day) {
    return person.gone_on(day) ? std::vector<std::string>{} : roles_held(state, person, day);
}

std::string roles_text(const State& state, const Person& person, Date day) {
    const std::vector<std::string> roles = roles_on(state, person, day);
    return roles.empty() ? "已离岗" : join(roles, "、");
}

Table roles_table(const State& state, Date day) {
    Table table;
    table.columns = {{"staff", "人员"}, {"role", "角色"}, {"department", "部门"}, {"login", "登录名"},
                     {"basis", "依据"}, {"from", "自"},   {"until", "至"},        {"seq", "条目", Align::right}};
    for (const Person& person : state.staff.list) {
        const auto row = [&](const std::string& role, std::string_view basis) {
            return Row{Cell{person.name}, Cell{role}, Cell{person.department}, Cell{person.login}, Cell{basis}};
        };
        if (!person.gone_on(day)) {
            Row post = row(person.role, "岗位");
            post.append({Cell{}, Cell{}, Cell{}});
            table.rows.push_back(std::move(post));
        }
        for (const RoleTerm& term : terms_of(state, person.name)) {
            if (term.until && *term.until < std::max(day, term.from)) continue;
            Row more = row(term.role, "兼任");
            more.append({Cell{term.from}, term.until ? Cell{*term.until} : Cell{}, Cell{term.seq}});
            table.rows.push_back(std::move(more));
        }
    }
    return table;
}

std::string RoleNoun::words(const State& /*names*/, const Envelope& /*envelope*/, const RoleGranted& fact) {
    const std::string until = fact.until ? fmt::format("（至 {}）", iso(*fact.until)) : "";
    return with_note(fmt::format("{} 兼任{}{}", fact.staff, fact.role, until), fact.note);
}

std::string RoleNoun::words(const State& /*names*/, const Envelope& /*envelope*/, const RoleEnded& fact) {
    return with_note(fmt::format("免去 {} 兼任的{}", fact.staff, fact.role), fact.note);
}

NounTable RoleNoun::table(const State& state, Date day) {
    return {"role", "各人的角色，一人一角色一行；同 zb role list", roles_table(state, day)};
}

}  // namespace zb
