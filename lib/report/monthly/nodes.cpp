// SPDX-License-Identifier: Apache-2.0
// Gathers the year's stretches of all projects known, those that left the list too.
#include "report/monthly/nodes.h"

#include <fmt/format.h>

#include "base/text.h"
#include "report/words/nodes.h"

namespace zb {

namespace {

struct YearOfNodes {
    struct Row {
        const Project* project;
        NodeStretch stretch;
    };
    std::vector<Row> rows;  // by project
    std::vector<NodeMedian> medians;
};

YearOfNodes year_of_nodes(const WeekRecord& record) {
    YearOfNodes year;
    std::vector<NodeStretch> stretches;
    const State& state = *record.now.state;
    for (const auto& [code, project] : state.projects) {
        const ProjectOutlook* listed = outlook_of(record.outlooks, code);
        const auto stretched = listed != nullptr
                                   ? node_stretches(*listed, record.calendar())
                                   : node_stretches(project_outlook(state, code, record.day(), record.calendar()), record.calendar());
        for (const NodeStretch& one : stretched) {
            if (one.end.year() != record.day().year() || one.end > record.day()) continue;
            year.rows.push_back({&project, one});
            stretches.push_back(one);
        }
    }
    year.medians = node_medians(stretches);
    return year;
}

Table nodes_table(const YearOfNodes& year) {
    Table table;
    table.columns = {{"project", "项目代码"},
                     {"name", "项目名称"},
                     {"from", "自"},
                     {"begin", "日期"},
                     {"to", "至"},
                     {"end", "日期"},
                     {"days", "日历日", Align::right},
                     {"working_days", "工作日", Align::right}};
    for (const auto& [project, one] : year.rows)
        table.rows.push_back({project->code, project->name, one.from, one.begin, one.to, one.end, one.days, one.working_days});
    return table;
}

}  // namespace

void add_nodes(Section& section, const Month& month) {
    const YearOfNodes year = year_of_nodes(month.month);
    if (year.rows.empty()) return;
    std::vector<std::string> medians;
    for (const NodeMedian& one : year.medians) medians.push_back(median_words(one, month.appraisal.rules.least_decided));
    section.blocks.emplace_back(Paragraph{join(medians, "；") + "。", fmt::format("{}年节点用时（中位数）：", month.month.day().year())});
    section.blocks.emplace_back(nodes_table(year));
}

Sections node_rows(const Month& month) {
    const YearOfNodes year = year_of_nodes(month.month);
    if (year.rows.empty()) return {};
    Section section = machine_section("nodes", nodes_table(year));
    for (const NodeMedian& one : year.medians) {
        const std::string of = fmt::format("{}至{}", one.from, one.to);
        section.figures.emplace_back(of + ".count", number(one.count));
        section.figures.emplace_back(of + ".days", number(one.days));
        section.figures.emplace_back(of + ".working_days", number(one.working_days));
    }
    return {std::move(section)};
}

}  // namespace zb
