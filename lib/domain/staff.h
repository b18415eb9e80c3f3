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
    std::optional<std::string> note = {};
    static void fields(auto& self, auto& visit) {
        visit("name", self.name, "岗位代号");
        visit("role", self.role, "角色");
        visit("department", self.department, "部门");
        visit("login", self.login, "登录名");
        visit("note", self.note, "备注");
    }
    bool operator==(const StaffAdded&) const = default;
};

// Only what changed; the new values. `cleared` names what is to be emptied: title, login, leave.
struct StaffChanged {
    static constexpr std::string_view kind = "staff.changed";
    std::string name;
    std::optional<std::string> role;
    std::optional<std::string> department;
    std::optional<std::string> title;
    std::optional<std::string> login;
    std::optional<Date> leave_from;   // 离岗
    std::optional<Date> leave_until;  // the last day away; none: does not come back
    std::vector<std::string> cleared;
    std::optional<std::string> note = {};
    static void fields(auto& self, auto& visit) {
        visit("name", self.name, "岗位代号");
        visit("role", self.role, "角色");
        visit("department", self.department, "部门");
        visit("title", self.title, "职务");
        visit("login", self.login, "登录名");
        visit("leave_from", self.leave_from, "离岗自");
        visit("leave_until", self.leave_until, "离岗至");
        visit("cleared", self.cleared, "抹去的栏目");
        visit("note", self.note, "备注");
    }
    bool operator==(const StaffChanged&) const = default;
};

struct StaffNoun {
    using Fact = std::variant<StaffAdded, StaffChanged>;
    static constexpr EntryRules rules = kPlainEntry;
    static void check(const State&, const Envelope&, const StaffAdded&);
    static void check(const State&, const Envelope&, const StaffChanged&);
    static void apply(State&, const Envelope&, const StaffAdded&);
    static void apply(State&, const Envelope&, const StaffChanged&);
    static void index(const Envelope&, const StaffAdded&, Index&);
    static void index(const Envelope&, const StaffChanged&, Index&);
    static std::string words(const State&, const Envelope&, const StaffAdded&);
    static std::string words(const State&, const Envelope&, const StaffChanged&);
    static void texts(const State&, Finder&);
    static NounTable table(const State&, Date);
    static constexpr Nothing code{};
};

struct StaffLeave {
    Date from;
    std::optional<Date> until;  // none: does not come back
    bool for_good = !until;     // 离岗: stays so of the days away where the person does come back
    bool operator==(const StaffLeave&) const = default;
    bool covers(Date day) const { return from <= day && (!until || day <= *until); }
};

// A person as last recorded.
struct Person : StaffAdded {
    Person(StaffAdded added) : StaffAdded(std::move(added)) {}
    std::optional<std::string> title;
    std::vector<StaffLeave> leaves;  // none overlaps another
    // The leave of that day; none: at work.
    const StaffLeave* leave_on(Date day) const;
    bool away_on(Date day) const { return leave_on(day) != nullptr; }
    // 已离岗: away on that day, and not to come back.
    bool gone_on(Date day) const {
        const StaffLeave* leave = leave_on(day);
        return leave != nullptr && leave->for_good;
    }
};

struct StaffList {
    std::vector<Person> list;
    const Person* find(std::string_view name) const;
    const Person* with_login(std::string_view login) const;
};

// 组长, 副组长, 部门分管领导, 窗口负责人, 专班办公室人员, 服务专员, 经办人, 联络员, 企业联系人 (domain.md); 只读 looks and writes nothing.
std::span<const std::string_view> staff_roles();
inline constexpr std::string_view kLeaderRole = "组长";
inline constexpr std::string_view kDeputyRole = "副组长";
inline constexpr std::string_view kOfficeRole = "专班办公室人员";
inline constexpr std::string_view kSpecialistRole = "服务专员";
// Throws Error "staff.unknown_role" with the nearest.
void check_staff_role(const std::string& role);
// 请假，至 11-27; 已离岗; empty: at work on that day.
std::string away_words(const Person& person, Date day);
// Throws Error "staff.gone" for one who has left by that day: nothing new is given to that person.
void refuse_gone(const Person& person, Date day);
// The person of that name; throws Error "staff.unknown" with the nearest.
const Person& known_staff(const State& state, std::string_view name);
// Name of the person that a word of the command line means. Throws Error "staff.unknown" with the nearest.
std::string staff_name(const State& state, std::string_view word);
// Fields of `stated` that differ from what is known; blanks change nothing.
StaffChanged differences(const Person& known, const StaffAdded& stated);

// As of `day`, which decides who is away.
Table staff_table(const State& state, Date day);

}  // namespace zb
