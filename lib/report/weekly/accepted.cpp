// SPDX-License-Identifier: Apache-2.0
// 本周新受理, in words and rows.
#include "report/weekly/accepted.h"

#include <fmt/format.h>

#include "base/text.h"
#include "report/weekly/items.h"
#include "report/words/items.h"
#include "report/words/page.h"

namespace zb {

namespace {

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

std::string waiting_paragraph(const WeekEvents& events) {
    std::vector<std::string> waiting, begun;
    for (const WeekEvent* event : events.not_accepted()) waiting.push_back(waiting_text(*event));
    for (const WeekEvent& event : events.received) {
        if (event.item.planned.utility()) {
            begun.push_back(fmt::format("{}{}（{}申请）", event.item.project_name, event.item.planned.name, month_day(event.on)));
        }
    }
    std::vector<std::string> parts;
    if (!waiting.empty()) parts.push_back(fmt::format("另有收件未受理{}项：{}", waiting.size(), join(waiting, "、")));
    if (!begun.empty()) parts.push_back(fmt::format("公用服务{}项：{}", begun.size(), join(begun, "、")));
    return parts.empty() ? "" : join(parts, "；") + "。";
}

Table accepted_table(const std::vector<WeekEvent>& events) {
    Table table = table_of_items({for_people({"step", "受理事项"}),
                                  {"department", "责任部门"},
                                  {"accepted", "受理日", Align::centre, DateForm::month_day},
                                  {"promised", "承诺", Align::right},
                                  {"due", "到期日", Align::centre, DateForm::month_day},
                                  for_people({"remark", "备注"}),
                                  for_machines({"decided", "已办结"}),
                                  for_machines({"with_owed", "容缺受理"}),
                                  for_machines({"deemed", "视为受理"})},
                                 {for_people({"no", "序号", Align::centre})});
    for (const WeekEvent& event : events) {
        const WeekItem& item = event.item;
        table.rows.push_back(item_cells(item,
                                        {item.planned.name, item.planned.department, item.today.accepted, limit_cell(item), item.today.due,
                                         remark_of(item), item.attempt.decided.has_value(), !item.attempt.owed.empty(), item.today.deemed},
                                        {static_cast<int>(table.rows.size()) + 1}));
    }
    return table;
}

Table not_accepted_rows(const std::vector<const WeekEvent*>& events) {
    Table table = table_of_items({{"state", "状态"}, {"filed", "收件日"}});
    for (const WeekEvent* event : events) {
        table.rows.push_back(item_cells(event->item, {state_cell(event->item.planned, event->item.today.state), event->on}));
    }
    return table;
}

}  // namespace

Sections accepted_sections(const Circular& circular) {
    const WeekEvents& events = circular.record.events;
    const std::string_view word = circular.record.period.word();
    Section section{"accepted", fmt::format("{}新受理", word)};
    if (!events.accepted.empty()) section.heading += fmt::format("（{}项）", events.accepted.size());
    add_rows(section, accepted_table(events.accepted), fmt::format("{}无新受理审批事项。", word));
    if (const std::string waiting = waiting_paragraph(events); !waiting.empty()) section.blocks.emplace_back(Paragraph{waiting});
    return {section, machine_section("received_not_accepted", not_accepted_rows(events.not_accepted()))};
}

}  // namespace zb
