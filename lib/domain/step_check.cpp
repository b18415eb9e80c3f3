// SPDX-License-Identifier: Apache-2.0
// What may happen to a step: the table first, then what each move asks beside it.
#include <algorithm>
#include <fmt/format.h>

#include "base/text.h"
#include "domain/domain.h"
#include "domain/personal_numbers.h"
#include "domain/step_clock.h"

namespace zb {

namespace {

// A step as the checks see it on the day that the fact is about.
struct StepCase {
    const Project& project;
    const PlanVersion& plan;
    const PlannedStep& planned;
    const Attempt* attempt;  // the last one; none: not begun
    StepToday today;         // deemed acceptance counted in

    std::string place() const { return fmt::format("{}“{}”", project.name, planned.name); }
    std::string operands() const { return fmt::format("{} {}", short_code(project.code), planned.short_name); }
    std::string command(StepState to) const { return fmt::format("zb step advance {} --to {} --on 日期", operands(), key(to)); }
};

StepCase case_of(const State& state, const Envelope& envelope, std::string_view step) {
    const std::string code = envelope.project.value_or("");
    const Project& project = state.project(code);
    refuse_closed(project, envelope.on);
    const PlanVersion* plan = state.plans_of(code).current();
    if (plan == nullptr)
        throw Error{"plan.none", fmt::format("{} 还没有审定的方案，不能记事项", project.name),
                    fmt::format("先编方案：zb plan make {0} --flow shehui_gongye --start 日期；再审定：zb plan adopt {0} --reason 依据",
                                short_code(code))};
    const PlannedStep* planned = plan->find(step);
    if (planned == nullptr)
        throw Error{"step.unknown", fmt::format("{} 的现行方案里没有“{}”", project.name, step),
                    fmt::format("看方案里的事项：zb step list {}", short_code(code))};
    const ProjectSteps& steps = state.steps_of(code);
    const auto record = steps.find(step);
    const Attempt* attempt = record == steps.end() ? nullptr : record->second.last();
    const StepToday today = step_today(*planned, attempt, envelope.on, state.origin.calendar(), lamp_rules(state.origin, envelope.on));
    return {project, *plan, *planned, attempt, today};
}

std::string owed_clause(const StepCase& at) {
    if (at.attempt == nullptr) return "";
    const auto owed = at.attempt->still_owed();
    if (owed.empty()) return "";
    return fmt::format("；且容缺材料“{}”未补齐（期限 {}）", owed.front()->material, iso(owed.front()->due));
}

std::string owed_mend(const StepCase& at) {
    if (at.attempt == nullptr) return "";
    const auto owed = at.attempt->still_owed();
    if (owed.empty()) return "";
    return fmt::format("先补齐：zb material receive {} {} --on 日期；", at.operands(), owed.front()->material);
}

std::string pause_mend(const StepCase& at) { return fmt::format("先恢复计时：zb step resume {} --on 日期", at.operands()); }

// What to do first, as a command.
std::string way_out(const StepCase& at, StepMove wanted) {
    if (at.today.state == StepState::paused) return pause_mend(at);
    const std::string owed = wanted == StepMove::issue ? owed_mend(at) : "";
    const auto usual = usual_move(at.today.state, at.planned.kind);
    if (!usual) return "看它的经过：zb step show " + at.operands();
    const Transition* next = transition(at.today.state, *usual, at.planned.kind);
    return fmt::format("{}{}{}：{}", owed, owed.empty() ? "先" : "再", label(*usual), at.command(next->to));
}

[[noreturn]] void refuse_move(const StepCase& at, StepMove move) {
    const std::string owed = move == StepMove::issue ? owed_clause(at) : "";
    throw Error{"step.illegal_move",
                fmt::format("{}现为“{}”，不能直接“{}”{}", at.place(), label(at.today.state, at.planned.kind), label(move), owed),
                way_out(at, move)};
}

// The last day told of this attempt: within a step `on` never goes back.
std::optional<Date> last_day(const Attempt& attempt) {
    if (!attempt.moves.empty()) return attempt.moves.back().on;
    if (attempt.issued) return attempt.issued;
    return attempt.decided ? attempt.decided : attempt.accepted;
}

void check_order(const StepCase& at, Date on, StepMove move) {
    if (at.attempt == nullptr) return;
    const auto last = last_day(*at.attempt);
    if (!last || on >= *last) return;
    throw Error{"step.before_last", fmt::format("{}上一步在 {}，“{}”不能记在它之前的 {}", at.place(), iso(*last), label(move), iso(on)),
                fmt::format("核对日期：zb step show {}；--on 不早于 {}", at.operands(), iso(*last))};
}

StepCase check_move(const State& state, const Envelope& envelope, std::string_view step, StepMove move) {
    StepCase at = case_of(state, envelope, step);
    const bool known_acceptance = move == StepMove::accept && at.today.deemed && at.attempt->state == StepState::filed;
    if (!known_acceptance && transition(at.today.state, move, at.planned.kind) == nullptr) refuse_move(at, move);
    check_order(at, envelope.on, move);
    return at;
}

// Whether a predecessor is done by that day: a permit must be issued, anything else decided (domain.md).
bool met(const State& state, const StepCase& at, const std::string& predecessor, Date on) {
    const PlannedStep* planned = at.plan.find(predecessor);
    if (planned == nullptr) return true;  // not in the plan: its condition is off
    const ProjectSteps& steps = state.steps_of(at.project.code);
    const auto record = steps.find(predecessor);
    const Attempt* attempt = record == steps.end() ? nullptr : record->second.last();
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
void check_sub_items(const State& state, const StepCase& at) {
    const ProjectSteps& steps = state.steps_of(at.project.code);
    for (const PlannedStep& sub : at.plan.plan.steps) {
        if (sub.part_of != at.planned.step) continue;
        const auto record = steps.find(sub.step);
        const StepState now = record == steps.end() ? StepState::planned : record->second.state();
        if (finished(now, sub.kind)) continue;
        throw Error{"step.sub_item_open", fmt::format("{}的子项“{}”现为“{}”，子项办完才能办结", at.place(), sub.name, label(now, sub.kind)),
                    fmt::format("先办子项：zb step show {} {}", short_code(at.project.code), sub.short_name)};
    }
}

// 第四十二条: ten days more; fifteen where the whole was to be done within forty-five (统一、联合、集中办理).
int longest_extension(const PlannedStep& planned) { return planned.legal.value_or(0) >= 45 ? 15 : 10; }

bool before_acceptance(StepState state) {
    return state == StepState::planned || state == StepState::filed || state == StepState::correcting || state == StepState::refused ||
           state == StepState::withdrawn || state == StepState::denied;
}

// 备齐: a material of the plan's list, once, before the step is accepted.
void check_preparation(const State& state, const StepCase& at, const std::string& material) {
    std::vector<std::string> papers;
    for (const PlannedStep::Paper& paper : at.planned.materials) papers.push_back(paper.name);
    if (std::find(papers.begin(), papers.end(), material) == papers.end()) {
        const std::string near = nearest(material, papers);
        throw Error{"material.unknown", fmt::format("{}的申请材料里没有“{}”", at.place(), material),
                    near.empty() ? "看还缺什么：zb material missing " + at.operands() : fmt::format("是不是“{}”？", near)};
    }
    const ProjectSteps& steps = state.steps_of(at.project.code);
    const auto record = steps.find(at.planned.step);
    const Prepared* before = record == steps.end() ? nullptr : record->second.find_prepared(material);
    if (before == nullptr) return;
    throw Error{"material.ready_already",
                fmt::format("{}的“{}”已于 {} 备齐（第 {} 条）", at.place(), material, iso(before->on), before->seq),
                "看还缺什么：zb material missing " + at.operands()};
}

}  // namespace

std::vector<std::string> open_predecessors(const State& state, const Envelope& envelope, std::string_view step) {
    return unmet(state, case_of(state, envelope, step), envelope.on);
}

void StepNoun::check(const State& state, const Envelope& envelope, const StepOpened& fact) {
    const StepCase at = case_of(state, envelope, fact.step);
    if (at.attempt != nullptr)
        throw Error{"step.opened_twice", fmt::format("{}已有记录，不能再记期初", at.place()),
                    "期初只记方案采用前的情况；之后的用 zb step advance"};
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
                        "采用之后发生的用 zb step advance 记"};
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
    check_move(state, envelope, fact.step, StepMove::return_);
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
    const std::vector<std::string> open = unmet(state, at, envelope.on);
    if (open.empty() || fact.early || fact.parallel) return;
    throw Error{
        "step.predecessor_open", fmt::format("{}的前置事项未完成：{}", at.place(), join(open, "、")),
        fmt::format("先办前置事项；提前介入加 --early 理由，并联办理加 --parallel 理由：{} --early 理由", at.command(StepState::accepted))};
}

void StepNoun::check(const State& state, const Envelope& envelope, const StepPaused& fact) {
    const StepCase at = case_of(state, envelope, fact.step);
    const auto procedures = special_procedures();
    if (std::find(procedures.begin(), procedures.end(), fact.procedure) == procedures.end())
        throw Error{
            "step.not_special",
            fmt::format("“{}”不是特别程序，不能停表（行政许可法第四十五条：听证、招标、拍卖、检验、检测、检疫、鉴定、专家评审等）",
                        fact.procedure),
            fmt::format("受理前缺材料用补正：zb step advance {0} --to correcting；受理后等企业，记挂起（单列，不延长时限）：zb step hold "
                        "{0} --on {1} --note 原因",
                        at.operands(), iso(envelope.on))};
    check_move(state, envelope, fact.step, StepMove::pause);
    if (fact.notice.empty())
        throw Error{"step.no_notice", fmt::format("{}没有书面告知文号，停表不成立（行政许可法第四十五条）", at.place()),
                    "加 --notice 文号"};
    if (fact.expected < 1)
        throw Error{"step.no_expected_days", fmt::format("{}没有告知所需工作日", at.place()), "加 --expected 工作日数，不少于 1"};
}

void StepNoun::check(const State& state, const Envelope& envelope, const StepResumed& fact) {
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
    const StepCase at = check_move(state, envelope, fact.step, StepMove::extend);
    if (!at.planned.legal || !at.today.legal_due)
        throw Error{"step.no_legal_limit", fmt::format("{}没有法定时限，不存在延长", at.place()), "承诺时限不因延长而动；确需调整请改方案"};
    if (at.attempt->extension)
        throw Error{"step.extended_already",
                    fmt::format("{}已在 {} 延长 {} 个工作日，只能延长一次（行政许可法第四十二条）", at.place(),
                                iso(at.attempt->extension->on), at.attempt->extension->days),
                    "超期请写明原因，按提级督办处理"};
    const int most = longest_extension(at.planned);
    if (fact.days < 1 || fact.days > most)
        throw Error{"step.extension_too_long",
                    fmt::format("{}最多延长 {} 个工作日（行政许可法第四十二条），不是 {}", at.place(), most, fact.days),
                    fmt::format("写 --days 1 到 {}", most)};
    if (envelope.on > *at.today.legal_due)
        throw Error{"step.extension_late", fmt::format("{}的法定期限 {} 已过，不能再延长", at.place(), iso(*at.today.legal_due)),
                    "延长须在期限内经本机关负责人批准并告知理由（行政许可法第四十二条）"};
    if (trim(fact.approver).empty()) throw Error{"step.no_approver", fmt::format("{}延长没有写批准人", at.place()), "加 --approver 职务"};
}

void StepNoun::check(const State& state, const Envelope& envelope, const StepReplied& fact) {
    const StepCase at = case_of(state, envelope, fact.step);
    if (!in_hand(at.today.state))
        throw Error{"step.not_in_hand", fmt::format("{}现为“{}”，没有在办，不用答复", at.place(), label(at.today.state, at.planned.kind)),
                    "看它的经过：zb step show " + at.operands()};
    if (!envelope.by) throw Error{"step.no_author", fmt::format("对{}的答复没有写答复人", at.place()), "加 --by 人员"};
    if (trim(fact.reason).empty())
        throw Error{"step.no_reason", fmt::format("对{}的答复没有写原因", at.place()), "加 --reason 原因，写明卡在哪里"};
    refuse_personal_numbers(fact.reason, "滞后原因");
    if (fact.measure) refuse_personal_numbers(*fact.measure, "措施");
    if (fact.expected && *fact.expected < envelope.on)
        throw Error{"step.expected_past", fmt::format("{}的预计办结 {} 早于答复之日 {}", at.place(), iso(*fact.expected), iso(envelope.on)),
                    "把 --expected 写成答复当日或以后的日期"};
}

void StepNoun::check(const State& state, const Envelope& envelope, const StepDecided& fact) {
    const StepCase at = check_move(state, envelope, fact.step, StepMove::decide);
    check_sub_items(state, at);
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
    if (!fact.note) throw Error{"step.no_reason", fmt::format("{}撤销没有写理由（行政许可法第六十九条）", at.place()), "加 --note 理由"};
}

void StepNoun::check(const State& state, const Envelope& envelope, const StepWaived& fact) {
    const StepCase at = check_move(state, envelope, fact.step, StepMove::waive);
    if (!fact.note) throw Error{"step.no_reason", fmt::format("{}免予办理没有写依据", at.place()), "加 --note 依据的规定"};
}

void StepNoun::check(const State& state, const Envelope& envelope, const MaterialReceived& fact) {
    const StepCase at = case_of(state, envelope, fact.step);
    std::vector<std::string> owed;
    if (at.attempt != nullptr)
        for (const Owed* open : at.attempt->still_owed()) {
            if (open->material == fact.material && envelope.on >= open->since) return;
            owed.push_back(open->material);
        }
    if (before_acceptance(at.today.state)) return check_preparation(state, at, fact.material);
    throw Error{"material.not_owed", fmt::format("{}没有欠“{}”", at.place(), fact.material),
                owed.empty() ? "它现在不欠材料：zb step show " + at.operands() : "现在欠的是：" + join(owed, "、")};
}

}  // namespace zb
