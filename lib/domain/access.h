// SPDX-License-Identifier: Apache-2.0
// 权限: who may write what in a ledger that goes by roles. One table; what it does not allow is refused. Who writes is decided by the
// login that the operating system gives, never by --by.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "base/table.h"
#include "domain/domain.h"

namespace zb {

inline constexpr std::string_view kAccessSetting = "access.writes";
inline constexpr std::string_view kByRoles = "按角色";
inline constexpr std::size_t kRoleCount = 10;

enum class Reach {
    none,        // 不能
    projects,    // 本人项目: of which the person is a specialist, or stands in for one
    department,  // 本部门: the step's, the problem's or the project's department is the person's, or the person stands in for one of it
    all,         // 全部
    original,    // 同原条目: who may write an entry may cancel it
};

// What may be written, by the kinds of its entries; the commands that write them; and how far each role reaches, in the order of
// staff_roles().
struct AccessRow {
    std::string_view act;       // 事项办理
    std::string_view kinds;     // apart by spaces
    std::string_view commands;  // apart by 、
    std::string_view reach;     // a letter a role
};
std::span<const AccessRow> access_rows();
Reach reach_of(const AccessRow& row, std::size_t role);  // by the place of the role in staff_roles()
// The row of a kind of entry; each kind has one (held at compile time) but what only a new ledger begins with.
const AccessRow& access_row(std::string_view kind);
// 组长、专班办公室人员: the roles that reach just so far.
std::string roles_that_reach(const AccessRow& row, Reach reach);
// The table as zb help 权限 shows it.
Table access_table();

// Whether the ledger goes by roles on that day: setting access.writes.
bool goes_by_roles(const State& state, Date day);
// 这本台账不限制谁能写入 … or by roles, and since when; with the command that changes it.
std::string access_words(const State& state, Date day);

// The person whose login the actor (uid:login) is; none where nobody's.
const Person* writer_of(const State& state, std::string_view actor);
// In a ledger that goes by roles: throws "access.unknown_login", "access.gone" for who may write nothing at all. `day` is the recording
// day.
void check_writer(const State& state, std::string_view actor, Date day);
// And "access.denied" where none of the person's roles reaches the fact.
void check_access(const State& state, const Envelope& envelope, const Fact& fact);
// Throws "access.nobody" where the ledger goes by roles and nobody with a login would be left who may change roles and settings.
void refuse_lockout(const State& state, Date day);
// 组长、副组长、专班办公室人员: whose roles reach 签发; and whether the person has one of them on that day.
std::string signing_roles();
bool may_sign(const State& state, const Person& person, Date day);
// Who turns roles on must be one of those who may turn them off. Throws "access.not_yet".
void check_start_of_roles(const State& state, const Envelope& envelope);

}  // namespace zb
