// SPDX-License-Identifier: Apache-2.0
// zb step advance: the next move of a step, another one, or several with their days.
#include <algorithm>
#include <fmt/format.h>
#include <span>

#include "base/text.h"
#include "cmd/step/commands.h"
#include "cmd/step/recording.h"
#include "plan/planned_step.h"

namespace zb::cli {

namespace {

// 授权委托书原件:2026-11-23.
OwedMaterial read_owed(const WriteRow& row, const std::string& text) {
    const std::size_t colon = text.rfind(':');
    if (colon == std::string::npos || colon == 0)
        throw usage_error("option.form", fmt::format("--owe {}：要写成 材料:补齐期限", text), "如 --owe 授权委托书原件:2026-11-23");
    const DayWord day = read_day(text.substr(colon + 1), "--owe");
    return {clean_text(text.substr(0, colon), "容缺材料"), day.resolve(row.draft.today(), row.draft.calendar())};
}

StepAccepted acceptance(const WriteRow& row, const StepRow& step) {
    StepAccepted fact;
    fact.step = step.planned.step;
    for (const std::string& text : row.args.texts("owe")) fact.owed.push_back(read_owed(row, text));
    fact.promise = row.args.text("promise");
    fact.early = row.args.text("early");
    fact.parallel = row.args.text("parallel");
    fact.note = step.note;
    return fact;
}

enum class MovesGiven { by_state, dated };  // --to, or --filed, --accepted …

// Owed materials and early acceptance go only with acceptance, a certificate only with issuing.
void refuse_stray_options(const WriteRow& row, std::span<const StepMove> moves, MovesGiven given) {
    const auto stray = [&](std::string_view option, StepMove owner, std::string_view state) {
        if (!row.args.has(option) || std::find(moves.begin(), moves.end(), owner) != moves.end()) return;
        throw usage_error("option.useless", fmt::format("--{} 只用于{}", option, label(owner)),
                          given == MovesGiven::dated ? fmt::format("去掉 --{}，或加 --{} 日期", option, state)
                                                     : fmt::format("去掉 --{}，或写 --to {}", option, state));
    };
    for (const std::string_view option : {"owe", "promise", "early", "parallel"}) stray(option, StepMove::accept, "accepted");
    stray("certificate", StepMove::issue, "issued");
}

StepMove wanted_move(const WriteRow& row, const StepRow& step) {
    if (const auto to = row.args.text("to")) {
        const auto move = move_to(*step_state(*to));
        if (!move)
            throw Error{"step.illegal_move", "进入特别程序用 zb step pause",
                        fmt::format("zb step pause {} {} --kind 专家评审 --expected 天数 --notice 文号",
                                    row.draft.state().short_code(step.project), step.planned.short_name)};
        return *move;
    }
    const auto usual = usual_move(step.before, step.planned.kind);
    if (!usual)
        throw Error{"step.finished", fmt::format("“{}”现为“{}”，没有下一步", step.planned.name, label(step.before, step.planned.kind)),
                    fmt::format("看它的经过：zb step show {} {}", row.draft.state().short_code(step.project), step.planned.short_name)};
    return *usual;
}

// 收件 before the predecessors are done is allowed, and the receipt says so: the window may collect early, acceptance must wait.
std::string filing_remark(const WriteRow& row, const StepRow& step) {
    Envelope envelope;
    envelope.on = step.on;
    envelope.project = step.project;
    const auto open = open_predecessors(row.draft.state(), envelope, step.planned.step);
    return open.empty() ? "" : fmt::format("前置事项未完成：{}（受理前须先办完）", join(open, "、"));
}

std::string correction_remark(const WriteRow& row, const StepRow& step) {
    const Attempt* attempt = last_attempt(row.draft.state().steps_of(step.project), step.planned.step);
    if (attempt->corrections < 2) return "";
    return fmt::format("这是第 {} 次补正；法律要求一次告知全部内容（行政许可法第三十二条）", attempt->corrections);
}

void record_move(const WriteRow& row, const StepRow& step, StepMove move) {
    const StepKind kind = step.planned.kind;
    switch (move) {
        case StepMove::file:
            return record_plain<StepFiled>(row, step, label(StepState::filed, kind),
                                           step.planned.name.empty() ? "" : filing_remark(row, step));
        case StepMove::return_: {
            row.draft.add(StepReturned{{step.planned.step, step.note}}, step.on, row.by(), step.project);
            const std::string late = late_remark(row, step.on);
            const std::string again = correction_remark(row, step);
            const std::string_view joint = late.empty() || again.empty() ? "" : "；";
            return row.draft.answer(fmt::format("已记录：{} 补正中（{}）", subject(row, step), day_text(row, step.on)),
                                    fmt::format("{}{}{}", late, joint, again));
        }
        case StepMove::accept: {
            const StepAccepted fact = acceptance(row, step);
            const std::string remark = fact.owed.empty() ? "" : fmt::format("容缺 {} 份，补齐前不得发证", fact.owed.size());
            return record(row, step, fact, label(StepState::accepted, kind), remark);
        }
        case StepMove::decide: return record_plain<StepDecided>(row, step, label(StepState::decided, kind));
        case StepMove::deny: return record_plain<StepDenied>(row, step, label(StepState::denied, kind));
        case StepMove::issue:
            return record(row, step, StepIssued{step.planned.step, row.args.text("certificate"), step.note},
                          label(StepState::issued, kind));
        case StepMove::refuse: return record_plain<StepRefused>(row, step, label(StepState::refused, kind));
        case StepMove::withdraw: return record_plain<StepWithdrawn>(row, step, label(StepState::withdrawn, kind));
        case StepMove::revoke: return record_plain<StepRevoked>(row, step, label(StepState::revoked, kind));
        case StepMove::waive: return record_plain<StepWaived>(row, step, label(StepState::waived, kind));
        case StepMove::pause:
        case StepMove::resume:
        case StepMove::hold:
        case StepMove::release:
        case StepMove::renew:
        case StepMove::extend: break;  // commands of their own
    }
}

// A move of the usual course that is given with its day: --accepted 9-15.
struct DatedMove {
    std::string_view option;
    StepMove move;
};
constexpr DatedMove kDatedMoves[] = {
    {"filed", StepMove::file}, {"accepted", StepMove::accept}, {"decided", StepMove::decide}, {"issued", StepMove::issue}};

std::vector<DatedMove> dated_moves(const Arguments& args) {
    std::vector<DatedMove> given;
    for (const DatedMove& each : kDatedMoves) {
        if (args.has(each.option)) given.push_back(each);
    }
    for (const std::string_view other : {"to", "on"}) {
        if (given.empty() || !args.has(other)) continue;
        throw usage_error("option.conflict", fmt::format("--{} 已写明哪一步、哪一天，不能再写 --{}", given.front().option, other),
                          fmt::format("去掉 --{}", other));
    }
    return given;
}

Date given_day(const WriteRow& row, std::string_view option) {
    return row.args.day(option)->resolve(row.draft.today(), row.draft.calendar(), Leaning::past);
}

// What is refused as too early was begun in this very command, which has written nothing: its mend gives both days, or the beginning alone.
Error with_beginning(const Error& error, const WriteRow& row, const StepRow& step, Date begun) {
    const auto shortest = shortest_of(step.planned);
    const Date first = first_end(*shortest, step.planned.unit, begun, row.draft.calendar());
    const bool handled = row.args.has("filed");
    const std::string filed = handled ? fmt::format(" --filed {}", iso(given_day(row, "filed"))) : "";
    const std::string decided = first <= row.draft.today() ? fmt::format(" --decided {}", iso(first)) : "";
    return Error{error.fault().code, error.fault().message,
                 fmt::format("{}：zb step advance {} {}{} --accepted {}{}", decided.empty() ? "先记开始，期满那天再办结" : "改办结的日子",
                             row.draft.state().short_code(step.project), step.planned.short_name, filed, iso(begun), decided)};
}

// Entry by entry in the order of a step's life, each checked as if it were typed alone; all or none are written. The note goes with the
// last one.
void record_dated(const WriteRow& row, const StepRow& step, std::span<const DatedMove> moves) {
    for (const DatedMove& each : moves) {
        StepRow dated = step;
        dated.on = given_day(row, each.option);
        if (&each != &moves.back()) dated.note.reset();
        try {
            record_move(row, dated, each.move);
        } catch (const Error& error) {
            if (error.fault().code != "step.period_too_short" || !row.args.has("accepted")) throw;
            throw with_beginning(error, row, step, given_day(row, "accepted"));
        }
    }
}

void fill_advance(WriteRow& row) {
    const StepRow step = step_of(row);
    const std::vector<DatedMove> dated = dated_moves(row.args);
    std::vector<StepMove> moves;
    for (const DatedMove& each : dated) moves.push_back(each.move);
    if (moves.empty()) moves.push_back(wanted_move(row, step));
    refuse_stray_options(row, moves, dated.empty() ? MovesGiven::by_state : MovesGiven::dated);
    if (dated.empty()) return record_move(row, step, moves.front());
    record_dated(row, step, dated);
}

}  // namespace

Command step_advance_command() {
    Command command = step_command("step advance", "事项往前走：收件、补正、受理、办结、发证等", fill_advance);
    command.details =
        "不写 --to 就走通常的下一步：收件、受理、办结、发证。前置事项未完成时可以收件，受理须加 --early（提前介入）或 "
        "--parallel（并联）。\n"
        "几步一次记，一步写一个日子：--filed 9-14 --accepted 9-15 --decided 9-17，各记一条，有一条不行就都不记；--note 记在最后一条。\n"
        "一份容缺材料写一个 --owe 材料:补齐期限；只有次要材料可以容缺，补齐前不得发证。";
    command.options = {
        {"to",
         Form::choice,
         "状态",
         "filed 收件、correcting 补正、accepted 受理、decided 办结、issued 发证、refused 不予受理、withdrawn 撤回、denied 不予许可、waived "
         "免予办理；特别程序另用 zb step pause",
         false,
         false,
         {"filed", "correcting", "accepted", "decided", "issued", "refused", "withdrawn", "denied", "waived", "paused"},
         {},
         {},
         spoken_states(),
         next_states},
        {"owe", Form::text, "材料:日期", "容缺的次要材料和补齐期限，可以写几个", false, true},
        {"promise", Form::text, "文号", "容缺承诺书文号"},
        {"early", Form::text, "理由", "提前介入：前置未完成而受理"},
        {"parallel", Form::text, "理由", "并联办理：与前置同时办"},
        {"certificate", Form::text, "文号", "证照批文号，发证时写"},
        {"filed", Form::day, "日期", "几步一次记：收件的日子；不写年份就是最近过去的那一天"},
        {"accepted", Form::day, "日期", "受理的日子"},
        {"decided", Form::day, "日期", "办结的日子"},
        {"issued", Form::day, "日期", "发证的日子"},
    };
    command.examples = {{"zb step advance 005 施工许可 --to decided --on 2026-11-20", "施工许可办结"},
                        {"zb step advance 004 用地规划许可 --decided 11-19 --issued 11-20", "几天的事一次记：办结、发证"},
                        {"zb step advance 005 施工许可", "走下一步"}};
    return command;
}

}  // namespace zb::cli
