// SPDX-License-Identifier: Apache-2.0
// One project: its steps under their stages.
#include "report/chart/chart.h"

#include <algorithm>
#include <fmt/format.h>
#include <iterator>

#include "base/error.h"
#include "base/text.h"
#include "report/chart/steps.h"
#include "report/words/days.h"
#include "report/words/items.h"
#include "report/words/page.h"
#include "report/words/progress.h"

namespace zb {

namespace {

// The decision, or 预计 in brackets.
std::string end_text(const StepOutlook& step) {
    if (const auto decided = decided_on(step)) return month_day(*decided);
    return step.forecast ? fmt::format("({})", month_day(*step.forecast)) : std::string{};
}

std::optional<int> late_by(const PlannedStep* planned, const ChartStep& item) {
    const std::optional<Date> real = decided_or_expected(item.step);
    if (planned == nullptr || !real) return std::nullopt;
    return item.calendar.elapsed(planned->finish, *real).count;
}

ChartRow row_of(const ChartStep& item) {
    const Signal lamp = signal_of(item.step);
    ChartRow row = step_row(item);
    row.cells = {{owner_text(item)},
                 {state_with_hold(item.step)},
                 {left_text(item.step.today), lamp == Signal::done ? Signal::none : lamp},
                 {month_day_text(row.due)},
                 {end_text(item.step)},
                 {signed_days(late_by(item.baseline, item))},
                 {signed_days(late_by(item.step.planned, item))},
                 {row.slack ? std::to_string(*row.slack) : std::string{}},
                 {progress_text(item.step)}};
    return row;
}

// The procedure's stages in its order, then the plan's other stages in the order of its steps.
std::vector<std::string> stages_of(const ProjectOutlook& outlook) {
    std::vector<std::string> stages;
    const auto in_plan = [&](std::string_view stage) {
        return std::any_of(outlook.steps.begin(), outlook.steps.end(),
                           [&](const StepOutlook& step) { return step.planned->stage == stage; });
    };
    for (const std::string_view stage : kApprovalStages) {
        if (in_plan(stage)) stages.emplace_back(stage);
    }
    for (const StepOutlook& step : outlook.steps) {
        if (std::find(stages.begin(), stages.end(), step.planned->stage) == stages.end()) stages.push_back(step.planned->stage);
    }
    return stages;
}

ChartRow stage_row(const std::string& code, const std::string& stage, const std::vector<ChartRow>& steps, std::size_t columns) {
    ChartRow row;
    row.key = fmt::format("{}/{}", code, stage);
    row.name = stage;
    for (const ChartRow& step : steps) row.lamp = std::max(row.lamp, step.lamp);
    const auto done = std::count_if(steps.begin(), steps.end(), [](const ChartRow& step) { return step.lamp == Signal::done; });
    if (row.lamp == Signal::done && done < static_cast<std::ptrdiff_t>(steps.size())) row.lamp = Signal::none;
    row.cells.resize(columns);
    row.cells.front().text = fmt::format("已办 {} / 共 {} 项", done, steps.size());
    for (const BarKind kind : {BarKind::baseline, BarKind::plan, BarKind::actual, BarKind::forecast}) {
        if (const auto bar = bar_around(steps, kind)) row.bars.push_back(*bar);
    }
    return row;
}

std::string subtitle_of(const State& state, const ProjectOutlook& outlook) {
    const ProjectPlans& plans = state.plans_of(outlook.project->code);
    std::string text = fmt::format("阶段 {}　项目灯 {}　服务专员 {}　基准 V{}（{}）　现行 V{}（{}）", outlook.stage, label(outlook.lamp),
                                   outlook.project->specialist.value_or("未定"), plans.baseline()->number, iso(plans.baseline()->on),
                                   outlook.plan->number, iso(outlook.plan->on));
    text += fmt::format("　进度 {}", progress_text(outlook));
    if (outlook.node_name.empty()) return text;
    text += fmt::format("　下一节点 {}：现行 {}", outlook.node_name, month_day_text(outlook.node_current));
    if (outlook.node_forecast)
        text += fmt::format("，预计 {}，较基准 {}、较现行 {} 个工作日", month_day_text(outlook.node_forecast),
                            signed_days(outlook.to_baseline), signed_days(outlook.to_current));
    return text;
}

std::vector<std::string> notes_of(const ProjectOutlook& outlook, const Calendar& calendar, const Basis& basis) {
    std::vector<std::string> notes = {
        "剩余、超期、较基准、较现行、机动均为工作日；括号内为预计；关键＝在主线上，或它晚一天末项就晚一天；计划没有写受理日的，横条按时限从"
        "办结日倒画。"};
    const std::vector<std::string> plan = plan_notes(outlook.plan->plan.steps, calendar);
    notes.insert(notes.end(), plan.begin(), plan.end());
    notes.push_back(basis_note(basis, fmt::format("zb chart {}", outlook.project->code)));
    return notes;
}

}  // namespace

Chart project_chart(const State& state, const ProjectOutlook& outlook, const Calendar& calendar, const Basis& basis) {
    const Project& project = *outlook.project;
    if (outlook.plan == nullptr) {
        throw Error{"plan.none", fmt::format("{} {} 还没有审定的方案，画不出图", project.code, project.name),
                    fmt::format("先编制、审定：zb plan make {} --flow 流程 --start 日期；zb plan adopt {} --reason 依据", project.code,
                                project.code)};
    }
    Chart chart;
    chart.kind = ChartKind::whole;
    chart.title = fmt::format("{} {} 挂图作战图", project.code, project.name);
    chart.subtitle = subtitle_of(state, outlook);
    chart.row_heading = "事项";
    chart.columns = {{"owner", "部门 责任人", 3}, {"state", "状态", 2},     {"left", "剩/超"},
                     {"due", "到期", 2},          {"end", "办结(预计)", 1}, {"to_baseline", "较基准", 5},
                     {"to_current", "较现行", 4}, {"slack", "机动", 6},     {"progress", "进度", 7}};
    const std::vector<ChartStep> items = chart_steps(state, outlook, basis.as_of, calendar);
    for (const std::string& stage : stages_of(outlook)) {
        std::vector<ChartRow> rows;
        for (const ChartStep& item : items) {
            if (item.step.planned->stage == stage) rows.push_back(row_of(item));
        }
        chart.rows.push_back(stage_row(project.code, stage, rows, chart.columns.size()));
        chart.rows.insert(chart.rows.end(), std::make_move_iterator(rows.begin()), std::make_move_iterator(rows.end()));
    }
    set_days(chart, basis.as_of, calendar);
    chart.notes = notes_of(outlook, calendar, basis);
    chart.basis = basis;
    return chart;
}

}  // namespace zb
