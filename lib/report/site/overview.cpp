// SPDX-License-Identifier: Apache-2.0
// 总览, the list of projects, a project's page, what falls due.
#include <algorithm>
#include <fmt/format.h>

#include "report/card/card.h"
#include "report/chart/chart.h"
#include "report/lists/projects.h"
#include "report/lists/steps.h"
#include "report/site/parts.h"
#include "report/today/parts.h"
#include "report/why/why.h"
#include "report/words/items.h"
#include "report/words/page.h"

namespace zb {

namespace {

// Its last note names the entry that it rests on.
Chart site_chart(const SiteView& view, Chart chart) {
    const std::string basis = basis_words(view.source.basis);
    std::erase_if(chart.notes, [&](const std::string& note) { return note.find(basis) != std::string::npos; });
    return chart;
}

std::vector<ItemInHand> items_with(const SiteView& view, Lamp lamp) {
    std::vector<ItemInHand> items;
    for (const ProjectOutlook& outlook : view.listed) {
        for (const StepOutlook* step : outlook.in_hand())
            if (step->today.lamp == lamp) items.emplace_back(&outlook, step);
    }
    return items;
}

Document facts_document(const SiteView& view, const ProjectOutlook& outlook) {
    Table table;
    table.columns = {{"item", "栏目"}, {"content", "内容"}};
    if (outlook.plan != nullptr) table.rows.push_back({Cell{"项目灯"}, lamp_cell(outlook.lamp)});
    table.rows.push_back({Cell{"阶段"}, Cell{outlook.stage}});
    for (const CardFact& fact : card_facts(view.state, outlook, view.day)) {
        if (!fact.name.empty())
            table.rows.push_back({Cell{fact.name}, Cell{fact.text}});
        else
            std::get<std::string>(table.rows.back()[1].value) += "\n" + fact.text;
    }
    return site_table(view, "基本情况", std::move(table), "");
}

// The card without its head, whose facts stand above.
Document rest_of_card(const SiteView& view, const ProjectOutlook& outlook) {
    Document card = site_document(view, card_document(view.state, outlook, view.day, view.source.basis));
    std::erase_if(card.sections, [](const Section& section) { return section.key == "card"; });
    card.titles = {"事项"};
    return card;
}

// Of the items in hand and of the next node, one below the other.
std::optional<Document> whys(const SiteView& view, const ProjectOutlook& outlook) {
    std::vector<const StepOutlook*> asked = outlook.in_hand();
    const StepOutlook* node = outlook.plan == nullptr ? nullptr : outlook.node();
    if (node != nullptr && !node->done && std::find(asked.begin(), asked.end(), node) == asked.end()) asked.push_back(node);
    if (asked.empty()) return std::nullopt;
    Document all;
    all.basis = view.source.basis;
    Basis unnamed = view.source.basis;
    unnamed.seq = 0;
    for (const StepOutlook* step : asked) {
        Document why = why_document(view.state, outlook.project->code, step->planned->step, unnamed);
        all.sections.push_back(Section{step->planned->step, step->planned->short_name});
        for (Section& section : why.sections) {
            section.level = 2;
            all.sections.push_back(std::move(section));
        }
    }
    return all;
}

Document register_document(const SiteView& view, const Project& project) {
    Document page = site_document(view, project_page(view.state, project, view.day, view.source.basis));
    std::erase_if(page.sections, [](const Section& section) { return section.key == "entries"; });
    return page;
}

void add_part(std::vector<PagePart>& parts, const SiteView& view, std::string heading, Table table) {
    if (table.rows.empty()) return;
    parts.push_back({heading, site_table(view, heading, std::move(table), "")});
}

}  // namespace

Table items_table(const SiteView& view, const std::vector<ItemInHand>& items) {
    std::vector<ProjectOutlook> cut;
    for (const auto& [outlook, step] : items) {
        if (cut.empty() || cut.back().project != outlook->project) {
            cut.push_back(*outlook);
            cut.back().steps.clear();
        }
        cut.back().steps.push_back(*step);
    }
    return some_columns(steps_table(view.state, cut), {"project", "name", "department", "responsible", "state", "accepted", "due", "left",
                                                       "lamp", "progress", "forecast"});
}

std::vector<PagePart> overview_parts(const SiteView& view) {
    std::vector<PagePart> parts;
    const Chart chart = site_chart(view, wall_chart(view.state, view.listed, view.calendar, view.source.basis));
    Document opening;
    opening.sections.push_back(Section{"opening", "", 1, {}, {Paragraph{chart.subtitle + "。"}}});
    parts.push_back({"", std::move(opening)});
    if (!chart.rows.empty()) parts.push_back({"作战图", chart});
    parts.push_back({"红灯事项", site_table(view, "红灯事项", items_table(view, items_with(view, Lamp::red)), "没有红灯事项。")});
    parts.push_back({"黄灯事项", site_table(view, "黄灯事项", items_table(view, items_with(view, Lamp::yellow)), "没有黄灯事项。")});
    return parts;
}

std::vector<PagePart> projects_parts(const SiteView& view) {
    Table table = project_list(view.state, view.day, [](const Project&) { return true; });
    table = some_columns(std::move(table), {"code", "name", "enterprise", "specialist", "lamp", "progress", "phase", "investment_printed",
                                            "location", "industry", "status"});
    return {{"", site_table(view, "项目", std::move(table), "还没有项目。")}};
}

std::vector<PagePart> project_parts(const SiteView& view, const std::string& code) {
    const State& state = view.state;
    const ProjectOutlook outlook = view.outlook_of(code);
    const auto of_project = [&](const auto& one) { return one.project == code; };
    std::vector<PagePart> parts = {{"", facts_document(view, outlook)}, {"事项和用时", rest_of_card(view, outlook)}};
    if (outlook.plan != nullptr)
        parts.push_back({"横道图", site_chart(view, project_chart(state, outlook, view.calendar, view.source.basis))});
    if (auto why = whys(view, outlook)) parts.push_back({"为什么是这些日子", std::move(*why), false});
    parts.push_back({"登记的内容", register_document(view, *outlook.project)});
    add_part(parts, view, "困难问题", problems_table(state, view.day, of_project));
    add_part(parts, view, "议定事项", resolutions_table(state, view.day, of_project));
    add_part(parts, view, "服务", services_table(state, view.day, of_project));
    if (view.source.history) add_part(parts, view, "经过", history_table(state, view.source.history(code)));
    return parts;
}

std::vector<PagePart> due_parts(const SiteView& view) {
    std::vector<ItemInHand> past;
    for (const ItemInHand& item : items_with(view, Lamp::red))
        if (item.second->today.past) past.push_back(item);
    const TodayView ahead{view.state, view.day, view.listed, [](const StepOutlook&) { return true; }};
    const Date last = view.calendar.add(view.day, WorkingDays{kAheadDays});
    Table due = due_table(ahead, due_within(ahead, last));
    return {{"已经超期", site_table(view, "已经超期", items_table(view, past), "没有超期的事项。")},
            {fmt::format("五个工作日内到期（至 {}）", iso(last)), site_table(view, "到期", std::move(due), "五个工作日内没有到期的。")}};
}

}  // namespace zb
