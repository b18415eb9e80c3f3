// SPDX-License-Identifier: Apache-2.0
// Stretches between nodes as they are printed.
#include "report/words/nodes.h"

#include <fmt/format.h>

namespace zb {

Table stretches_table(const std::vector<NodeStretch>& stretches) {
    Table table;
    table.columns = {{"from", "自"},
                     {"begin", "日期"},
                     {"to", "至"},
                     {"end", "日期"},
                     {"days", "日历日", Align::right},
                     {"working_days", "工作日", Align::right}};
    for (const NodeStretch& one : stretches) table.rows.push_back({one.from, one.begin, one.to, one.end, one.days, one.working_days});
    return table;
}

std::string stretch_words(const NodeStretch& one) {
    return fmt::format("{} {} 至{} {}：{} 个日历日、{} 个工作日", one.from, iso(one.begin), one.to, iso(one.end), one.days,
                       one.working_days);
}

std::string median_words(const NodeMedian& one, int least) {
    return fmt::format("{}至{} {} 个项目，{} 个日历日、{} 个工作日{}", one.from, one.to, one.count, one.days, one.working_days,
                       one.count < least ? "（样本小）" : "");
}

}  // namespace zb
