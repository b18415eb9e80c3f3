// SPDX-License-Identifier: Apache-2.0
// Entries of steps, materials, notes and problems, told to people.
#include "report/submission/entry_lines.h"

#include <fmt/format.h>
#include <type_traits>

#include "base/text.h"
#include "report/words/items.h"
#include "report/words/notes.h"

namespace zb {

namespace {

constexpr std::string_view kBetween = "·";

std::string noted(std::string_view words, const std::optional<std::string>& note) {
    return note ? fmt::format("{}：{}", words, *note) : std::string{words};
}

// What stands behind an item in hand: the day by which something must happen.
std::string clock_words(const StepOutlook& step) {
    const StepToday& today = step.today;
    if (today.state == StepState::filed && today.intake_due) return fmt::format("，{} 前须告知是否受理", month_day(*today.intake_due));
    if (today.state != StepState::accepted || !today.due) return {};
    const std::string_view what = step.planned->utility() ? "到期" : "承诺到期";
    if (today.overdue > 0) return fmt::format("；{} {}，超 {} 个工作日", what, month_day(*today.due), today.overdue);
    const std::string left = today.left == 0 ? "今日到期" : fmt::format("剩 {} 个工作日", today.left);
    return fmt::format("；{} {}，{}", what, month_day(*today.due), left);
}

std::string decided_words(const StepOutlook* step) {
    if (step == nullptr || step->today.limit == 0) return "办结";
    const StepToday& today = step->today;
    const std::string over = today.overdue > 0 ? fmt::format("，超 {} 个工作日", today.overdue) : "";
    return fmt::format("办结，用时 {}/{}{}", today.used, today.limit, over);
}

// What each fact of a step says, without the item's name. Facts that only carry a note say their move.
struct StepWords {
    const StepOutlook* step;
    std::string by;

    std::string operator()(const StepFiled& fact) const {
        return noted(by + "收件", fact.note) + (step == nullptr ? "" : step->today.state == StepState::filed ? clock_words(*step) : "");
    }
    std::string operator()(const StepAccepted& fact) const {
        const std::string owed = fact.owed.empty() ? "" : fmt::format("，容缺 {} 份", fact.owed.size());
        return noted("受理" + owed, fact.note) + (step == nullptr ? "" : clock_words(*step));
    }
    std::string operator()(const StepReturned& fact) const { return noted("一次性告知补正", fact.note); }
    std::string operator()(const StepRefused& fact) const { return noted("不予受理", fact.note); }
    std::string operator()(const StepWithdrawn& fact) const { return noted("申请人撤回", fact.note); }
    std::string operator()(const StepResumed& fact) const { return noted("特别程序结束，次一工作日恢复计时", fact.note); }
    std::string operator()(const StepHeld& fact) const { return noted("挂起（企业原因），时限照走", fact.note); }
    std::string operator()(const StepReleased& fact) const { return noted("解除挂起", fact.note); }
    std::string operator()(const StepDecided& fact) const { return noted(decided_words(step), fact.note); }
    std::string operator()(const StepDenied& fact) const { return noted("不予许可", fact.note); }
    std::string operator()(const StepRevoked& fact) const { return noted("撤销已作的决定", fact.note); }
    std::string operator()(const StepWaived& fact) const { return noted("免予办理", fact.note); }
    std::string operator()(const StepPaused& fact) const {
        return noted(fmt::format("进入特别程序（{}），告知 {} 个工作日，停表", fact.procedure, fact.expected), fact.note);
    }
    std::string operator()(const StepExtended& fact) const {
        return noted(fmt::format("经{}批准延长审批期限 {} 个工作日", fact.approver, fact.days), fact.note);
    }
    std::string operator()(const StepRenewed& fact) const { return noted(fmt::format("证照延期 {} 个月", fact.months), fact.note); }
    std::string operator()(const StepReplied& fact) const {
        const std::string measure = fact.measure ? fmt::format("；措施：{}", *fact.measure) : "";
        const std::string expected = fact.expected ? fmt::format("；预计 {} 办结", month_day(*fact.expected)) : "";
        return fmt::format("部门答复：{}{}{}", fact.reason, measure, expected);
    }
    std::string operator()(const StepIssued& fact) const {
        return noted(fact.certificate ? fmt::format("发证 {}", *fact.certificate) : "发证", fact.note);
    }
    std::string operator()(const MaterialReceived& fact) const { return noted(fmt::format("收到材料“{}”", fact.material), fact.note); }
    std::string operator()(const StepOpened&) const { return "期初转入"; }
};

EntryLine line_at(const State& state, const Envelope& envelope) {
    const Date recorded = envelope.recorded_at.day();
    const bool late = late_entry(envelope.on, recorded, state.origin.calendar());
    const int days = late ? state.origin.calendar().elapsed(envelope.on, recorded).count : 0;
    return EntryLine{envelope.seq, envelope.on, days, {}, {}, {}, {}};
}

void name_item(EntryLine& line, const ProjectOutlook& project, const StepOutlook& step) {
    line.step = step.planned->step;
    line.item = plain_name(*step.planned) + (step.planned->utility() ? "（公用）" : "");
    line.who = unit_and_person(*project.project, *step.planned, kBetween);
}

template <class StepFact>
EntryLine step_line(const State& state, const ProjectOutlook& project, const Envelope& envelope, const StepFact& fact) {
    EntryLine line = line_at(state, envelope);
    line.step = std::visit([](const auto& each) { return each.step; }, fact);
    const StepOutlook* step = project.find(line.step);
    line.item = line.step;
    if (step != nullptr) name_item(line, project, *step);
    line.content = std::visit(StepWords{step, envelope.by.value_or("")}, fact);
    return line;
}

std::vector<EntryLine> note_lines(const State& state, const ProjectOutlook& project, const Envelope& envelope, const NoteAdded& note) {
    std::vector<EntryLine> lines;
    for (const NotePiece& piece : note_pieces(state, project, note.progress)) {
        EntryLine line = line_at(state, envelope);
        line.item = piece.subject;
        line.content = piece.text;
        if (const StaffAdded* person = state.staff.find(piece.person))
            line.who = fmt::format("{}{}{}", person->department, kBetween, person->name);
        if (piece.step != nullptr) {
            name_item(line, project, *piece.step);
            line.content += clock_words(*piece.step);
        }
        lines.push_back(std::move(line));
    }
    return lines;
}

EntryLine problem_line(const State& state, const Envelope& envelope, std::string content, std::string who) {
    EntryLine line = line_at(state, envelope);
    line.item = "困难问题";
    line.content = std::move(content);
    line.who = std::move(who);
    return line;
}

}  // namespace

std::vector<EntryLine> entry_lines(const State& state, const ProjectOutlook& project, const Envelope& envelope, const Fact& fact) {
    if (const auto* step = std::get_if<StepNoun::Fact>(&fact)) return {step_line(state, project, envelope, *step)};
    if (const auto* material = std::get_if<MaterialNoun::Fact>(&fact)) return {step_line(state, project, envelope, *material)};
    if (const auto* note = std::get_if<NoteNoun::Fact>(&fact)) return note_lines(state, project, envelope, std::get<NoteAdded>(*note));
    const auto* problems = std::get_if<ProblemNoun::Fact>(&fact);
    if (problems == nullptr) return {};
    if (const auto* raised = std::get_if<ProblemRaised>(problems)) {
        const std::string content = fmt::format("提出 {} {}，{} 前解决", raised->code, raised->title, month_day(raised->due));
        return {problem_line(state, envelope, content, raised->lead)};
    }
    const auto& solved = std::get<ProblemSolved>(*problems);
    return {problem_line(state, envelope, noted(solved.code + " 已解决", solved.note), {})};
}

}  // namespace zb
