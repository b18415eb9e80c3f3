// SPDX-License-Identifier: Apache-2.0
// The entries of steps in words: with the step's name for log and history, with its clock for the daily report.
#include "domain/step/words.h"

#include <fmt/format.h>

#include "domain/domain.h"
#include "domain/wording.h"

namespace zb {

namespace {

// A later plan may have dropped the step: any version has its name.
const PlannedStep* planned_once(const State& names, const Envelope& envelope, std::string_view key) {
    if (!envelope.project || !names.scope.covers(*envelope.project)) return nullptr;
    const ProjectPlans& plans = names.plans_of(*envelope.project);
    for (auto version = plans.adopted.rbegin(); version != plans.adopted.rend(); ++version) {
        if (const PlannedStep* found = version->find(key)) return found;
    }
    return nullptr;
}

std::string came_to(const State& names, const Envelope& envelope, const std::string& key, StepState state) {
    const PlannedStep* known = planned_once(names, envelope, key);
    return fmt::format("{} {}", step_called(names, envelope, key), label(state, known == nullptr ? StepKind::permit : known->kind));
}

std::string moved(const State& names, const Envelope& envelope, const PlainMove& fact, std::string_view what) {
    return with_note(fmt::format("{} {}", step_called(names, envelope, fact.step), what), fact.note);
}

std::string moved(const State& names, const Envelope& envelope, const PlainMove& fact, StepState state) {
    return with_note(came_to(names, envelope, fact.step, state), fact.note);
}

// The step of the current plan, and how it stands that evening.
struct StepNow {
    const PlannedStep* planned = nullptr;  // none: the current plan has no such step
    StepToday today = {};
};

StepNow step_now(const State& state, const Envelope& envelope, std::string_view key, Date evening) {
    const std::string& project = project_of(envelope);
    const PlanVersion* plan = state.plans_of(project).current();
    const PlannedStep* planned = plan == nullptr ? nullptr : plan->find(key);
    if (planned == nullptr) return {};
    const Calendar& calendar = state.origin.calendar();
    const ProjectSteps& records = state.steps_of(project);
    const Procedures procedures = procedures_of(plan->plan.steps, records, evening, calendar);
    return {planned, step_today(*planned, last_attempt(records, key), procedures, evening, calendar, lamp_rules(state.origin, evening))};
}

std::string used_words(const StepNow& now) {
    if (now.planned == nullptr || now.today.limit == 0) return "办结";
    const std::string over = now.today.past ? "，" + past_words(now.today.overdue, fmt::format("超 {} 个工作日", now.today.overdue)) : "";
    return fmt::format("办结，用时 {}/{}{}", now.today.used, now.today.limit, over);
}

DailyLine line_of(const PlainMove& fact, std::string_view what) { return {fact.step, {}, with_note(std::string{what}, fact.note), {}}; }

}  // namespace

std::string step_called(const State& names, const Envelope& envelope, const std::string& key) {
    const PlannedStep* known = planned_once(names, envelope, key);
    return known == nullptr ? key : known->short_name;
}

std::string past_words(int overdue, std::string whole_days, std::string_view late) {
    return overdue > 0 ? std::move(whole_days) : fmt::format("已{}（不足1个工作日）", late);
}

std::string over_text(int overdue) { return past_words(overdue, fmt::format("超 {}", overdue)); }

std::string unanswered_words(const StepToday& today) {
    return past_words(today.intake_overdue, fmt::format("答复超 {} 个工作日", today.intake_overdue), "过答复期限");
}

std::string clock_words(const PlannedStep& planned, const StepToday& today) {
    if (today.intake_past) return "，" + unanswered_words(today);
    if (today.state == StepState::filed && today.intake_due) return fmt::format("，{} 前须告知是否受理", month_day(*today.intake_due));
    if (today.state != StepState::accepted || !today.due) return {};
    const std::string_view what = planned.utility() ? "到期" : "承诺到期";
    if (today.past) {
        const std::string over = past_words(today.overdue, fmt::format("超 {} 个工作日", today.overdue));
        return fmt::format("；{} {}，{}", what, month_day(*today.due), over);
    }
    const std::string left = today.left == 0 ? "今日到期" : fmt::format("剩 {} 个工作日", today.left);
    return fmt::format("；{} {}，{}", what, month_day(*today.due), left);
}

std::string StepNoun::words(const State& names, const Envelope& envelope, const StepOpened& fact) {
    const auto day = fact.issued ? fact.issued : fact.decided ? fact.decided : fact.accepted;
    const std::string_view state = fact.issued ? "已发证" : fact.decided ? "已办结" : "已受理";
    return with_note(fmt::format("{} 期初{}（{}）", step_called(names, envelope, fact.step), state, day ? iso(*day) : ""), fact.note);
}

std::string StepNoun::words(const State& names, const Envelope& envelope, const StepFiled& fact) {
    return moved(names, envelope, fact, StepState::filed);
}

std::string StepNoun::words(const State& names, const Envelope& envelope, const StepReturned& fact) {
    return moved(names, envelope, fact, "一次性告知补正");
}

std::string StepNoun::words(const State& names, const Envelope& envelope, const StepRefused& fact) {
    return moved(names, envelope, fact, StepState::refused);
}

std::string StepNoun::words(const State& names, const Envelope& envelope, const StepWithdrawn& fact) {
    return moved(names, envelope, fact, StepState::withdrawn);
}

std::string StepNoun::words(const State& names, const Envelope& envelope, const StepAccepted& fact) {
    std::string words = came_to(names, envelope, fact.step, StepState::accepted);
    if (!fact.owed.empty()) words += fmt::format("，容缺 {} 份", fact.owed.size());
    if (fact.early) words += fmt::format("，提前介入（{}）", *fact.early);
    if (fact.parallel) words += fmt::format("，并联办理（{}）", *fact.parallel);
    return with_note(words, fact.note);
}

std::string StepNoun::words(const State& names, const Envelope& envelope, const StepPaused& fact) {
    return with_note(fmt::format("{} 进入特别程序（{}，告知 {} 个工作日，{}）", step_called(names, envelope, fact.step), fact.procedure,
                                 fact.expected, fact.notice),
                     fact.note);
}

std::string StepNoun::words(const State& names, const Envelope& envelope, const StepResumed& fact) {
    return moved(names, envelope, fact, "恢复计时");
}

std::string StepNoun::words(const State& names, const Envelope& envelope, const StepHeld& fact) {
    return moved(names, envelope, fact, "挂起（企业原因）");
}

std::string StepNoun::words(const State& names, const Envelope& envelope, const StepReleased& fact) {
    return moved(names, envelope, fact, "解除挂起");
}

std::string StepNoun::words(const State& names, const Envelope& envelope, const StepExtended& fact) {
    const std::string notified = fact.notified ? fmt::format("，{} 告知申请人", iso(*fact.notified)) : "";
    return with_note(
        fmt::format("{} 延长 {} 个工作日（{} 批准{}）", step_called(names, envelope, fact.step), fact.days, fact.approver, notified),
        fact.note);
}

std::string StepNoun::words(const State& names, const Envelope& envelope, const StepReplied& fact) {
    return with_note(fmt::format("{} 答复催办：{}", step_called(names, envelope, fact.step), fact.reason), fact.note);
}

std::string StepNoun::words(const State& names, const Envelope& envelope, const StepDecided& fact) {
    return moved(names, envelope, fact, StepState::decided);
}

std::string StepNoun::words(const State& names, const Envelope& envelope, const StepDenied& fact) {
    return moved(names, envelope, fact, StepState::denied);
}

std::string StepNoun::words(const State& names, const Envelope& envelope, const StepIssued& fact) {
    std::string words = came_to(names, envelope, fact.step, StepState::issued);
    if (fact.certificate) words += fmt::format("（{}）", *fact.certificate);
    return with_note(words, fact.note);
}

std::string StepNoun::words(const State& names, const Envelope& envelope, const StepRevoked& fact) {
    return moved(names, envelope, fact, revocation(fact.way).state);
}

std::string StepNoun::words(const State& names, const Envelope& envelope, const StepWaived& fact) {
    return moved(names, envelope, fact, StepState::waived);
}

std::string StepNoun::words(const State& names, const Envelope& envelope, const StepRenewed& fact) {
    return with_note(fmt::format("{} 证照延期 {} 个月", step_called(names, envelope, fact.step), fact.months), fact.note);
}

std::string StepNoun::words(const State& names, const Envelope& envelope, const StepEscalated& fact) {
    return with_note(fmt::format("{} 提级至{}", step_called(names, envelope, fact.step), fact.to), fact.note);
}

DailyLine StepNoun::line(const State& state, const Envelope& envelope, const StepFiled& fact, Date evening) {
    DailyLine line = line_of(fact, envelope.by.value_or("") + "收件");
    const StepNow now = step_now(state, envelope, fact.step, evening);
    if (now.planned != nullptr && now.today.state == StepState::filed) line.content += clock_words(*now.planned, now.today);
    return line;
}

DailyLine StepNoun::line(const State& state, const Envelope& envelope, const StepAccepted& fact, Date evening) {
    const std::string owed = fact.owed.empty() ? "" : fmt::format("，容缺 {} 份", fact.owed.size());
    DailyLine line{fact.step, {}, with_note("受理" + owed, fact.note), {}};
    const StepNow now = step_now(state, envelope, fact.step, evening);
    if (now.planned != nullptr) line.content += clock_words(*now.planned, now.today);
    return line;
}

DailyLine StepNoun::line(const State&, const Envelope&, const StepReturned& fact, Date) { return line_of(fact, "一次性告知补正"); }
DailyLine StepNoun::line(const State&, const Envelope&, const StepRefused& fact, Date) { return line_of(fact, "不予受理"); }
DailyLine StepNoun::line(const State&, const Envelope&, const StepWithdrawn& fact, Date) { return line_of(fact, "申请人撤回"); }
DailyLine StepNoun::line(const State&, const Envelope&, const StepResumed& fact, Date) {
    return line_of(fact, "特别程序结束，次一工作日恢复计时");
}
DailyLine StepNoun::line(const State&, const Envelope&, const StepHeld& fact, Date) { return line_of(fact, "挂起（企业原因），时限照走"); }
DailyLine StepNoun::line(const State&, const Envelope&, const StepReleased& fact, Date) { return line_of(fact, "解除挂起"); }

DailyLine StepNoun::line(const State& state, const Envelope& envelope, const StepDecided& fact, Date evening) {
    return line_of(fact, used_words(step_now(state, envelope, fact.step, evening)));
}

DailyLine StepNoun::line(const State&, const Envelope&, const StepDenied& fact, Date) { return line_of(fact, "不予许可"); }
DailyLine StepNoun::line(const State&, const Envelope&, const StepRevoked& fact, Date) {
    return line_of(fact, fmt::format("{}已作的决定", revocation(fact.way).way));
}
DailyLine StepNoun::line(const State&, const Envelope&, const StepWaived& fact, Date) { return line_of(fact, "免予办理"); }

DailyLine StepNoun::line(const State&, const Envelope&, const StepPaused& fact, Date) {
    const std::string words = fmt::format("进入特别程序（{}），告知 {} 个工作日，停表", fact.procedure, fact.expected);
    return {fact.step, {}, with_note(words, fact.note), {}};
}

DailyLine StepNoun::line(const State&, const Envelope&, const StepExtended& fact, Date) {
    const std::string words = fmt::format("经{}批准延长审批期限 {} 个工作日", fact.approver, fact.days);
    return {fact.step, {}, with_note(words, fact.note), {}};
}

DailyLine StepNoun::line(const State&, const Envelope&, const StepReplied& fact, Date) {
    const std::string measure = fact.measure ? fmt::format("；措施：{}", *fact.measure) : "";
    const std::string expected = fact.expected ? fmt::format("；预计 {} 办结", month_day(*fact.expected)) : "";
    return {fact.step, {}, fmt::format("部门答复：{}{}{}", fact.reason, measure, expected), {}};
}

DailyLine StepNoun::line(const State&, const Envelope&, const StepIssued& fact, Date) {
    const std::string words = fact.certificate ? fmt::format("发证 {}", *fact.certificate) : "发证";
    return {fact.step, {}, with_note(words, fact.note), {}};
}

DailyLine StepNoun::line(const State&, const Envelope&, const StepEscalated& fact, Date) {
    return {fact.step, {}, with_note(fmt::format("提级至{}", fact.to), fact.note), {}};
}

DailyLine StepNoun::line(const State&, const Envelope&, const StepRenewed& fact, Date) {
    return {fact.step, {}, with_note(fmt::format("证照延期 {} 个月", fact.months), fact.note), {}};
}

}  // namespace zb
