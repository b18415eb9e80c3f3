// SPDX-License-Identifier: Apache-2.0
// 附表　各项目审批手续办理情况一览表: one row a project.
#include <fmt/format.h>
#include <map>

#include "base/text.h"
#include "report/weekly/parts.h"
#include "report/weekly/rows.h"
#include "report/weekly/sections.h"

namespace zb {

namespace {

// 水保审批（11-13，超5）, 洪评（特别程序）, 施工许可（11-24；容缺11-23）.
std::string status_words(const WeekItem& item) {
    const StepToday& today = item.today;
    if (today.state == StepState::paused) return "特别程序";
    if (today.state == StepState::correcting) return "补正中";
    if (today.state == StepState::filed) return fmt::format("{}前决定是否受理", month_day(*today.intake_due));
    if (!today.due) return "办理中";
    return today.overdue > 0 ? fmt::format("{}，超{}", month_day(*today.due), today.overdue) : month_day(*today.due);
}

std::string owed_words(const WeekItem& item) {
    std::string words;
    for (const Owed* owed : item.attempt.still_owed()) words += fmt::format("；容缺{}", month_day(owed->due));
    return words;
}

std::string status_answer(const WeekItem& item) {
    const StepToday& today = item.today;
    if (today.state == StepState::paused || today.state == StepState::correcting) return std::string{key(today.state)};
    const std::optional<Date> day = today.state == StepState::filed ? today.intake_due : today.due;
    return day ? iso(*day) : "";
}

Cell listed(const std::vector<std::string>& parts, std::string_view separator) {
    return parts.empty() ? Cell{} : Cell{join(parts, separator)};
}

Table printed_rows(const WeeklyFigures& figures) {
    Table table;
    table.columns = {{"no", "序号", Align::centre},
                     {"project", "项目名称"},
                     {"stage", "阶段"},
                     {"specialist", "服务专员"},
                     {"lamp", "灯", Align::centre},
                     {"week", "本周办理情况"},
                     {"in_hand", "在办事项（到期日）"},
                     {"node", "下一节点"},
                     {"current", "现行计划", Align::centre, DateForm::month_day},
                     {"forecast", "预计", Align::centre, DateForm::month_day}};
    for (const AnnexRow& row : figures.annex) {
        std::vector<std::string> in_hand;
        for (const AnnexRow::InHand& item : row.in_hand) in_hand.push_back(item.told);
        const Cell lamp = row.lamp ? Cell{label(*row.lamp)} : Cell{};
        const Cell node = row.node_name.empty() ? Cell{} : Cell{row.node_name};
        table.rows.push_back({static_cast<int>(table.rows.size()) + 1, row.name, row.stage, row.specialist, lamp, listed(row.week, "；"),
                              listed(in_hand, "、"), node, row.current, row.forecast});
    }
    return table;
}

}  // namespace

std::vector<AnnexRow> annex_rows(const WeeklyFigures& figures, const std::vector<ProjectOutlook>& outlooks, const WeekMoves& moves) {
    std::map<std::string_view, std::vector<AnnexRow::InHand>> in_hand;
    for (const WeekItem& item : figures.in_hand) {
        const std::string told = fmt::format("{}（{}{}）", item.planned.short_name, status_words(item), owed_words(item));
        in_hand[item.project].push_back({item.planned.step, told, status_answer(item)});
    }
    std::vector<AnnexRow> rows;
    for (const ProjectOutlook& outlook : outlooks) {
        AnnexRow row;
        row.project = outlook.project->code;
        row.name = outlook.project->name;
        row.stage = outlook.stage;
        row.specialist = outlook.project->specialist;
        if (outlook.plan != nullptr) row.lamp = outlook.lamp;
        if (const auto own = moves.find(row.project); own != moves.end()) row.week = week_words(own->second);
        if (const auto own = in_hand.find(row.project); own != in_hand.end()) row.in_hand = own->second;
        row.node_name = outlook.node_name;
        if (!row.node_name.empty()) row.node = outlook.node_step.empty() ? outlook.stage : outlook.node_step;
        row.current = outlook.node_current;
        row.forecast = outlook.node_forecast;
        rows.push_back(std::move(row));
    }
    return rows;
}

Table annex_table(const WeeklyFigures& figures) {
    Table table;
    table.columns = {{"project", "项目代码"}, {"name", "项目名称"},     {"stage", "阶段"},       {"specialist", "服务专员"},
                     {"lamp", "灯"},          {"week", "本周办理情况"}, {"in_hand", "在办事项"}, {"node", "下一节点键"},
                     {"node_name", "节点"},   {"current", "现行计划"},  {"forecast", "预计"}};
    for (const AnnexRow& row : figures.annex) {
        std::vector<std::string> in_hand;
        for (const AnnexRow::InHand& item : row.in_hand) in_hand.push_back(fmt::format("{}:{}", item.step, item.answer));
        const auto text = [](const std::string& word) { return word.empty() ? Cell{} : Cell{word}; };
        table.rows.push_back({row.project, row.name, row.stage, row.specialist,
                              row.lamp ? Cell{std::string{key(*row.lamp)}, std::string{label(*row.lamp)}} : Cell{}, listed(row.week, "；"),
                              listed(in_hand, ";"), text(row.node), text(row.node_name), row.current, row.forecast});
    }
    return table;
}

Sections annex_sections(const WeeklyFigures& figures) {
    Section section{"annex", fmt::format("{}（截至{}）", kAnnexTitle, chinese_short(figures.day))};
    section.rows = annex_table(figures);
    if (figures.annex.empty()) {
        section.blocks.emplace_back(Paragraph{"台账中还没有项目。"});
    } else {
        section.blocks.emplace_back(printed_rows(figures));
    }
    return {section};
}

}  // namespace zb
