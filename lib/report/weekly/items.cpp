// SPDX-License-Identifier: Apache-2.0
// How an item stands in the circular's rows and sentences.
#include "report/weekly/items.h"

#include <fmt/format.h>

namespace zb {

namespace {

const std::vector<Column> kItemColumns = {for_machines({"project", "项目代码"}),
                                          {"project_name", "项目名称"},
                                          for_machines({"step", "事项键"}),
                                          for_machines({"step_name", "事项"})};

}  // namespace

Table table_of_items(std::vector<Column> after, std::vector<Column> before) {
    Table table{std::move(before), {}};
    table.columns.insert(table.columns.end(), kItemColumns.begin(), kItemColumns.end());
    table.columns.insert(table.columns.end(), after.begin(), after.end());
    return table;
}

Row item_cells(const WeekItem& item, std::vector<Cell> after, std::vector<Cell> before) {
    Row row{std::move(before)};
    row.append({item.project, item.project_name, item.planned.step, item.planned.name});
    row.append(after);
    return row;
}

// Machines read no limit where there is none, people 0.
Cell limit_cell(const WeekItem& item) { return item.today.limit > 0 ? Cell{item.today.limit} : Cell{Value{}, "0"}; }

std::string unit_and_person(const WeekItem& item) {
    return item.responsible ? item.planned.department + "·" + item.person : item.planned.department;
}

std::string item_name(const WeekItem& item) { return item.planned.utility() ? item.planned.name + "（公用）" : item.planned.name; }

std::string left_text(int left) { return left == 0 ? "今日到期" : fmt::format("剩{}天", left); }

}  // namespace zb
