// SPDX-License-Identifier: Apache-2.0
// Answers as tables: for people, and as lists that can be read again as plans.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "exchange/plans/moments.h"

namespace zb {

namespace {

Cell cell_of(const FilePlan& plan, Date moment) {
    if (plan.axis == TimeAxis::periods) return Cell{moment.days()};
    return Cell{moment};
}

Cell known(bool so, Cell cell) { return so ? std::move(cell) : Cell{}; }

Cell text_or_none(const std::string& text) { return text.empty() ? Cell{} : Cell{text}; }

Cell first_day_cell(const FilePlan& plan, const std::optional<Date>& day) {
    if (!day) return {};
    return cell_of(plan, plan.axis == TimeAxis::periods ? *day - kOneDay : *day);
}

Cell evening_cell(const FilePlan& plan, const std::optional<Date>& day) { return day ? cell_of(plan, *day) : Cell{}; }

Row step_row(const SolvedPlan& solved, std::size_t index) {
    const FilePlan& plan = solved.plan;
    const FileStep& step = plan.steps[index];
    const Activity& activity = plan.network.activities[index];
    const Window& window = solved.window(index);
    const StepMoments moments = moments_of(solved, index);
    const bool early = !solved.undetermined[index];
    const bool late = early && (solved.has_end() || plan.network.target);
    const bool computed = plan.direction == Direction::backward ? late : early;
    const std::optional<Driver> driver = driver_of(solved, index);
    return {Cell{step.id},
            text_or_none(step.name),
            Cell{activity.duration},
            plan.axis == TimeAxis::periods ? Cell{} : Cell{unit_name(activity.unit)},
            text_or_none(predecessors_text(plan, index)),
            text_or_none(step.department),
            first_day_cell(plan, activity.not_before),
            evening_cell(plan, activity.deadline),
            Cell{step.min_duration},
            first_day_cell(plan, activity.actual_start),
            evening_cell(plan, activity.actual_finish),
            Cell{activity.remaining},
            known(computed, cell_of(plan, moments.start)),
            known(computed, cell_of(plan, moments.finish)),
            known(early, cell_of(plan, moments.es)),
            known(early, cell_of(plan, moments.ef)),
            known(late, cell_of(plan, moments.ls)),
            known(late, cell_of(plan, moments.lf)),
            known(late, Cell{window.slack}),
            known(late, Cell{window.free_slack}),
            known(late, Cell{window.critical, window.critical ? "是" : "否"}),
            driver ? Cell{fmt::format("{} {}", driver->id, driver->type)} : Cell{}};
}

// The files' words are the columns of CSV (planning.md); people read them in Chinese. What the plan was given goes first.
std::vector<Column> solve_columns() {
    constexpr int kGiven = 3, kSeldom = 4, kLess = 2;
    const std::vector<Column> columns = {{"id", "编号"},
                                         {"name", "名称"},
                                         ranked(1, {"duration", "工期", Align::right}),
                                         ranked(1, {"unit", "单位"}),
                                         ranked(kGiven, {"predecessors", "紧前"}),
                                         ranked(kGiven, {"department", "部门"}),
                                         ranked(kSeldom, {"not_before", "不早于"}),
                                         ranked(kSeldom, {"deadline", "期限"}),
                                         ranked(kSeldom, {"min_duration", "最短工期", Align::right}),
                                         ranked(kSeldom, {"actual_start", "实际开始"}),
                                         ranked(kSeldom, {"actual_finish", "实际完成"}),
                                         ranked(kSeldom, {"remaining", "剩余", Align::right}),
                                         {"start", "开始"},
                                         {"finish", "完成"},
                                         ranked(kSeldom, {"es", "最早开始"}),
                                         ranked(kSeldom, {"ef", "最早完成"}),
                                         ranked(kSeldom, {"ls", "最迟开始"}),
                                         ranked(kLess, {"lf", "最迟完成"}),
                                         {"slack", "总时差", Align::right},
                                         ranked(kLess, {"free", "自由时差", Align::right}),
                                         {"critical", "关键"},
                                         ranked(kLess, {"driver", "取决于"})};
    std::vector<Column> both;
    for (Column column : columns) {
        column.heading = column.key;
        both.push_back(for_machines(std::move(column)));
    }
    for (const Column& column : columns) both.push_back(for_people(column));
    return both;
}

}  // namespace

Table solve_table(const SolvedPlan& solved) {
    Table table;
    table.columns = solve_columns();
    for (std::size_t i = 0; i < solved.plan.steps.size(); ++i) {
        Row row = step_row(solved, i);
        row.append(std::vector<Cell>{row.begin(), row.end()});
        table.rows.push_back(std::move(row));
    }
    return table;
}

Table compress_table(const SolvedPlan& solved, const Compression& compression) {
    Table table;
    table.columns = {{"rank", "次序", Align::right},
                     {"cut", "压缩"},
                     {"gain", "末项提前（工作日）", Align::right},
                     {"cumulative", "累计提前（工作日）", Align::right}};
    int rank = 0;
    for (const CutStep& step : compression.steps) {
        std::vector<std::string> cuts;
        for (const Cut& cut : step.cuts) {
            const FileStep& of = solved.plan.steps[cut.activity];
            cuts.push_back(fmt::format("{} {} 天", of.name.empty() ? of.id : of.id + " " + of.name, cut.days));
        }
        table.rows.push_back({++rank, fmt::format("{}", fmt::join(cuts, "，")), step.gain, step.cumulative});
    }
    return table;
}

Table forecast_table(const SolvedPlan& solved, const Simulation& simulation) {
    Table table;
    table.columns = {{"id", "编号"}, {"name", "名称"}, {"criticality", "决定末项的次数（每万次）", Align::right}};
    const auto runs = static_cast<double>(simulation.finishes.size());
    for (std::size_t i = 0; i < solved.plan.steps.size(); ++i) {
        const auto share = static_cast<std::int64_t>(simulation.critical_runs[i] / runs * 10'000 + 0.5);
        table.rows.push_back({solved.plan.steps[i].id, text_or_none(solved.plan.steps[i].name), share});
    }
    return table;
}

std::string forecast_sentence(const SolvedPlan& solved, const Simulation& simulation, const Calendar& days) {
    const ForecastFigures figures = figures_of(solved, simulation, days);
    const auto day_of = [&](double end) {
        return solved.plan.axis == TimeAxis::days ? iso(Date::from_days(static_cast<std::int32_t>(end))) : fmt::format("{:.1f}", end);
    };
    std::string sentence = fmt::format("五成把握在 {} 前完成，八成把握在 {} 前完成", day_of(figures.p50), day_of(figures.p80));
    if (figures.p_target) sentence += fmt::format("，赶上目标的把握 {:.1f}%", *figures.p_target * 100);
    return sentence;
}

std::vector<std::string> warnings_of(const SolvedPlan& solved, const Calendar& days) {
    std::vector<std::string> warnings;
    if (const std::vector<int>& years = solved.solution.tentative_years; !years.empty())
        warnings.push_back(fmt::format("{} 年的放假通知未收录，只按周末推算，结果为暂定", fmt::join(years, "、")));
    if (const auto links = out_of_sequence(solved); !links.empty())
        warnings.push_back(fmt::format("没有等前置就开始：{}", fmt::join(links, "；")));
    if (const auto ids = undetermined_from(solved); !ids.empty())
        warnings.push_back(fmt::format("从 {} 起无法推算：停顿没有止日，也没有 assume_days", fmt::join(ids, "、")));
    if (const auto ids = missed_deadlines(solved, days); !ids.empty())
        warnings.push_back(fmt::format("赶不上自己的期限：{}", fmt::join(ids, "、")));
    if (const auto& keys = solved.plan.unknown_keys; !keys.empty())
        warnings.push_back(fmt::format("不认识的键，没有理会：{}", fmt::join(keys, "、")));
    return warnings;
}

}  // namespace zb
