// SPDX-License-Identifier: Apache-2.0
// How an item stands in the circular: its cells in rows for machines, its names in sentences.
#pragma once

#include <string>
#include <vector>

#include "base/table.h"
#include "report/weekly/work.h"

namespace zb {

// Project, its name, step, its name, and more columns. Of the four people read the project's name alone: each table calls items its own
// way.
Table table_of_items(std::vector<Column> after, std::vector<Column> before = {});
Row item_cells(const WeekItem& item, std::vector<Cell> after, std::vector<Cell> before = {});
Cell limit_cell(const WeekItem& item);

// 区住房和城乡建设局·住建经办03.
std::string unit_and_person(const WeekItem& item);
// 临时用水用电（公用）.
std::string item_name(const WeekItem& item);
// 剩2天, 今日到期.
std::string left_text(int left);

}  // namespace zb
