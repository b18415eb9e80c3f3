// SPDX-License-Identifier: Apache-2.0
// Why an item's lamp is what it is: its clock, and nothing else.
#include <fmt/format.h>

#include "domain/step/words.h"
#include "report/why/parts.h"
#include "report/words/clocks.h"
#include "report/words/items.h"

namespace zb {

namespace {

std::string yellow_rule(const LampRules& rules) {
    return fmt::format("剩余不超过 {} 个工作日（lamp.yellow_left）且已用不少于时限的 1/{}（lamp.yellow_used_share）亮黄灯",
                       rules.yellow_left, rules.yellow_used_share);
}

std::string used_of_limit(const StepToday& today, LimitUnit unit) {
    return today.limit > 0 ? fmt::format("，已用 {}/{} {}", today.used, today.limit, label(unit)) : std::string{};
}

// The clock, its numbers, and the rule by which it is judged.
struct Judged {
    std::string clock, numbers, rule;
};

std::string limit_clock(const WhyCase& item) {
    const PlannedStep& planned = item.planned();
    return fmt::format("{}时限 {} {}", planned.promised ? "承诺" : "法定", item.step.today.limit, label(planned.unit));
}

Judged in_time(const WhyCase& item) {
    const StepToday& today = item.step.today;
    const std::string used = used_of_limit(today, item.planned().unit);
    return {limit_clock(item), fmt::format("{} 到期，剩 {}{}", iso(*today.due), today.left, used), yellow_rule(item.rules)};
}

// ，11-20 提级至专班组长; ，已满，还没有提级.
std::string escalation_clause(const WhyCase& item) {
    const Escalations& done = item.step.attempt->escalations;
    if (!done.empty()) return "，" + escalation_words(done.back());
    return item.step.today.escalated ? "，已满，还没有提级" : "";
}

Judged overdue(const WhyCase& item) {
    const StepToday& today = item.step.today;
    const std::string over = past_words(today.overdue, fmt::format("超 {} 个工作日", today.overdue));
    const std::string used = used_of_limit(today, item.planned().unit);
    return {limit_clock(item), fmt::format("{} 到期，{}{}", iso(*today.due), over, used),
            fmt::format("过期亮红灯；超 {} 个工作日（lamp.escalate_after）应提级{}", item.rules.escalate_after, escalation_clause(item))};
}

Judged intake(const WhyCase& item) {
    const int waited = item.calendar.elapsed(*item.step.attempt->refiled, item.day).count;
    return {fmt::format("收件后 {} 日内告知或受理", item.rules.intake_limit), fmt::format("收件后第 {} 个工作日", waited),
            fmt::format("第 {} 个工作日亮黄灯（lamp.intake_yellow），第 {} 个亮红灯（lamp.intake_limit，{}）", item.rules.intake_yellow,
                        item.rules.intake_limit, cited("行政许可法第三十二条", item.planned().kind))};
}

Judged paused(const StepToday& today) {
    const std::string over = today.pause_over > 0 ? fmt::format("，超告知 {}", today.pause_over) : std::string{};
    return {"特别程序", fmt::format("已用 {} 个工作日，告知至 {}{}", today.pause_used, iso(*today.announced_end), over),
            "停表期间亮灰灯；超过告知的天数亮黄灯"};
}

Judged judged(const WhyCase& item) {
    const StepToday& today = item.step.today;
    switch (clock_says(today)) {
        case ClockSays::intake: return intake(item);
        case ClockSays::correcting: return {"补正", "等企业重新申报", "补正期间不计时，亮绿灯"};
        case ClockSays::no_limit: return {"时限", "没有时限", "没有时限的事项，时钟不亮黄灯、红灯"};
        case ClockSays::in_time:
        case ClockSays::nearly_due: return in_time(item);
        case ClockSays::overdue: return overdue(item);
        case ClockSays::paused:
        case ClockSays::paused_too_long: return paused(today);
        case ClockSays::paused_overdue:
            return {"特别程序", fmt::format("停表前已超 {} 个工作日", today.overdue), "停表不消去已经超过的日子，仍亮红灯"};
        case ClockSays::period_over:
            return {"公示、评审期", fmt::format("{} 期满，尚未结束", iso(*today.due)), "期满没有结束亮黄灯，所属事项的时限照走"};
        case ClockSays::nothing: break;
    }
    return {};
}

std::string without_lamp(const WhyCase& item) {
    const std::string_view state = label(item.step.today.state, item.planned().kind);
    if (item.step.today.state == StepState::planned) return fmt::format("现为“{}”，没有收件，没有灯；早晚看进度。", state);
    return fmt::format("现为“{}”，不在办，不亮灯；办结的只写按时或超几天。", state);
}

}  // namespace

Section lamp_section(const WhyCase& item) {
    const StepToday& today = item.step.today;
    const std::string title = today.lamp ? fmt::format("为什么是{}灯：", label(*today.lamp)) : std::string{"为什么不亮灯："};
    Section section{"lamp", title};
    section.figures = {{"lamp", today.lamp ? Value{std::string{key(*today.lamp)}} : Value{}}};
    Table table;
    table.columns = {{"clock", "哪个钟"}, {"lamp", "灯"}, {"numbers", "数"}, {"rule", "规则（括号内为设置项）"}};
    if (!today.lamp) {
        section.blocks.emplace_back(Paragraph{without_lamp(item)});
        section.rows = std::move(table);
        return section;
    }
    const Judged clock = judged(item);
    table.rows.push_back({clock.clock, lamp_cell(today.lamp), clock.numbers, clock.rule});
    section.blocks.emplace_back(std::move(table));
    return section;
}

}  // namespace zb
