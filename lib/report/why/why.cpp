// SPDX-License-Identifier: Apache-2.0
// Head, day-by-day table and sums of one item's limit; behind them why its lamp, planned and expected days are what they are.
#include "report/why/why.h"

#include <algorithm>
#include <fmt/format.h>
#include <set>

#include "base/error.h"
#include "base/text.h"
#include "domain/step/words.h"
#include "outlook/outlook.h"
#include "plan/planned_step.h"
#include "report/why/parts.h"
#include "report/words/clocks.h"
#include "report/words/items.h"
#include "report/words/notes.h"

namespace zb {

namespace {

using Verdict = WhyDay::Verdict;

// An item whose limit runs or ran, and the days of it.
struct Case {
    const WhyCase& whole;
    const PlannedStep& planned;
    const Attempt& attempt;
    const StepToday& today;
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

std::optional<Date> due_with(const Case& item, const Stops& stops) {
    return due_date(item.attempt, *item.today.accepted, item.today.limit, item.planned.unit, stops, item.calendar);
}

// The due date if every pause had lasted no longer than announced.
std::optional<Date> due_without_overrun(const Case& item) {
    Stops stops = stops_of_limit(item.planned, item.today.stops);
    for (Stop& stop : stops) stop.last = std::min(stop.last, stop.announced.value_or(stop.last));
    return due_with(item, stops);
}

int overrun_days(const Case& item) {
    int over = 0;
    for (const Pause& pause : item.attempt.pauses) over += std::max(paused_days(pause, item.day, item.calendar).count - pause.expected, 0);
    return over;
}

std::string status(const Case& item) {
    const StepToday& today = item.today;
    if (item.attempt.decided) {
        const std::string over = today.past ? "，" + over_text(today.overdue) : "，按时";
        return fmt::format("{} 办结：用 {}{}", iso(*item.attempt.decided), today.used, over);
    }
    const std::string rest = today.past ? over_text(today.overdue) : fmt::format("剩 {}", today.left);
    return fmt::format("截至 {}：已用 {}，{}", iso(item.day), today.used, rest);
}

// What is printed of every item, whether its limit runs or not.
std::vector<std::string> first_lines(const WhyCase& item) {
    const PlannedStep& planned = item.planned();
    const StepToday& today = item.step.today;
    const Project& project = *item.project.project;
    const auto person = responsible_words(item.state, item.project, item.step);
    std::string who = fmt::format("责任部门  {}   责任人  {}   状态  {}{}", planned.department, person.value_or("未指定"),
                                  label(today.state, planned.kind), today.deemed ? "（视为受理）" : "");
    if (today.lamp) who += fmt::format("   灯  {}", label(*today.lamp));
    return {fmt::format("{} {} / {}", project.code, project.name, planned.name), who};
}

std::string legal_text(const PlannedStep& planned) {
    return fmt::format("法定时限  {} {}（{}）", *planned.legal, label(planned.unit), limit_law(planned));
}

std::vector<std::string> running_lines(const Case& item) {
    const PlannedStep& planned = item.planned;
    const StepToday& today = item.today;
    std::vector<std::string> lines = first_lines(item.whole);
    const std::string accepted = fmt::format("受理  {}{}", iso(*today.accepted), today.deemed ? "（视为受理）" : "");
    const bool period = has_shortest(planned);
    lines.push_back(fmt::format("{}  {} {}   {}   {}  {}{}   {}",
                                period             ? "最短期间"
                                : planned.promised ? "承诺时限"
                                                   : "法定时限",
                                today.limit, label(planned.unit), accepted, period ? "期满" : "到期", iso(*today.due),
                                tentative(*today.due, item.calendar), status(item)));
    if (!planned.promised || !today.legal_due) return lines;
    const auto& extension = item.attempt.extension;
    const std::string extended =
        extension ? fmt::format("，{} 经批准延长 {} {}", iso(extension->on), extension->days, label(planned.unit)) : "";
    lines.push_back(fmt::format("{}   法定到期  {}{}", pad_right(legal_text(planned) + extended, 60), iso(*today.legal_due),
                                tentative(*today.legal_due, item.calendar)));
    return lines;
}

// Of an item whose limit does not run yet, or that has none.
std::vector<std::string> resting_lines(const WhyCase& item) {
    const PlannedStep& planned = item.planned();
    const StepToday& today = item.step.today;
    std::vector<std::string> lines = first_lines(item);
    std::vector<std::string> limits;
    if (planned.promised) limits.push_back(fmt::format("承诺时限  {} {}", *planned.promised, label(planned.unit)));
    const auto shortest = shortest_of(planned);
    if (shortest) limits.push_back(fmt::format("最短期间  {} {}（{}）", shortest->days, label(planned.unit), shortest->basis));
    if (planned.legal && !shortest) limits.push_back(legal_text(planned));
    lines.push_back(limits.empty() ? "没有时限" : join(limits, "   "));
    if (today.state == StepState::filed)
        lines.push_back(fmt::format("收件  {}   {} 前须一次告知补正或受理（{}）   截至 {}：{}", iso(*item.step.attempt->refiled),
                                    iso(*today.intake_due), cited("行政许可法第三十二条", planned.kind), iso(item.day),
                                    today.intake_past ? unanswered_words(today) : fmt::format("剩 {}", today.left)));
    if (today.state == StepState::correcting)
        lines.push_back(fmt::format("补正  {}，{} 告知（受理前，不计时限）", correction_words(item.step.attempt->corrections),
                                    iso(*item.step.attempt->returned)));
    if (!today.accepted) lines.emplace_back("尚未受理，时限还没有起算");
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
            const bool first = parts.empty() || last_rest + kOneDay != day.date;
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

// 批前公示 11-02 至 11-09 停承诺时限；公示不在行政许可法第四十五条之列，法定时限照走.
std::string procedure_text(const Case& item, const Stop& stop) {
    const PlannedStep* sub = find_planned(item.whole.project.plan->plan.steps, stop.part);
    return fmt::format("子项“{}”{} 至 {}：{}。", sub == nullptr ? stop.part : sub->short_name, month_day(stop.from), month_day(stop.last),
                       stop.legal ? "承诺、法定时限都停（行政许可法第四十五条）" : kLegalRunsOn);
}

std::string without_pauses_text(const Case& item) {
    const std::string none = fmt::format("没有停表时到期日是 {}", iso(*due_with(item, {})));
    const int over = overrun_days(item);
    if (over == 0) return none + "。";
    return fmt::format("{}；没有超告知的 {} 日时是 {}。", none, over, iso(*due_without_overrun(item)));
}

// Events that look like a stop of the clock but are not.
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
        const std::string status = owed.received ? fmt::format("{} 补齐（第 {} 条）", month_day(*owed.received), owed.received_seq)
                                                 : fmt::format("限 {} 补齐", month_day(owed.due));
        parts.push_back(fmt::format("容缺材料“{}”{}", owed.material, status));
    }
    for (const Note& note : item.whole.state.notes) {
        if (note.project != item.whole.project.project->code || note.on < *item.today.accepted) continue;
        for (const NotePiece& piece : note_pieces(item.whole.state, item.whole.project, note.text.progress)) {
            if (piece.step != nullptr && piece.step->planned->step == item.planned.step)
                parts.push_back(fmt::format("{} {}（第 {} 条）", month_day(note.on), piece.text, note.seq));
        }
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
    const auto value = [](const std::optional<Date>& day) { return day ? Value{*day} : Value{}; };
    const PlannedStep& planned = item.planned;
    section.figures = {{"project", item.whole.project.project->code},
                       {"step", planned.step},
                       {"accepted", *item.today.accepted},
                       {"promised", planned.promised ? number(*planned.promised) : Value{}},
                       {"unit", std::string{key(planned.unit)}},
                       {"due", value(item.today.due)},
                       {"legal", planned.legal ? number(*planned.legal) : Value{}},
                       {"legal_due", value(item.today.legal_due)},
                       {"used", number(item.today.used)},
                       {"left", item.today.past ? Value{} : number(item.today.left)},
                       {"overdue", number(item.today.overdue)},
                       {"counted", number(count(item, Verdict::counted))},
                       {"paused", number(count(item, Verdict::paused))},
                       {"rest", number(count(item, Verdict::rest))},
                       {"calendar_days", number(static_cast<int>(item.days.size()) - count(item, Verdict::day0))},
                       {"without_pause", value(due_with(item, {}))},
                       {"without_overrun", value(due_without_overrun(item))}};
    section.blocks.emplace_back(day_table(item));
    return section;
}

Section sum_section(const Case& item, const Basis& basis) {
    Section section{"sums", ""};
    section.blocks.emplace_back(Paragraph{sum_text(item)});
    if (item.today.deemed)
        section.blocks.emplace_back(Paragraph{
            fmt::format("视为受理：{} 收件，到 {}（第五个工作日）没有告知补正也没有受理，自 {} 起知其视为受理，受理日回溯到收件之日 "
                        "{}（行政许可法第三十二条）。",
                        iso(*item.attempt.refiled), iso(*item.today.intake_due), iso(*item.today.deemed_from), iso(*item.today.accepted))});
    for (const Pause& pause : item.attempt.pauses) section.blocks.emplace_back(Paragraph{pause_text(pause)});
    if (!item.today.stops.empty()) section.blocks.emplace_back(Paragraph{without_pauses_text(item)});
    for (const Stop& stop : item.today.stops) {
        if (!stop.part.empty()) section.blocks.emplace_back(Paragraph{procedure_text(item, stop)});
    }
    const std::vector<std::string> others = without_effect(item);
    if (!others.empty()) section.blocks.emplace_back(Paragraph{"不影响时限的事：" + join(others, "；") + "。"});
    const std::string rests_on =
        basis.seq == 0 ? "" : fmt::format("规则版本与台账条号：第 {} 条{}。", basis.seq, basis.practice ? "（演练库）" : "");
    section.blocks.emplace_back(Paragraph{fmt::format("放假安排：{}。{}", notice_numbers(item), rests_on)});
    return section;
}

void add_limit_sections(Document& document, const WhyCase& whole) {
    const StepToday& today = whole.step.today;
    const Attempt& attempt = *whole.step.attempt;
    const Case item{whole,
                    whole.planned(),
                    attempt,
                    today,
                    whole.calendar,
                    whole.day,
                    why_days(whole.project.plan->plan.steps, whole.planned(), attempt, today, whole.day, whole.calendar)};
    document.period = std::pair{*today.accepted, *today.due};
    Section head{"head", ""};
    head.blocks.emplace_back(Verbatim{running_lines(item)});
    document.sections = {std::move(head), day_section(item), sum_section(item, document.basis)};
}

}  // namespace

Document why_document(const State& state, std::string_view project, std::string_view step_key, const Basis& basis) {
    const Calendar& calendar = state.origin.calendar();
    const ProjectOutlook outlook = project_outlook(state, project, basis.as_of, calendar);
    const StepOutlook* step = outlook.find(step_key);
    if (step == nullptr) {
        throw Error{"step.unknown", fmt::format("{}的审批方案中没有事项“{}”", outlook.project->name, step_key),
                    fmt::format("看方案中的事项：zb step list {}", outlook.project->code)};
    }
    const WhyCase item{state, outlook, *step, basis.as_of, lamp_rules(state.origin, basis.as_of), calendar};
    Document document;
    document.report = "why";
    document.basis = basis;
    if (step->today.accepted && step->today.due) {
        add_limit_sections(document, item);
    } else {
        Section head{"head", ""};
        head.blocks.emplace_back(Verbatim{resting_lines(item)});
        document.sections.push_back(std::move(head));
        if (step->today.state == StepState::filed) document.sections.push_back(intake_section(item));
    }
    document.sections.push_back(lamp_section(item));
    if (Section certificate = certificate_section(item); !certificate.blocks.empty()) document.sections.push_back(std::move(certificate));
    document.sections.push_back(plan_section(item));
    if (Section forecast = forecast_section(item); !forecast.blocks.empty()) document.sections.push_back(std::move(forecast));
    return document;
}

}  // namespace zb
