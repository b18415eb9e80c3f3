// SPDX-License-Identifier: Apache-2.0
// zb step correct: the last entry of a step cancelled and recorded again, in one act. Rebuilds the command that made the entry,
// replaces the options given now, runs it.
#include <algorithm>
#include <fmt/format.h>

#include "base/text.h"
#include "cmd/commands.h"
#include "cmd/ledger/reversing.h"
#include "cmd/step/commands.h"
#include "cmd/step/recording.h"

namespace zb::cli {

namespace {

constexpr std::string_view kReason = "reason";

// The command and the words that make an entry when they are typed.
struct TypedEntry {
    std::string_view command;
    Given words;
};

class Typist {
public:
    TypedEntry operator()(const StepFiled& fact) const { return advanced("filed", fact); }
    TypedEntry operator()(const StepReturned& fact) const { return advanced("correcting", fact); }
    TypedEntry operator()(const StepRefused& fact) const { return advanced("refused", fact); }
    TypedEntry operator()(const StepWithdrawn& fact) const { return advanced("withdrawn", fact); }
    TypedEntry operator()(const StepDecided& fact) const { return advanced("decided", fact); }
    TypedEntry operator()(const StepDenied& fact) const { return advanced("denied", fact); }
    TypedEntry operator()(const StepWaived& fact) const { return advanced("waived", fact); }
    TypedEntry operator()(const StepResumed& fact) const { return noted({"step resume", {}}, fact.note); }
    TypedEntry operator()(const StepHeld& fact) const { return noted({"step hold", {}}, fact.note); }
    TypedEntry operator()(const StepReleased& fact) const { return noted({"step release", {}}, fact.note); }
    TypedEntry operator()(const StepRevoked& fact) const {
        TypedEntry typed{"step revoke", {}};
        put(typed, "kind", fact.way);
        return noted(std::move(typed), fact.note);
    }
    TypedEntry operator()(const StepIssued& fact) const {
        TypedEntry typed{"step advance", {{"to", "issued"}}};
        put(typed, "certificate", fact.certificate);
        return noted(std::move(typed), fact.note);
    }
    TypedEntry operator()(const StepAccepted& fact) const {
        TypedEntry typed{"step advance", {{"to", "accepted"}}};
        for (const OwedMaterial& owed : fact.owed) typed.words.emplace_back("owe", fmt::format("{}:{}", owed.material, iso(owed.due)));
        put(typed, "promise", fact.promise);
        put(typed, "early", fact.early);
        put(typed, "parallel", fact.parallel);
        return noted(std::move(typed), fact.note);
    }
    TypedEntry operator()(const StepPaused& fact) const {
        const std::string expected = std::to_string(fact.expected);
        return noted({"step pause", {{"kind", fact.procedure}, {"expected", expected}, {"notice", fact.notice}}}, fact.note);
    }
    TypedEntry operator()(const StepExtended& fact) const {
        TypedEntry typed{"step extend", {{"days", std::to_string(fact.days)}, {"approver", fact.approver}}};
        put(typed, "notified", fact.notified ? std::optional{iso(*fact.notified)} : std::nullopt);
        return noted(std::move(typed), fact.note);
    }
    TypedEntry operator()(const StepRenewed& fact) const {
        return noted({"step renew", {{"months", std::to_string(fact.months)}}}, fact.note);
    }
    template <class F>
    TypedEntry operator()(const F&) const {  // no move of a step: never the last one
        return {};
    }

private:
    static void put(TypedEntry& typed, std::string_view option, const std::optional<std::string>& text) {
        if (text) typed.words.emplace_back(option, *text);
    }
    static TypedEntry noted(TypedEntry typed, const std::optional<std::string>& note) {
        put(typed, "note", note);
        return typed;
    }
    static TypedEntry advanced(std::string_view to, const PlainMove& fact) {
        return noted({"step advance", {{"to", std::string{to}}}}, fact.note);
    }
};

struct LastMove {
    std::string project;
    std::string step;
    Entry entry;
    StepNoun::Fact fact;
};

LastMove last_move(const WriteRow& row) {
    const State& state = row.draft.state();
    LastMove last;
    last.project = row.project();
    const PlanVersion* plan = state.plans_of(last.project).current();
    const std::string word = row.args.need("step");
    last.step = plan == nullptr ? word : step_key(*plan, last.project, word);
    const Attempt* attempt = last_attempt(state.steps_of(last.project), last.step);
    const std::string place = fmt::format("{} {}", state.short_code(last.project), word);
    if (attempt == nullptr)
        throw Error{"correct.nothing", fmt::format("{} 还没有记录，没有可更正的", place),
                    fmt::format("看它的经过：zb step show {}", place)};
    if (attempt->moves.empty())
        throw Error{"correct.opening", fmt::format("{} 只有期初（第 {} 条），step correct 不改期初", place, attempt->seq),
                    fmt::format("冲销期初：zb ledger reverse {}；再照实记：zb step advance {}", attempt->seq, place)};
    const auto entry = row.book.store().entry(attempt->moves.back().seq);
    if (!entry) throw Error{"correct.same_act", fmt::format("{} 的上一步就在这一批里，还没有写入", place), "直接改这一批里的那一行"};
    last.entry = *entry;
    JsonDocument parser;
    last.fact = std::get<StepNoun::Fact>(decode(*entry, parser));
    return last;
}

// Options that may be replaced: all but --reason.
std::vector<std::string> replaceable(const Command& correct) {
    std::vector<std::string> names = {"on", "by", "note"};
    for (const Option& option : correct.options) {
        if (option.name != kReason) names.emplace_back(option.name);
    }
    return names;
}

Error nothing_to_replace(const WriteRow& row, const LastMove& last) {
    return usage_error("correct.same", fmt::format("没有写要改成什么（现为第 {} 条，{}）", last.entry.seq, iso(last.entry.on)),
                       fmt::format("改日期：zb step correct {0} {1} --on 日期；改状态：--to 状态；只想取消：zb ledger reverse {2}",
                                   row.draft.state().short_code(last.project), row.args.need("step"), last.entry.seq));
}

// The command of the old entry with the options given now in place of its own; where another state is given, only its day and person stay.
Arguments rebuilt(const WriteRow& row, const LastMove& last) {
    TypedEntry old = std::visit(Typist{}, last.fact);
    const auto to = row.args.text("to");
    const bool same_move = !to || std::find(old.words.begin(), old.words.end(), std::pair{std::string{"to"}, *to}) != old.words.end();
    if (!same_move) old = {"step advance", {}};
    old.words.emplace_back("on", iso(last.entry.on));
    if (last.entry.by) old.words.emplace_back("by", *last.entry.by);
    Given given;
    for (const std::string& name : replaceable(row.args.command())) {
        const std::vector<std::string> texts = row.args.texts(name);
        for (const std::string& text : texts) given.emplace_back(name, text);
        if (!texts.empty()) std::erase_if(old.words, [&](const auto& word) { return word.first == name; });
    }
    if (given.empty()) throw nothing_to_replace(row, last);
    Given words = {{"project", last.project}, {"step", last.step}};
    words.insert(words.end(), given.begin(), given.end());
    words.insert(words.end(), old.words.begin(), old.words.end());
    return Arguments::read(*commands().find(old.command), words);
}

// What is put in the place of the last move must follow from the state before it.
Error cannot_become(const WriteRow& row, const LastMove& last, StepState before, const Error& error) {
    const PlannedStep& planned = step_of(row).planned;
    const auto usual = usual_move(before, planned.kind);
    Fault fault = error.fault();
    if (usual)
        fault.hint = fmt::format("更正为从那里走得到的：zb step correct {} {} --to {}", row.draft.state().short_code(last.project),
                                 shell_word(planned.short_name), key(transition(before, *usual, planned.kind)->to));
    return Error{std::move(fault), error.exit()};
}

void fill_correct(WriteRow& row) {
    const LastMove last = last_move(row);
    const Arguments args = rebuilt(row, last);
    const auto reason = row.args.text(kReason);
    row.draft.reverse(last.entry.seq,
                      {row.draft.today(), row.by(), reason ? std::optional{clean_text(*reason, "--reason")} : std::nullopt});
    say_reversed(row, last.entry);
    row.draft.settle();
    const StepState before = step_of(row).before;
    WriteRow again{args, row.book, row.draft, row.match, row.keyboard};
    try {
        args.command().fill(again);
    } catch (const Error& error) {
        if (error.fault().code != "step.illegal_move") throw;
        throw cannot_become(row, last, before, error);
    }
}

Exit run_correct(Context& context) { return write(context, project_scope, fill_correct); }

}  // namespace

Command step_correct_command(std::span<const Command> step_commands) {
    Command command;
    command.path = "step correct";
    command.sort = Sort::write;
    command.summary = "更正事项的上一步：冲销并重记，一次做完";
    command.details =
        "冲销这个事项最后一步，照原样重记，写了的选项换成新的；不写 --on 就用原来的日子。改了状态（--to）时，原来的备注和文号不带过去。\n"
        "别的条目靠它成立的，先冲销那些；错误提示给出顺序。--note 是重记那一条的备注，更正的原因写 --reason。";
    command.operands = step_commands.back().operands;
    for (const Command& other : step_commands) {
        const bool moves = other.path == "step advance" || other.path == "step pause" || other.path == "step extend";
        if (!moves) continue;
        for (Option option : other.options) {
            const bool known =
                std::any_of(command.options.begin(), command.options.end(), [&](const Option& own) { return own.name == option.name; });
            option.required = false;
            // One move is corrected: what `step advance` records of several is no way to do it.
            const bool several = other.path == "step advance" && option.form == Form::day;
            if (!known && !several) command.options.push_back(option);
        }
    }
    command.options.push_back({kReason, Form::text, "文字", "为什么更正，记在冲销那一条"});
    command.examples = {{"zb step correct 005 施工许可 --on 2026-11-19 --reason 日期记错", "改日期"},
                        {"zb step correct 003 环评 --note 等企业补充监测数据 --reason 备注写错", "改备注"}};
    command.run = run_correct;
    return command;
}

}  // namespace zb::cli
