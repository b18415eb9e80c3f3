// SPDX-License-Identifier: Apache-2.0
// The task force as a page, post by post.
#include "report/lists/task_force.h"

#include <algorithm>
#include <fmt/format.h>

#include "base/text.h"
#include "report/words/page.h"

namespace zb {

namespace {

struct Post {
    std::string_view key, heading, role;
    bool each_unit;  // the notice asks each of its units for one
};

// 江海政数〔2021〕14号 二: 组长：区政务服务数据管理局主要领导；副组长：七个单位分管领导；成员：各进驻窗口负责人；办公室设在政务服务管理股.
constexpr Post kPosts[] = {
    {"leader", "组长（区政务服务数据管理局主要领导）", kLeaderRole, false},
    {"deputies", "副组长（各单位分管领导）", kDeputyRole, true},
    {"members", "成员（各相关进驻窗口负责人）", "窗口负责人", false},
    {"office", "专班办公室（设在区政务服务数据管理局政务服务管理股）", kOfficeRole, false},
    {"specialists", "服务专员（一项目一专员）", kSpecialistRole, false},
    {"supervisors", "部门分管领导", "部门分管领导", false},
    {"handlers", "经办人（一项目一团队）", "经办人", false},
    {"liaisons", "联络员", "联络员", false},
};

Table people_table() {
    Table table;
    table.columns = {{"department", "单位"}, {"name", "人员"}, {"title", "职务"}, {"state", "状态"}};
    return table;
}

// In the order of the departments, of one department as recorded.
std::vector<const Person*> people_with(const State& state, std::string_view role, Date day) {
    std::vector<const Person*> people;
    for (const Person& person : state.staff.list) {
        const std::vector<std::string> roles = roles_held(state, person, day);
        if (!person.gone_on(day) && std::find(roles.begin(), roles.end(), role) != roles.end()) people.push_back(&person);
    }
    std::stable_sort(people.begin(), people.end(), [&](const Person* a, const Person* b) {
        return state.departments.rank(a->department) < state.departments.rank(b->department);
    });
    return people;
}

Section post_section(const State& state, const Post& post, Date day) {
    Section section{std::string{post.key}, std::string{post.heading}};
    const std::vector<const Person*> people = people_with(state, post.role, day);
    Table table = people_table();
    for (const Person* person : people) {
        const std::string away = away_words(*person, day);
        table.rows.push_back({person->department, person->name, person->title, text_cell(away)});
    }
    section.figures = {{"people", static_cast<std::int64_t>(people.size())}};
    std::vector<std::string> without;
    if (post.each_unit) {
        for (const DepartmentRecorded& unit : state.departments.list) {
            const bool has =
                std::any_of(people.begin(), people.end(), [&](const Person* person) { return person->department == unit.name; });
            if (is_task_force_unit(unit) && !has) without.push_back(unit.name);
        }
        section.figures.emplace_back("units_without", static_cast<std::int64_t>(without.size()));
    }
    add_rows(section, std::move(table), "没有登记。");
    if (!without.empty())
        section.blocks.emplace_back(Paragraph{fmt::format("没有登记的单位 {} 个：{}。", without.size(), join(without, "、"))});
    return section;
}

}  // namespace

Document task_force_document(const State& state, Date day, const Basis& basis) {
    Document document;
    document.report = "task_force";
    document.titles = {"重大项目政务服务专班架构", fmt::format("截至{}", chinese(day))};
    document.basis = basis;
    for (const Post& post : kPosts) document.sections.push_back(post_section(state, post, day));
    document.notes = {"次序依江海政数〔2021〕14号二；兼任的在各处都列，已离岗的不列。", basis_note(basis, "zb staff list --tree")};
    return document;
}

}  // namespace zb
