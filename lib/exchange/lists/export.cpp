// SPDX-License-Identifier: Apache-2.0
// The list's columns, written.
#include "exchange/lists/export.h"

#include "domain/project/changes.h"

namespace zb {

const std::vector<Column>& project_export_columns() {
    static const std::vector<Column> columns = [] {
        std::vector<Column> made = {{"code", "项目代码"}, {"name", "项目名称"}};
        for (const ProjectField& one : project_fields()) {
            const bool amount = one.key == "investment";
            made.push_back({amount ? "investment_printed" : std::string{one.key}, std::string{one.heading}});
            if (amount) made.push_back({"investment", "总投资（元）", Align::right});
        }
        made.push_back({"approximate", "约数"});
        made.push_back({"status", "在册状态"});
        return made;
    }();
    return columns;
}

Table project_export_table(const State& state, Date day, const std::function<bool(const Project&)>& wanted) {
    Table table;
    table.columns = project_export_columns();
    for (const auto& [code, project] : state.projects) {
        if (!wanted(project)) continue;
        Row row{Cell{project.code}, Cell{project.name}};
        for (const ProjectField& one : project_fields()) {
            row.push_back(project.details.*one.field);
            if (one.key == "investment") row.push_back(project.details.investment);
        }
        row.push_back(Cell{is_approximate(project.details)});
        const ProjectStatus status = project.status_on(day);
        row.push_back(Cell{Value{std::string{key(status)}}, std::string{label(status)}});
        table.rows.push_back(std::move(row));
    }
    return table;
}

}  // namespace zb
