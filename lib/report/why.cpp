// SPDX-License-Identifier: Apache-2.0
// Head, day-by-day table and sums of one item's limit.
#include "report/why.h"

#include <algorithm>
#include <fmt/format.h>
#include <set>

#include "base/error.h"
#include "base/text.h"
#include "domain/step_clock.h"

namespace zb {

namespace {

using Verdict = WhyDay::Verdict;

// The item on its day, and what its limit is reckoned with.
struct Case {
    const State& state;
    const Project& project;
    const PlannedStep& planned;
    const Attempt& attempt;
    StepToday today;
    const Calendar& calendar;
    Date day;
    std::vector<WhyDay> days;
};

std::string_view verdict_key(Verdict verdict) {
    switch (verdict) {
        case Verdict::day0: return "day0";
        case Verdict::counted: return "counted";
        case Verdict::rest: return "rest";
        case Verdict::paused: return "paused";
    }
    return "";
}

int count(const Case& item, Verdict verdict) {
    return static_cast<int>(std::count_if(item.days.begin(), item.days.end(), [&](const WhyDay& day) { return day.verdict == verdict; }));
}

// The due date if every pause had lasted no longer than told.
std::optional<Date> due_with(const Case& item, std::vector<Pause> pauses) {
    Attempt attempt = item.attempt;
    attempt.pauses = std::move(pauses);
    return due_date(attempt, *item.today.accepted, item.today.limit, item.planned.unit, item.day, item.calendar);
}

std::optional<Date> due_without_overrun(const Case& item) {
    std::vector<Pause> pauses = item.attempt.pauses;
    for (Pause& pause : pauses) {
        const Date told = announced_end(pause, item.calendar);
        if (pause.to.value_or(item.day) > told) pause.to = told;
    }
    return due_with(item, std::move(pauses));
}

int overrun_days(const Case& item) {
    int over = 0;
    for (const Pause& pause : item.attempt.pauses) over += std::max(paused_days(pause, item.day, item.calendar).count - pause.expected, 0);
    return over;
}

std::string standing(const Case& item) {
    const StepToday& today = item.today;
    if (item.attempt.decided) {
        const std::string over = today.overdue > 0 ? fmt::format("，超 {}", today.overdue) : "，按时";
        return fmt::format("{} 办结：用 {}{}", iso(*item.attempt.decided), today.used, over);
    }
    const std::string rest = today.overdue > 0 ? fmt::format("超 {}", today.overdue) : fmt::format("剩 {}", today.left);
    return fmt::format("截至 {}：已用 {}，{}", iso(item.day), today.used, rest);
}

std::vector<std::string> head_lines(const Case& item) {
    const PlannedStep& planned = item.planned;
    const StepToday& today = item.today;
    std::vector<std::string> lines = {fmt::format("{} {} / {}", item.project.code, item.project.name, planned.name)};
    std::string who = fmt::format("责任部门  {}   责任人  {}   状态  {}", planned.department, planned.responsible.value_or("未定"),
                                  label(today.state, planned.kind));
    if (today.lamp) who += fmt::format("   灯  {}", label(*today.lamp));
    lines.push_back(who);
    const std::string accepted = fmt::format("受理  {}{}", iso(*today.accepted), today.deemed ? "（视为受理）" : "");
    lines.push_back(fmt::format("{}时限  {} {}   {}   到期  {}   {}", planned.promised ? "承诺" : "法定", today.limit, label(planned.unit),
                                accepted, iso(*today.due), standing(item)));
    if (!planned.promised || !planned.legal) return lines;
    const auto& extension = item.attempt.extension;
    const std::string extended = extension ? fmt::format("，{} 经批准延长 {} 日", iso(extension->on), extension->days) : "";
    const std::string basis = planned.legal_basis ? fmt::format("（{}）", *planned.legal_basis) : "";
    const std::string legal = fmt::format("法定时限  {} {}{}{}", *planned.legal, label(planned.unit), basis, extended);
    lines.push_back(fmt::format("{}   法定到期  {}", pad_right(legal, 60), iso(*today.legal_due)));
    return lines;
}

Table day_table(const Case& item) {
    Table table;
    table.columns = {{"date", "日期", Align::left, DateForm::month_day},
                     {"weekday", "星期"},
                     {"verdict", "计不计"},
                     {"number", "第几天", Align::right},
                     {"reason", "理由"}};
    for (const WhyDay& day : item.days) {
        const bool counted = day.verdict == Verdict::counted;
        const Cell verdict{std::string{verdict_key(day.verdict)}, counted ? "计" : "不计"};
        table.rows.push_back({day.date, weekday_name(day.date), verdict, counted ? Cell{day.number} : Cell{Value{}, " "}, day.reason});
    }
    return table;
}

// 国庆节 10-01 至 10-07 休息; 国庆节 10-10 调休上班.
std::string notices_text(const Case& item) {
    std::vector<std::string> parts;
    Date last_rest;
    for (const WhyDay& day : item.days) {
        if (day.verdict == Verdict::day0) continue;
        const auto reason = item.calendar.reason(day.date);
        if (!reason) continue;
        if (reason->kind == DayKind::work) {
            parts.push_back(fmt::format("{}{}调休上班", month_day(day.date), reason->name));
        } else if (item.calendar.is_working(day.date)) {
            continue;
        } else {
            const bool first = parts.empty() || last_rest + CalendarDays{1} != day.date;
            if (first) parts.push_back(fmt::format("{}起{}放假", month_day(day.date), reason->name));
            last_rest = day.date;
        }
    }
    return parts.empty() ? "期间无法定节假日和调休上班日" : "期间有：" + join(parts, "、");
}

std::string sum_text(const Case& item) {
    const int counted = count(item, Verdict::counted), paused = count(item, Verdict::paused), rest = count(item, Verdict::rest);
    const int total = counted + paused + rest;
    if (total == 0) return "受理当日即办结，不计时。";
    const Date first = item.days.front().verdict == Verdict::day0 ? item.days[1].date : item.days.front().date;
    const std::string stopped = paused > 0 ? fmt::format(" ＋ 停表 {}", paused) : "";
    return fmt::format("合计 {} 个日历日（{} 至 {}）：计 {}{} ＋ 休息日 {} ＝ {}。{}。", total, month_day(first),
                       month_day(item.days.back().date), counted, stopped, rest, total, notices_text(item));
}

std::string pause_text(const Pause& pause) {
    const std::string end = pause.to ? fmt::format("恢复：第 {} 条（{}）", pause.resumed_seq, iso(*pause.to)) : std::string{"尚未恢复"};
    return fmt::format("停表凭证：特别程序告知书 {}（{}），第 {} 条；{}。", pause.notice, iso(pause.from), pause.seq, end);
}

std::string without_pauses_text(const Case& item) {
    const std::string none = fmt::format("没有停表时到期日是 {}", iso(*due_with(item, {})));
    const int over = overrun_days(item);
    if (over == 0) return none + "。";
    return fmt::format("{}；没有超告知的 {} 日时是 {}。", none, over, iso(*due_without_overrun(item)));
}

// What people take for a stop of the clock, and is none.
std::vector<std::string> without_effect(const Case& item) {
    std::vector<std::string> parts;
    for (const Hold& hold : item.attempt.holds) {
        const std::string to = hold.to ? month_day(*hold.to) : "今";
        parts.push_back(fmt::format("{} 至 {} 因企业原因挂起（第 {} 条，单列，时限照走）", month_day(hold.from), to, hold.seq));
    }
    if (const auto& extension = item.attempt.extension) {
        parts.push_back(fmt::format("{} 批准延长审批期限 {} 日（第 {} 条，只顺延法定到期，承诺到期不动）", month_day(extension->on),
                                    extension->days, extension->seq));
    }
    for (const Owed& owed : item.attempt.owed) {
        const std::string state = owed.received ? fmt::format("{} 补齐（第 {} 条）", month_day(*owed.received), owed.received_seq)
                                                : fmt::format("限 {} 补齐", month_day(owed.due));
        parts.push_back(fmt::format("容缺材料“{}”{}", owed.material, state));
    }
    return parts;
}

std::string notice_numbers(const Case& item) {
    std::set<int> years;
    for (const WhyDay& day : item.days) years.insert(day.date.year());
    std::vector<std::string> parts;
    for (const int year : years) {
        const std::vector<std::string> numbers = item.calendar.notices(year);
        parts.push_back(numbers.empty() ? fmt::format("{} 年通知未发布，按周末休息推算，暂定", year)
                                        : fmt::format("{}（{} 年）", join(numbers, "、"), year));
    }
    return join(parts, "；");
}

Section day_section(const Case& item) {
    Section section{"why", fmt::format("为什么是 {}：", iso(*item.today.due))};
    const auto number = [](int value) { return Value{std::int64_t{value}}; };
    const auto told = [](const std::optional<Date>& day) { return day ? Value{*day} : Value{}; };
    const PlannedStep& planned = item.planned;
    section.figures = {{"project", item.project.code},
                       {"step", planned.step},
                       {"accepted", *item.today.accepted},
                       {"promised", planned.promised ? number(*planned.promised) : Value{}},
                       {"unit", std::string{key(planned.unit)}},
                       {"due", told(item.today.due)},
                       {"legal", planned.legal ? number(*planned.legal) : Value{}},
                       {"legal_due", told(item.today.legal_due)},
                       {"used", number(item.today.used)},
                       {"left", number(item.today.left)},
                       {"overdue", number(item.today.overdue)},
                       {"counted", number(count(item, Verdict::counted))},
                       {"paused", number(count(item, Verdict::paused))},
                       {"rest", number(count(item, Verdict::rest))},
                       {"calendar_days", number(static_cast<int>(item.days.size()) - count(item, Verdict::day0))},
                       {"without_pause", told(due_with(item, {}))},
                       {"without_overrun", told(due_without_overrun(item))}};
    section.blocks.emplace_back(day_table(item));
    return section;
}

Section sum_section(const Case& item, const Basis& basis) {
    Section section{"sums", ""};
    section.blocks.emplace_back(Paragraph{sum_text(item)});
    for (const Pause& pause : item.attempt.pauses) section.blocks.emplace_back(Paragraph{pause_text(pause)});
    if (!item.attempt.pauses.empty()) section.blocks.emplace_back(Paragraph{without_pauses_text(item)});
    const std::vector<std::string> others = without_effect(item);
    if (!others.empty()) section.blocks.emplace_back(Paragraph{"不影响时限的事：" + join(others, "；") + "。"});
    section.blocks.emplace_back(Paragraph{fmt::format("放假安排：{}。规则版本与台账条号：第 {} 条{}。", notice_numbers(item), basis.seq,
                                                      basis.practice ? "（演练库）" : "")});
    return section;
}

[[noreturn]] void refuse_without_limit(const Project& project, const PlannedStep& planned, const Attempt* attempt) {
    const StepState state = attempt == nullptr ? StepState::planned : attempt->state;
    throw Error{"step.not_accepted", fmt::format("{}“{}”现为“{}”，没有计时的时限", project.name, planned.name, label(state, planned.kind)),
                fmt::format("看它的情况：zb step show {} {}", project.code, planned.short_name)};
}

}  // namespace

Document why_document(const State& state, std::string_view project, std::string_view step_key, const Basis& basis) {
    const Project& owner = state.project(project);
    const PlanVersion* plan = state.plans_of(project).current();
    const PlannedStep* planned = plan == nullptr ? nullptr : plan->find(step_key);
    if (planned == nullptr) {
        throw Error{"step.unknown", fmt::format("{}的审批方案中没有事项“{}”", owner.name, step_key),
                    fmt::format("看方案中的事项：zb step list --project {}", owner.code)};
    }
    const ProjectSteps& records = state.steps_of(project);
    const auto record = records.find(step_key);
    const Attempt* attempt = record == records.end() ? nullptr : record->second.last();
    const Calendar& calendar = state.origin.calendar();
    const LampRules rules = lamp_rules(state.origin, basis.as_of);
    const StepToday today = step_today(*planned, attempt, basis.as_of, calendar, rules);
    if (attempt == nullptr || !today.accepted || !today.due) refuse_without_limit(owner, *planned, attempt);
    const Case item{state, owner,    *planned,    *attempt,
                    today, calendar, basis.as_of, why_days(*planned, *attempt, basis.as_of, calendar, rules)};
    Document document;
    document.report = "why";
    document.period = std::pair{*today.accepted, *today.due};
    document.basis = basis;
    Section head{"head", ""};
    head.blocks.emplace_back(Verbatim{head_lines(item)});
    document.sections = {std::move(head), day_section(item), sum_section(item, basis)};
    return document;
}

}  // namespace zb
