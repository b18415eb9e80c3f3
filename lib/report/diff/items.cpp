// SPDX-License-Identifier: Apache-2.0
// Items that came into hand, left it or changed while in it, and the dates that moved.
#include "report/words/items.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>

#include "report/diff/changes.h"

namespace zb {

namespace {

using Kind = WeekEvent::Kind;

const std::vector<Column> kChangedItemColumns = {for_machines({"project", "项目代码"}),
                                                 {"project_name", "项目名称"},
                                                 for_machines({"step", "事项键"}),
                                                 {"step_name", "事项"},
                                                 {"department", "责任部门"}};
// Dates may be the project's alone.
const std::vector<Column> kDateColumns = {
    for_machines({"project", "项目代码"}), {"project_name", "项目名称"}, for_machines({"step", "事项键"}), {"step_name", "事项或节点"}};

Table table_with(std::vector<Column> first, const std::vector<Column>& more) {
    Table table;
    table.columns = std::move(first);
    table.columns.insert(table.columns.end(), more.begin(), more.end());
    return table;
}

Row item_cells(const WorkItem& item, const std::vector<Cell>& more) {
    const PlannedStep& planned = *item.planned;
    Row row = {item.project->code, item.project->name, planned.step, planned.name, planned.department};
    row.append(more);
    return row;
}

Cell state_cell(const WorkItem& item) {
    return Cell{std::string{key(item.today.state)}, std::string{label(item.today.state, item.planned->kind)}};
}

// How an item that is no longer in hand was closed.
struct Leaving {
    std::string key, words;
    std::optional<Date> on;
    std::int64_t seq = 0;
};

Leaving leaving_of(const WorkItem* now, std::int64_t attempt) {
    if (now == nullptr) return {"reversed", fmt::format("冲销（第 {} 条不再算数）", attempt), {}, 0};
    for (const auto& [kind, name] : {std::pair{Kind::decided, "decided"}, std::pair{Kind::refused, "refused"},
                                     std::pair{Kind::withdrawn, "withdrawn"}, std::pair{Kind::moved_out, "moved_out"}}) {
        if (!now->day_of(kind)) continue;
        const WeekEvent event = week_event(*now, kind);
        const bool denied = now->today.state == StepState::denied;
        return {name, denied ? "不予许可" : std::string{label(kind)}, event.on, event.seq};
    }
    return {std::string{key(now->today.state)}, std::string{label(now->today.state, now->planned->kind)}, {}, 0};
}

struct MovedDate {
    std::string_view key;
    std::string_view label;
    std::optional<Date> before, now;
};

void add_moved(Table& rows, const std::vector<Cell>& whose, const MovedDate& date, const Calendar& calendar, std::int64_t entry) {
    if (date.before == date.now) return;
    const bool both = date.before && date.now;
    const int days = both ? calendar.elapsed(*date.before, *date.now).count : 0;
    const Cell moved = both ? Cell{days, days > 0 ? fmt::format("+{}", days) : ""} : Cell{};
    Row row{whose};
    row.append({Cell{std::string{date.key}, std::string{date.label}}, date.before, date.now, moved, entry_cell(entry)});
    rows.rows.push_back(std::move(row));
}

// Only dates that the item has on both evenings: a date that came or went with a change of state is shown by that change.
void add_item_dates(Table& rows, const WorkItem& now, const WorkItem& before, const Calendar& calendar) {
    const std::vector<Cell> whose = {now.project->code, now.project->name, now.planned->step, now.planned->name};
    const std::int64_t entry = last_move(*now.attempt, *before.attempt);
    const bool accepted_on_both = before.today.due && now.today.due;
    if (accepted_on_both) {
        add_moved(rows, whose, {"due", "承诺到期", before.today.due, now.today.due}, calendar, entry);
        add_moved(rows, whose, {"legal_due", "法定到期", before.today.legal_due, now.today.legal_due}, calendar, entry);
    }
    if (before.today.state == StepState::filed && now.today.state == StepState::filed)
        add_moved(rows, whose, {"intake_due", "受理期限", before.today.intake_due, now.today.intake_due}, calendar, entry);
}

// For each project the last entry of a step or a plan that `before` did not know: only these move a forecast.
std::map<std::string_view, std::int64_t> last_work(const State& now, const State& before) {
    std::map<std::string_view, std::int64_t> last;
    for (auto line = now.journal.rbegin(); line != now.journal.rend() && line->seq > before.seq; ++line) {
        if (line->kind.starts_with("step.") || line->kind == PlanAdopted::kind) last.emplace(line->project, line->seq);
    }
    return last;
}

void add_plan_dates(Table& rows, const ProjectOutlook& now, const ProjectOutlook& before, const Calendar& calendar) {
    if (now.plan == nullptr || before.plan == nullptr || now.plan->seq == before.plan->seq) return;
    for (const StepOutlook& step : now.steps) {
        const PlannedStep* old = before.plan->find(step.planned->step);
        if (old == nullptr || step.today.state == StepState::decided || step.today.state == StepState::issued) continue;
        const std::vector<Cell> whose = {now.project->code, now.project->name, step.planned->step, step.planned->name};
        add_moved(rows, whose, {"plan_finish", "现行计划办结", old->finish, step.planned->finish}, calendar, now.plan->seq);
    }
}

}  // namespace

Section arrived_items(const TwoEvenings& days) {
    Table rows = table_with(kChangedItemColumns,
                            {{"filed", "收件日"}, {"state", "状态"}, {"due", "期限"}, {"lamp", "灯"}, {"entry", "条目", Align::right}});
    for (const auto& [key, item] : days.now.work) {
        const WorkItem* before = days.before.find(key);
        if (!item.is_in_hand() || (before != nullptr && before->is_in_hand())) continue;
        const auto on = item.attempt->filed ? item.attempt->filed : item.attempt->accepted;
        const std::int64_t entry = before == nullptr ? item.attempt->seq : last_move(*item.attempt, *before->attempt);
        rows.rows.push_back(
            item_cells(item, {on, state_cell(item), acting_date(item.today), lamp_cell(item.today.lamp), entry_cell(entry)}));
    }
    return section_of_rows({"arrived", "二、新进入在办"}, std::move(rows), "没有新进入在办的事项。");
}

Section left_items(const TwoEvenings& days) {
    Table rows = table_with(kChangedItemColumns, {{"how", "怎样离开"},
                                                  {"on", "日期"},
                                                  {"used", "用时", Align::right},
                                                  {"over", "超承诺", Align::right},
                                                  {"entry", "条目", Align::right}});
    for (const auto& [key, before] : days.before.work) {
        const WorkItem* now = days.now.find(key);
        if (!before.is_in_hand() || (now != nullptr && now->is_in_hand())) continue;
        const Leaving leaving = leaving_of(now, before.attempt->seq);
        const bool decided = leaving.key == "decided";
        const Cell used = decided ? Cell{now->today.used} : Cell{};
        const Cell over = decided ? Cell{now->today.overdue} : Cell{};
        rows.rows.push_back(item_cells(before, {Cell{leaving.key, leaving.words}, leaving.on, used, over, entry_cell(leaving.seq)}));
    }
    return section_of_rows({"left", "三、离开在办"}, std::move(rows), "没有离开在办的事项。");
}

Section changed_items(const TwoEvenings& days) {
    Table rows = table_with(kChangedItemColumns, {{"state_before", "原状态"},
                                                  {"state", "现状态"},
                                                  {"lamp_before", "原灯"},
                                                  {"lamp", "现灯"},
                                                  {"due", "期限"},
                                                  {"entry", "条目", Align::right}});
    for (const auto& [key, item] : days.now.work) {
        const WorkItem* before = days.before.find(key);
        if (before == nullptr || !item.is_in_hand() || !before->is_in_hand()) continue;
        if (item.today.state == before->today.state && item.today.lamp == before->today.lamp) continue;
        rows.rows.push_back(
            item_cells(item, {state_cell(*before), state_cell(item), lamp_cell(before->today.lamp), lamp_cell(item.today.lamp),
                              acting_date(item.today), entry_cell(last_move(*item.attempt, *before->attempt))}));
    }
    return section_of_rows({"changed", "四、仍在办，状态或亮灯有变"}, std::move(rows), "仍在办的事项状态和亮灯都没有变。");
}

Section moved_dates_section(const TwoEvenings& days) {
    Table rows = table_with(
        kDateColumns,
        {{"what", "日期"}, {"before", "原为"}, {"now", "现为"}, {"days", "推后", Align::right}, {"entry", "条目", Align::right}});
    const Calendar& calendar = days.now.known.state->origin.calendar();
    const auto last = last_work(*days.now.known.state, *days.before.known.state);
    for (const auto& [key, item] : days.now.work) {
        const WorkItem* before = days.before.find(key);
        if (before != nullptr && item.is_in_hand() && before->is_in_hand()) add_item_dates(rows, item, *before, calendar);
    }
    for (const ProjectOutlook& now : days.now.outlooks) {
        const ProjectOutlook* before = days.before.outlook(now.project->code);
        if (before == nullptr) continue;
        add_plan_dates(rows, now, *before, calendar);
        // Only where the next node is the same on both days; a change of node is a project row.
        if (now.node_name.empty() || now.node_name != before->node_name || now.stage != before->stage) continue;
        const std::vector<Cell> whose = {now.project->code, now.project->name, now.node_step.empty() ? Cell{} : Cell{now.node_step},
                                         now.node_name};
        const auto worked = last.find(now.project->code);
        const std::int64_t entry = worked == last.end() ? 0 : worked->second;
        add_moved(rows, whose, {"node_current", "节点现行计划", before->node_current, now.node_current}, calendar, entry);
        add_moved(rows, whose, {"node_forecast", "节点预计", before->node_forecast, now.node_forecast}, calendar, entry);
    }
    return section_of_rows({"dates", "五、日期变动"}, std::move(rows), "到期、计划和预计的日期都没有变。");
}

}  // namespace zb
