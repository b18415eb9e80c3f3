// SPDX-License-Identifier: Apache-2.0
// 各部门办理情况: the departments beside each other, without ranking them.
#include "report/weekly/departments.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <set>

#include "base/text.h"
#include "report/weekly/balance.h"
#include "report/weekly/overall.h"
#include "report/words/gaps.h"
#include "report/words/share.h"

namespace zb {

namespace {

constexpr int kSmallSample = 5;  // fewer decisions are not compared

using DepartmentsByName = std::map<std::string, DepartmentRow, std::less<>>;

void count_decided(DepartmentRow& row, const WeekItem& item) {
    ++row.decided;
    row.on_time += item.today.past ? 0 : 1;
    row.used_sum += item.today.used;
    row.promised_sum += item.today.limit;
}

void count_in_hand(DepartmentRow& row, const WeekItem& item) {
    ++row.in_hand;
    row.overdue += item.today.past ? 1 : 0;
    ++row.lamps[index_of(item.lamp())];
}

void add_up(DepartmentRow& total, const DepartmentRow& row) {
    total.accepted += row.accepted;
    total.decided += row.decided;
    total.on_time += row.on_time;
    total.used_sum += row.used_sum;
    total.promised_sum += row.promised_sum;
    total.in_hand += row.in_hand;
    total.overdue += row.overdue;
    for (std::size_t lamp = 0; lamp < total.lamps.size(); ++lamp) total.lamps[lamp] += row.lamps[lamp];
}

// Without a decision there is no rate and no mean.
struct Means {
    Cell rate, used, promised;
};
Means means_of(const DepartmentRow& row) {
    if (row.decided == 0) return {};
    return {rate_text(row.on_time, row.decided), mean_text(row.used_sum, row.decided), mean_text(row.promised_sum, row.decided)};
}

Row department_cells(const DepartmentRow& row, Cell name) {
    const Means means = means_of(row);
    Row cells = {std::move(name), row.accepted, row.decided, row.on_time, means.rate, means.used, means.promised, row.in_hand};
    for (const Lamp lamp : kLampsByUrgency) cells.push_back(row.lamps[index_of(lamp)]);
    cells.push_back(row.overdue);
    return cells;
}

Row utility_cells(const DepartmentRow& row) {
    Row cells{{"公用服务（供电、供水等企业）", Cell{}, row.decided, Cell{}, Cell{}, Cell{}, Cell{}, row.in_hand}, Reader::people};
    for (const Lamp lamp : kLampsByUrgency) cells.push_back(row.lamps[index_of(lamp)]);
    cells.push_back(row.overdue);
    return cells;
}

Table department_table(const DepartmentFigures& departments) {
    Table table;
    table.columns = {{"department", "部门"},
                     {"accepted", "本周受理", Align::right},
                     {"decided", "本周办结", Align::right},
                     {"on_time", "按时办结", Align::right},
                     {"on_time_rate", "按时办结率", Align::right},
                     {"used_mean", "平均用时", Align::right},
                     {"promised_mean", "平均承诺", Align::right},
                     {"in_hand", "期末在办", Align::right},
                     {"red", "红", Align::right},
                     {"yellow", "黄", Align::right},
                     {"grey", "灰", Align::right},
                     {"green", "绿", Align::right},
                     {"overdue", "超期在办", Align::right}};
    for (const DepartmentRow& row : departments.rows) {
        table.rows.push_back(department_cells(row, {row.department, row.co_operating ? "协办：" + row.department : ""}));
    }
    Row total = department_cells(departments.total, "审批事项合计");
    for (Cell& cell : total) cell.strong = true;
    total.reader = Reader::people;
    table.rows.push_back(std::move(total));
    table.rows.push_back(utility_cells(departments.utility));
    return table;
}

void add_lamps(std::vector<std::pair<std::string, Value>>& figures, const std::string& of, const DepartmentRow& row) {
    figures.emplace_back(of + "in_hand", number(row.in_hand));
    for (const Lamp lamp : kLampsByUrgency) figures.emplace_back(fmt::format("{}{}", of, key(lamp)), number(row.lamps[index_of(lamp)]));
    figures.emplace_back(of + "overdue", number(row.overdue));
}

std::vector<std::pair<std::string, Value>> department_sums(const DepartmentFigures& departments) {
    const DepartmentRow& total = departments.total;
    const Means means = means_of(total);
    std::vector<std::pair<std::string, Value>> figures = {
        {"total.accepted", number(total.accepted)}, {"total.decided", number(total.decided)},
        {"total.on_time", number(total.on_time)},   {"total.on_time_rate", means.rate.value},
        {"total.used_mean", means.used.value},      {"total.promised_mean", means.promised.value}};
    add_lamps(figures, "total.", total);
    figures.emplace_back("utility.decided", number(departments.utility.decided));
    add_lamps(figures, "utility.", departments.utility);
    return figures;
}

std::string ranking_note(const DepartmentFigures& departments, std::string_view word) {
    const bool small =
        std::all_of(departments.rows.begin(), departments.rows.end(), [](const DepartmentRow& row) { return row.decided < kSmallSample; });
    return fmt::format("部门次序同实施方案，不作排名{}。", small ? fmt::format("（{}各部门办结均少于{}项）", word, kSmallSample) : "");
}

void require_balance(const DepartmentFigures& departments, const WorkTotals& work) {
    const DepartmentRow& total = departments.total;
    require_equal("各部门受理", total.accepted, work.accepted);
    require_equal("各部门办结", total.decided, work.decided);
    require_equal("各部门按时办结", total.on_time, work.on_time);
    require_equal("各部门在办", total.in_hand, work.in_hand_approval);
    require_equal("公用服务在办", departments.utility.in_hand, work.in_hand_utility);
    require_equal("各部门超期在办", total.overdue, work.overdue_promised);
    require_equal("公用服务超期在办", departments.utility.overdue, work.overdue_utility);
}

// 团队缺口: 甲公司智能装备项目（区发展改革局、区自然资源局）; empty where every department of every plan has somebody.
std::string gaps_words(const WeekRecord& record) {
    std::vector<std::string> projects;
    for (const ProjectOutlook& outlook : record.outlooks) {
        std::vector<std::string> departments;
        for (const TeamGap& gap : team_gaps(*record.now.state, outlook)) departments.push_back(gap.department);
        if (!departments.empty()) projects.push_back(fmt::format("{}（{}）", outlook.project->name, join(departments, "、")));
    }
    return projects.empty() ? "" : fmt::format("{}个项目的方案里有部门没有责任人：{}。", projects.size(), join(projects, "、"));
}

}  // namespace

DepartmentFigures department_figures(const WeekRecord& record) {
    const WeekEvents& events = record.events;
    const Departments& departments = record.now.state->departments;
    DepartmentFigures figures;
    DepartmentsByName counted;
    for (const WeekEvent& event : events.accepted) ++counted[event.item.planned.department].accepted;
    for (const WeekEvent& event : events.decided) count_decided(counted[event.item.planned.department], event.item);
    for (const WeekEvent& event : events.decided_utility) count_decided(figures.utility, event.item);
    for (const WeekItem& item : events.in_hand) {
        count_in_hand(item.planned.utility() ? figures.utility : counted[item.planned.department], item);
    }
    std::set<std::string> named;
    for (const auto& [name, row] : counted) named.insert(name);
    for (const UnitInOrder& unit : units_in_order(departments, named)) {
        DepartmentRow row = counted[unit.name];
        row.department = unit.name;
        row.co_operating = unit.co_operating;
        add_up(figures.total, row);
        figures.rows.push_back(std::move(row));
    }
    return figures;
}

Sections department_sections(const Circular& circular) {
    const DepartmentFigures departments = department_figures(circular.record);
    const std::string_view word = circular.record.period.word();
    require_balance(departments, work_totals(circular.record));
    Section section{"departments", "各部门办理情况（审批事项；公用服务单列）"};
    section.figures = department_sums(departments);
    section.rows = department_table(departments);
    if (departments.total.empty() && departments.utility.empty()) {
        section.blocks.emplace_back(Paragraph{fmt::format("{}各部门无受理、办结，期末无在办事项。", word)});
    } else {
        section.blocks.emplace_back(named_by_period(*section.rows, circular.record.period));
        section.blocks.emplace_back(Paragraph{ranking_note(departments, word), "注："});
    }
    if (std::string gaps = gaps_words(circular.record); !gaps.empty())
        section.blocks.emplace_back(Paragraph{std::move(gaps), "团队缺口："});
    return {section};
}

}  // namespace zb
