// SPDX-License-Identifier: Apache-2.0
// Why an item's lamp is what it is: the clock's and the current plan's, whichever is worse.
#include <fmt/format.h>

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

Judged overdue(const WhyCase& item) {
    const StepToday& today = item.step.today;
    const std::string used = used_of_limit(today, item.planned().unit);
    return {limit_clock(item), fmt::format("{} 到期，超 {} 个工作日{}", iso(*today.due), today.overdue, used),
            fmt::format("过期亮红灯；超 {} 个工作日（lamp.escalate_after）提级{}", item.rules.escalate_after,
                        today.escalated ? "，已满，提级督办" : "")};
}

Judged intake(const WhyCase& item) {
    const int waited = item.calendar.elapsed(*item.step.attempt->refiled, item.day).count;
    return {fmt::format("收件后 {} 日内告知或受理", item.rules.intake_limit), fmt::format("收件后第 {} 个工作日", waited),
            fmt::format("第 {} 个工作日亮黄灯（lamp.intake_yellow），第 {} 个亮红灯（lamp.intake_limit，行政许可法第三十二条）",
                        item.rules.intake_yellow, item.rules.intake_limit)};
}

Judged paused(const StepToday& today) {
    const std::string over = today.pause_over > 0 ? fmt::format("，超告知 {}", today.pause_over) : std::string{};
    return {"特别程序", fmt::format("已用 {} 个工作日，告知至 {}{}", today.pause_used, iso(*today.announced_end), over),
            "停表期间亮灰灯，不看计划；超过告知的天数亮黄灯"};
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
        case ClockSays::nothing: break;
    }
    return {};
}

Row plan_row(const WhyCase& item) {
    const StepToday& today = item.step.today;
    const Date finish = item.planned().finish;
    const std::string clock = fmt::format("现行计划 V{} 办结 {}", item.project.plan->number, iso(finish));
    if (today.state == StepState::paused) return {clock, Cell{}, "停表，不看计划", "特别程序不由责任部门掌握"};
    if (item.day > finish) {
        const int past = item.calendar.elapsed(finish, item.day).count;
        return {clock, lamp_cell(today.plan_lamp), fmt::format("已过 {} 个工作日", past), "过了现行计划的办结日亮红灯"};
    }
    const int left = item.calendar.elapsed(item.day, finish).count;
    const std::string used = today.accepted ? used_of_limit(today, item.planned().unit) : "，尚未受理，计划不亮黄灯";
    return {clock, lamp_cell(today.plan_lamp), fmt::format("剩 {}{}", left, used), yellow_rule(item.rules)};
}

std::string without_lamp(const WhyCase& item) {
    const StepToday& today = item.step.today;
    const std::string state{label(today.state, item.planned().kind)};
    if (today.state != StepState::planned) return fmt::format("现为“{}”，不在办，不亮灯；办结的只写按时或超几天。", state);
    if (item.day <= item.planned().finish)
        return fmt::format("现为“{}”，不在办，不亮灯；现行计划 {} 办结。", state, iso(item.planned().finish));
    return fmt::format("现为“{}”，不在办，不亮灯；已过现行计划的办结日 {} {} 个工作日。", state, iso(item.planned().finish),
                       item.calendar.elapsed(item.planned().finish, item.day).count);
}

}  // namespace

Section lamp_section(const WhyCase& item) {
    const StepToday& today = item.step.today;
    const std::string title = today.lamp ? fmt::format("为什么是{}灯：", label(*today.lamp)) : std::string{"为什么不亮灯："};
    Section section{"lamp", title};
    const auto key_of = [](const std::optional<Lamp>& lamp) { return lamp ? Value{std::string{key(*lamp)}} : Value{}; };
    section.figures = {{"lamp", key_of(today.lamp)}, {"clock_lamp", key_of(today.clock_lamp)}, {"plan_lamp", key_of(today.plan_lamp)}};
    Table table;
    table.columns = {{"clock", "哪个钟"}, {"lamp", "灯"}, {"numbers", "数"}, {"rule", "规则（括号内为设置项）"}};
    if (!today.lamp) {
        section.blocks.emplace_back(Paragraph{without_lamp(item)});
        section.rows = std::move(table);
        return section;
    }
    const Judged clock = judged(item);
    table.rows.push_back({clock.clock, lamp_cell(today.clock_lamp), clock.numbers, clock.rule});
    table.rows.push_back(plan_row(item));
    table.rows.push_back({"事项灯", lamp_cell(today.lamp), "两者取较差", "红、黄、灰、绿依次为差"});
    section.blocks.emplace_back(std::move(table));
    return section;
}

}  // namespace zb
