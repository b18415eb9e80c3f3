// SPDX-License-Identifier: Apache-2.0
// What stops, lengthens or prolongs: special procedures, holds, extensions, terms of certificates.
#include <algorithm>
#include <fmt/format.h>

#include "base/text.h"
#include "domain/step/case.h"
#include "domain/step/certificate.h"

namespace zb {

namespace {

std::string pause_command(const StepCase& at) {
    return fmt::format("zb step pause {} --kind 专家评审 --expected 天数 --notice 文号 --on 告知日", at.operands());
}

// What there is instead of a pause for who waits for the enterprise: 补正 before acceptance, 挂起 after it.
std::string wait_mend(const StepCase& at, Date on) {
    if (at.today.state == StepState::filed)
        return fmt::format("受理前缺材料用补正：zb step advance {} --to correcting --on {} --note 一次性告知的内容", at.operands(),
                           iso(on));
    if (at.today.state == StepState::accepted)
        return fmt::format("受理后等企业，记挂起（单列，不延长时限）：zb step hold {} --on {} --note 原因", at.operands(), iso(on));
    return "看它的经过：zb step show " + at.operands();
}

// A second pause while one runs and a pause after the decision are two errors, each with a code of its own.
void refuse_overlap(const StepCase& at) {
    if (at.attempt == nullptr) return;
    if (const Pause* open = at.attempt->open_pause(); open != nullptr && at.today.state == StepState::paused)
        throw Error{
            "step.paused_already",
            fmt::format("{}自 {} 起已在特别程序（{}，{}），两次停表不能重叠", at.place(), iso(open->from), open->procedure, open->notice),
            fmt::format("前一次有了结果先恢复计时：zb step resume {} --on 日期", at.operands())};
    const bool over = at.today.state == StepState::decided || at.today.state == StepState::issued || at.today.state == StepState::denied;
    if (over && at.attempt->decided)
        throw Error{"step.pause_after_decision",
                    fmt::format("{}已于 {} 作出决定，之后没有可停的时限", at.place(), iso(*at.attempt->decided)),
                    fmt::format("决定前的停表漏记了，先更正办结再补记：zb step show {}", at.operands())};
}

std::string extension_law(const PlannedStep& planned) {
    if (planned.extension) return planned.legal_basis.value_or("该事项的规定");
    return planned.joint ? "行政许可法第四十二条第二款" : "行政许可法第四十二条";
}

}  // namespace

void StepNoun::check(const State& state, const Envelope& envelope, const StepPaused& fact) {
    const StepCase at = case_of(state, envelope, fact.step);
    const auto procedures = special_procedures();
    if (std::find(procedures.begin(), procedures.end(), fact.procedure) == procedures.end())
        throw Error{"step.not_special",
                    fmt::format("“{}”不是特别程序，不能停表（行政许可法第四十五条：听证、招标、拍卖、检验、检测、检疫、鉴定、专家评审等）",
                                fact.procedure),
                    wait_mend(at, envelope.on)};
    refuse_overlap(at);
    check_move(state, envelope, fact.step, StepMove::pause);
    if (fact.notice.empty())
        throw Error{"step.no_notice", fmt::format("{}没有书面告知文号，停表不成立（行政许可法第四十五条）", at.place()),
                    "加 --notice 文号"};
    if (fact.expected < 1)
        throw Error{"step.no_expected_days", fmt::format("{}没有告知所需工作日", at.place()), "加 --expected 工作日数，不少于 1"};
}

void StepNoun::check(const State& state, const Envelope& envelope, const StepResumed& fact) {
    const StepCase at = case_of(state, envelope, fact.step);
    if (at.today.state == StepState::accepted)
        throw Error{"step.not_paused",
                    fmt::format("{}现为“{}”，没有停表，不能恢复计时", at.place(), label(at.today.state, at.planned.kind)),
                    "先记停表：" + pause_command(at)};
    check_move(state, envelope, fact.step, StepMove::resume);
}

void StepNoun::check(const State& state, const Envelope& envelope, const StepHeld& fact) {
    const StepCase at = check_move(state, envelope, fact.step, StepMove::hold);
    if (at.attempt->open_hold() != nullptr)
        throw Error{"step.held_already", fmt::format("{}自 {} 起已经挂起", at.place(), iso(at.attempt->open_hold()->from)),
                    fmt::format("解除：zb step release {} --on 日期", at.operands())};
    if (!fact.note) throw Error{"step.no_reason", fmt::format("{}挂起没有写原因", at.place()), "加 --note 原因（企业书面说明）"};
}

void StepNoun::check(const State& state, const Envelope& envelope, const StepReleased& fact) {
    const StepCase at = check_move(state, envelope, fact.step, StepMove::release);
    if (at.attempt->open_hold() == nullptr)
        throw Error{"step.not_held", fmt::format("{}没有挂起", at.place()), "看它的经过：zb step show " + at.operands()};
}

void StepNoun::check(const State& state, const Envelope& envelope, const StepExtended& fact) {
    const StepCase there = case_of(state, envelope, fact.step);
    if (there.planned.kind != StepKind::permit)
        throw Error{
            "step.not_a_permit",
            fmt::format("{}是{}，不是行政许可，没有第四十二条的延长审批期限", there.place(), label(there.planned.kind)),
            in_hand(there.today.state)
                ? fmt::format("赶不上的，写明原因和预计办结日：zb step reply {} --reason 原因 --expected 日期 --by 人员", there.operands())
                : fmt::format("看它的经过：zb step show {}", there.operands())};
    const StepCase at = check_move(state, envelope, fact.step, StepMove::extend);
    if (!at.planned.legal || !at.today.legal_due)
        throw Error{"step.no_legal_limit", fmt::format("{}没有法定时限，不存在延长", at.place()), "承诺时限不因延长而动；确需调整请改方案"};
    if (at.attempt->extension)
        throw Error{"step.extended_already",
                    fmt::format("{}已在 {} 延长 {} 个工作日，只能延长一次（行政许可法第四十二条）", at.place(),
                                iso(at.attempt->extension->on), at.attempt->extension->days),
                    "超期请写明原因：zb step reply " + at.operands() + " --reason 原因 --expected 日期 --by 人员"};
    const int most = longest_extension(at.planned);
    if (fact.days < 1 || fact.days > most)
        throw Error{
            "step.extension_too_long",
            fmt::format("{}最多延长 {} {}（{}），不是 {}", at.place(), most, label(at.planned.unit), extension_law(at.planned), fact.days),
            fmt::format("写 --days 1 到 {}", most)};
    if (envelope.on > *at.today.legal_due)
        throw Error{"step.extension_late", fmt::format("{}的法定期限 {} 已过，不能再延长", at.place(), iso(*at.today.legal_due)),
                    "延长须在期限内经本机关负责人批准并告知理由（行政许可法第四十二条）"};
    if (trim(fact.approver).empty()) throw Error{"step.no_approver", fmt::format("{}延长没有写批准人", at.place()), "加 --approver 职务"};
    if (!fact.note)
        throw Error{"step.no_reason", fmt::format("{}延长没有写理由，理由须告知申请人（行政许可法第四十二条）", at.place()),
                    "加 --note 理由"};
    if (fact.notified && *fact.notified < envelope.on)
        throw Error{"step.notified_before_approval",
                    fmt::format("{}的延长 {} 才批准，不能在 {} 告知申请人", at.place(), iso(envelope.on), iso(*fact.notified)),
                    fmt::format("--notified 写 {} 或以后", iso(envelope.on))};
}

// A department inside its limit is never escalated.
void StepNoun::check(const State& state, const Envelope& envelope, const StepEscalated& fact) {
    const StepCase at = case_of(state, envelope, fact.step);
    const bool undelivered = at.today.issue && !at.today.issue->delivered && at.today.issue->past;
    const bool over = in_hand(at.today.state) && (at.today.past || at.today.intake_past);
    if (!undelivered && !over)
        throw Error{"step.not_past", fmt::format("{}在 {} 没有超期，不提级", at.place(), iso(envelope.on)),
                    "看它的期限：zb step show " + at.operands() + " --why"};
    check_escalation(state, {envelope.on, 0, {}, fact.to, fact.note}, at.attempt->escalations, at.place(), "zb step show " + at.operands());
}

void StepNoun::check(const State& state, const Envelope& envelope, const StepRenewed& fact) {
    const StepCase at = check_move(state, envelope, fact.step, StepMove::renew);
    const auto& validity = at.planned.validity;
    if (!validity)
        throw Error{"step.no_validity", fmt::format("{}的方案没有写证照有效期，不存在延期", at.place()),
                    "看它的情况：zb step show " + at.operands()};
    const auto term = certificate_term(at.planned, state.steps_of(at.project.code), envelope.on, state.origin.calendar(),
                                       lamp_rules(state.origin, envelope.on));
    if (term->used)
        throw Error{"step.certificate_used",
                    fmt::format("{}的证照已于 {} 使用，不用延期（{}）", at.place(), iso(*term->used), validity->basis),
                    "看它的情况：zb step show " + at.operands()};
    if (term->ended())
        throw Error{"step.certificate_ended",
                    fmt::format("{}的证照 {} 已期满失效，不能再延期（{}）", at.place(), iso(term->until), validity->basis),
                    "须重新申请：先撤销旧证 zb step revoke " + at.operands() + " --note 期满失效"};
    const int most = validity->renewals.value_or(0);
    if (term->renewals >= most)
        throw Error{"step.renewed_too_often",
                    most == 0 ? fmt::format("{}的证照不能延期（{}）", at.place(), validity->basis)
                              : fmt::format("{}的证照已延期 {} 次，最多 {} 次（{}）", at.place(), term->renewals, most, validity->basis),
                    fmt::format("{} 前使用，否则期满失效", iso(term->until))};
    const int longest = validity->renewal_months.value_or(validity->months);
    if (fact.months < 1 || fact.months > longest)
        throw Error{"step.renewal_too_long",
                    fmt::format("{}的证照每次最多延期 {} 个月（{}），不是 {}", at.place(), longest, validity->basis, fact.months),
                    fmt::format("写 --months 1 到 {}", longest)};
}

}  // namespace zb
