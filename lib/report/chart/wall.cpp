// SPDX-License-Identifier: Apache-2.0
// 作战图: all projects by stages.
#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <iterator>

#include "base/text.h"
#include "report/chart/chart.h"
#include "report/chart/steps.h"
#include "report/words/days.h"
#include "report/words/items.h"
#include "report/words/page.h"
#include "report/words/progress.h"

namespace zb {

namespace {

constexpr std::string_view kOtherStages = "市政、投产等";

// 1 for the first column, which names the owner.
std::size_t column_of_stage(std::string_view stage) {
    const auto found = std::find(std::begin(kApprovalStages), std::end(kApprovalStages), stage);
    return static_cast<std::size_t>(found - std::begin(kApprovalStages)) + 1;
}

std::vector<ChartColumn> wall_columns() {
    constexpr int kStageRank = 5;  // the next node says where a project stands
    std::vector<ChartColumn> columns = {{"owner", "责任"}};
    int number = 1;
    for (const std::string_view stage : kApprovalStages)
        columns.push_back({fmt::format("stage_{}", number++), std::string{stage}, kStageRank});
    columns.push_back({"other", std::string{kOtherStages}, kStageRank});
    columns.push_back({"node", "下一节点"});
    columns.push_back({"node_left", "剩"});
    columns.push_back({"current", "现行", 3});
    columns.push_back({"forecast", "预计"});
    columns.push_back({"to_baseline", "较基准", 4});
    columns.push_back({"to_current", "较现行"});
    columns.push_back({"progress", "进度"});
    return columns;
}

// The most urgent item in hand: the worst lamp, then the fewest days left.
const StepOutlook* most_urgent(const std::vector<const StepOutlook*>& items) {
    const auto presses = [](const StepOutlook* step) {
        const int left = step->today.past ? -step->today.overdue : step->today.left;
        return std::pair{-static_cast<int>(signal_of(*step)), left};
    };
    const auto found =
        std::min_element(items.begin(), items.end(), [&](const StepOutlook* a, const StepOutlook* b) { return presses(a) < presses(b); });
    return found == items.end() ? nullptr : *found;
}

// 3/5 办 2 超 5: done of all, in hand, and what the most urgent has left.
ChartCell stage_cell(const ProjectOutlook& project, std::size_t column) {
    int all = 0;
    int done = 0;
    std::optional<Date> planned;
    std::vector<const StepOutlook*> in_hand_here;
    const std::vector<const StepOutlook*> in_hand = project.in_hand();
    for (const StepOutlook& step : project.steps) {
        if (column_of_stage(step.planned->stage) != column) continue;
        ++all;
        if (!step.forecast) ++done;
        if (!planned || step.planned->finish > *planned) planned = step.planned->finish;
        if (std::find(in_hand.begin(), in_hand.end(), &step) != in_hand.end()) in_hand_here.push_back(&step);
    }
    if (all == 0) return {};
    if (done == all) return {fmt::format("完成 {}", all), Signal::done};
    const StepOutlook* urgent = most_urgent(in_hand_here);
    if (urgent == nullptr) return {done == 0 ? fmt::format("计划 {}", month_day(*planned)) : fmt::format("{}/{}", done, all)};
    const std::string left = left_text(urgent->today);
    return {fmt::format("{}/{} 办{}{}{}", done, all, in_hand_here.size(), left.empty() ? "" : " ", left), signal_of(*urgent)};
}

std::string days_to(std::optional<Date> gate, Date day, const Calendar& calendar) {
    if (!gate) return {};
    const int left = calendar.elapsed(day, *gate).count;
    if (left < 0) return fmt::format("超 {}", -left);
    return left == 0 ? "今日" : std::to_string(left);
}

std::vector<ChartReason> project_reasons(const ProjectOutlook& outlook) {
    if (outlook.plan == nullptr) return {{"状态", "还没有审定的方案"}};
    std::vector<ChartReason> reasons = {
        {"状态", fmt::format("阶段 {}，现行方案 V{}（{}）", outlook.stage, outlook.plan->number, iso(outlook.plan->on))}};
    const std::vector<const StepOutlook*> items = outlook.in_hand();
    std::vector<std::string> worst;
    for (const StepOutlook& step : outlook.steps) {
        if (step.today.owed_lamp == outlook.lamp) worst.push_back(step.planned->short_name + "（容缺待补）");
    }
    for (const StepOutlook* step : items) {
        if (step->today.lamp != outlook.lamp) continue;
        const std::string left = left_text(step->today);
        worst.push_back(left.empty() ? step->planned->short_name : fmt::format("{}（{}）", step->planned->short_name, left));
    }
    reasons.push_back({fmt::format("{}灯", label(outlook.lamp)),
                       worst.empty() ? "没有在办事项" : fmt::format("在办事项和容缺材料中最差的灯：{}", join(worst, "、"))});
    if (!outlook.node_name.empty()) {
        reasons.push_back(
            {"下一节点", fmt::format("{}：基准 {}，现行 {}，预计 {}", outlook.node_name, month_day_text(outlook.node_baseline),
                                     month_day_text(outlook.node_current), month_day_text(outlook.node_forecast))});
    }
    return reasons;
}

ChartRow step_of_wall(const ChartStep& item, std::size_t columns) {
    ChartRow row = step_row(item);
    row.cells.resize(columns);
    row.cells.front().text = owner_text(item);
    const std::string left = left_text(item.step.today);
    const Signal lamp = row.lamp == Signal::done ? Signal::none : row.lamp;
    row.cells[column_of_stage(item.step.planned->stage)] = {
        left.empty() ? state_with_hold(item.step) : state_with_hold(item.step) + " " + left, lamp};
    const std::optional<Date> real = decided_or_expected(item.step);
    const std::size_t end = columns - 5;
    row.cells[end].text = month_day(item.step.planned->finish);
    row.cells[end + 1].text = month_day_text(real);
    const auto late = [&](const PlannedStep* planned) {
        return planned != nullptr && real ? signed_days(item.calendar.elapsed(planned->finish, *real).count) : std::string{};
    };
    row.cells[end + 2].text = late(item.baseline);
    row.cells[end + 3].text = late(item.step.planned);
    row.cells[end + 4].text = progress_text(item.step);
    return row;
}

ChartRow project_row(const ProjectOutlook& outlook, const std::vector<ChartRow>& steps, Date day, const Calendar& calendar) {
    const Project& project = *outlook.project;
    ChartRow row;
    row.key = project.code;
    row.name = fmt::format("{} {}", project.short_code, project.name);
    row.cells = {{project.specialist.value_or("")}};
    const std::size_t stages = std::size(kApprovalStages) + 1;
    for (std::size_t column = 1; column <= stages; ++column) row.cells.push_back(stage_cell(outlook, column));
    if (outlook.plan != nullptr) row.lamp = signal_of(outlook.lamp);
    row.cells.push_back({outlook.node_name.empty() ? outlook.stage : outlook.node_name});
    row.cells.push_back({days_to(outlook.node_current, day, calendar)});
    row.cells.push_back({month_day_text(outlook.node_current)});
    row.cells.push_back({month_day_text(outlook.node_forecast)});
    row.cells.push_back({signed_days(outlook.to_baseline)});
    row.cells.push_back({signed_days(outlook.to_current)});
    row.cells.push_back({progress_text(outlook)});
    row.due = outlook.node_current;
    for (const BarKind kind : {BarKind::baseline, BarKind::plan, BarKind::actual, BarKind::forecast}) {
        if (const auto bar = bar_around(steps, kind)) row.bars.push_back(*bar);
    }
    row.reasons = project_reasons(outlook);
    if (project.specialist) row.people.push_back(*project.specialist);
    return row;
}

std::string subtitle_of(const std::vector<ProjectOutlook>& outlooks) {
    std::array<int, 4> lamps{};
    int planned = 0;
    for (const ProjectOutlook& outlook : outlooks) {
        if (outlook.plan == nullptr) continue;
        ++planned;
        ++lamps.at(index_of(outlook.lamp));
    }
    std::string text = fmt::format("在册 {} 个项目", outlooks.size());
    const auto count = [&](Lamp lamp) { return lamps.at(index_of(lamp)); };
    text +=
        fmt::format("：红灯 {}、黄灯 {}、灰灯 {}、绿灯 {}", count(Lamp::red), count(Lamp::yellow), count(Lamp::grey), count(Lamp::green));
    const auto unplanned = outlooks.size() - static_cast<std::size_t>(planned);
    return unplanned == 0 ? text : text + fmt::format("、未编方案 {}", unplanned);
}

// Stages that no project has are left out: their columns would be empty.
void drop_unused_stage(Chart& chart) {
    const std::size_t last_stage = std::size(kApprovalStages) + 1;
    const bool used =
        std::any_of(chart.rows.begin(), chart.rows.end(), [&](const ChartRow& row) { return !row.cells[last_stage].text.empty(); });
    if (used) return;
    const auto at = static_cast<std::ptrdiff_t>(last_stage);
    chart.columns.erase(chart.columns.begin() + at);
    for (ChartRow& row : chart.rows) row.cells.erase(row.cells.begin() + at);
}

bool has(const std::vector<std::string>& words, const std::optional<std::string>& wanted) {
    return !wanted || std::find(words.begin(), words.end(), *wanted) != words.end();
}

bool is_worked_on_by(const ChartRow& row, const ChartFilter& filter) {
    return has(row.departments, filter.department) && has(row.people, filter.person);
}

// Whether the row of level 0 or, where it lends them its people, one of its parts is whose one asks.
bool is_wanted(const ChartRow& row, std::span<const ChartRow> parts, const ChartFilter& filter) {
    if (filter.lamp && row.lamp != *filter.lamp) return false;
    if (is_worked_on_by(row, filter)) return true;
    return std::any_of(parts.begin(), parts.end(), [&](const ChartRow& part) {
        return has(part.departments, filter.department) && (has(part.people, filter.person) || has(row.people, filter.person));
    });
}

// Of one row of level 0 and its parts those that match: of an overview all or none.
std::vector<ChartRow> wanted_of(ChartKind kind, std::span<const ChartRow> rows, const ChartFilter& filter) {
    const std::span<const ChartRow> parts = rows.subspan(1);
    if (kind == ChartKind::overview)
        return is_wanted(rows.front(), parts, filter) ? std::vector<ChartRow>{rows.begin(), rows.end()} : std::vector<ChartRow>{};
    std::vector<ChartRow> wanted = {rows.front()};
    std::copy_if(parts.begin(), parts.end(), std::back_inserter(wanted),
                 [&](const ChartRow& part) { return (!filter.lamp || part.lamp == *filter.lamp) && is_worked_on_by(part, filter); });
    if (wanted.size() == 1) wanted.clear();
    return wanted;
}

}  // namespace

void keep_rows(Chart& chart, const ChartFilter& filter) {
    if (!filter.department && !filter.person && !filter.lamp) return;
    std::vector<ChartRow> kept;
    for (auto first = chart.rows.begin(); first != chart.rows.end();) {
        const auto next = std::find_if(first + 1, chart.rows.end(), [](const ChartRow& row) { return row.level == 0; });
        std::vector<ChartRow> wanted = wanted_of(chart.kind, {first, next}, filter);
        std::move(wanted.begin(), wanted.end(), std::back_inserter(kept));
        first = next;
    }
    chart.rows = std::move(kept);
    const int level = chart.kind == ChartKind::overview ? 0 : 1;
    const auto shown = std::count_if(chart.rows.begin(), chart.rows.end(), [&](const ChartRow& row) { return row.level == level; });
    chart.subtitle += fmt::format("　只列{} {} 个{}", filter.words, shown, chart.row_heading);
}

Chart wall_chart(const State& state, const std::vector<ProjectOutlook>& outlooks, const Calendar& calendar, const Basis& basis) {
    Chart chart;
    chart.kind = ChartKind::overview;
    chart.title = "重大项目挂图作战图";
    chart.subtitle = subtitle_of(outlooks);
    chart.row_heading = "项目";
    chart.columns = wall_columns();
    for (const ProjectOutlook& outlook : outlooks) {
        std::vector<ChartRow> steps;
        for (const ChartStep& item : chart_steps(state, outlook, basis.as_of, calendar))
            steps.push_back(step_of_wall(item, chart.columns.size()));
        chart.rows.push_back(project_row(outlook, steps, basis.as_of, calendar));
        chart.rows.insert(chart.rows.end(), std::make_move_iterator(steps.begin()), std::make_move_iterator(steps.end()));
    }
    drop_unused_stage(chart);
    set_days(chart, basis.as_of, calendar);
    chart.notes = {"各阶段：已办/全部，办＝在办项数，其后为最急一项剩余或超期；剩、较基准、较现行均为工作日；项目灯取在办事项最差灯。",
                   basis_note(basis, "zb chart --all")};
    chart.basis = basis;
    return chart;
}

}  // namespace zb
