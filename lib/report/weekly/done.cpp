// SPDX-License-Identifier: Apache-2.0
// 二 to 四: what was decided, what was accepted, what falls due.
#include <fmt/format.h>

#include "base/text.h"
#include "report/weekly/rows.h"
#include "report/weekly/sections.h"

namespace zb {

namespace {

std::string short_span(const Week& week) {
    return fmt::format("{}至{}", chinese_short(week.first_working), chinese_short(week.last_working));
}

std::string result_text(const WeekEvent& event) {
    const StepToday& today = event.item.today;
    if (today.state == StepState::denied) return "不予许可";
    return today.overdue == 0 ? "按时" : fmt::format("超承诺{}天", today.overdue);
}

Table decided_table(const WeeklyFigures& figures) {
    Table table;
    table.columns = {{"no", "序号", Align::centre},
                     {"project", "项目名称"},
                     {"step", "办结事项"},
                     {"department", "责任部门"},
                     {"accepted", "受理日", Align::centre, DateForm::month_day},
                     {"decided", "办结日", Align::centre, DateForm::month_day},
                     {"used", "用时", Align::right},
                     {"promised", "承诺", Align::right},
                     {"result", "结果"}};
    for (const WeekEvent& event : figures.decided) {
        const WeekItem& item = event.item;
        const Cell used{item.today.used, item.today.used == 0 ? "当日" : ""};
        const Cell result{result_text(event), "", item.today.overdue > 0};
        table.rows.push_back({static_cast<int>(table.rows.size()) + 1, item.project_name, item.planned.name, item.planned.department,
                              item.today.accepted, event.on, used, item.today.limit, result});
    }
    return table;
}

std::string remark_of(const WeekItem& item) {
    std::vector<std::string> remarks;
    if (item.today.deemed) remarks.emplace_back("视为受理");
    if (!item.attempt.owed.empty()) remarks.emplace_back("容缺受理");
    if (item.attempt.early) remarks.emplace_back("提前介入");
    if (item.attempt.parallel) remarks.emplace_back("并联办理");
    if (item.attempt.decided) remarks.emplace_back("已办结");
    return join(remarks, "、");
}

std::string waiting_text(const WeekEvent& event) {
    const Attempt& attempt = event.item.attempt;
    std::string text = fmt::format("{}{}（{}收件", event.item.project_name, event.item.planned.name, month_day(event.on));
    if (event.item.today.state == StepState::correcting) text += fmt::format("，{}一次性告知补正", month_day(*attempt.returned));
    return text + "）";
}

std::string waiting_paragraph(const WeeklyFigures& figures) {
    std::vector<std::string> waiting, begun;
    for (const WeekEvent* event : figures.not_accepted()) waiting.push_back(waiting_text(*event));
    for (const WeekEvent& event : figures.received) {
        if (event.item.planned.utility()) {
            begun.push_back(fmt::format("{}{}（{}申请）", event.item.project_name, event.item.planned.name, month_day(event.on)));
        }
    }
    std::vector<std::string> parts;
    if (!waiting.empty()) parts.push_back(fmt::format("另有收件未受理{}项：{}", waiting.size(), join(waiting, "、")));
    if (!begun.empty()) parts.push_back(fmt::format("公用服务{}项：{}", begun.size(), join(begun, "、")));
    return parts.empty() ? "" : join(parts, "；") + "。";
}

std::string what_text(const DueRow& row) {
    switch (row.what) {
        case DueRow::What::limit:
            if (row.item.planned.utility()) return "办理期限";
            return row.item.planned.promised ? "承诺时限" : "法定时限";
        case DueRow::What::pause_end: return "特别程序告知期满";
        case DueRow::What::acceptance: return "受理（5日）期限";
        case DueRow::What::owed: return "容缺补齐";
    }
    return {};
}

Row due_cells(const DueRow& row) {
    if (row.what != DueRow::What::owed) {
        return {row.due, row.item.project_name, item_name(row.item), unit_and_person(row.item), what_text(row), row.left};
    }
    const std::string urged = row.item.specialist ? fmt::format("企业（{}督促）", *row.item.specialist) : "企业";
    return {row.due, row.item.project_name, row.item.planned.short_name + "·" + row.material, urged, what_text(row), row.left};
}

}  // namespace

Sections decided_sections(const WeeklyFigures& figures) {
    const WeekTotals& totals = figures.totals;
    Section section{"decided", "二、本周办结"};
    section.rows = decided_rows(figures.decided);
    if (figures.decided.empty()) {
        section.blocks.emplace_back(Paragraph{"本周无审批事项办结。"});
    } else {
        section.heading += fmt::format("（{}项）", totals.decided);
        section.blocks.emplace_back(decided_table(figures));
        section.blocks.emplace_back(
            Paragraph{fmt::format("用时合计{}个工作日、承诺合计{}个工作日（当日办结按0计）。", totals.used_sum, totals.promised_sum)});
    }
    std::vector<std::string> utilities;
    for (const WeekEvent& event : figures.decided_utility) {
        utilities.push_back(fmt::format("{}{}（{}完成）", event.item.project_name, event.item.planned.name, month_day(event.on)));
    }
    if (!utilities.empty())
        section.blocks.emplace_back(Paragraph{fmt::format("公用服务{}项：{}。", utilities.size(), join(utilities, "、"))});
    return {section, machine_section("decided_utility", decided_rows(figures.decided_utility))};
}

Sections accepted_sections(const WeeklyFigures& figures) {
    Section section{"accepted", "三、本周新受理"};
    section.rows = accepted_rows(figures);
    if (figures.accepted.empty()) {
        section.blocks.emplace_back(Paragraph{"本周无新受理审批事项。"});
    } else {
        section.heading += fmt::format("（{}项）", figures.accepted.size());
        Table table;
        table.columns = {{"no", "序号", Align::centre},
                         {"project", "项目名称"},
                         {"step", "受理事项"},
                         {"department", "责任部门"},
                         {"accepted", "受理日", Align::centre, DateForm::month_day},
                         {"promised", "承诺", Align::right},
                         {"due", "到期日", Align::centre, DateForm::month_day},
                         {"remark", "备注"}};
        for (const WeekEvent& event : figures.accepted) {
            const WeekItem& item = event.item;
            table.rows.push_back({static_cast<int>(table.rows.size()) + 1, item.project_name, item.planned.name, item.planned.department,
                                  item.today.accepted, item.today.limit, item.today.due, remark_of(item)});
        }
        section.blocks.emplace_back(std::move(table));
    }
    if (const std::string waiting = waiting_paragraph(figures); !waiting.empty()) section.blocks.emplace_back(Paragraph{waiting});
    return {section, machine_section("received_not_accepted", not_accepted_rows(figures))};
}

Sections due_sections(const WeeklyFigures& figures) {
    Section section{"due_next_week", "四、下周到期"};
    section.rows = due_next_week_rows(figures);
    if (figures.due_next_week.empty()) {
        section.blocks.emplace_back(Paragraph{fmt::format("下周（{}）无到期事项。", short_span(figures.next_week))});
        return {section};
    }
    section.heading += fmt::format("（{}，{}项）", short_span(figures.next_week), figures.due_next_week.size());
    Table table;
    table.columns = {{"due", "到期日", Align::centre, DateForm::month_day},
                     {"project", "项目名称"},
                     {"step", "事项"},
                     {"responsible", "责任部门·责任人"},
                     {"what", "到期内容"},
                     {"left", "剩余", Align::right}};
    for (const DueRow& row : figures.due_next_week) table.rows.push_back(due_cells(row));
    section.blocks.emplace_back(std::move(table));
    return {section};
}

Section machine_section(std::string key, Table rows) {
    Section section{std::move(key), "", 2};
    section.rows = std::move(rows);
    return section;
}

std::string unit_and_person(const WeekItem& item) {
    return item.responsible ? item.planned.department + "·" + *item.responsible : item.planned.department;
}

std::string item_name(const WeekItem& item) { return item.planned.utility() ? item.planned.name + "（公用）" : item.planned.name; }

std::string left_text(int left) { return left == 0 ? "今日到期" : fmt::format("剩{}天", left); }

}  // namespace zb
