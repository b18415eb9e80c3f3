// SPDX-License-Identifier: Apache-2.0
// 下周到期: what falls due, in words and rows.
#include "report/weekly/due.h"

#include <algorithm>
#include <fmt/format.h>
#include <tuple>

#include "report/weekly/items.h"
#include "report/words/page.h"

namespace zb {

namespace {

// The one date by which the authority must act next, if it falls in that week.
std::optional<DueRow> due_of(const WorkItem& item, const Period& ahead) {
    const auto due = acting_date(item.today);
    if (!due || !ahead.contains(*due)) return std::nullopt;
    const DueRow::What what = item.today.state == StepState::filed    ? DueRow::What::acceptance
                              : item.today.state == StepState::paused ? DueRow::What::pause_end
                                                                      : DueRow::What::limit;
    return DueRow{what, *due, 0, week_item(item), {}};
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

std::string what_is_due(const DueRow& row) {
    switch (row.what) {
        case DueRow::What::limit: return "limit";
        case DueRow::What::pause_end: return "pause_end";
        case DueRow::What::acceptance: return "acceptance";
        case DueRow::What::owed: return "owed:" + row.material;
    }
    return {};
}

// An owed material is the applicant's to bring; the specialist urges it.
Row due_cells(const DueRow& row) {
    const WeekItem& item = row.item;
    const bool owed = row.what == DueRow::What::owed;
    const std::string urged = item.specialist ? fmt::format("企业（{}督促）", *item.specialist) : "企业";
    return item_cells(item,
                      {owed ? item.planned.short_name + "·" + row.material : item_name(item), owed ? urged : unit_and_person(item), row.due,
                       Cell{what_is_due(row), what_text(row)}, owed ? Cell{} : Cell{item.planned.department},
                       owed ? item.specialist : item.responsible, row.left},
                      {row.due});
}

}  // namespace

std::vector<DueRow> due_rows(const WeekRecord& record) {
    std::vector<DueRow> rows;
    for (const auto& [key, item] : record.work) {
        if (const auto row = due_of(item, record.ahead)) rows.push_back(*row);
        if (!item.lives()) continue;
        for (const Owed* owed : item.attempt->still_owed()) {
            if (record.ahead.contains(owed->due)) rows.push_back(DueRow{DueRow::What::owed, owed->due, 0, week_item(item), owed->material});
        }
    }
    for (DueRow& row : rows) row.left = record.calendar().elapsed(record.day(), row.due).count;
    const auto place = [](const DueRow& row) { return std::tie(row.due, row.item.project, row.item.planned.step); };
    std::stable_sort(rows.begin(), rows.end(), [&](const DueRow& one, const DueRow& other) { return place(one) < place(other); });
    return rows;
}

Table due_table(const std::vector<DueRow>& due) {
    Table table = table_of_items({for_people({"step", "事项"}),
                                  for_people({"responsible", "责任部门·责任人"}),
                                  for_machines({"due", "到期日"}),
                                  {"what", "到期内容"},
                                  for_machines({"department", "责任部门"}),
                                  for_machines({"responsible", "责任人"}),
                                  {"left", "剩余", Align::right}},
                                 {for_people({"due", "到期日", Align::centre, DateForm::month_day})});
    for (const DueRow& row : due) table.rows.push_back(due_cells(row));
    return table;
}

Sections due_sections(const Circular& circular) {
    const std::vector<DueRow> due = due_rows(circular.record);
    const std::string_view when = ahead_word(circular.record.day(), circular.record.calendar());
    const std::string span = short_span(circular.record.ahead);
    Section section{"due_next_week", fmt::format("{}到期", when)};
    if (!due.empty()) section.heading += fmt::format("（{}，{}项）", span, due.size());
    add_rows(section, due_table(due), fmt::format("{}（{}）无到期事项。", when, span));
    return {section};
}

}  // namespace zb
