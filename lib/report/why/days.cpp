// SPDX-License-Identifier: Apache-2.0
// Why a planned day, an expected day, the end of the intake and of a certificate's term are the days they are.
#include <algorithm>
#include <fmt/format.h>

#include "base/text.h"
#include "domain/step/rest_reason.h"
#include "plan/planned_step.h"
#include "report/why/parts.h"
#include "report/words/clocks.h"
#include "report/words/expected.h"

namespace zb {

namespace {

// 第 7 个工作日: the day to which a limit leads from an acceptance, without pauses.
std::optional<Date> by_limit(const WhyCase& item, Date accepted) {
    const PlannedStep& planned = item.planned();
    const int limit = item.step.today.limit;
    if (!planned.promised && !planned.legal) return std::nullopt;
    return due_date(Attempt{}, accepted, limit, planned.unit, {}, item.calendar);
}

std::string status_of(const StepOutlook& step) {
    if (const auto decided = decided_on(step)) return fmt::format("{} 办结", iso(*decided));
    return step.forecast ? fmt::format("预计 {}", iso(*step.forecast)) : std::string{label(step.today.state, step.planned->kind)};
}

// Adds the predecessors with their planned days; returns the one planned last, which drives the plan.
const StepOutlook* add_predecessors(Table& table, const WhyCase& item) {
    const StepOutlook* last = nullptr;
    for (const std::string& key : item.planned().depends_on) {
        const StepOutlook* before = item.project.find(key);
        if (before == nullptr) continue;
        if (last == nullptr || before->planned->finish > last->planned->finish) last = before;
        table.rows.push_back({fmt::format("前置 {}", before->planned->short_name), before->planned->finish, status_of(*before)});
    }
    return last;
}

// The project's own links and earliest days, set besides the order of its flow, each with the day it leads to.
void add_own_bounds(Table& table, const WhyCase& item) {
    for (const PlannedLink& link : item.planned().links) {
        const StepOutlook* before = item.project.find(link.step);
        if (before == nullptr) continue;
        const Date finish = before->planned->finish;
        const Date from = from_finish(link.type) ? finish : planned_acceptance(*before->planned, item.calendar).value_or(finish);
        const bool in_working_days = link.unit == LimitUnit::working;
        table.rows.push_back({fmt::format("搭接 {}", before->planned->short_name),
                              in_working_days ? item.calendar.add(from, WorkingDays{link.lag}) : from + CalendarDays{link.lag},
                              link_text(item.project.plan->plan.steps, link)});
    }
    if (const auto& bound = item.planned().not_before) table.rows.push_back({"最早受理日", *bound, "方案另定：不早于这天受理"});
}

// 10 个日历日 ＝ 计 7 ＋ 休息日 3.
std::string span_words(const WhyCase& item, Date after, Date to) {
    const int days = (to - after).count, working = item.calendar.elapsed(after, to).count;
    return fmt::format("{} 至 {}：{} 个日历日，其中工作日 {}、休息日 {}", month_day(after + kOneDay), month_day(to), days, working,
                       days - working);
}

void add_limit(Table& table, const WhyCase& item, const StepOutlook* driver) {
    const PlannedStep& planned = item.planned();
    const std::optional<Date> accepted = planned_acceptance(planned, item.calendar);
    if (planned.start) {
        const std::string bound = planned.links.empty() && !planned.not_before ? "" : "按另定的搭接、最早受理日";
        const std::string why =
            driver != nullptr && *accepted == driver->planned->finish ? fmt::format("紧接前置“{}”", driver->planned->short_name)
            : driver != nullptr && *accepted > driver->planned->finish
                ? fmt::format("晚于前置“{}”{} 个工作日：{}", driver->planned->short_name,
                              item.calendar.elapsed(driver->planned->finish, *accepted).count, bound.empty() ? "方案另有安排" : bound)
            : bound.empty() ? "方案写明"
                            : bound;
        table.rows.push_back({"计划第 1 天", *planned.start, fmt::format("{} 受理，次日起算；{}", iso(*accepted), why)});
    }
    if (item.step.today.limit == 0) return;
    const std::optional<Date> from = accepted ? accepted : driver != nullptr ? std::optional{driver->planned->finish} : std::nullopt;
    const std::string limit = fmt::format("{} {} {}", planned.promised ? "承诺" : "法定", item.step.today.limit, label(planned.unit));
    if (!from) {
        table.rows.push_back({limit, Cell{}, "方案没有写开始日，不能按时限推算"});
        return;
    }
    const std::optional<Date> end = by_limit(item, *from);
    const std::string whence = accepted ? "" : fmt::format("自前置“{}”办结起推算，", driver->planned->short_name);
    table.rows.push_back({limit, *end, whence + span_words(item, *from, *end)});
}

std::string finish_words(const WhyCase& item) {
    const PlannedStep& planned = item.planned();
    const std::optional<Date> accepted = planned_acceptance(planned, item.calendar);
    const std::optional<Date> end = accepted && item.step.today.limit > 0 ? by_limit(item, *accepted) : std::nullopt;
    if (!end) return "方案写明的办结日";
    const int late = item.calendar.elapsed(*end, planned.finish).count;
    if (late == 0) return "受理之后按时限推算";
    const bool ended_by_link =
        std::any_of(planned.links.begin(), planned.links.end(), [](const PlannedLink& link) { return !to_start(link.type); });
    const std::string_view whence = ended_by_link && late > 0 ? "按另定的搭接" : "方案写明的办结日";
    return fmt::format("{}，比按时限推算{} {} 个工作日", whence, late > 0 ? "晚" : "早", std::abs(late));
}

void add_versions(Table& table, const WhyCase& item) {
    const ProjectPlans& plans = item.state.plans_of(item.project.project->code);
    const PlannedStep* before = plans.baseline()->find(item.planned().step);
    const PlanVersion& current = *plans.current();
    if (current.number > 1 && before != nullptr) {
        const int moved = item.calendar.elapsed(before->finish, item.planned().finish).count;
        table.rows.push_back({"基准计划 V1", before->finish,
                              fmt::format("{} 审定；现行比基准{}", iso(plans.baseline()->on),
                                          moved == 0 ? std::string{"没有变动"} : fmt::format(" {:+} 个工作日", moved))});
    }
    table.rows.push_back({fmt::format("现行计划 V{}", current.number), item.planned().finish,
                          fmt::format("{}；{} 审定（{}，第 {} 条）", finish_words(item), iso(current.on), current.reason, current.seq)});
}

std::string intake_reason(const WhyCase& item, Date date, int number) {
    if (number == item.rules.intake_limit && item.planned().kind == StepKind::permit)
        return "期满日：当日仍不告知，自收件之日起即为受理（行政许可法第三十二条）";
    if (number == item.rules.intake_limit) return "期满日（参照行政许可法第三十二条；不是行政许可，不视为受理）";
    std::vector<std::string> reasons;
    if (date == item.day) reasons.emplace_back("截至日");
    if (number == item.rules.intake_yellow) reasons.emplace_back("亮黄灯");
    return join(reasons, "；");
}

}  // namespace

Section plan_section(const WhyCase& item) {
    Section section{"plan", fmt::format("为什么计划办结是 {}：", iso(item.planned().finish))};
    section.figures = {{"planned", item.planned().finish}};
    Table table;
    table.columns = {{"what", "凭什么"}, {"date", "日期"}, {"reason", "说明"}};
    const StepOutlook* driver = add_predecessors(table, item);
    add_own_bounds(table, item);
    add_limit(table, item, driver);
    add_versions(table, item);
    section.blocks.emplace_back(std::move(table));
    return section;
}

Section forecast_section(const WhyCase& item) {
    Section section{"forecast", ""};
    if (!item.step.forecast) return section;
    section.heading = fmt::format("为什么预计是 {}：", iso(*item.step.forecast));
    section.figures = {{"forecast", *item.step.forecast}};
    const std::string why = forecast_sentence({item.project, item.step, item.day, item.calendar});
    std::string text = fmt::format("{}{}。", why, tentative(*item.step.forecast, item.calendar));
    if (item.step.slack) text += fmt::format("机动 {}，{}。", item.step.slack->days, slack_sentence(*item.step.slack));
    section.blocks.emplace_back(Paragraph{text});
    return section;
}

Section intake_section(const WhyCase& item) {
    const Date from = *item.step.attempt->refiled, last = *item.step.today.intake_due;
    Section section{"intake", fmt::format("为什么 {} 前须告知或受理：", iso(last))};
    section.figures = {{"filed", from}, {"intake_due", last}};
    Table table;
    table.columns = {{"date", "日期", Align::left, DateForm::month_day},
                     {"weekday", "星期"},
                     {"verdict", "计不计"},
                     {"number", "第几天", Align::right},
                     {"reason", "理由"}};
    table.rows.push_back({from, weekday_name(from), Cell{std::string{"day0"}, "不计"}, Cell{Value{}, " "},
                          "收件当日不计入，自次日起算（民法典第二百零一条）"});
    int number = 0;
    for (Date date = from + kOneDay; date <= last; date = date + kOneDay) {
        const bool counts = item.calendar.is_working(date);
        if (counts) ++number;
        table.rows.push_back({date, weekday_name(date), Cell{std::string{counts ? "counted" : "rest"}, counts ? "计" : "不计"},
                              counts ? Cell{number} : Cell{Value{}, " "},
                              counts ? intake_reason(item, date, number) : rest_reason(item.calendar, date)});
    }
    section.blocks.emplace_back(std::move(table));
    return section;
}

Section certificate_section(const WhyCase& item) {
    Section section{"certificate", "证照："};
    if (const auto& clock = item.step.today.issue) {
        section.figures.emplace_back("issue_due", clock->due);
        const std::string lamp = clock->lamp ? fmt::format("；{}灯，不并入事项灯", label(*clock->lamp)) : std::string{};
        section.blocks.emplace_back(Paragraph{
            fmt::format("{} 作出决定，次日起第 {} 个工作日是 {}{}；{}{}。", iso(*item.step.attempt->decided), item.rules.issue_limit,
                        iso(clock->due), tentative(clock->due, item.calendar), issue_words(*clock, item.rules), lamp),
            "发证期限："});
    }
    const ProjectSteps& steps = item.state.steps_of(item.project.project->code);
    if (const auto term = certificate_term(item.planned(), steps, item.day, item.calendar, item.rules)) {
        const auto& used_by = item.planned().validity->used_by;
        const StepOutlook* use = used_by ? item.project.find(*used_by) : nullptr;
        section.figures.emplace_back("valid_until", term->until);
        section.blocks.emplace_back(
            Paragraph{fmt::format("{}。按月计算的期间到期月的对应日为末日，遇休息日顺延（民法典第二百零二条、第二百零三条）；届满前 {} "
                                  "天起提醒（lamp.expiry_yellow）。",
                                  term_words(item.planned(), *term, use == nullptr ? "" : use->planned->short_name, item.calendar),
                                  item.rules.expiry_yellow),
                      "有效期："});
    }
    return section;
}

}  // namespace zb
