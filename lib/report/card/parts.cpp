// SPDX-License-Identifier: Apache-2.0
// One step of the card, and the columns in which it is shown.
#include "report/card/parts.h"

#include <algorithm>
#include <fmt/format.h>

#include "report/words/days.h"
#include "report/words/expected.h"
#include "report/words/items.h"
#include "report/words/owners.h"
#include "report/words/progress.h"

namespace zb {

namespace {

// A step that has not begun is never early: that its plan leaves it time is 机动, and nothing was done for it.
std::optional<int> days_between(std::optional<Date> planned, std::optional<Date> real, bool begun, const Calendar& calendar) {
    if (!planned || !real) return std::nullopt;
    const int days = calendar.elapsed(*planned, *real).count;
    return begun || days > 0 ? std::optional{days} : std::nullopt;
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

}  // namespace

CardStep card_step(const State& state, const ProjectOutlook& project, const StepOutlook& step, const MainLine* line) {
    const PlanVersion& baseline = *state.plans_of(project.project->code).baseline();
    const Calendar& calendar = state.origin.calendar();
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
    card.to_baseline = days_between(card.baseline, real, attempt != nullptr, calendar);
    card.to_current = days_between(card.current, real, attempt != nullptr, calendar);
    card.over = card.decided ? step.today.overdue : 0;
    card.opening = card.decided && attempt->opening && attempt->seq_of(StepMove::decide) == 0;
    if (!card.decided) card.lamp = step.today.lamp;
    const bool marked = std::any_of(baseline.plan.steps.begin(), baseline.plan.steps.end(), [](const PlannedStep& s) { return s.main; });
    card.responsible = responsible_of(state, project, step);
    card.person = responsible_words(state, project, step);
    card.critical = on_main_line(planned, marked ? nullptr : line);
    return card;
}

namespace {

Cell who_cell(const State& state, const CardStep& card) {
    return Cell{unit_and_person(short_department(state, card.step->planned->department), card.person, " ")};
}

Cell department_cell(const State& state, const CardStep& card) {
    const std::string& department = card.step->planned->department;
    return Cell{department, short_department(state, department)};
}

Cell accepted_cell(const State&, const CardStep& card) { return card.step->today.accepted; }

// 11-20, or what is expected: (11-24). Machines read the day of the decision alone.
Cell decided_cell(const State&, const CardStep& card) {
    if (card.decided) return *card.decided;
    return card.forecast ? Cell{Value{}, fmt::format("({})", month_day(*card.forecast, card.seen_from.value_or(*card.forecast)))} : Cell{};
}

Cell decided_or_expected_cell(const State&, const CardStep& card) {
    if (card.decided) return *card.decided;
    return card.forecast ? Cell{Value{}, fmt::format("({})", iso(*card.forecast))} : Cell{};
}

// 当日/1, 12/10, 18/20日历日, -
Cell used_cell(const State&, const CardStep& card) {
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

// +10, (+25)
Cell slip_cell(const State&, const CardStep& card) {
    if (!card.to_baseline) return {};
    return Cell{*card.to_baseline, card.decided ? signed_days(card.to_baseline) : fmt::format("({})", signed_days(card.to_baseline))};
}

// 未申报(预计晚2)
Cell state_cell(const State&, const CardStep& card) {
    const StepToday& today = card.step->today;
    std::string text{label(today.state, card.step->planned->kind)};
    if (today.deemed) text += "(视为受理)";
    const bool unbegun = today.state == StepState::planned;
    if (unbegun && card.to_current && *card.to_current > 0) text += fmt::format("(预计晚{})", *card.to_current);
    return Cell{std::string{key(today.state)}, std::move(text)};
}

// 黄, 按时, 超2, 期初
Cell outcome_cell(const State&, const CardStep& card) {
    if (!card.decided) return card.lamp ? Cell{std::string{key(*card.lamp)}, std::string{label(*card.lamp)}} : Cell{};
    const PlannedStep& planned = *card.step->planned;
    const bool judged = planned.approval_item() && card.used && owner_of(planned).kind == Owner::Kind::department;
    if (!judged) return {};
    if (card.opening) return Cell{"期初"};
    return Cell{card.over > 0 ? fmt::format("超{}", card.over) : std::string{"按时"}};
}

// One column of a step's row: who reads it on the card, who in the comparison of plans (nobody: it is left out), and what is in it.
struct CardColumn {
    std::string_view key, heading;
    std::optional<Reader> on_card, in_comparison;
    Cell (*cell)(const State&, const CardStep&);
    Align align = Align::left;
};

constexpr auto kBoth = Reader::both;
constexpr auto kPeople = Reader::people;
constexpr auto kMachines = Reader::machines;

constexpr CardColumn kCardColumns[] = {
    {"step", "事项键", kMachines, kMachines, [](const State&, const CardStep& card) -> Cell { return card.step->planned->step; }},
    {"name", "事项", kBoth, kBoth, [](const State&, const CardStep& card) -> Cell { return card.step->planned->short_name; }},
    {"who", "部门 责任人", kPeople, {}, who_cell},
    {"department", "部门", kMachines, kBoth, department_cell},
    {"responsible", "责任人", kMachines, kMachines, [](const State&, const CardStep& card) -> Cell { return card.responsible; }},
    {"baseline", "基准办结", kBoth, kBoth, [](const State&, const CardStep& card) -> Cell { return card.baseline; }},
    {"current", "现行办结", kBoth, kBoth, [](const State&, const CardStep& card) -> Cell { return card.current; }},
    {"accepted", "受理", kBoth, kMachines, accepted_cell},
    {"accepted", "实际受理", {}, kPeople, accepted_cell},
    {"decided", "办结", kBoth, kMachines, decided_cell},
    {"decided", "实际办结(预计)", {}, kPeople, decided_or_expected_cell},
    {"forecast", "预计", kMachines, kMachines, [](const State&, const CardStep& card) -> Cell { return card.forecast; }},
    {"used", "用时/承诺", kPeople, {}, used_cell},
    {"used", "用时", kMachines, kMachines, [](const State&, const CardStep& card) -> Cell { return card.used; }},
    {"limit", "时限", kMachines, kMachines, [](const State&, const CardStep& card) -> Cell { return card.limit; }},
    {"unit", "单位", kMachines, kMachines, [](const State&, const CardStep& card) -> Cell { return word_cell(card.step->planned->unit); }},
    {"to_baseline", "较基准", kBoth, {}, slip_cell, Align::right},
    {"to_baseline", "较基准", {}, kBoth, [](const State&, const CardStep& card) { return days_late(card.to_baseline); }, Align::right},
    {"to_current", "较现行", kMachines, kBoth, [](const State&, const CardStep& card) { return days_late(card.to_current); }, Align::right},
    {"state", "状态", kBoth, kMachines, state_cell},
    {"outcome", "灯/结果", kPeople, {}, outcome_cell},
    {"over", "超承诺", kMachines, kMachines, [](const State&, const CardStep& card) -> Cell { return card.over; }},
    {"opening", "期初", kMachines, kMachines, [](const State&, const CardStep& card) -> Cell { return card.opening; }},
    {"lamp", "灯", kMachines, kMachines, [](const State&, const CardStep& card) { return lamp_cell(card.lamp); }},
    {"progress", "进度", kMachines, kMachines, [](const State&, const CardStep& card) { return text_cell(progress_text(*card.step)); }},
    {"critical", "关键", kBoth, kMachines,
     [](const State&, const CardStep& card) {
         return Cell{card.critical, card.critical ? "是" : " "};
     }},
};

}  // namespace

Table card_table(const State& state, const std::vector<CardStep>& steps, CardForm form) {
    Table table;
    std::vector<const CardColumn*> shown;
    for (const CardColumn& each : kCardColumns) {
        const auto reader = form == CardForm::card ? each.on_card : each.in_comparison;
        if (!reader) continue;
        shown.push_back(&each);
        const DateForm dates = form == CardForm::card ? DateForm::month_day : DateForm::iso;
        table.columns.push_back({std::string{each.key}, std::string{each.heading}, each.align, dates, *reader});
    }
    for (const CardStep& card : steps) {
        Row& row = table.rows.emplace_back();
        for (const CardColumn* each : shown) row.push_back(each->cell(state, card));
    }
    return table;
}

}  // namespace zb
