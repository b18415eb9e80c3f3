// SPDX-License-Identifier: Apache-2.0
// What may happen to a step: the table first, then what each move asks beside it.
#include <algorithm>
#include <fmt/format.h>

#include "base/text.h"
#include "domain/step/case.h"
#include "plan/planned_step.h"

namespace zb {

namespace {

// Whether a predecessor is done by that day: a permit must be issued, anything else decided (domain.md).
bool met(const State& state, const StepCase& at, const std::string& predecessor, Date on) {
    const PlannedStep* planned = at.plan.find(predecessor);
    if (planned == nullptr) return true;  // not in the plan: its condition is off
    const Attempt* attempt = last_attempt(state.steps_of(at.project.code), predecessor);
    if (attempt == nullptr) return false;
    if (attempt->state == StepState::waived) return true;
    if (!finished(attempt->state, planned->kind) || attempt->state == StepState::revoked) return false;
    const auto done = planned->kind == StepKind::permit ? attempt->issued : attempt->decided;
    return !done || *done <= on;
}

std::vector<std::string> unmet(const State& state, const StepCase& at, Date on) {
    std::vector<std::string> open;
    for (const std::string& predecessor : at.planned.depends_on)
        if (!met(state, at, predecessor, on)) open.push_back(at.plan.find(predecessor)->short_name);
    return open;
}

void check_owed(const StepCase& at, const StepAccepted& fact, Date on) {
    for (const OwedMaterial& owed : fact.owed) {
        const auto& papers = at.planned.materials;
        const auto paper = std::find_if(papers.begin(), papers.end(), [&](const auto& p) { return p.name == owed.material; });
        if (paper == papers.end() || !paper->minor) {
            std::vector<std::string> minor;
            for (const auto& candidate : papers)
                if (candidate.minor) minor.push_back(candidate.name);
            const std::string known = paper == papers.end() ? "不在申请材料里" : "是主要材料，不能容缺";
            throw Error{"material.not_deferrable",
                        fmt::format("{}的“{}”{}（广东省优化营商环境条例第三十二条）", at.place(), owed.material, known),
                        minor.empty() ? "这个事项没有可以容缺的次要材料；缺材料请用补正：" + at.command(StepState::correcting)
                                      : "可以容缺的有：" + join(minor, "、")};
        }
        if (owed.due < on)
            throw Error{"material.due_past", fmt::format("“{}”的补齐期限 {} 早于受理日 {}", owed.material, iso(owed.due), iso(on)),
                        "写 --owe 材料:日期，日期不早于受理日"};
    }
}

// Sub-items run inside their parent and are done before it is decided.
void check_sub_items(const State& state, const Envelope& envelope, const StepCase& at) {
    const ProjectSteps& steps = state.steps_of(at.project.code);
    for (const PlannedStep& sub : at.plan.plan.steps) {
        if (sub.part_of != at.planned.step) continue;
        const auto record = steps.find(sub.step);
        const StepState now = record == steps.end() ? StepState::planned : record->second.state();
        if (finished(now, sub.kind)) continue;
        throw Error{"step.sub_item_open", fmt::format("{}的子项“{}”现为“{}”，子项办完才能办结", at.place(), sub.name, label(now, sub.kind)),
                    sub.short_name + way_on(case_of(state, envelope, sub.step))};
    }
}

std::string length_words(const StepCase& at, const Shortest& shortest) {
    return fmt::format("最短期间 {} {}（{}）", shortest.days, label(at.planned.unit), shortest.basis);
}

// Nobody has recorded when it began: the latest day on which it can have, and what records both.
[[noreturn]] void refuse_unbegun(const StepCase& at, const Shortest& shortest, const Envelope& envelope, const Calendar& calendar) {
    const Date today = envelope.recorded_at.day();
    const auto& filed = at.attempt == nullptr ? std::nullopt : at.attempt->refiled;
    Date begun = latest_beginning(shortest, at.planned.unit, envelope.on, calendar);
    if (filed && at.today.state == StepState::filed) begun = std::max(begun, *filed);
    const Date first = first_end(shortest, at.planned.unit, begun, calendar);
    const bool handled = at.planned.kind != StepKind::enterprise && at.today.state != StepState::filed;
    const std::string filing = handled ? fmt::format(" --filed {}", iso(begun)) : "";
    const std::string deciding = first <= today ? fmt::format(" --decided {}", iso(first)) : "";
    throw Error{
        "step.period_not_begun",
        fmt::format("{}没有记开始日，{}：{} 开始的，最早 {} 才能办结", at.place(), length_words(at, shortest), iso(begun), iso(first)),
        fmt::format("先记开始日（改成真实的日子）：zb step advance {}{} --accepted {}{}", at.operands(), filing, iso(begun), deciding)};
}

// 公示 and 招拍挂公告: the first day on which they may end is their beginning and so many days.
void check_shortest(const State& state, const Envelope& envelope, std::string_view step) {
    const StepCase at = case_of(state, envelope, step);
    const auto shortest = shortest_of(at.planned);
    if (!shortest) return;
    const bool may_begin = at.today.state == StepState::planned || at.today.state == StepState::filed;
    if (may_begin) refuse_unbegun(at, *shortest, envelope, state.origin.calendar());
    if (at.today.state != StepState::accepted || !at.today.accepted) return;
    const Date first = first_end(*shortest, at.planned.unit, *at.today.accepted, state.origin.calendar());
    if (envelope.on >= first) return;
    const bool over = first <= envelope.recorded_at.day();
    throw Error{"step.period_too_short",
                fmt::format("{}于 {} 开始，{}，最早 {} 才能办结，不是 {}", at.place(), iso(*at.today.accepted), length_words(at, *shortest),
                            iso(first), iso(envelope.on)),
                over ? fmt::format("期满之日起都可以记：zb step advance {} --to decided --on {}", at.operands(), iso(first))
                     : fmt::format("{} 期满那天再记；哪天开始、哪天期满：zb step show {} --why", iso(first), at.operands())};
}

}  // namespace

std::vector<std::string> open_predecessors(const State& state, const Envelope& envelope, std::string_view step) {
    return unmet(state, case_of(state, envelope, step), envelope.on);
}

void StepNoun::check(const State& state, const Envelope& envelope, const StepOpened& fact) {
    const StepCase at = case_of(state, envelope, fact.step);
    if (at.attempt != nullptr)
        throw Error{"step.opened_twice", fmt::format("{}已有记录，不能再记期初", at.place()),
                    "期初只记方案采用前的情况；之后" + way_on(at)};
    if (!fact.accepted && !fact.decided && !fact.issued)
        throw Error{"step.opening_empty", fmt::format("{}的期初没有任何日期", at.place()),
                    "写 accepted、decided、issued 中的至少一个，或删去这一行"};
    std::optional<Date> previous;
    for (const auto& day : {fact.accepted, fact.decided, fact.issued}) {
        if (!day) continue;
        if (previous && *day < *previous)
            throw Error{"step.opening_order", fmt::format("{}的期初日期倒置：{} 在 {} 之前", at.place(), iso(*day), iso(*previous)),
                        "受理、办结、发证的日期应依次不早于前一个"};
        if (*day > envelope.on)
            throw Error{"step.opening_future", fmt::format("{}的期初日期 {} 晚于方案采用日 {}", at.place(), iso(*day), iso(envelope.on)),
                        "从期初文件里删去这个日期，审定方案以后" + way_on(at)};
        previous = day;
    }
    if (fact.issued && at.planned.kind != StepKind::permit)
        throw Error{"step.opening_issued", fmt::format("{}不发证，期初不应有发证日", at.place()), "删去 issued"};
    if (fact.issued && !fact.decided)
        throw Error{"step.opening_undecided", fmt::format("{}的期初有发证日而无办结日", at.place()), "补上 decided"};
}

void StepNoun::check(const State& state, const Envelope& envelope, const StepFiled& fact) {
    check_move(state, envelope, fact.step, StepMove::file);
}

void StepNoun::check(const State& state, const Envelope& envelope, const StepReturned& fact) {
    const StepCase at = check_move(state, envelope, fact.step, StepMove::return_);
    if (!fact.note)
        throw Error{"step.no_reason",
                    fmt::format("{}没有写要补正什么，须一次告知需要补正的全部内容（{}）", at.place(),
                                cited("行政许可法第三十二条", at.planned.kind)),
                    "加 --note 需要补正的全部内容"};
}

void StepNoun::check(const State& state, const Envelope& envelope, const StepRefused& fact) {
    const StepCase at = check_move(state, envelope, fact.step, StepMove::refuse);
    if (!fact.note)
        throw Error{"step.no_reason", fmt::format("{}不予受理没有写理由", at.place()), "加 --note 理由（行政许可法第三十二条）"};
}

void StepNoun::check(const State& state, const Envelope& envelope, const StepWithdrawn& fact) {
    check_move(state, envelope, fact.step, StepMove::withdraw);
}

void StepNoun::check(const State& state, const Envelope& envelope, const StepAccepted& fact) {
    const StepCase at = check_move(state, envelope, fact.step, StepMove::accept);
    check_owed(at, fact, envelope.on);
    if (!fact.owed.empty()) refuse_barred_deferral(state, at.project, envelope.on);
    const std::vector<std::string> open = unmet(state, at, envelope.on);
    if (open.empty() || fact.early || fact.parallel) return;
    throw Error{
        "step.predecessor_open", fmt::format("{}的前置事项未完成：{}", at.place(), join(open, "、")),
        fmt::format("先办前置事项；提前介入加 --early 理由，并联办理加 --parallel 理由：{} --early 理由", at.command(StepState::accepted))};
}

void StepNoun::check(const State& state, const Envelope& envelope, const StepReplied& fact) {
    const StepCase at = case_of(state, envelope, fact.step);
    if (!in_hand(at.today.state))
        throw Error{"step.not_in_hand", fmt::format("{}现为“{}”，没有在办，不用答复", at.place(), label(at.today.state, at.planned.kind)),
                    "看它的经过：zb step show " + at.operands()};
    if (!envelope.by) throw Error{"step.no_author", fmt::format("对{}的答复没有写答复人", at.place()), "加 --by 人员"};
    if (trim(fact.reason).empty())
        throw Error{"step.no_reason", fmt::format("对{}的答复没有写原因", at.place()), "加 --reason 原因，写明卡在哪里"};
    if (fact.expected && *fact.expected < envelope.on)
        throw Error{"step.expected_past", fmt::format("{}的预计办结 {} 早于答复之日 {}", at.place(), iso(*fact.expected), iso(envelope.on)),
                    "把 --expected 写成答复当日或以后的日期"};
}

void StepNoun::check(const State& state, const Envelope& envelope, const StepDecided& fact) {
    check_shortest(state, envelope, fact.step);
    const StepCase at = check_move(state, envelope, fact.step, StepMove::decide);
    check_sub_items(state, envelope, at);
}

void StepNoun::check(const State& state, const Envelope& envelope, const StepDenied& fact) {
    const StepCase at = check_move(state, envelope, fact.step, StepMove::deny);
    // 行政许可法 第三十八条: a refusal says why and how to appeal.
    if (!fact.note)
        throw Error{"step.no_reason", fmt::format("{}不予许可没有写理由（行政许可法第三十八条）", at.place()), "加 --note 理由"};
}

void StepNoun::check(const State& state, const Envelope& envelope, const StepIssued& fact) {
    const StepCase at = check_move(state, envelope, fact.step, StepMove::issue);
    const auto owed = at.attempt->still_owed();
    if (owed.empty()) return;
    throw Error{"step.materials_owed",
                fmt::format("{}的容缺材料“{}”未补齐（期限 {}），不能发证", at.place(), owed.front()->material, iso(owed.front()->due)),
                owed_mend(at) + "再发证：" + at.command(StepState::issued)};
}

void StepNoun::check(const State& state, const Envelope& envelope, const StepRevoked& fact) {
    const StepCase at = check_move(state, envelope, fact.step, StepMove::revoke);
    const auto ways = revocations();
    if (fact.way && std::none_of(ways.begin(), ways.end(), [&](const Revocation& row) { return row.way == fact.way; }))
        throw Error{"step.no_such_revocation", fmt::format("没有“{}”这种做法", *fact.way), "--kind 写撤销、撤回或注销"};
    const Revocation& how = revocation(fact.way);
    if (!fact.note)
        throw Error{"step.no_reason", fmt::format("{}{}没有写理由（{}）", at.place(), how.way, cited(how.law, at.planned.kind)),
                    "加 --note 理由"};
}

void StepNoun::check(const State& state, const Envelope& envelope, const StepWaived& fact) {
    const StepCase at = check_move(state, envelope, fact.step, StepMove::waive);
    if (!fact.note) throw Error{"step.no_reason", fmt::format("{}免予办理没有写依据", at.place()), "加 --note 依据的规定"};
}

}  // namespace zb
