// SPDX-License-Identifier: Apache-2.0
// 为什么: the sentences that a chart has for a step's due date, lamp, 预计 and slack.
#include <algorithm>
#include <fmt/format.h>

#include "base/text.h"
#include "domain/step/words.h"
#include "plan/planned_step.h"
#include "report/chart/steps.h"
#include "report/words/clocks.h"
#include "report/words/days.h"
#include "report/words/expected.h"

namespace zb {

namespace {

std::string plan_sentence(const ChartStep& item) {
    const PlannedStep& planned = *item.step.planned;
    const auto accepted = planned_acceptance(planned, item.calendar);
    std::string text = accepted ? fmt::format("现行 {} 受理，{} 办结", iso(*accepted), iso(planned.finish))
                                : fmt::format("现行 {} 办结", iso(planned.finish));
    if (item.baseline != nullptr) text += fmt::format("；基准 {} 办结", iso(item.baseline->finish));
    const std::optional<Date> real = decided_or_expected(item.step);
    if (!real) return text;
    if (item.baseline != nullptr)
        text += fmt::format("，较基准 {}", signed_days(item.calendar.elapsed(item.baseline->finish, *real).count));
    text += fmt::format("，较现行 {} 个工作日", signed_days(item.calendar.elapsed(planned.finish, *real).count));
    return text;
}

std::string due_sentence(const ChartStep& item) {
    const StepToday& today = item.step.today;
    std::string text = fmt::format("{} {}，次日起算，{}", iso(*today.accepted), today.deemed ? "视为受理" : "受理", limit_of(item.step));
    const Stops stops = stops_of_limit(*item.step.planned, today.stops);
    const int stopped = stopped_days(stops, *today.accepted, item.day, item.calendar);
    const bool by_law = std::all_of(stops.begin(), stops.end(), [](const Stop& stop) { return stop.legal; });
    if (stopped > 0) text += fmt::format("，停表 {} 个工作日不计（{}）", stopped, by_law ? "行政许可法第四十五条" : "公示只停承诺时限");
    text += fmt::format("；已用 {}", today.used);
    return text + "，" + (today.past ? over_text(today.overdue) : fmt::format("剩 {}", today.left));
}

void add_due(std::vector<ChartReason>& reasons, const ChartStep& item) {
    const StepToday& today = item.step.today;
    if (today.state == StepState::filed && today.intake_due) {
        reasons.push_back({fmt::format("{} 前须决定是否受理", iso(*today.intake_due)),
                           fmt::format("{} 收件，五个工作日内告知{}（{}）", iso(*item.step.attempt->refiled),
                                       item.step.planned->kind == StepKind::permit ? "，否则视为受理" : "",
                                       cited("行政许可法第三十二条", item.step.planned->kind))});
    }
    const bool running = today.state == StepState::accepted || today.state == StepState::paused;
    if (running && today.accepted && today.due) reasons.push_back({fmt::format("到期 {}", iso(*today.due)), due_sentence(item)});
    if (running && today.legal_due) {
        const auto& extension = item.step.attempt->extension;
        const std::string extended = extension ? fmt::format("，{} 经批准延长 {} 日", iso(extension->on), extension->days) : std::string{};
        reasons.push_back({fmt::format("法定到期 {}", iso(*today.legal_due)),
                           fmt::format("法定 {} {}{}", item.step.planned->legal.value_or(0), label(item.step.planned->unit), extended)});
    }
}

std::string decided_sentence(const ChartStep& item) {
    const StepToday& today = item.step.today;
    std::string text;
    if (today.accepted) text = fmt::format("{} 受理，用 {} 天", iso(*today.accepted), today.used);
    if (today.accepted && today.limit > 0) text += fmt::format("，{}", limit_of(item.step));
    if (today.due) text += today.past ? "，" + over_text(today.overdue) : "，按时";
    if (item.step.attempt->issued) text += fmt::format("{}{} 发证", text.empty() ? "" : "；", iso(*item.step.attempt->issued));
    return text;
}

std::string clock_sentence(const ChartStep& item) {
    const StepToday& today = item.step.today;
    switch (clock_says(today)) {
        case ClockSays::intake: return fmt::format("收件后还剩 {} 个工作日须答复", today.left);
        case ClockSays::correcting: return "补正中，等企业重新申报";
        case ClockSays::no_limit: return "没有时限";
        case ClockSays::in_time: return fmt::format("时限内，剩 {} 个工作日", today.left);
        case ClockSays::nearly_due:
            return fmt::format("剩 {} 个工作日，不超过 {}，且已用不少于时限的 1/{}", today.left, item.rules.yellow_left,
                               item.rules.yellow_used_share);
        case ClockSays::overdue:
            return past_words(today.overdue, fmt::format("超{} {} 个工作日{}", item.step.planned->promised ? "承诺" : "法定时限",
                                                         today.overdue, today.escalated ? "，已到提级天数" : ""));
        case ClockSays::paused:
            return fmt::format("特别程序停表中，已 {} 个工作日，告知至 {} 止", today.pause_used, iso(*today.announced_end));
        case ClockSays::paused_too_long:
            return fmt::format("特别程序停表 {} 个工作日，超告知时间 {} 日", today.pause_used, today.pause_over);
        case ClockSays::paused_overdue: return fmt::format("特别程序停表前已超 {} 个工作日，停表不消去", today.overdue);
        case ClockSays::period_over: return fmt::format("{} 期满，尚未结束", iso(*today.due));
        case ClockSays::nothing: break;
    }
    return {};
}

void add_lamp(std::vector<ChartReason>& reasons, const ChartStep& item) {
    const StepToday& today = item.step.today;
    if (today.lamp) reasons.push_back({fmt::format("{}灯", label(*today.lamp)), clock_sentence(item)});
}

void add_expected(std::vector<ChartReason>& reasons, const ChartStep& item) {
    if (const auto decided = decided_on(item.step)) {
        reasons.push_back({fmt::format("办结 {}", iso(*decided)), decided_sentence(item)});
    } else if (item.step.forecast) {
        reasons.push_back(
            {fmt::format("预计 {}", iso(*item.step.forecast)), forecast_sentence({item.project, item.step, item.day, item.calendar})});
    }
    if (item.step.slack) reasons.push_back({fmt::format("机动 {}", item.step.slack->days), slack_sentence(*item.step.slack)});
}

void add_certificate(std::vector<ChartReason>& reasons, const ChartStep& item) {
    if (const auto& clock = item.step.today.issue; clock && !clock->delivered)
        reasons.push_back({"发证期限", issue_words(*clock, item.rules)});
}

void add_interruptions(std::vector<ChartReason>& reasons, const ChartStep& item) {
    if (item.step.attempt == nullptr) return;
    if (item.step.attempt->corrections > 0) reasons.push_back({"补正", correction_words(item.step.attempt->corrections)});
    for (const Pause& pause : item.step.attempt->pauses) {
        const int days = paused_days(pause, item.day, item.calendar).count;
        const std::string end = pause.to ? fmt::format("{} 收到结果", iso(*pause.to)) : "尚未收到结果";
        reasons.push_back(
            {fmt::format("停表 {}", pause.procedure), fmt::format("{} 书面告知（{}），告知 {} 个工作日，{}，停 {} 个工作日（第 {} 条）",
                                                                  iso(pause.from), pause.notice, pause.expected, end, days, pause.seq)});
    }
    for (const Hold& hold : item.step.attempt->holds) {
        const std::string end = hold.to ? iso(*hold.to) : "至今";
        reasons.push_back(
            {"挂起（企业原因）", fmt::format("{} 至 {}，不延长时限{}{}", iso(hold.from), end, hold.note.empty() ? "" : "：", hold.note)});
    }
    for (const Owed* owed : item.step.attempt->still_owed())
        reasons.push_back({"容缺待补", fmt::format("{}，{} 前补齐", owed->material, iso(owed->due))});
}

}  // namespace

std::vector<ChartReason> step_reasons(const ChartStep& item) {
    std::vector<ChartReason> reasons;
    reasons.push_back({"状态", fmt::format("{}，{}，{}", item.step.planned->name, owner_text(item), state_with_hold(item.step))});
    add_lamp(reasons, item);
    add_due(reasons, item);
    add_expected(reasons, item);
    reasons.push_back({"计划", plan_sentence(item)});
    add_certificate(reasons, item);
    add_interruptions(reasons, item);
    std::erase_if(reasons, [](const ChartReason& reason) { return reason.why.empty(); });
    return reasons;
}

}  // namespace zb
