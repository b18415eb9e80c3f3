// SPDX-License-Identifier: Apache-2.0
// zb ledger submit: a person's day sealed project by project, once; asked again it gives the same receipt.
#include <algorithm>
#include <fmt/format.h>
#include <set>

#include "base/text.h"
#include "cli/writing.h"
#include "cmd/ledger/commands.h"
#include "report/submission/receipt.h"

namespace zb::cli {

namespace {

// Who sends it: --by, else who types, else the person of --staff for himself.
std::string submitter_of(const Arguments& args, const State& state, const std::optional<std::string>& keyboard) {
    if (const auto by = args.text("by")) return staff_name(state, *by);
    return keyboard ? *keyboard : person_meant(args, state, keyboard);
}

bool takes_everybody(const Arguments& args) {
    if (!args.has("all")) return false;
    for (const std::string_view other : {"mine", "staff", "project"}) {
        if (!args.has(other)) continue;
        throw usage_error("option.conflict",
                          fmt::format("--all 是全部项目，不能再写 {}", other == "project" ? "项目" : fmt::format("--{}", other)),
                          "去掉其中一个");
    }
    return true;
}

// Codes of the projects to seal, in order: those named, those on duty for the person, or everybody's.
std::vector<std::string> projects_of(const Arguments& args, const Book& book, Match match, const State& names, Date day,
                                     const std::optional<std::string>& keyboard) {
    std::set<std::string> codes;
    const bool all = takes_everybody(args);
    for (const std::string& word : args.texts("project")) codes.insert(book.project_code(word, match));
    if (all || args.has("mine") || (codes.empty() && args.has("staff"))) {
        const std::string person = all ? "" : person_meant(args, names, keyboard);
        for (const auto& [code, project] : names.projects) {
            const auto duty = on_duty(names, project, day);
            const bool followed = project.status_on(day) == ProjectStatus::listed;  // suspended or closed: nothing is owed
            if (duty && followed && (all || *duty == person)) codes.insert(code);
        }
        if (codes.empty())
            throw Error{"submission.no_projects", fmt::format("{} 在 {} 没有负责的项目", all ? "谁都" : person, iso(day)),
                        "看谁负责什么：zb team show；指定：zb team assign 项目 --specialist 人员"};
    }
    if (codes.empty()) throw usage_error("operand.missing", "没有写报哪个项目", "加 --mine 报本人全部项目，或写项目代码");
    return {codes.begin(), codes.end()};
}

// The n-th --nil-note belongs to the n-th --nil.
std::map<std::string, std::optional<std::string>> nil_notes(const Arguments& args, const Book& book, Match match) {
    const std::vector<std::string> words = args.texts("nil");
    const std::vector<std::string> notes = args.texts("nil-note");
    if (notes.size() > words.size())
        throw usage_error("option.missing", fmt::format("写了 {} 个 --nil-note，只有 {} 个 --nil", notes.size(), words.size()),
                          "每个 --nil 项目后面写它的 --nil-note");
    std::map<std::string, std::optional<std::string>> nil;
    for (std::size_t i = 0; i < words.size(); ++i) {
        auto& note = nil[book.project_code(words[i], match)];
        if (i < notes.size()) note = clean_text(notes[i], "--nil-note");
    }
    return nil;
}

void refuse_strange_nil(const std::map<std::string, std::optional<std::string>>& nil, const std::vector<std::string>& projects) {
    for (const auto& [code, note] : nil) {
        if (std::find(projects.begin(), projects.end(), code) != projects.end()) continue;
        throw Error{"submission.not_mine", fmt::format("--nil {}：不在这次报送的项目里", code),
                    fmt::format("这次报送的有：{}", join(projects, "、"))};
    }
}

// What one run of the command submits: worked out before the lock is taken, checked under it.
struct Submission {
    std::string by;
    Date day;
    std::vector<std::string> projects;
    std::map<std::string, std::optional<std::string>> nil;
};

// A project to be sealed: counted, with what its nil return says.
struct Planned {
    std::string code;
    SubmissionSealed seal;
};

// None where the day is sealed already and nothing was added since.
std::optional<Planned> plan_seal(const WriteRow& row, const Submission& submission, const std::string& code) {
    const State& state = row.draft.state();
    const Project& project = state.project(code);
    const auto nil = submission.nil.find(code);
    const bool is_nil = nil != submission.nil.end() || seal_of(state, code, NilReport::no, {}).entries == 0;
    const bool sealed_before = state.submissions.first_of(code, submission.day) != nullptr;
    if (sealed_before && seal_of(state, code, NilReport::no, {}).entries == 0) return std::nullopt;
    const auto specialist = project.specialist_on(submission.day);
    if (!specialist)
        throw Error{"project.no_specialist", fmt::format("{} {} 在 {} 没有服务专员，不能报送", code, project.name, iso(submission.day)),
                    fmt::format("先指定：zb team assign {} --specialist 人员", code)};
    std::optional<std::string> note = nil != submission.nil.end() ? nil->second : std::nullopt;
    if (!note) note = row.note();
    Planned planned{code, seal_of(state, code, is_nil ? NilReport::yes : NilReport::no, std::move(note))};
    planned.seal.specialist = *specialist;
    return planned;
}

// Refuses all nil returns without their sentence together: nobody wants to learn of them one by one at half past five.
void refuse_silent_nils(const State& state, const std::vector<Planned>& all, Date day) {
    std::vector<std::string> silent, options;
    for (const Planned& planned : all) {
        if (!planned.seal.nil || planned.seal.note) continue;
        const std::string why = why_nil_needs_note(state, planned.code, day);
        if (why.empty()) continue;
        silent.push_back(fmt::format("{} {}{}", short_code(planned.code), state.project(planned.code).name, why));
        options.push_back(fmt::format("--nil {} --nil-note 原因或下一步", short_code(planned.code)));
    }
    if (silent.size() < 2) return;  // a single one is refused by the check, in the same words
    throw Error{"submission.nil_without_note", fmt::format("{}；零报告各须写一句原因或下一步", join(silent, "；")),
                fmt::format("zb ledger submit --mine {}", join(options, " "))};
}

// Returns the sentence that says how many projects were sealed, and for which other specialists.
std::string seal_all(WriteRow& row, const Submission& submission) {
    std::vector<Planned> all;
    for (const std::string& code : submission.projects)
        if (auto planned = plan_seal(row, submission, code)) all.push_back(std::move(*planned));
    refuse_silent_nils(row.draft.state(), all, submission.day);
    std::set<std::string> covered;
    for (Planned& planned : all) {
        if (planned.seal.specialist != submission.by) covered.insert(planned.seal.specialist);
        row.draft.add(std::move(planned.seal), submission.day, submission.by, planned.code);
    }
    if (all.empty()) return "先前已报送，没有新增";
    const std::vector<std::string> names{covered.begin(), covered.end()};
    return fmt::format("报送 {} 个项目{}", all.size(), names.empty() ? "" : fmt::format("，代报 {} 的", join(names, "、")));
}

Submission submission_of(const WriteRow& row) {
    Submission submission;
    const State& state = row.draft.state();
    submission.day = row.on();
    submission.by = submitter_of(row.args, state, row.keyboard);
    submission.projects = projects_of(row.args, row.book, row.match, state, submission.day, row.keyboard);
    submission.nil = nil_notes(row.args, row.book, row.match);
    refuse_strange_nil(submission.nil, submission.projects);
    return submission;
}

// The projects' streams must be known before the lock is taken; the state of names says which projects a person serves.
void submit_scope(const Arguments& args, const Book& book, Match match, Scope& scope, const std::optional<Date>& day,
                  const std::optional<std::string>& keyboard) {
    scope.all_projects = true;
    const State names = book.state_at(Scope::names(), book.head().seq, std::nullopt);
    const std::vector<std::string> codes = projects_of(args, book, match, names, day.value_or(names.recorded_at.day()), keyboard);
    scope.projects.insert(codes.begin(), codes.end());
}

// One receipt for each person on duty, with only that person's projects.
std::vector<Document> receipts_of(const Book& book, const Submission& submission) {
    const Head head = book.head();
    Scope scope = Scope::names();
    scope.projects.insert(submission.projects.begin(), submission.projects.end());
    const State state = book.state_at(scope, head.seq, std::nullopt);
    const HashOf hash_of = [&](std::int64_t seq) { return hex(book.store().entry(seq)->hash); };
    std::map<std::string, std::vector<std::string>> by_person;
    for (const std::string& code : submission.projects)
        by_person[on_duty(state, state.project(code), submission.day).value_or("")].push_back(code);
    std::vector<Document> receipts;
    for (const auto& group : by_person) {
        // The receipt shows the head at the last seal of that day, so that it is the same when asked for again.
        std::int64_t last = 0;
        for (const std::string& code : group.second) {
            const auto seals = state.submissions.seals.find(code);
            if (seals == state.submissions.seals.end()) continue;
            for (const Seal& seal : seals->second)
                if (seal.day == submission.day) last = std::max(last, seal.seq);
        }
        const Basis basis{last, hash_of(last), submission.day, book.practice()};
        receipts.push_back(receipt_document(state, submission.day, submission.by, group.second, hash_of, basis));
    }
    return receipts;
}

Exit run_submit(Context& context) {
    std::vector<Submission> submissions;
    const auto keyboard = [&](const Book& book) {
        return person_at_keyboard(book.state_at(Scope::registry(), book.head().seq, std::nullopt), context);
    };
    const ScopeOf scope_of = [&](const Arguments& args, const Book& book, Match match, Scope& scope) {
        const auto word = args.day("on");
        const Date day = word ? word->resolve(context.today(), Calendar{builtin_notices()}) : context.today();
        submit_scope(args, book, match, scope, day, keyboard(book));
    };
    const Exit exit = write_quietly(context, scope_of, [&](WriteRow& row) {
        Submission submission = submission_of(row);
        const std::string what = seal_all(row, submission);
        row.draft.answer(fmt::format("{} {}：{}", submission.by, iso(submission.day), what));
        submissions.push_back(std::move(submission));
    });
    if (context.args().has("dry-run") || context.quiet() || context.format() == Format::json || context.format() == Format::jsonl)
        return exit;
    const Book book = open_for_reading(context);
    bool first = true;
    for (const Submission& submission : submissions) {
        for (const Document& receipt : receipts_of(book, submission)) {
            if (!first) context.print("\n");
            first = false;
            context.print(receipt);
        }
    }
    return exit;
}

}  // namespace

Command ledger_submit_command() {
    Command command;
    command.path = "ledger submit";
    command.sort = Sort::write;
    command.summary = "报送台账：封签当日，一个项目一条，给出回执";
    command.details =
        "没有进展的项目自动报零报告；有红灯、黄灯或未解决困难问题的，零报告须用 --nil 项目 --nil-note 写一句原因或下一步。\n"
        "同一天再报一次，没有新增就给出同一张回执，有新增就是补报，原回执仍有效；过去的日子用 --on 补报。\n"
        "别人的项目也可以报，回执写明代报；代班先记：zb team cover。截止时刻和报送日见 zb setting list。";
    command.operands = {{"project", "项目", false, true, Form::text, "不写就用 --mine"}};
    command.options = {{"mine", Form::flag, {}, "本人负责的全部项目，代班的也在内"},
                       {"all", Form::flag, {}, "全部项目，一位专员一张回执；别人的写明代报"},
                       {"staff", Form::text, "人员", "替这位专员报他负责的项目（代报）；谁报的写 --by"},
                       of_noun("project", {"nil", Form::text, "项目", "这个项目报零报告，可以写几个", false, true}),
                       {"nil-note", Form::text, "文字", "对应的一句原因或下一步，第几个对第几个 --nil", false, true}};
    command.examples = {{"zb ledger submit --mine --by 服务专员01", "报本人全部项目"},
                        {"zb ledger submit --mine --by 服务专员01 --nil 002 --nil-note 两局会商中", "002 报零报告并说明"},
                        {"zb ledger submit 004 --by 服务专员01 --on 2026-11-20", "替别人报，写明代报"}};
    command.run = run_submit;
    return command;
}

}  // namespace zb::cli
