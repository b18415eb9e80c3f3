// SPDX-License-Identifier: Apache-2.0
// zb ledger submit: a person's day sealed project by project, once; asked again it gives the same receipt.
#include "cmd/ledger_submit.h"

#include <algorithm>
#include <fmt/format.h>
#include <set>

#include "base/text.h"
#include "cmd/writing.h"
#include "report/receipt.h"

namespace zb::cmd {

namespace {

// Whose day it is: --staff (a stand-in submits for that person), --by, else who types.
std::string person_of(const Arguments& args, const State& state, const std::optional<std::string>& keyboard) {
    if (const auto staff = args.text("staff")) return staff_name(state, *staff);
    if (const auto by = args.text("by")) return staff_name(state, *by);
    if (keyboard) return *keyboard;
    throw Error{"option.missing", "不知道报谁的台账：没有写 --by，登录名也没有对应的人员", "加 --by 人员", Exit::usage};
}

// Codes of the projects to seal, in order.
std::vector<std::string> projects_of(const Arguments& args, const Book& book, Book::Match match, const std::string& person,
                                     const State& names, Date day) {
    std::set<std::string> codes;
    for (const std::string& word : args.texts("project")) codes.insert(book.project_code(word, match));
    if (args.has("mine")) {
        for (const auto& [code, project] : names.projects)
            if (project.specialist_on(day) == person) codes.insert(code);
        if (codes.empty())
            throw Error{"submission.no_projects", fmt::format("{} 在 {} 没有负责的项目", person, iso(day)),
                        "看谁负责什么：zb team show；指定：zb team assign 项目 --specialist 人员"};
    }
    if (codes.empty()) throw Error{"operand.missing", "没有写报哪个项目", "加 --mine 报本人全部项目，或写项目代码", Exit::usage};
    return {codes.begin(), codes.end()};
}

// The n-th --nil-note belongs to the n-th --nil.
std::map<std::string, std::optional<std::string>> nil_notes(const Arguments& args, const Book& book, Book::Match match) {
    const std::vector<std::string> words = args.texts("nil");
    const std::vector<std::string> notes = args.texts("nil-note");
    if (notes.size() > words.size())
        throw Error{"option.missing", fmt::format("写了 {} 个 --nil-note，只有 {} 个 --nil", notes.size(), words.size()),
                    "每个 --nil 项目后面写它的 --nil-note", Exit::usage};
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

// What one run of the command is about; found before the lock, checked under it.
struct Submission {
    std::string person;
    Date day;
    std::vector<std::string> projects;
    std::map<std::string, std::optional<std::string>> nil;
};

// Seals a project's day; nothing where it is sealed already and nothing was added since.
bool seal(WriteRow& row, const Submission& told, const std::string& code) {
    const State& state = row.draft.state();
    const auto nil = told.nil.find(code);
    const SubmissionSealed counted = seal_of(state, code, NilReport::no, {});
    const bool sealed_before = state.submissions.first_of(code, told.day) != nullptr;
    if (sealed_before && counted.entries == 0) return false;
    const bool is_nil = nil != told.nil.end() || counted.entries == 0;
    std::optional<std::string> note = nil != told.nil.end() ? nil->second : std::nullopt;
    if (!note) note = row.note();
    if (!state.project(code).specialist)
        throw Error{"project.no_specialist", fmt::format("{} {} 还没有服务专员，不能报送", code, state.project(code).name),
                    fmt::format("先指定：zb team assign {} --specialist 人员", code)};
    row.draft.add(seal_of(state, code, is_nil ? NilReport::yes : NilReport::no, std::move(note)), told.day, told.person, code);
    return true;
}

Submission submission_of(const WriteRow& row) {
    Submission told;
    const State& state = row.draft.state();
    told.day = row.on();
    told.person = person_of(row.args, state, row.keyboard);
    told.projects = projects_of(row.args, row.book, row.match, told.person, state, told.day);
    told.nil = nil_notes(row.args, row.book, row.match);
    refuse_strange_nil(told.nil, told.projects);
    return told;
}

// The projects' streams must be known before the lock: who serves what comes from the names alone.
void submit_scope(const Arguments& args, const Book& book, Book::Match match, Scope& scope, const std::optional<Date>& day,
                  const std::optional<std::string>& keyboard) {
    scope.all_projects = true;
    const State names = book.state_at(Scope::names(), book.head().seq, std::nullopt);
    const std::string person = person_of(args, names, keyboard);
    const std::vector<std::string> codes = projects_of(args, book, match, person, names, day.value_or(names.recorded_at.day()));
    scope.projects.insert(codes.begin(), codes.end());
}

Document receipt_of(const Book& book, const Submission& told) {
    const Head head = book.head();
    Scope scope = Scope::names();
    scope.projects.insert(told.projects.begin(), told.projects.end());
    const State state = book.state_at(scope, head.seq, std::nullopt);
    const HashOf hash_of = [&](std::int64_t seq) { return hex(book.store().entry(seq)->hash); };
    // The head behind the last seal of that day: asked for again, the receipt is the same.
    std::int64_t last = 0;
    for (const std::string& code : told.projects) {
        const auto seals = state.submissions.seals.find(code);
        if (seals == state.submissions.seals.end()) continue;
        for (const Seal& seal : seals->second)
            if (seal.day == told.day) last = std::max(last, seal.seq);
    }
    return receipt_document(state, told.day, told.person, told.projects, hash_of, Basis{last, hash_of(last), told.day, book.practice()});
}

Exit run_submit(Context& context) {
    std::vector<Submission> submissions;
    const auto keyboard = [&](const Book& book) {
        return person_at_keyboard(book.state_at(Scope::registry(), book.head().seq, std::nullopt), context);
    };
    const ScopeOf scope_of = [&](const Arguments& args, const Book& book, Book::Match match, Scope& scope) {
        const auto word = args.day("on");
        const Date day = word ? word->resolve(context.today(), Calendar{builtin_notices()}) : context.today();
        submit_scope(args, book, match, scope, day, keyboard(book));
    };
    const Exit exit = write_quietly(context, scope_of, [&](WriteRow& row) {
        Submission told = submission_of(row);
        int sealed = 0;
        for (const std::string& code : told.projects) sealed += seal(row, told, code) ? 1 : 0;
        const std::string what = sealed == 0 ? "先前已报送，没有新增" : fmt::format("报送 {} 个项目", sealed);
        row.draft.tell(fmt::format("{} {}：{}", told.person, iso(told.day), what));
        submissions.push_back(std::move(told));
    });
    if (context.args().has("dry-run") || context.quiet() || context.format() == Format::json || context.format() == Format::jsonl)
        return exit;
    const Book book = open_for_reading(context);
    for (const Submission& told : submissions) context.print(receipt_of(book, told));
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
        "同一天再报一次，没有新增就给出同一张回执，有新增就是补报。截止时刻见设置 submission.deadline。";
    command.operands = {{"project", "项目", false, true, Form::text, "不写就用 --mine"}};
    command.options = {{"mine", Form::flag, {}, "本人负责的全部项目"},
                       {"staff", Form::text, "人员", "替这位专员报（代报）"},
                       {"nil", Form::text, "项目", "这个项目报零报告，可以写几个", false, true},
                       {"nil-note", Form::text, "文字", "对应的一句原因或下一步，第几个对第几个 --nil", false, true}};
    command.examples = {{"zb ledger submit --mine --by 服务专员01", "报本人全部项目"},
                        {"zb ledger submit --mine --by 服务专员01 --nil 002 --nil-note 两局会商中", "002 报零报告并说明"}};
    command.run = run_submit;
    return command;
}

}  // namespace zb::cmd
