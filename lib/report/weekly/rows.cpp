// SPDX-License-Identifier: Apache-2.0
// The circular's rows for machines.
#include "report/weekly/rows.h"

#include <fmt/format.h>

#include "report/words/items.h"

namespace zb {

namespace {

const std::vector<Column> kItemColumns = {{"project", "项目代码"}, {"project_name", "项目名称"}, {"step", "事项键"}, {"step_name", "事项"}};

Table table_of_items(std::vector<Column> columns) {
    Table table;
    table.columns = kItemColumns;
    table.columns.insert(table.columns.end(), columns.begin(), columns.end());
    return table;
}

Row item_cells(const WeekItem& item, std::vector<Cell> cells) {
    Row row = {item.project, item.project_name, item.planned.step, item.planned.name};
    row.append(cells);
    return row;
}

Cell limit_cell(const WeekItem& item) { return item.today.limit > 0 ? Cell{item.today.limit} : Cell{}; }

bool waits_for_acceptance(const WeekItem& item) {
    return item.today.state == StepState::filed || item.today.state == StepState::correcting;
}

std::string_view counted_as(const WeekItem& item) { return item.planned.utility() ? "utility" : "approval"; }

std::string what_is_due(const DueRow& row) {
    switch (row.what) {
        case DueRow::What::limit: return "limit";
        case DueRow::What::pause_end: return "pause_end";
        case DueRow::What::acceptance: return "acceptance";
        case DueRow::What::owed: return "owed:" + row.material;
    }
    return {};
}

std::string_view event_key(WeekEvent::Kind kind) {
    switch (kind) {
        case WeekEvent::Kind::received: return "received";
        case WeekEvent::Kind::opened: return "opened";
        case WeekEvent::Kind::accepted: return "accepted";
        case WeekEvent::Kind::decided: return "decided";
        case WeekEvent::Kind::refused: return "refused";
        case WeekEvent::Kind::withdrawn: return "withdrawn";
        case WeekEvent::Kind::moved_out: return "moved_out";
    }
    return "";
}

}  // namespace

std::optional<Date> filed_day(const WeekItem& item) { return item.attempt.filed ? item.attempt.filed : item.attempt.accepted; }

std::optional<int> left_told(const WeekItem& item) {
    const StepToday& today = item.today;
    const bool runs = today.state == StepState::filed || (today.state == StepState::accepted && today.due && today.overdue == 0);
    return runs ? std::optional{today.left} : std::nullopt;
}

Table project_rows(const WeeklyFigures& figures) {
    Table table;
    table.columns = {
        {"project", "项目代码"},    {"name", "项目名称"}, {"investment_wan", "总投资（万元）", Align::right}, {"stage", "阶段"},
        {"specialist", "服务专员"}, {"lamp", "项目灯"},   {"investment", "总投资（元）", Align::right}};
    for (const ProjectRow& row : figures.projects) {
        const Cell wan = row.investment ? Cell{(row.investment->yuan + 5'000) / 10'000} : Cell{};
        table.rows.push_back({row.project, row.name, wan, row.stage, row.specialist, lamp_cell(row.lamp), row.investment});
    }
    return table;
}

Table in_hand_rows(const WeeklyFigures& figures) {
    Table table = table_of_items({{"department", "责任部门"},
                                  {"counted", "计入"},
                                  {"state", "状态"},
                                  {"filed", "收件日"},
                                  {"accepted", "受理日"},
                                  {"promised", "承诺", Align::right},
                                  {"due", "到期日"},
                                  {"left", "剩余", Align::right},
                                  {"overdue", "超承诺", Align::right},
                                  {"legal_due", "法定到期"},
                                  {"lamp", "灯"},
                                  {"decide_acceptance_by", "决定是否受理期限"},
                                  {"responsible", "责任人"}});
    for (const WeekItem& item : figures.in_hand) {
        const StepToday& today = item.today;
        const bool waits = waits_for_acceptance(item);
        const auto told = [&](const std::optional<Date>& day) { return waits ? Cell{} : Cell{day}; };
        const Cell decide_by = today.state == StepState::filed ? Cell{today.intake_due} : Cell{};
        table.rows.push_back(item_cells(item, {item.planned.department, counted_as(item), Cell{std::string{key(today.state)}},
                                               filed_day(item), told(today.accepted), limit_cell(item), told(today.due), left_told(item),
                                               today.overdue, told(today.legal_due), lamp_cell(today.lamp), decide_by, item.responsible}));
    }
    return table;
}

Table prior_rows(const WeeklyFigures& figures) {
    Table table = table_of_items({{"what", "办理情况"}, {"on", "发生日"}, {"counted", "计入"}});
    for (const WeekEvent& event : figures.prior) {
        const Cell what{std::string{event_key(event.kind)}, std::string{label(event.kind)}};
        table.rows.push_back(item_cells(event.item, {what, event.on, counted_as(event.item)}));
    }
    return table;
}

Table decided_rows(const std::vector<WeekEvent>& events) {
    Table table = table_of_items({{"department", "责任部门"},
                                  {"accepted", "受理日"},
                                  {"decided", "办结日"},
                                  {"used", "用时", Align::right},
                                  {"promised", "承诺", Align::right},
                                  {"on_time", "按时"},
                                  {"over", "超承诺", Align::right},
                                  {"state", "结果"}});
    for (const WeekEvent& event : events) {
        const StepToday& today = event.item.today;
        table.rows.push_back(item_cells(event.item, {event.item.planned.department, today.accepted, event.on, today.used,
                                                     limit_cell(event.item), today.overdue == 0, today.overdue, key(today.state)}));
    }
    return table;
}

Table accepted_rows(const WeeklyFigures& figures) {
    Table table = table_of_items({{"department", "责任部门"},
                                  {"accepted", "受理日"},
                                  {"promised", "承诺", Align::right},
                                  {"due", "到期日"},
                                  {"decided", "已办结"},
                                  {"with_owed", "容缺受理"},
                                  {"deemed", "视为受理"}});
    for (const WeekEvent& event : figures.accepted) {
        const WeekItem& item = event.item;
        table.rows.push_back(item_cells(item, {item.planned.department, item.today.accepted, limit_cell(item), item.today.due,
                                               item.attempt.decided.has_value(), !item.attempt.owed.empty(), item.today.deemed}));
    }
    return table;
}

Table not_accepted_rows(const WeeklyFigures& figures) {
    Table table = table_of_items({{"state", "状态"}, {"filed", "收件日"}});
    for (const WeekEvent* event : figures.not_accepted()) {
        table.rows.push_back(item_cells(event->item, {key(event->item.today.state), event->on}));
    }
    return table;
}

Table due_next_week_rows(const WeeklyFigures& figures) {
    Table table = table_of_items(
        {{"due", "到期日"}, {"what", "到期内容"}, {"department", "责任部门"}, {"responsible", "责任人"}, {"left", "剩余", Align::right}});
    for (const DueRow& row : figures.due_next_week) {
        // An owed material is the applicant's to bring; the specialist urges it.
        const bool owed = row.what == DueRow::What::owed;
        const Cell department = owed ? Cell{} : Cell{row.item.planned.department};
        const Cell responsible = owed ? Cell{row.item.specialist} : Cell{row.item.responsible};
        table.rows.push_back(item_cells(row.item, {row.due, what_is_due(row), department, responsible, row.left}));
    }
    return table;
}

Table item_rows(const std::vector<const WeekItem*>& items) {
    Table table = table_of_items({});
    for (const WeekItem* item : items) table.rows.push_back(item_cells(*item, {}));
    return table;
}

Table overdue_rows(const WeeklyFigures& figures) {
    Table table =
        table_of_items({{"due", "到期日"}, {"overdue", "超承诺", Align::right}, {"legal_due", "法定到期"}, {"escalated", "提级"}});
    for (const WeekItem& item : figures.in_hand) {
        const StepToday& today = item.today;
        if (today.overdue > 0) table.rows.push_back(item_cells(item, {today.due, today.overdue, today.legal_due, today.escalated}));
    }
    return table;
}

Table paused_rows(const WeeklyFigures& figures) {
    Table table = table_of_items({{"from", "书面告知日"},
                                  {"expected", "告知工作日", Align::right},
                                  {"used", "已用工作日", Align::right},
                                  {"announced_end", "告知期满日"},
                                  {"procedure", "特别程序"}});
    for (const WeekItem& item : figures.in_hand) {
        const Pause* pause = item.attempt.open_pause();
        if (pause == nullptr) continue;
        table.rows.push_back(
            item_cells(item, {pause->from, pause->expected, item.today.pause_used, item.today.announced_end, pause->procedure}));
    }
    return table;
}

Table resumed_table(const WeeklyFigures& figures) {
    Table table = table_of_items({{"used", "用时", Align::right}, {"over", "超告知", Align::right}, {"to", "结束日"}});
    for (const ResumedRow& row : figures.resumed) table.rows.push_back(item_cells(row.item, {row.used, row.over, row.pause.to}));
    return table;
}

Table held_table(const WeeklyFigures& figures) {
    Table table = table_of_items({{"days", "挂起工作日", Align::right}});
    for (const HeldRow& row : figures.held) table.rows.push_back(item_cells(row.item, {row.days}));
    return table;
}

Table decided_late_rows(const WeeklyFigures& figures) {
    Table table = table_of_items({{"over", "超承诺", Align::right}});
    for (const WeekEvent* event : figures.decided_late()) table.rows.push_back(item_cells(event->item, {event->item.today.overdue}));
    return table;
}

Table slip_rows(const WeeklyFigures& figures) {
    Table table;
    table.columns = {{"project", "项目代码"},
                     {"project_name", "项目名称"},
                     {"node", "节点键"},
                     {"node_name", "节点"},
                     {"baseline", "基准计划"},
                     {"current", "现行计划"},
                     {"forecast", "预计"},
                     {"to_baseline", "较基准", Align::right},
                     {"to_current", "较现行", Align::right},
                     {"owners", "主要责任（按滞后天数）"}};
    for (const SlipRow& row : figures.slips) {
        table.rows.push_back({row.project, row.project_name, row.node, row.node_name, row.baseline, row.current, row.forecast,
                              row.to_baseline, row.to_current, row.owners.empty() ? Cell{} : Cell{row.owners}});
    }
    return table;
}

Table owed_rows(const OwedFigures& owed) {
    Table table = table_of_items(
        {{"material", "待补材料"}, {"promise", "承诺书"}, {"due", "补齐期限"}, {"left", "剩余", Align::right}, {"lamp", "灯"}});
    for (const OwedRow& row : owed.open) {
        table.rows.push_back(item_cells(row.item, {row.owed.material, row.owed.promise, row.owed.due, row.left, lamp_cell(row.lamp)}));
    }
    return table;
}

Table owed_received_rows(const OwedFigures& owed) {
    Table table = table_of_items({{"material", "材料"}, {"received", "补齐日"}, {"due", "补齐期限"}});
    for (const OwedRow& row : owed.received_rows) {
        table.rows.push_back(item_cells(row.item, {row.owed.material, row.owed.received, row.owed.due}));
    }
    return table;
}

Table problem_rows(const ProblemFigures& problems) {
    Table table;
    table.columns = {
        {"code", "编号"},   {"project", "项目代码"}, {"project_name", "项目名称"},     {"title", "困难问题"}, {"lead", "牵头单位"},
        {"raised", "提出"}, {"due", "期限"},         {"overdue", "逾期", Align::right}};
    for (const ProblemRow& row : problems.open) {
        const Problem& problem = row.problem;
        table.rows.push_back(
            {problem.code, problem.project, row.project_name, problem.title, problem.lead, problem.raised, problem.due, row.overdue});
    }
    return table;
}

}  // namespace zb
