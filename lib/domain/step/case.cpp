// SPDX-License-Identifier: Apache-2.0
// Finding a step for a check, and refusing the moves that its table does not have.
#include "domain/step/case.h"

#include <algorithm>
#include <fmt/format.h>

#include "base/text.h"

namespace zb {

namespace {

std::string owed_clause(const StepCase& at) {
    if (at.attempt == nullptr) return "";
    const auto owed = at.attempt->still_owed();
    if (owed.empty()) return "";
    return fmt::format("；且容缺材料“{}”未补齐（期限 {}）", owed.front()->material, iso(owed.front()->due));
}

std::string pause_mend(const StepCase& at) { return fmt::format("先恢复计时：zb step resume {} --on 日期", at.operands()); }

// Where owed papers must come first they stand before it.
std::string way_out(const StepCase& at, StepMove wanted) {
    const std::string owed = wanted == StepMove::issue ? owed_mend(at) : "";
    const std::string way = way_on(at);
    return owed.empty() ? way : owed + "再" + way.substr(std::string_view{"先"}.size());
}

// The day on which this attempt made the move: recorded a second time it is a slip, or a correction that has a command of its own.
std::optional<Date> made_before(const StepCase& at, StepMove move) {
    constexpr StepMove kOnce[] = {StepMove::file, StepMove::accept, StepMove::decide, StepMove::issue};
    const bool once = std::find(std::begin(kOnce), std::end(kOnce), move) != std::end(kOnce);
    if (!once || at.attempt == nullptr || at.attempt->opening || !at.attempt->lives()) return std::nullopt;
    const auto& moves = at.attempt->moves;
    const auto made = std::find_if(moves.rbegin(), moves.rend(), [&](const Moved& one) { return one.move == move; });
    return made == moves.rend() ? std::nullopt : std::optional{made->on};
}

[[noreturn]] void refuse_move(const StepCase& at, StepMove move) {
    const std::string owed = move == StepMove::issue ? owed_clause(at) : "";
    const auto before = made_before(at, move);
    if (before)
        throw Error{
            "step.recorded_already",
            fmt::format("{}已于 {} {}，现为“{}”，不用再记", at.place(), iso(*before), label(move), label(at.today.state, at.planned.kind)),
            fmt::format("记错了的，从最后一步起更正：zb step correct {0} --on 日期；看它的经过：zb step show {0}", at.operands())};
    throw Error{"step.illegal_move",
                fmt::format("{}现为“{}”，不能直接“{}”{}", at.place(), label(at.today.state, at.planned.kind), label(move), owed),
                way_out(at, move)};
}

// The last day recorded of this attempt: within a step `on` never goes back.
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

}  // namespace

std::string StepCase::place() const { return fmt::format("{}“{}”", project.name, planned.name); }

std::string StepCase::operands() const { return fmt::format("{} {}", project.short_code, shell_word(planned.short_name)); }

std::string StepCase::command(StepState to) const { return fmt::format("zb step advance {} --to {} --on 日期", operands(), key(to)); }

StepCase case_of(const State& state, const Envelope& envelope, std::string_view step) {
    const std::string code = project_of(envelope);
    const Project& project = state.project(code);
    refuse_closed(project, envelope.on);
    const PlanVersion* plan = state.plans_of(code).current();
    if (plan == nullptr)
        throw Error{"plan.none", fmt::format("{} 还没有审定的方案，不能记事项", project.name),
                    fmt::format("先编方案：zb plan make {0} --flow shehui_gongye --start 日期；再审定：zb plan adopt {0} --reason 依据",
                                project.short_code)};
    const PlannedStep* planned = plan->find(step);
    if (planned == nullptr)
        throw Error{"step.unknown", fmt::format("{} 的现行方案里没有“{}”", project.name, step),
                    fmt::format("看方案里的事项：zb step list {}", project.short_code)};
    const ProjectSteps& records = state.steps_of(code);
    const Calendar& calendar = state.origin.calendar();
    const Attempt* attempt = last_attempt(records, step);
    const Procedures procedures = procedures_of(plan->plan.steps, records, envelope.on, calendar);
    const StepToday today = step_today(*planned, attempt, procedures, envelope.on, calendar, lamp_rules(state.origin, envelope.on));
    return {project, *plan, *planned, attempt, today};
}

std::string way_on(const StepCase& at) {
    if (at.today.state == StepState::paused) return pause_mend(at);
    const auto usual = usual_move(at.today.state, at.planned.kind);
    if (!usual) return "看它的经过：zb step show " + at.operands();
    const Transition* next = transition(at.today.state, *usual, at.planned.kind);
    return fmt::format("先{}：{}", label(*usual), at.command(next->to));
}

std::string owed_mend(const StepCase& at) {
    if (at.attempt == nullptr) return "";
    const auto owed = at.attempt->still_owed();
    if (owed.empty()) return "";
    return fmt::format("先补齐：zb material receive {} {} --on 日期；", at.operands(), shell_word(owed.front()->material));
}

StepCase check_move(const State& state, const Envelope& envelope, std::string_view step, StepMove move) {
    StepCase at = case_of(state, envelope, step);
    const bool known_acceptance = move == StepMove::accept && at.today.deemed && at.attempt->state == StepState::filed;
    if (!known_acceptance && transition(at.today.state, move, at.planned.kind) == nullptr) refuse_move(at, move);
    check_order(at, envelope.on, move);
    return at;
}

}  // namespace zb
