// SPDX-License-Identifier: Apache-2.0
// 部门: the seven of the notice in its order, members, co-operating units, utilities.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/table.h"
#include "domain/noun.h"

namespace zb {

// Each fact has the whole record, and the last one recorded holds.
struct DepartmentRecorded {
    static constexpr std::string_view kind = "department.recorded";
    std::string code;
    std::string name;
    std::optional<std::string> short_name;
    std::vector<std::string> aliases;
    std::string role;  // 副组长单位, 成员, 协办
    std::vector<std::string> leads_stage;
    std::optional<std::string> remark;
    std::optional<std::string> source;
    std::optional<std::string> note = {};
    static void fields(auto& self, auto& visit) {
        visit("code", self.code, "部门代码");
        visit("name", self.name, "部门名称");
        visit("short_name", self.short_name, "简称");
        visit("aliases", self.aliases, "别名");
        visit("role", self.role, "在专班中的角色");
        visit("leads_stage", self.leads_stage, "牵头阶段");
        visit("remark", self.remark, "备注");
        visit("source", self.source, "依据");
        visit("note", self.note, "备注");
    }
    bool operator==(const DepartmentRecorded&) const = default;
};

struct DepartmentNoun {
    using Fact = std::variant<DepartmentRecorded>;
    static constexpr EntryRules rules = kPlainEntry;
    static void check(const State&, const Envelope&, const DepartmentRecorded&);
    static void apply(State&, const Envelope&, const DepartmentRecorded&);
    static void index(const Envelope&, const DepartmentRecorded&, Index&);
    static std::string words(const State&, const Envelope&, const DepartmentRecorded&);
    static void texts(const State&, Finder&);
    static NounTable table(const State&, Date);
    static constexpr Nothing code{};
};

struct Departments {
    std::vector<DepartmentRecorded> list;  // in the order first recorded: that of the notice

    const DepartmentRecorded* find(std::string_view code_or_name) const;  // exact: code, name, short name or alias
    // Rank for sorting: place in the list; unknown units come last.
    std::size_t rank(std::string_view name) const;
};

// One of the seven units of 江海政数〔2021〕14号 二; others are 协办.
bool is_task_force_unit(const DepartmentRecorded& department);
// The seven of 江海政数〔2021〕14号 in its order: the units of the 副组长, then that of the 组长, where the office itself sits.
std::vector<const DepartmentRecorded*> the_seven(const Departments& departments);
// The seven, then the other units of those named, as 协办: in the order of the list, at last those that were renamed since.
struct UnitInOrder {
    std::string name;
    bool co_operating = false;
};
std::vector<UnitInOrder> units_in_order(const Departments& departments, std::set<std::string> named);
// The unit called so exactly; throws Error "department.unknown" with the nearest.
const DepartmentRecorded& known_department(const State& state, std::string_view word);
// Full name of the department that a word of the command line means. Throws Error "department.unknown" with the nearest.
std::string department_name(const State& state, std::string_view word);

Table departments_table(const State& state);

}  // namespace zb
