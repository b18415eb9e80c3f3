// SPDX-License-Identifier: Apache-2.0
// 容缺待补: counts the materials owed on both evenings, and prints the sum.
#include "report/weekly/owed.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <utility>

#include "base/text.h"
#include "domain/step/words.h"
#include "report/weekly/balance.h"
#include "report/weekly/items.h"
#include "report/words/items.h"

namespace zb {

namespace {

// A material owed by an attempt. One material may be owed once in an attempt.
struct OwedState {
    const WorkItem* item = nullptr;
    const Owed* owed = nullptr;
    bool open = false;
};
using OwedKey = std::pair<WorkKey, std::string>;

std::map<OwedKey, OwedState> owed_of(const WorkItems& work) {
    std::map<OwedKey, OwedState> all;
    for (const auto& [key, item] : work) {
        for (const Owed& owed : item.attempt->owed) {
            all[{key, owed.material}] = OwedState{&item, &owed, !owed.received && item.lives()};
        }
    }
    return all;
}

OwedRow owed_row(const OwedState& state, const WeekRecord& record, const LampRules& rules) {
    return OwedRow{week_item(*state.item), *state.owed, owed_today(*state.owed, record.day(), record.calendar(), rules)};
}

// What came, and by how much too late.
std::string received_details(const OwedFigures& owed, const Calendar& calendar) {
    std::vector<std::string> parts;
    for (const OwedRow& row : owed.received_rows) {
        const Date received = *row.owed.received;
        std::string words = fmt::format("{}{}，{}补齐，期限{}", row.item.project_name, row.owed.material, month_day(received),
                                        month_day(row.owed.due, received));
        if (received > row.owed.due) {
            const int late = calendar.elapsed(row.owed.due, received).count;
            words += "，" + past_words(late, fmt::format("逾期{}天补齐", late), "逾期");
        }
        parts.push_back(std::move(words));
    }
    return parts.empty() ? "" : "（" + join(parts, "；") + "）";
}

std::string owed_paragraph(const OwedFigures& owed, std::string_view word, const Calendar& calendar) {
    const std::string other = owed.other == 0 ? "" : fmt::format("，其他增减{:+}份", owed.other);
    return fmt::format("上期末待补{}份，{}新增{}份，补齐{}份{}{}，逾期{}份，期末待补{}份。{}", owed.before, word, owed.added, owed.received,
                       received_details(owed, calendar), other, owed.overdue, owed.open.size(),
                       owed.open.empty() ? "" : "补齐前不得发证。");
}

Table owed_table(const OwedFigures& owed) {
    Table table = table_of_items({for_people({"step", "事项"}),
                                  for_people({"material", "待补材料（次要）"}),
                                  for_machines({"material", "待补材料"}),
                                  {"promise", "承诺书"},
                                  {"due", "补齐期限", Align::centre, DateForm::month_day},
                                  {"left", "剩余", Align::right},
                                  {"lamp", "灯"}});
    for (const OwedRow& row : owed.open) {
        const int days = row.standing.left;
        const Cell left{days, row.standing.past ? past_words(-days, fmt::format("逾期{}天", -days), "逾期") : ""};
        table.rows.push_back(item_cells(row.item, {row.item.planned.name, row.owed.material, row.owed.material, row.owed.promise,
                                                   row.owed.due, left, lamp_cell(row.standing.lamp)}));
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

}  // namespace

OwedFigures owed_figures(const WeekRecord& record) {
    const LampRules rules = lamp_rules(record.now.state->origin, record.day());
    const Date first = record.period.first;
    const auto known = owed_of(record.work);
    const auto before = owed_of(record.work_before);
    OwedFigures figures;
    for (const auto& [key, state] : known) {
        const auto old = before.find(key);
        const bool is_new = old == before.end();
        const bool was_open = !is_new && old->second.open;
        if (state.open) figures.open.push_back(owed_row(state, record, rules));
        if (is_new) ++(state.owed->since >= first ? figures.added : figures.other);
        const bool was_received = !is_new && old->second.owed->received;
        if (state.owed->received && !was_received) {
            const bool of_week = *state.owed->received >= first;
            of_week ? ++figures.received : --figures.other;
            if (!is_new && !was_open) ++figures.other;  // made good after its attempt had ended
            if (of_week) figures.received_rows.push_back(owed_row(state, record, rules));
        } else if (!state.open && (is_new || was_open)) {
            --figures.other;  // fell away with its attempt
        } else if (state.open && !is_new && !was_open) {
            ++figures.other;  // the receipt was reversed, or the withdrawal
        }
    }
    for (const auto& [key, state] : before) {
        figures.before += state.open ? 1 : 0;
        if (state.open && !known.contains(key)) --figures.other;  // the acceptance was reversed
    }
    for (const OwedRow& row : figures.open) figures.overdue += row.standing.past ? 1 : 0;
    return figures;
}

Sections owed_sections(const Circular& circular) {
    const OwedFigures owed = owed_figures(circular.record);
    require_equal("容缺待补", owed.before + owed.added - owed.received + owed.other, static_cast<int>(owed.open.size()));
    Section section{"owed", "容缺待补"};
    section.figures = {{"before", number(owed.before)}, {"new", number(owed.added)},       {"received", number(owed.received)},
                       {"other", number(owed.other)},   {"overdue", number(owed.overdue)}, {"open", number(owed.open.size())}};
    section.rows = owed_table(owed);
    const bool quiet = owed.before == 0 && owed.added == 0 && owed.received == 0 && owed.other == 0 && owed.open.empty();
    if (!owed.open.empty()) {
        section.heading += fmt::format("（{}份）", owed.open.size());
        section.blocks.emplace_back(*section.rows);
    }
    section.blocks.emplace_back(
        Paragraph{quiet ? "无容缺待补材料。" : owed_paragraph(owed, circular.record.period.word(), circular.record.calendar())});
    return {section, machine_section("owed_received", owed_received_rows(owed))};
}

}  // namespace zb
