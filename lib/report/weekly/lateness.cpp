// SPDX-License-Identifier: Apache-2.0
// What is behind its days, in words and rows.
#include "report/weekly/lateness.h"

#include <algorithm>
#include <fmt/format.h>

#include "base/text.h"
#include "domain/step/words.h"
#include "outlook/time/main_line.h"
#include "report/weekly/items.h"
#include "report/words/owners.h"

namespace zb {

namespace {

struct SlipRow {
    std::string project, project_name;
    std::string node;       // key of the step, or the stage
    std::string node_name;  // 施工许可办结
    std::optional<Date> baseline, current, forecast;
    std::optional<int> to_baseline, to_current;
    std::string progress;  // 滞后 2，超目标 14
    std::string owners;  // 特别程序12、企业10、区自然资源局4、提前−1: along the main line, adding up to `to_baseline`; empty: nobody's
};

// 滞后 2；开工目标11-20，超目标14.
std::string missed_texts(const ProjectOutlook& outlook, const WeekRecord& record) {
    std::vector<std::string> parts;
    if (outlook.progress.behind > 0) parts.push_back(fmt::format("滞后{}", outlook.progress.behind));
    for (const TargetOutlook& target : outlook.targets_ahead(record.calendar())) {
        if (target.late > 0)
            parts.push_back(
                fmt::format("{}目标{}，超目标{}", target.step->planned->short_name, month_day(target.date, record.day()), target.late));
    }
    return parts.empty() ? "正常" : join(parts, "；");
}

std::vector<SlipRow> slips_of(const WeekRecord& record) {
    std::vector<SlipRow> slips;
    for (const ProjectOutlook& outlook : record.outlooks) {
        if (!is_behind_plan(outlook)) continue;
        const auto line = main_line(*record.now.state, outlook, record.day());
        slips.push_back(SlipRow{outlook.project->code, outlook.project->name, outlook.node_step.empty() ? outlook.stage : outlook.node_step,
                                outlook.node_name, outlook.node_baseline, outlook.node_current, outlook.node_forecast, outlook.to_baseline,
                                outlook.to_current, missed_texts(outlook, record), line ? owners_text(*line) : ""});
    }
    return slips;
}

Table decided_late_rows(const std::vector<const WeekEvent*>& late) {
    Table table = table_of_items({{"over", "超承诺", Align::right}});
    for (const WeekEvent* event : late) table.rows.push_back(item_cells(event->item, {event->item.today.overdue}));
    return table;
}

// What the ledger knows of the days that a late decision took: 用时13天、承诺12天，特别程序5天不计，挂起4天.
std::string days_taken(const WeekEvent& decided, const Calendar& calendar) {
    const WeekItem& item = decided.item;
    std::string text = fmt::format("用时{}天、承诺{}天", item.today.used, item.today.limit);
    const int paused = paused_so_far(item.attempt, decided.on, calendar).count;
    const int held = held_days(item.attempt, decided.on, calendar);
    if (paused > 0) text += fmt::format("，特别程序{}天不计", paused);
    if (held > 0) text += fmt::format("，其中申请人原因挂起{}天", held);
    if (!item.attempt.replies.empty()) text += "；" + item.attempt.replies.back().reason;
    return text;
}

// ＋25, －4, 0: as the circular prints days against a plan.
Cell days_cell(std::optional<int> days) {
    if (!days) return Cell{};
    if (*days == 0) return Cell{0};
    return Cell{*days, *days > 0 ? fmt::format("＋{}", *days) : fmt::format("－{}", -*days)};
}

Table slip_table(const std::vector<SlipRow>& slips) {
    Table table;
    table.columns = {for_machines({"project", "项目代码"}),
                     {"project_name", "项目名称"},
                     for_machines({"node", "节点键"}),
                     {"node_name", "节点"},
                     {"baseline", "基准计划", Align::centre, DateForm::month_day},
                     {"current", "现行计划", Align::centre, DateForm::month_day},
                     {"forecast", "预计", Align::centre, DateForm::month_day},
                     {"to_baseline", "较基准", Align::right},
                     {"to_current", "较现行", Align::right},
                     {"progress", "进度"},
                     {"owners", "主要责任（按滞后天数）"}};
    for (const SlipRow& row : slips) {
        table.rows.push_back({row.project, row.project_name, row.node, row.node_name, row.baseline, row.current, row.forecast,
                              days_cell(row.to_baseline), days_cell(row.to_current), row.progress, text_cell(row.owners)});
    }
    return table;
}

}  // namespace

int held_days(const Attempt& attempt, Date day, const Calendar& calendar) {
    int days = 0;
    for (const Hold& hold : attempt.holds) days += calendar.count(hold.from, hold.to.value_or(day)).count;
    return days;
}

bool is_behind_plan(const ProjectOutlook& outlook) {
    return !outlook.suspended && (outlook.to_baseline.value_or(0) > 0 || !outlook.progress.normal());
}

bool any_behind_plan(const WeekRecord& record) { return std::any_of(record.outlooks.begin(), record.outlooks.end(), is_behind_plan); }

Section late_section(const WeekRecord& record) {
    const std::vector<const WeekEvent*> late = record.events.decided_late();
    Section section{"decided_late", fmt::format("{}超承诺办结{}项", record.period.word(), late.size()), 2};
    section.rows = decided_late_rows(late);
    std::vector<std::string> parts;
    for (const WeekEvent* event : late) {
        const WeekItem& item = event->item;
        const std::string over = past_words(item.today.overdue, fmt::format("超{}天", item.today.overdue));
        parts.push_back(fmt::format("{}{}，{}（{}；{}）", item.project_name, item.planned.name, over, unit_and_person(item),
                                    days_taken(*event, record.calendar())));
    }
    if (!parts.empty()) section.blocks.emplace_back(Paragraph{join(parts, "；") + "。"});
    return section;
}

Section slip_section(const WeekRecord& record) {
    const std::vector<SlipRow> slips = slips_of(record);
    const auto past_target = [](const ProjectOutlook& outlook) { return outlook.progress.past_target > 0; };
    const bool any = std::any_of(record.outlooks.begin(), record.outlooks.end(), past_target);
    Section section{"plan_slip", any ? "计划滞后、超目标项目" : "计划滞后项目", 2};
    section.rows = slip_table(slips);
    if (!slips.empty()) section.blocks.emplace_back(*section.rows);
    return section;
}

}  // namespace zb
