// SPDX-License-Identifier: Apache-2.0
// 完成日推测 as people read it: P50 and P80, the probability of the target, the basis of each step's duration.
#include <algorithm>
#include <fmt/format.h>

#include "report/plan/questions.h"
#include "report/words/owners.h"
#include "report/words/page.h"
#include "report/words/share.h"

namespace zb {

namespace {

std::string share_of(std::uint32_t runs, std::uint32_t all) { return rate_text(static_cast<int>(runs), static_cast<int>(all)); }

Section overall_section(const CompletionForecast& answer, const Calendar& calendar) {
    Section section{"overall", ""};
    section.figures = {{"until", answer.until_name},
                       {"expected", answer.expected},
                       {"p50", answer.p50},
                       {"p80", answer.p80},
                       {"earliest", answer.earliest},
                       {"latest", answer.latest},
                       {"runs", std::int64_t{answer.runs}},
                       {"seed", static_cast<std::int64_t>(answer.seed)},
                       {"target", answer.target ? Value{answer.target->date} : Value{}},
                       {"met_runs", answer.target ? Value{std::int64_t{answer.target->met_runs}} : Value{}}};
    const auto spread = [](const ForecastStep& step) { return step.basis != DurationBasis::limit; };
    if (std::none_of(answer.steps.begin(), answer.steps.end(), spread)) {
        // Limits alone have no spread: to speak of P50 and P80 would claim a knowledge that is not there.
        section.blocks.emplace_back(Paragraph{
            fmt::format("{}：{} 前办结。没有已办结的同类事项，也没有三点估计（--points），各事项都按时限推算，没有离散，不说几成把握。",
                        answer.until_name, iso(answer.p50)),
            "结论："});
        return section;
    }
    section.blocks.emplace_back(Paragraph{
        fmt::format("{}：五成把握在 {} 前办结，八成把握在 {} 前办结（最早 {}，最晚 {}）；按时限推算的预计为 {}（五成把握{}）。",
                    answer.until_name, iso(answer.p50), iso(answer.p80), iso(answer.earliest), iso(answer.latest), iso(answer.expected),
                    [&] {
                        const int late = calendar.elapsed(answer.expected, answer.p50).count;
                        if (late == 0) return std::string{"与它同日"};
                        return fmt::format("比它{} {} 个工作日", late > 0 ? "晚" : "早", late > 0 ? late : -late);
                    }()),
        "结论："});
    if (answer.target)
        section.blocks.emplace_back(
            Paragraph{fmt::format("{}，{} 次推演里有 {} 次（{}）不晚于这天。", iso(answer.target->date), answer.runs,
                                  answer.target->met_runs, share_of(answer.target->met_runs, answer.runs)),
                      "赶上目标的把握："});
    return section;
}

std::string basis_text(const ForecastStep& step, int least) {
    switch (step.basis) {
        case DurationBasis::history: return fmt::format("实际用时 {} 件", step.samples);
        case DurationBasis::points: return "三点估计";
        case DurationBasis::limit: break;
    }
    if (step.samples == 0) return "按时限（没有已办结的）";
    return fmt::format("按时限（已办结 {} 件，不足 {} 件）", step.samples, least);
}

std::string_view key(DurationBasis basis) {
    switch (basis) {
        case DurationBasis::history: return "history";
        case DurationBasis::points: return "points";
        case DurationBasis::limit: return "limit";
    }
    return "";
}

Section steps_section(const State& state, const CompletionForecast& answer) {
    Table table;
    table.columns = {for_machines({"step", "事项键"}),
                     {"name", "事项"},
                     {"department", "部门"},
                     {"basis", "依据"},
                     for_machines({"samples", "已办结件数"}),
                     for_machines({"low", "最短"}),
                     for_machines({"middle", "中间"}),
                     for_machines({"high", "最长"}),
                     for_people({"days", "用时：最短/中间/最长", Align::right}),
                     for_machines({"days", "按时限还要"}),
                     {"unit", "单位"},
                     for_people({"criticality", "决定末项的次数占比", Align::right}),
                     for_machines({"critical_runs", "决定末项的次数"})};
    for (const ForecastStep& step : answer.steps) {
        const PlannedStep& planned = *step.step->planned;
        const std::string days = step.low ? fmt::format("{}/{}/{}", *step.low, *step.middle, *step.high) : fmt::format("{}", step.days);
        table.rows.push_back({planned.step, planned.short_name, Cell{planned.department, short_department(state, planned.department)},
                              Cell{std::string{key(step.basis)}, basis_text(step, answer.least_samples)}, step.samples, step.low,
                              step.middle, step.high, days, step.days, Cell{std::string{zb::key(step.unit)}, std::string{label(step.unit)}},
                              share_of(step.critical_runs, answer.runs), std::int64_t{step.critical_runs}});
    }
    Section section{"steps", "还没有办结的事项"};
    section.blocks.emplace_back(std::move(table));
    return section;
}

}  // namespace

Document forecast_document(const State& state, const ProjectOutlook& outlook, const CompletionForecast& answer,
                           const PlanQuestion& question) {
    Document document = project_document("chance", "完成日推测", *outlook.project, question.basis);
    document.sections.push_back(overall_section(answer, state.origin.calendar()));
    document.sections.push_back(steps_section(state, answer));
    document.notes = {
        fmt::format("推演 {} 次，种子 {}；种子相同结果相同。", answer.runs, answer.seed),
        fmt::format(
            "用时：本台账里同一事项已办结的各件，自受理至办结（含停表；方案把公示、专家评审列为子项的不含，子项另算），每次推演任取一件；"
            "已受理的只取比已用时间更长的。不足 {} 件的按承诺时限（设置 plan.least_samples，假定，可改），或用 --points 写三点。",
            answer.least_samples),
        "收件审核按规定期限、停表按告知的天数，不作推演。决定末项：它晚一天末项就晚一天。", basis_note(question.basis, question.command)};
    return document;
}

}  // namespace zb
