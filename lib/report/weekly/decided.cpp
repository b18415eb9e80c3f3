// SPDX-License-Identifier: Apache-2.0
// 本周办结, in words and rows.
#include "report/weekly/decided.h"

#include <fmt/format.h>

#include "base/text.h"
#include "domain/step/words.h"
#include "report/weekly/items.h"
#include "report/words/items.h"
#include "report/words/page.h"

namespace zb {

namespace {

std::string result_text(const WeekEvent& event) {
    const StepToday& today = event.item.today;
    if (today.state == StepState::denied) return "不予许可";
    return today.past ? past_words(today.overdue, fmt::format("超承诺{}天", today.overdue)) : "按时";
}

Table decided_table(const std::vector<WeekEvent>& events) {
    Table table = table_of_items({for_people({"step", "办结事项"}),
                                  {"department", "责任部门"},
                                  {"accepted", "受理日", Align::centre, DateForm::month_day},
                                  {"decided", "办结日", Align::centre, DateForm::month_day},
                                  {"used", "用时", Align::right},
                                  {"promised", "承诺", Align::right},
                                  for_people({"result", "结果"}),
                                  for_machines({"on_time", "按时"}),
                                  for_machines({"over", "超承诺"}),
                                  for_machines({"state", "结果"})},
                                 {for_people({"no", "序号", Align::centre})});
    for (const WeekEvent& event : events) {
        const WeekItem& item = event.item;
        const StepToday& today = item.today;
        const Cell used{today.used, today.used == 0 ? "当日" : ""};
        const Cell result{result_text(event), "", today.past};
        table.rows.push_back(item_cells(item,
                                        {item.planned.name, item.planned.department, today.accepted, event.on, used, limit_cell(item),
                                         result, !today.past, today.overdue, state_cell(item.planned, today.state)},
                                        {static_cast<int>(table.rows.size()) + 1}));
    }
    return table;
}

std::string sums_text(const std::vector<WeekEvent>& decided) {
    int used = 0;
    int promised = 0;
    for (const WeekEvent& event : decided) {
        used += event.item.today.used;
        promised += event.item.today.limit;
    }
    return fmt::format("用时合计{}个工作日、承诺合计{}个工作日（当日办结按0计）。", used, promised);
}

std::string utilities_text(const std::vector<WeekEvent>& utilities) {
    std::vector<std::string> parts;
    for (const WeekEvent& event : utilities) {
        parts.push_back(fmt::format("{}{}（{}完成）", event.item.project_name, event.item.planned.name, month_day(event.on)));
    }
    return fmt::format("公用服务{}项：{}。", parts.size(), join(parts, "、"));
}

}  // namespace

Sections decided_sections(const Circular& circular) {
    const WeekEvents& events = circular.record.events;
    const std::string_view word = circular.record.period.word();
    Section section{"decided", fmt::format("{}办结", word)};
    add_rows(section, decided_table(events.decided), fmt::format("{}无审批事项办结。", word));
    if (!events.decided.empty()) {
        section.heading += fmt::format("（{}项）", events.decided.size());
        section.blocks.emplace_back(Paragraph{sums_text(events.decided)});
    }
    if (!events.decided_utility.empty()) section.blocks.emplace_back(Paragraph{utilities_text(events.decided_utility)});
    return {section, machine_section("decided_utility", decided_table(events.decided_utility))};
}

}  // namespace zb
