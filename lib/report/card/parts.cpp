// SPDX-License-Identifier: Apache-2.0
// One step of the card.
#include "report/card/parts.h"

#include <algorithm>
#include <fmt/format.h>

#include "report/words/expected.h"

namespace zb {

namespace {

std::optional<int> days_between(std::optional<Date> planned, std::optional<Date> real, const Calendar& calendar) {
    if (!planned || !real) return std::nullopt;
    return calendar.elapsed(*planned, *real).count;
}

// The limit that a decision is measured by; a milestone has one only where the project has set one.
std::optional<int> limit_of(const PlannedStep& step) {
    if (step.promised) return step.promised;
    return step.kind == StepKind::milestone ? std::nullopt : step.legal;
}

bool on_main_line(const PlannedStep& step, const MainLine* line) {
    if (step.main) return true;
    return line != nullptr && std::find(line->steps.begin(), line->steps.end(), step.step) != line->steps.end();
}

std::string in_unit(std::string text, LimitUnit unit) {
    if (unit == LimitUnit::calendar) return text + "日历日";
    return unit == LimitUnit::month ? text + "个月" : text;
}

std::string signed_text(int days) { return days > 0 ? fmt::format("+{}", days) : std::to_string(days); }

Cell lamp_value(const std::optional<Lamp>& lamp) { return lamp ? Cell{key(*lamp)} : Cell{}; }

}  // namespace

CardStep card_step(const StepOutlook& step, const PlanVersion& baseline, const MainLine* line, const Calendar& calendar) {
    CardStep card;
    const PlannedStep& planned = *step.planned;
    const Attempt* attempt = step.attempt;
    card.step = &step;
    if (const PlannedStep* before = baseline.find(planned.step)) card.baseline = before->finish;
    card.current = planned.finish;
    card.forecast = step.forecast;
    if (!step.forecast && attempt != nullptr) card.decided = attempt->decided;
    card.limit = limit_of(planned);
    if (step.today.accepted) card.used = step.today.used;
    const auto real = card.decided ? card.decided : card.forecast;
    card.to_baseline = days_between(card.baseline, real, calendar);
    card.to_current = days_between(card.current, real, calendar);
    card.over = card.decided ? step.today.overdue : 0;
    card.opening = card.decided && attempt->opening && attempt->seq_of(StepMove::decide) == 0;
    if (!card.decided) card.lamp = step.today.lamp ? step.today.lamp : step.today.plan_lamp;
    const bool marked = std::any_of(baseline.plan.steps.begin(), baseline.plan.steps.end(), [](const PlannedStep& s) { return s.main; });
    card.critical = on_main_line(planned, marked ? nullptr : line);
    return card;
}

Cell decided_cell(const CardStep& card) {
    if (card.decided) return Cell{*card.decided, month_day(*card.decided)};
    return card.forecast ? Cell{*card.forecast, fmt::format("({})", month_day(*card.forecast))} : Cell{};
}

Cell used_cell(const CardStep& card) {
    const PlannedStep& planned = *card.step->planned;
    const bool unlimited = !card.limit || planned.kind == StepKind::milestone;
    if (!card.used && (card.decided || unlimited)) return {};
    const std::string limit = card.limit ? std::to_string(*card.limit) : "-";
    if (!card.used) return Cell{Value{}, in_unit("-/" + limit, planned.unit)};
    const bool same_day = *card.used == 0 && card.decided;
    const std::string used = same_day ? "当日" : std::to_string(*card.used);
    if (owner_of(planned).kind == Owner::Kind::notice) return Cell{*card.used, in_unit(used, planned.unit)};
    return Cell{*card.used, in_unit(unlimited ? used : fmt::format("{}/{}", used, limit), planned.unit)};
}

Cell slip_cell(const CardStep& card) {
    if (!card.to_baseline) return {};
    return Cell{*card.to_baseline, card.decided ? signed_text(*card.to_baseline) : fmt::format("({})", signed_text(*card.to_baseline))};
}

std::string state_text(const CardStep& card) {
    const StepToday& today = card.step->today;
    std::string text{label(today.state, card.step->planned->kind)};
    if (today.deemed) text += "(视为受理)";
    const bool unbegun = today.state == StepState::planned;
    if (unbegun && card.to_current && *card.to_current > 0) text += fmt::format("(预计晚{})", *card.to_current);
    return text;
}

Cell outcome_cell(const CardStep& card) {
    if (!card.decided) return card.lamp ? Cell{std::string{key(*card.lamp)}, std::string{label(*card.lamp)}} : Cell{};
    const PlannedStep& planned = *card.step->planned;
    const bool judged = planned.approval_item() && card.used && owner_of(planned).kind == Owner::Kind::department;
    if (!judged) return {};
    if (card.opening) return Cell{"期初"};
    return Cell{card.over > 0 ? fmt::format("超{}", card.over) : std::string{"按时"}};
}

Table card_rows(const std::vector<CardStep>& steps) {
    Table table;
    table.columns = {{"step", "事项键"},        {"name", "事项"},         {"department", "部门"}, {"responsible", "责任人"},
                     {"baseline", "基准办结"},  {"current", "现行办结"},  {"accepted", "受理"},   {"decided", "办结"},
                     {"forecast", "预计"},      {"used", "用时"},         {"limit", "时限"},      {"unit", "单位"},
                     {"to_baseline", "较基准"}, {"to_current", "较现行"}, {"state", "状态"},      {"over", "超承诺"},
                     {"opening", "期初"},       {"lamp", "灯"},           {"critical", "关键"}};
    for (const CardStep& card : steps) {
        const PlannedStep& planned = *card.step->planned;
        table.rows.push_back({planned.step, planned.short_name, planned.department, planned.responsible, card.baseline, card.current,
                              card.step->today.accepted, card.decided, card.forecast, card.used, card.limit, key(planned.unit),
                              card.to_baseline, card.to_current, key(card.step->today.state), card.over, card.opening,
                              lamp_value(card.lamp), card.critical});
    }
    return table;
}

}  // namespace zb
