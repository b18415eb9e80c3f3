// SPDX-License-Identifier: Apache-2.0
// Units, by what they may be called.
#include "domain/department.h"

#include <algorithm>
#include <fmt/format.h>

#include "base/error.h"
#include "base/naming.h"
#include "base/text.h"
#include "domain/domain.h"
#include "domain/wording.h"

namespace zb {

namespace {

bool is_called(const DepartmentRecorded& department, std::string_view word) {
    return department.code == word || department.name == word || department.short_name == word ||
           std::find(department.aliases.begin(), department.aliases.end(), word) != department.aliases.end();
}

// A word that means two units means none.
void check_word_is_free(const State& state, const DepartmentRecorded& fact, std::string_view word) {
    const DepartmentRecorded* other = state.departments.find(word);
    if (other == nullptr || other->code == fact.code) return;
    throw Error{"department.doubled", fmt::format("“{}”已经是 {} {} 的名称，不能再给 {}", word, other->code, other->name, fact.code),
                "查看各部门的名称和别名：zb department list"};
}

}  // namespace

void DepartmentNoun::check(const State& state, const Envelope& /*envelope*/, const DepartmentRecorded& fact) {
    check_code(fact.code, "部门代码");
    if (fact.name.empty()) throw Error{"department.no_name", fmt::format("部门 {} 没有名称", fact.code), "在“name”列填部门全称"};
    check_word_is_free(state, fact, fact.name);
    if (fact.short_name) check_word_is_free(state, fact, *fact.short_name);
    for (const std::string& alias : fact.aliases) check_word_is_free(state, fact, alias);
}

void DepartmentNoun::apply(State& state, const Envelope& /*envelope*/, const DepartmentRecorded& fact) {
    auto& list = state.departments.list;
    const auto known = std::find_if(list.begin(), list.end(), [&](const DepartmentRecorded& one) { return one.code == fact.code; });
    if (known == list.end()) {
        list.push_back(fact);
    } else {
        *known = fact;
    }
}

void DepartmentNoun::index(const Envelope& /*envelope*/, const DepartmentRecorded& /*fact*/, Index& index) {
    index.subjects.emplace_back(kRegistryStream);
}

const DepartmentRecorded* Departments::find(std::string_view code_or_name) const {
    const auto found = std::find_if(list.begin(), list.end(), [&](const DepartmentRecorded& one) { return is_called(one, code_or_name); });
    return found == list.end() ? nullptr : &*found;
}

std::size_t Departments::rank(std::string_view name) const {
    const auto found = std::find_if(list.begin(), list.end(), [&](const DepartmentRecorded& one) { return is_called(one, name); });
    return static_cast<std::size_t>(found - list.begin());
}

bool is_task_force_unit(const DepartmentRecorded& department) { return department.role == "组长单位" || department.role == "副组长单位"; }

const DepartmentRecorded& known_department(const State& state, std::string_view word) {
    if (const DepartmentRecorded* found = state.departments.find(word)) return *found;
    std::vector<std::string> words;
    for (const DepartmentRecorded& one : state.departments.list) {
        words.push_back(one.name);
        if (one.short_name) words.push_back(*one.short_name);
    }
    const std::string near = nearest(word, words);
    std::string hint = with_nearest(near, "查看全部部门：zb department list");
    if (words.empty()) hint = "还没有录入部门，先导入：zb department import data/departments.csv";
    throw Error{Fault{"department.unknown", fmt::format("没有部门“{}”", word), std::move(hint), Place{0, "部门", std::string{word}}}};
}

std::vector<const DepartmentRecorded*> the_seven(const Departments& departments) {
    const auto leads_the_force = [](const DepartmentRecorded* unit) {
        return unit->role == "组长单位" || unit->remark.value_or("").starts_with("组长单位");
    };
    std::vector<const DepartmentRecorded*> seven;
    for (const DepartmentRecorded& unit : departments.list) {
        if (is_task_force_unit(unit)) seven.push_back(&unit);
    }
    std::stable_partition(seven.begin(), seven.end(), [&](const DepartmentRecorded* unit) { return !leads_the_force(unit); });
    return seven;
}

std::vector<UnitInOrder> units_in_order(const Departments& departments, std::set<std::string> named) {
    std::vector<UnitInOrder> units;
    const auto take = [&](const std::string& name, bool co_operating) {
        units.push_back({name, co_operating});
        named.erase(name);
    };
    for (const DepartmentRecorded* unit : the_seven(departments)) take(unit->name, false);
    for (const DepartmentRecorded& unit : departments.list) {
        if (named.contains(unit.name)) take(unit.name, true);
    }
    for (const std::string& name : named) units.push_back({name, true});
    return units;
}

std::string department_name(const State& state, std::string_view word) {
    if (const DepartmentRecorded* known = state.departments.find(word)) return known->name;
    std::vector<Named> names;
    for (const DepartmentRecorded& department : state.departments.list) {
        Named named{department.name, {department.name}};
        if (department.short_name) named.names.push_back(*department.short_name);
        names.push_back(std::move(named));
    }
    return key_named(word, names, Match::partial, {"部门", "department", "看全部部门：zb department list"});
}

Table departments_table(const State& state) {
    Table table;
    table.columns = {ranked(2, {"code", "部门代码"}), {"name", "部门名称"}, {"short_name", "简称"}, {"aliases", "别名"}, {"role", "角色"},
                     {"leads_stage", "牵头阶段"},     {"remark", "备注"},   {"source", "依据"}};
    for (const DepartmentRecorded& one : state.departments.list) {
        Row row{Cell{one.code}, Cell{one.name}, Cell{one.short_name}};
        row.push_back(texts_cell(one.aliases));
        row.push_back(one.role);
        row.push_back(texts_cell(one.leads_stage));
        row.push_back(one.remark);
        row.push_back(one.source);
        table.rows.push_back(std::move(row));
    }
    return table;
}

std::string DepartmentNoun::words(const State& /*names*/, const Envelope& /*envelope*/, const DepartmentRecorded& fact) {
    return with_note(fmt::format("登记部门 {} {}", fact.code, fact.name), fact.note);
}

void DepartmentNoun::texts(const State& state, Finder& finder) {
    for (const DepartmentRecorded& unit : state.departments.list) {
        const Spot spot{"部门", {}, unit.name, "zb department list"};
        finder.look(spot, unit.name);
        finder.look(spot, unit.short_name);
        for (const std::string& alias : unit.aliases) finder.look(spot, alias);
    }
}

NounTable DepartmentNoun::table(const State& state, Date /*day*/) {
    return {"department", "部门；同 zb department list", departments_table(state)};
}

}  // namespace zb
