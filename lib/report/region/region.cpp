// SPDX-License-Identifier: Apache-2.0
// Counts projects and items by region, and prints them.
#include "report/region/region.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <tuple>

#include "base/naming.h"
#include "base/text.h"
#include "report/weekly/items.h"
#include "report/words/items.h"
#include "report/words/outcomes.h"
#include "report/words/page.h"
#include "report/words/share.h"

namespace zb {

namespace {

using Kind = WeekEvent::Kind;

void add_project(RegionFigures& into, const ProjectOutlook& outlook) {
    const ProjectDetails& details = outlook.project->details;
    into.projects.push_back(&outlook);
    into.investment_yuan += details.investment.value_or(Money{}).yuan;
    into.without_investment += details.investment ? 0 : 1;
    into.approximate += is_approximate(details) ? 1 : 0;
    if (outlook.plan == nullptr)
        ++into.unplanned;
    else
        ++into.lamps[index_of(outlook.lamp)];
}

void add_item(RegionFigures& into, const WorkItem& item, Date first) {
    const auto happened = [&](Kind kind) { return item.happened(kind, first, item.day); };
    const bool utility = item.planned->utility();
    if (item.is_in_hand()) {
        into.in_hand.push_back(&item);
        into.in_hand_utility += utility ? 1 : 0;
        into.overdue += !utility && item.today.past ? 1 : 0;
    }
    if (utility) return;
    into.received += happened(Kind::received) ? 1 : 0;
    into.accepted += happened(Kind::accepted) ? 1 : 0;
    into.decided += happened(Kind::decided) ? 1 : 0;
    into.on_time += happened(Kind::decided) && !item.today.past ? 1 : 0;
}

bool has_anything(const RegionFigures& one) {
    return !one.projects.empty() || !one.in_hand.empty() || one.received + one.accepted + one.decided > 0;
}

const std::vector<Column> kFigureColumns = {{"projects", "项目数", Align::right},
                                            for_people({"investment", "总投资（万元）", Align::right}),
                                            for_machines({"investment", "总投资（元）"}),
                                            {"red", "红", Align::right},
                                            {"yellow", "黄", Align::right},
                                            {"grey", "灰", Align::right},
                                            {"green", "绿", Align::right},
                                            {"unplanned", "未编方案", Align::right},
                                            {"received", "收件", Align::right},
                                            {"accepted", "受理", Align::right},
                                            {"decided", "办结", Align::right},
                                            {"on_time", "按时", Align::right},
                                            {"on_time_rate", "按时办结率", Align::right},
                                            {"in_hand", "期末在办", Align::right},
                                            {"overdue", "超期在办", Align::right},
                                            {"in_hand_utility", "公用在办", Align::right}};

Row figures_row(const RegionFigures& one, Reader reader = Reader::both) {
    Row row{{one.region, static_cast<std::int64_t>(one.projects.size()), Money{one.investment_yuan}, Money{one.investment_yuan}}, reader};
    for (const Lamp lamp : kLampsByUrgency) row.push_back(one.lamps[index_of(lamp)]);
    row.append({one.unplanned, one.received, one.accepted, one.decided, one.on_time,
                one.decided == 0 ? Cell{} : Cell{rate_text(one.on_time, one.decided)}, one.in_hand_approval(), one.overdue,
                one.in_hand_utility});
    return row;
}

Table figures_table() {
    Table table;
    table.columns = {{"region", "属地"}};
    table.columns.insert(table.columns.end(), kFigureColumns.begin(), kFigureColumns.end());
    return table;
}

std::string period_of(const Regions& regions) { return fmt::format("{}至{}", chinese(regions.first), chinese(regions.evening.day)); }

std::string investment_note(const RegionFigures& total) {
    std::vector<std::string> parts;
    if (total.without_investment > 0) parts.push_back(fmt::format("{}个项目没有登记总投资", total.without_investment));
    if (total.approximate > 0) parts.push_back(fmt::format("{}个项目的总投资清单上是约数", total.approximate));
    return parts.empty() ? "" : join(parts, "，") + "。";
}

struct Opening {
    std::string report, title, command;
};

Document page_of(const Regions& regions, Opening opening, const Basis& basis) {
    Document document;
    document.report = std::move(opening.report);
    document.titles = {std::move(opening.title), period_of(regions)};
    if (basis.practice) document.titles.emplace_back("演练库：数据为演练，不作工作依据");
    document.period = {regions.first, regions.evening.day};
    document.basis = basis;
    document.notes.emplace_back(
        regions.by == RegionBy::place
            ? "属地按项目清单的建设地点分，没有的按行政区划代码；写法不同的算两处，改一致：zb project set 项目 --location 地点。"
            : "属地按行政区划代码分。");
    document.notes.emplace_back("项目数、总投资、亮灯为期末在册项目；收件、受理、办结、在办只算审批事项，公用服务单列。");
    document.notes.push_back(
        basis_note(basis, fmt::format("{} --from {} --to {}{}", opening.command, iso(regions.first), iso(regions.evening.day),
                                      regions.by == RegionBy::place ? "" : " --by 行政区划")));
    return document;
}

Section projects_section(const State& state, const RegionFigures& region, Date day) {
    Section section{"projects", "二、项目"};
    Table table;
    table.columns = {{"project", "项目代码"},
                     {"name", "项目名称"},
                     for_people({"investment", "总投资（万元）", Align::right}),
                     for_machines({"investment", "总投资（元）"}),
                     {"phase", "阶段"},
                     {"specialist", "服务专员"},
                     {"lamp", "灯"},
                     {"in_hand", "在办", Align::right},
                     {"overdue", "超期", Align::right},
                     {"node", "下一节点"},
                     {"node_forecast", "预计", Align::centre, DateForm::month_day}};
    for (const ProjectOutlook* outlook : region.projects) {
        const Project& project = *outlook->project;
        // Utilities stand apart, as in every count of the page.
        const auto counted = [&](const WorkItem* item) { return item->project->code == project.code && !item->planned->utility(); };
        const auto items = std::count_if(region.in_hand.begin(), region.in_hand.end(), counted);
        const auto overdue = std::count_if(region.in_hand.begin(), region.in_hand.end(),
                                           [&](const WorkItem* item) { return counted(item) && item->today.past; });
        table.rows.push_back({project.code, project.name, project.details.investment, project.details.investment, phase_of(*outlook),
                              Cell{Cell{project.specialist_on(day)}.value, specialists_words(state, project, day)},
                              outlook->plan == nullptr ? Cell{} : lamp_cell(outlook->lamp), Cell{std::int64_t{items}},
                              Cell{std::int64_t{overdue}}, text_cell(outlook->node_name), outlook->node_forecast});
    }
    add_rows(section, std::move(table), "期末没有在册项目。");
    return section;
}

Section in_hand_section(const RegionFigures& region) {
    Section section{"in_hand", "三、在办事项（含公用服务）"};
    Table table;
    table.columns = {{"project", "项目"},
                     {"step", "事项"},
                     {"department", "部门"},
                     {"responsible", "责任人"},
                     {"state", "状态"},
                     {"due", "承诺到期", Align::centre, DateForm::month_day},
                     {"left", "剩/超", Align::right},
                     {"lamp", "灯"},
                     {"seq", "条目", Align::right}};
    std::vector<const WorkItem*> items = region.in_hand;
    const auto place = [](const WorkItem* item) {
        const auto acts = acting_date(item->today);
        return std::tuple{!item->today.past, !acts.has_value(), acts.value_or(Date{}), item->project->code, item->planned->step};
    };
    std::stable_sort(items.begin(), items.end(), [&](const WorkItem* a, const WorkItem* b) { return place(a) < place(b); });
    for (const WorkItem* item : items) {
        const WeekItem seen = week_item(*item);
        const StepToday& today = item->today;
        table.rows.push_back({Cell{item->project->code, project_label(*item->project)}, Cell{item->planned->step, item_name(seen)},
                              item->planned->department, Cell{Cell{seen.responsible}.value, seen.person},
                              Cell{std::string{key(today.state)}, std::string{label(today.state, item->planned->kind)}}, today.due,
                              Cell{left_cell(today).value, left_text(today)}, lamp_cell(today.lamp), item->attempt->seq});
    }
    add_rows(section, std::move(table), "期末没有在办的事项。");
    return section;
}

}  // namespace

std::string region_of(const Project& project, RegionBy by) {
    const ProjectDetails& details = project.details;
    const std::string place{trim(details.location.value_or(""))};
    if (by == RegionBy::place && !place.empty()) return place;
    return details.region.value_or(std::string{kNoRegion});
}

Regions region_figures(const StateOfDay& evening, Date first, RegionBy by) {
    Regions regions{evening, first, by, work_of(evening), project_outlooks(*evening.state, evening.day, evening.calendar()), {}, {}};
    std::map<std::string, RegionFigures, std::less<>> counted;
    for (const ProjectOutlook& outlook : regions.outlooks) {
        add_project(counted[region_of(*outlook.project, by)], outlook);
        add_project(regions.total, outlook);
    }
    for (const auto& [key, item] : regions.work) {
        add_item(counted[region_of(*item.project, by)], item, first);
        add_item(regions.total, item, first);
    }
    for (auto& [name, one] : counted) {
        one.region = name;
        if (has_anything(one)) regions.rows.push_back(std::move(one));
    }
    regions.total.region = "合计";
    std::stable_sort(regions.rows.begin(), regions.rows.end(), [](const RegionFigures& a, const RegionFigures& b) {
        return std::tuple{a.region == kNoRegion, b.projects.size()} < std::tuple{b.region == kNoRegion, a.projects.size()};
    });
    return regions;
}

const RegionFigures& known_region(const Regions& regions, std::string_view name) {
    std::vector<std::string> names;
    for (const RegionFigures& one : regions.rows) {
        if (one.region == name) return one;
        names.push_back(one.region);
    }
    const std::string near = nearest(name, names);
    throw Error{Fault{"region.unknown", fmt::format("没有项目在“{}”", name),
                      near.empty() ? (names.empty() ? std::string{"还没有项目"} : "现有：" + join(names, "、"))
                                   : with_nearest(near, "看全部：zb report region"),
                      Place{0, "属地", std::string{name}}}};
}

Document regions_document(const Regions& regions, const Basis& basis) {
    Document document = page_of(regions, {"regions", "重大项目属地情况", "zb report region"}, basis);
    Section section{"regions", ""};
    const RegionFigures& total = regions.total;
    section.figures = {{"regions", static_cast<std::int64_t>(regions.rows.size())},
                       {"projects", static_cast<std::int64_t>(total.projects.size())},
                       {"investment_yuan", total.investment_yuan},
                       {"decided", std::int64_t{total.decided}},
                       {"in_hand", std::int64_t{total.in_hand_approval()}},
                       {"overdue", std::int64_t{total.overdue}}};
    Table table = figures_table();
    for (const RegionFigures& one : regions.rows) table.rows.push_back(figures_row(one));
    if (!table.rows.empty()) {
        table.rows.push_back(figures_row(total, Reader::people));
        for (Cell& cell : table.rows.back()) cell.strong = true;
    }
    add_rows(section, std::move(table), "没有在册项目，本期没有收件、受理和办结。");
    if (const std::string note = investment_note(total); !note.empty()) section.blocks.emplace_back(Paragraph{note});
    document.sections.push_back(std::move(section));
    return document;
}

Document region_document(const Regions& regions, const RegionFigures& region, const Basis& basis) {
    Document document =
        page_of(regions, {"region", fmt::format("{}重大项目情况", region.region), "zb report region " + shell_word(region.region)}, basis);
    Section section{"regions", "一、本期办理"};
    section.figures = {{"projects", static_cast<std::int64_t>(region.projects.size())},
                       {"investment_yuan", region.investment_yuan},
                       {"decided", std::int64_t{region.decided}},
                       {"in_hand", std::int64_t{region.in_hand_approval()}},
                       {"overdue", std::int64_t{region.overdue}}};
    Table table = figures_table();
    table.rows.push_back(figures_row(region));
    section.blocks.emplace_back(std::move(table));
    if (const std::string note = investment_note(region); !note.empty()) section.blocks.emplace_back(Paragraph{note});
    document.sections = {std::move(section), projects_section(*regions.evening.state, region, regions.evening.day),
                         in_hand_section(region)};
    return document;
}

}  // namespace zb
