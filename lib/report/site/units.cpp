// SPDX-License-Identifier: Apache-2.0
// Departments, people, enterprises: the lists, and a page each.
#include <algorithm>
#include <fmt/format.h>

#include "report/department/department.h"
#include "report/lists/enterprises.h"
#include "report/lists/task_force.h"
#include "report/site/parts.h"
#include "report/words/page.h"

namespace zb {

namespace {

Table staff_where(const SiteView& view, const std::function<bool(const Person&)>& wanted) {
    Table table = staff_table(view.state, view.day);
    Table shown{table.columns, {}};
    for (std::size_t i = 0; i < table.rows.size(); ++i)
        if (wanted(view.state.staff.list[i])) shown.rows.push_back(std::move(table.rows[i]));
    return some_columns(std::move(shown), {"name", "role", "department", "title", "away"});
}

int with_lamp(const std::vector<ItemInHand>& items, Lamp lamp) {
    return static_cast<int>(
        std::count_if(items.begin(), items.end(), [&](const ItemInHand& item) { return item.second->today.lamp == lamp; }));
}

}  // namespace

std::vector<PagePart> departments_parts(const SiteView& view) {
    Table table;
    table.columns = {{"department", "部门"},          {"short_name", "简称"},      {"role", "角色"},
                     {"items", "在办", Align::right}, {"red", "红", Align::right}, {"yellow", "黄", Align::right}};
    for (const DepartmentRecorded& one : view.state.departments.list) {
        const std::vector<ItemInHand>& items = items_of(view.of_department, one.name);
        table.rows.push_back({one.name, Cell{one.short_name}, one.role, static_cast<int>(items.size()), with_lamp(items, Lamp::red),
                              with_lamp(items, Lamp::yellow)});
    }
    return {{"", site_table(view, "部门", std::move(table), "还没有导入部门。")}};
}

std::vector<PagePart> department_parts(const SiteView& view, const DepartmentRecorded& department) {
    const StateOfDay evening{&view.state, view.day};
    const Appraisal& month = view.month();
    Document done =
        site_document(view, department_document(evening, month, department_work(evening, month, department.name), view.source.basis));
    const std::string days = fmt::format("{} 至 {} 的办理情况", iso(month.first), iso(month.last));
    Table people = staff_where(view, [&](const Person& person) { return person.department == department.name; });
    return {{days, std::move(done)}, {"人员", site_table(view, "人员", std::move(people), "没有登记这个部门的人员。")}};
}

std::vector<PagePart> people_parts(const SiteView& view) {
    Table all = staff_where(view, [](const Person&) { return true; });
    return {{"各人手上的", site_table(view, "各人手上的", load_table(view.state, view.listed, view.day), "没有人手上有事。")},
            {"全部人员", site_table(view, "全部人员", std::move(all), "还没有登记人员。")}};
}

std::vector<PagePart> person_parts(const SiteView& view, const Person& person) {
    Table self = staff_where(view, [&](const Person& one) { return one.name == person.name; });
    Table projects = projects_table(view.state, view.day, [&](const Project& project) {
        return project.listed_on(view.day) && is_on_duty(view.state, project, person.name, view.day);
    });
    projects = some_columns(std::move(projects), {"code", "name", "enterprise", "specialist", "phase"});
    Table problems =
        problems_table(view.state, view.day, [&](const Problem& problem) { return problem.staff == person.name && !problem.solved; });
    std::vector<PagePart> parts = {{"", site_table(view, "人员", std::move(self), "")}};
    parts.push_back({"服务的项目", site_table(view, "服务的项目", std::move(projects), "现在不服务项目。")});
    parts.push_back({"负责的在办事项", site_table(view, "负责的在办事项", items_table(view, items_of(view.of_person, person.name)),
                                                  "现在没有负责的在办事项。")});
    if (!problems.rows.empty()) parts.push_back({"要解决的困难问题", site_table(view, "困难问题", std::move(problems), "")});
    return parts;
}

std::vector<PagePart> enterprises_parts(const SiteView& view) {
    return {{"", site_table(view, "企业", enterprises_table(view.state, view.enterprises, view.day), "项目里还没有建设单位。")}};
}

std::vector<PagePart> enterprise_parts(const SiteView& view, const Enterprise& enterprise) {
    return {{"", site_document(view, enterprise_page(view.state, enterprise, view.day, view.source.basis))}};
}

}  // namespace zb
