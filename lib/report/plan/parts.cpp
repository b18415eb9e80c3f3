// SPDX-License-Identifier: Apache-2.0
// Limits, clocks, months and notes of a plan.
#include "report/plan/parts.h"

#include <algorithm>
#include <fmt/format.h>
#include <set>

#include "base/text.h"
#include "plan/planned_step.h"
#include "report/words/expected.h"
#include "report/words/page.h"

namespace zb {

namespace {

Date first_of_month(Date day) { return Date::of(day.year(), day.month(), 1); }

// 国庆节 10-01 至 10-07 放假；10-10 调休上班. A day that a notice names twice is printed once.
std::string rest_days(Date first, Date last, const Calendar& calendar) {
    std::vector<std::string> texts;
    Date day = first;
    while (day <= last) {
        const auto reason = calendar.reason(day);
        Date end = day;
        if (reason) {
            const auto same = [&](Date next) {
                const auto other = calendar.reason(next);
                return other && other->name == reason->name && other->kind == reason->kind;
            };
            while (end < last && same(end + kOneDay)) end = end + kOneDay;
            const std::string span = end == day ? month_day(day) : fmt::format("{} 至 {}", month_day(day), month_day(end));
            texts.push_back(reason->kind == DayKind::rest ? fmt::format("{} {} 放假", reason->name, span)
                                                          : fmt::format("{} 调休上班", span));
        }
        day = end + kOneDay;
    }
    return join(texts, "；");
}

std::string due_in(const std::vector<PlannedStep>& steps, Date first, Date last) {
    std::vector<const PlannedStep*> due;
    for (const PlannedStep& step : steps) {
        if (step.finish >= first && step.finish <= last) due.push_back(&step);
    }
    std::stable_sort(due.begin(), due.end(), [](const PlannedStep* a, const PlannedStep* b) { return a->finish < b->finish; });
    std::vector<std::string> texts;
    for (const PlannedStep* step : due) texts.push_back(fmt::format("{} {}", step->finish.day(), step->short_name));
    return join(texts, "、");
}

}  // namespace

void add_clocks(Section& section, const PlanDrafted& plan, std::optional<int> total_limit, const Calendar& calendar) {
    const ApprovalClock promised = approval_clock(plan.steps);
    const ApprovalClock legal = approval_clock(plan.steps, LimitKind::legal);
    std::string text = fmt::format("承诺 {} 个工作日（最长路径，逐项相加为 {}）", promised.days, promised.days_in_a_row);
    if (total_limit) {
        const int over = promised.days - *total_limit;
        text += fmt::format("，流程总时限 {}", *total_limit);
        if (over > 0) text += fmt::format("，超出 {}", over);
        section.figures.emplace_back("total_limit", std::int64_t{*total_limit});
    }
    text += fmt::format("；按法定时限 {}。", legal.days);
    if (!promised.paths.empty()) text += fmt::format("最长路径：{}。", step_names(plan.steps, promised.paths.front(), "、"));
    section.figures.emplace_back("approval_promised", std::int64_t{promised.days});
    section.figures.emplace_back("approval_legal", std::int64_t{legal.days});
    section.figures.emplace_back("approval_in_a_row", std::int64_t{promised.days_in_a_row});
    section.blocks.emplace_back(Paragraph{std::move(text), "审批时钟："});

    const auto [first, last] = plan_period(plan.steps, calendar);
    const int working = calendar.elapsed(first, last).count;
    const int days = (last - first).count;
    section.figures.emplace_back("first", first);
    section.figures.emplace_back("last", last);
    section.figures.emplace_back("working_days", std::int64_t{working});
    section.figures.emplace_back("calendar_days", std::int64_t{days});
    section.blocks.emplace_back(
        Paragraph{fmt::format("{} 至 {}，{} 个工作日（{} 个日历日），含企业事项、公示、公用服务等不计入审批时钟的时间。", iso(first),
                              iso(last), working, days),
                  "日历计划："});
}

Section month_section(const std::vector<PlannedStep>& steps, const Calendar& calendar) {
    Table table;
    table.columns = {
        {"month", "月份"}, {"working_days", "工作日", Align::right}, {"rest_days", "放假和调休"}, {"due", "到期事项（日、事项）"}};
    const auto [first, last] = plan_period(steps, calendar);
    for (Date month = first_of_month(first); month <= last; month = month + Months{1}) {
        const Date end = month + Months{1} - kOneDay;
        std::string rest = rest_days(month, end, calendar);
        if (!calendar.has_notice(month.year())) rest = "暂定：放假通知未收录";
        const std::string due = due_in(steps, month, end);
        table.rows.push_back({iso(month).substr(0, 7), calendar.count(month, end).count, rest.empty() ? Cell{} : Cell{std::move(rest)},
                              due.empty() ? Cell{} : Cell{due}});
    }
    Section section{"months", "按月安排"};
    section.blocks.emplace_back(std::move(table));
    return section;
}

Section left_out_section(const std::vector<LeftOut>& left_out) {
    Section section{"left_out", fmt::format("未编入的事项（{} 项）", left_out.size())};
    if (left_out.empty()) {
        section.blocks.emplace_back(Paragraph{"流程里的事项全部编入。"});
        return section;
    }
    // People read them by reason: a condition that is off takes several steps with it. Machines read a row a step.
    Table table;
    table.columns = {for_machines({"step", "事项"}), {"why", "原因"}, for_people({"steps", "事项"})};
    std::vector<std::pair<std::string, std::vector<std::string>>> reasons;
    for (const LeftOut& step : left_out) {
        auto reason = std::find_if(reasons.begin(), reasons.end(), [&](const auto& known) { return known.first == step.why; });
        if (reason == reasons.end()) reason = reasons.insert(reasons.end(), {step.why, {}});
        reason->second.push_back(step.name);
        table.rows.push_back(Row{{step.name, step.why}, Reader::machines});
    }
    for (const auto& [why, names] : reasons) table.rows.push_back(Row{{Cell{}, why, join(names, "、")}, Reader::people});
    section.blocks.emplace_back(std::move(table));
    return section;
}

}  // namespace zb
