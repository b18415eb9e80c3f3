// SPDX-License-Identifier: Apache-2.0
// People by their post, and the nine roles of the task force.
#include "domain/staff.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

#include "base/error.h"
#include "base/naming.h"
#include "base/text.h"
#include "domain/domain.h"
#include "domain/wording.h"

namespace zb {

namespace {

// One login is one person: else entries would be counted for the wrong one.
void check_login_is_free(const State& state, const std::string& name, const std::string& login) {
    const Person* same = state.staff.with_login(login);
    if (same == nullptr || same->name == name) return;
    throw Error{Fault{"staff.login_doubled", fmt::format("登录名 {} 已经是“{}”的", login, same->name),
                      fmt::format("一个登录名只对应一个人；换人先从原来的人去掉：zb staff set {} --clear login", same->name),
                      Place{0, "登录名", login}}};
}

void check_leave(const StaffChanged& fact) {
    if (fact.leave_until && !fact.leave_from) {
        throw Error{"staff.leave_order", fmt::format("“{}”写了离岗到哪天，没有写从哪天", fact.name), "加 --leave 日期"};
    }
    if (!fact.leave_until || *fact.leave_until >= *fact.leave_from) return;
    throw Error{Fault{"staff.leave_order", fmt::format("离岗到 {}，早于离岗自 {}", iso(*fact.leave_until), iso(*fact.leave_from)),
                      "--until 不早于 --leave；不写 --until 就是不再回岗", Place{0, "离岗至", iso(*fact.leave_until)}}};
}

Person* folded(State& state, std::string_view name) {
    const auto found = std::find_if(state.staff.list.begin(), state.staff.list.end(), [&](const Person& one) { return one.name == name; });
    return found == state.staff.list.end() ? nullptr : &*found;
}

std::string leave_text(const StaffLeave& leave) {
    return leave.until ? fmt::format("{} 至 {}", iso(leave.from), iso(*leave.until)) : fmt::format("{} 起", iso(leave.from));
}

}  // namespace

std::span<const std::string_view> staff_roles() {
    static constexpr auto kRoles = std::to_array<std::string_view>(
        {kLeaderRole, kDeputyRole, "部门分管领导", "窗口负责人", kOfficeRole, kSpecialistRole, "经办人", "联络员", "企业联系人", "只读"});
    return kRoles;
}

void check_staff_role(const std::string& role) {
    const auto roles = staff_roles();
    if (std::find(roles.begin(), roles.end(), role) != roles.end()) return;
    const std::vector<std::string> words{roles.begin(), roles.end()};
    const std::string near = nearest(role, words);
    throw Error{Fault{"staff.unknown_role", fmt::format("“{}”不是角色", role),
                      with_nearest(near, fmt::format("可写 {}", join(words, "、"))), Place{0, "角色", role}}};
}

void StaffNoun::check(const State& state, const Envelope& /*envelope*/, const StaffAdded& fact) {
    if (fact.name.empty()) throw Error{"staff.no_name", "没有写人员的岗位代号", "写岗位代号，如 --name 服务专员01"};
    check_staff_role(fact.role);
    known_department(state, fact.department);
    if (const Person* same = state.staff.find(fact.name)) {
        throw Error{Fault{"staff.doubled", fmt::format("已经有“{}”（{}，{}）", same->name, same->department, same->role),
                          "换一个岗位代号，如在后面加序号；查看全部人员：zb staff list", Place{0, "岗位代号", fact.name}}};
    }
    if (fact.login) check_login_is_free(state, fact.name, *fact.login);
}

void StaffNoun::check(const State& state, const Envelope& /*envelope*/, const StaffChanged& fact) {
    known_staff(state, fact.name);
    if (fact.role) check_staff_role(*fact.role);
    if (fact.department) known_department(state, *fact.department);
    if (fact.login) check_login_is_free(state, fact.name, *fact.login);
    check_leave(fact);
    StaffChanged nothing;
    nothing.name = fact.name;
    nothing.note = fact.note;
    if (fact == nothing) {
        throw Error{"staff.unchanged", fmt::format("人员“{}”没有变动", fact.name),
                    fmt::format("写明要改的内容，如 zb staff set {} --department 部门；查看：zb staff list", fact.name)};
    }
}

void StaffNoun::apply(State& state, const Envelope& /*envelope*/, const StaffAdded& fact) { state.staff.list.push_back(fact); }

namespace {

// A new leave stands for those that it overlaps: somebody has moved it.
void put_leave(Person& person, const StaffLeave& leave) {
    std::erase_if(person.leaves, [&](const StaffLeave& other) {
        return (!leave.until || other.from <= *leave.until) && (!other.until || leave.from <= *other.until);
    });
    person.leaves.push_back(leave);
}

// Back at work from that day on; days away before it stay.
void end_leaves(Person& person, Date back) {
    std::erase_if(person.leaves, [&](const StaffLeave& leave) { return leave.from >= back; });
    for (StaffLeave& leave : person.leaves) {
        if (!leave.until || *leave.until >= back) leave.until = back - kOneDay;
    }
}

}  // namespace

void StaffNoun::apply(State& state, const Envelope& envelope, const StaffChanged& fact) {
    Person* person = folded(state, fact.name);
    if (person == nullptr) return;  // of an evening before this person was recorded
    if (fact.role) person->role = *fact.role;
    if (fact.department) person->department = *fact.department;
    if (fact.title) person->title = fact.title;
    if (fact.login) person->login = fact.login;
    for (const std::string& cleared : fact.cleared) {
        if (cleared == "title") person->title.reset();
        if (cleared == "login") person->login.reset();
        if (cleared == "leave") end_leaves(*person, envelope.on);
    }
    if (fact.leave_from) put_leave(*person, {*fact.leave_from, fact.leave_until});
}

void StaffNoun::index(const Envelope& /*envelope*/, const StaffChanged& /*fact*/, Index& index) {
    index.subjects.emplace_back(kRegistryStream);
}

void StaffNoun::index(const Envelope& /*envelope*/, const StaffAdded& /*fact*/, Index& index) {
    index.subjects.emplace_back(kRegistryStream);
}

const StaffLeave* Person::leave_on(Date day) const {
    const auto found = std::find_if(leaves.begin(), leaves.end(), [&](const StaffLeave& leave) { return leave.covers(day); });
    return found == leaves.end() ? nullptr : &*found;
}

std::string away_words(const Person& person, Date day) {
    const StaffLeave* leave = person.leave_on(day);
    if (leave == nullptr) return {};
    return leave->for_good ? std::string{"已离岗"} : fmt::format("请假至 {}", month_day(*leave->until));
}

void refuse_gone(const Person& person, Date day) {
    if (!person.gone_on(day)) return;
    throw Error{Fault{
        "staff.gone", fmt::format("“{}”自 {} 起已离岗", person.name, iso(person.leave_on(day)->from)),
        fmt::format("写另一位：zb staff list --department {}；已回岗的：zb staff set {} --clear leave", person.department, person.name),
        Place{0, "人员", person.name}}};
}

const Person* StaffList::find(std::string_view name) const {
    const auto found = std::find_if(list.begin(), list.end(), [&](const StaffAdded& one) { return one.name == name; });
    return found == list.end() ? nullptr : &*found;
}

const Person* StaffList::with_login(std::string_view login) const {
    const auto found = std::find_if(list.begin(), list.end(), [&](const StaffAdded& one) { return one.login == login; });
    return found == list.end() ? nullptr : &*found;
}

StaffChanged differences(const Person& known, const StaffAdded& stated) {
    StaffChanged changed;
    changed.name = known.name;
    if (!stated.role.empty() && stated.role != known.role) changed.role = stated.role;
    if (!stated.department.empty() && stated.department != known.department) changed.department = stated.department;
    if (stated.login && stated.login != known.login) changed.login = stated.login;
    return changed;
}

const Person& known_staff(const State& state, std::string_view name) {
    if (const Person* found = state.staff.find(name)) return *found;
    std::vector<std::string> names;
    for (const StaffAdded& one : state.staff.list) names.push_back(one.name);
    const std::string near = nearest(name, names);
    std::string hint = with_nearest(near, "查看全部人员：zb staff list");
    if (names.empty()) hint = fmt::format("还没有录入人员，先录入：zb staff add --name {} --role 角色 --department 部门", name);
    throw Error{Fault{"staff.unknown", fmt::format("没有人员“{}”", name), std::move(hint), Place{0, "人员", std::string{name}}}};
}

std::string staff_name(const State& state, std::string_view word) {
    std::vector<Named> names;
    for (const StaffAdded& person : state.staff.list) names.push_back({person.name, {person.name}});
    return key_named(word, names, Match::full, {"人员", "staff", "看全部人员：zb staff list"});
}

Table staff_table(const State& state, Date day) {
    Table table;
    table.columns = {{"name", "人员"}, {"role", "角色"}, {"department", "部门"}, {"title", "职务"}, {"login", "登录名"}, {"away", "离岗"}};
    for (const Person& one : state.staff.list) {
        Row row{Cell{one.name}, Cell{one.role}, Cell{one.department}, Cell{one.title}, Cell{one.login}};
        std::vector<std::string> leaves;
        for (const StaffLeave& leave : one.leaves) {
            if (leave.covers(day) || leave.from > day) leaves.push_back(leave_text(leave));
        }
        row.push_back(texts_cell(std::move(leaves)));
        table.rows.push_back(std::move(row));
    }
    return table;
}

std::string StaffNoun::words(const State& /*names*/, const Envelope& /*envelope*/, const StaffAdded& fact) {
    return with_note(fmt::format("登记人员 {}（{}，{}）", fact.name, fact.department, fact.role), fact.note);
}

std::string StaffNoun::words(const State& /*names*/, const Envelope& /*envelope*/, const StaffChanged& fact) {
    return fmt::format("人员变动：{}", fields_text(fact));
}

void StaffNoun::texts(const State& state, Finder& finder) {
    for (const Person& person : state.staff.list) {
        finder.look({"人员", {}, fmt::format("{}，{}", person.department, person.role), "zb staff list"}, person.name);
    }
}

NounTable StaffNoun::table(const State& state, Date day) {
    return {"staff", "人员（岗位代号）；同 zb staff list", staff_table(state, day)};
}

}  // namespace zb
