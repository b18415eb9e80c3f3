// SPDX-License-Identifier: Apache-2.0
// 为什么是这一天: each day of a limit with its verdict and the article or fact behind it.
#include <algorithm>
#include <fmt/format.h>

#include "domain/step/clock.h"
#include "domain/step/rest_reason.h"
#include "plan/planned_step.h"

namespace zb {

namespace {

using Verdict = WhyDay::Verdict;

// One item's limit, and all that the reasons for its days are made from.
struct ClockReading {
    const std::vector<PlannedStep>& steps;  // of the plan, for the names of sub-items
    const PlannedStep& planned;
    const Attempt& attempt;
    const StepToday& today;
    Date day;
    const Calendar& calendar;
};

const Pause* pause_on(const ClockReading& reading, Date date) {
    for (const Pause& pause : reading.attempt.pauses) {
        const Date end = pause.to.value_or(std::max(announced_end(pause, reading.calendar), reading.day));
        if (pause.from <= date && date <= end) return &pause;
    }
    return nullptr;
}

std::string paused_reason(const ClockReading& reading, const Pause& pause, Date date) {
    if (date == pause.from) {
        return fmt::format("停表：{}，当日书面告知，预计 {} 个工作日（行政许可法第四十五条）", pause.procedure, pause.expected);
    }
    const int number = paused_days(pause, date, reading.calendar).count;
    const int over = number - pause.expected;
    std::string reason = "停表：" + pause.procedure;
    if (over == 0) reason = fmt::format("停表：告知的 {} 个工作日到今日期满", pause.expected);
    if (over > 0) reason = fmt::format("停表：已超告知时间第 {} 日{}", over, over == 1 ? "（不计时限，但亮黄灯）" : "");
    if (pause.to == date) return reason + fmt::format("；当日收到{}，次一工作日恢复", pause.procedure == "专家评审" ? "评审意见" : "结果");
    return !pause.to && date > reading.day ? reason + "（预计）" : reason;
}

const Stop* procedure_on(const Stops& stops, Date date) {
    const auto on = [&](const Stop& stop) { return !stop.part.empty() && stop.from <= date && date <= stop.last; };
    const auto found = std::find_if(stops.begin(), stops.end(), on);
    return found == stops.end() ? nullptr : &*found;
}

// 停表：批前公示，当日开始（法定公示，只停承诺时限）.
std::string procedure_reason(const ClockReading& reading, const Stop& stop, Date date) {
    const PlannedStep* sub = find_planned(reading.steps, stop.part);
    std::string reason = fmt::format("停表：{}", sub == nullptr ? stop.part : sub->short_name);
    if (date == stop.from) reason += stop.legal ? "，当日开始（行政许可法第四十五条）" : "，当日开始（法定公示，只停承诺时限）";
    if (date == stop.last) reason += "，当日期满或结束，次一工作日起计时";
    return date > reading.day ? reason + "（预计）" : reason;
}

bool resumed_before(const ClockReading& reading, Date date) {
    const auto ended_just_before = [&](const Pause& pause) {
        return pause.to && *pause.to < date && reading.calendar.next_working(*pause.to + kOneDay) == date;
    };
    const auto procedure_ended = [&](const Stop& stop) {
        return !stop.part.empty() && stop.last < date && reading.calendar.next_working(stop.last + kOneDay) == date;
    };
    const Stops stops = stops_of_limit(reading.planned, reading.today.stops);
    return std::any_of(reading.attempt.pauses.begin(), reading.attempt.pauses.end(), ended_just_before) ||
           std::any_of(stops.begin(), stops.end(), procedure_ended);
}

std::string counted_reason(const ClockReading& reading, Date date) {
    std::vector<std::string> reasons;
    const auto notice = reading.calendar.reason(date);
    if (notice && notice->kind == DayKind::work) reasons.push_back(fmt::format("调休上班（{}）", notice->notice));
    if (resumed_before(reading, date)) reasons.emplace_back("恢复计时");
    const bool due = date == reading.today.due;
    if (due) {
        const bool period = has_shortest(reading.planned);
        reasons.push_back(fmt::format("{}（{} {} {}）", period ? "期满日" : "到期日",
                                      period                     ? "最短期间"
                                      : reading.planned.promised ? "承诺"
                                                                 : "法定",
                                      reading.today.limit, label(reading.planned.unit)));
    }
    if (due && !reading.calendar.has_notice(date.year())) reasons.push_back(fmt::format("暂定：{} 年放假通知未发布", date.year()));
    if (reading.today.due && date > *reading.today.due && !has_shortest(reading.planned)) {
        reasons.push_back(fmt::format("超期第 {} 日", reading.calendar.elapsed(*reading.today.due, date).count));
    }
    if (date == reading.attempt.decided) reasons.emplace_back("办结日");
    if (date == reading.day && !reading.attempt.decided) reasons.emplace_back("截至日");
    if (date > reading.day && !due) reasons.emplace_back("预计");
    std::string text;
    for (const std::string& reason : reasons) text += text.empty() ? reason : "；" + reason;
    return text;
}

WhyDay first_day(const ClockReading& reading, Date from) {
    if (reading.attempt.opening_used) {
        return {from, Verdict::day0, 0, fmt::format("期初转入：到当日已用 {} 个工作日", *reading.attempt.opening_used)};
    }
    const std::string_view what = reading.today.deemed ? "收件当日（视为受理，行政许可法第三十二条）" : "受理当日";
    return {from, Verdict::day0, 0, fmt::format("{}不计入，自次日起算（民法典第二百零一条）", what)};
}

}  // namespace

std::string rest_reason(const Calendar& calendar, Date date) {
    const auto notice = calendar.reason(date);
    if (notice && notice->kind == DayKind::rest) return fmt::format("{}放假（{}）", notice->name, notice->notice);
    const std::string_view tentative = calendar.has_notice(date.year()) ? "" : "，暂定";
    return fmt::format("休息日（行政许可法第八十二条：以工作日计算{}）", tentative);
}

std::vector<WhyDay> why_days(const std::vector<PlannedStep>& steps, const PlannedStep& planned, const Attempt& attempt,
                             const StepToday& today, Date day, const Calendar& calendar) {
    if (!today.accepted) return {};
    const ClockReading reading{steps, planned, attempt, today, day, calendar};
    const Stops stops = stops_of_limit(planned, today.stops);
    const bool goes_on = attempt.opening_used && attempt.opening_from;
    const Date from = goes_on ? *attempt.opening_from : *today.accepted;
    const Date last = attempt.decided.value_or(std::max(today.due.value_or(day), day));
    const bool working_days_only = planned.unit == LimitUnit::working;
    std::vector<WhyDay> days = {first_day(reading, from)};
    int number = goes_on ? *attempt.opening_used : 0;
    for (Date date = from + kOneDay; date <= last; date = date + kOneDay) {
        const Pause* pause = pause_on(reading, date);
        if (working_days_only && !calendar.is_working(date)) {
            days.push_back({date, Verdict::rest, 0, rest_reason(calendar, date)});
        } else if (pause != nullptr) {
            days.push_back({date, Verdict::paused, 0, paused_reason(reading, *pause, date)});
        } else if (const Stop* procedure = procedure_on(stops, date)) {
            days.push_back({date, Verdict::paused, 0, procedure_reason(reading, *procedure, date)});
        } else {
            days.push_back({date, Verdict::counted, ++number, counted_reason(reading, date)});
        }
    }
    return days;
}

}  // namespace zb
