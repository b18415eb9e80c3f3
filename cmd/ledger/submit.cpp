// SPDX-License-Identifier: Apache-2.0
// zb ledger submit: a person's day sealed project by project, once; asked again it gives the same receipt.
#include <algorithm>
#include <fmt/format.h>
#include <map>

#include "base/text.h"
#include "cli/writing.h"
#include "cmd/ledger/commands.h"
#include "cmd/ledger/sealing.h"
#include "report/submission/receipt.h"

namespace zb::cli {

namespace {

// Who sends it: --by, else who types, else the person of --staff for himself.
std::string submitter_of(const Arguments& args, const State& state, const std::optional<std::string>& keyboard) {
    if (const auto by = args.text("by")) return staff_name(state, *by);
    return keyboard ? *keyboard : person_meant(args, state, keyboard);
}

std::vector<Submission> submissions_of(const WriteRow& row) {
    const State& state = row.draft.state();
    const std::string by = submitter_of(row.args, state, row.keyboard);
    if (row.args.has("missed")) {
        const Wanted wanted = wanted_missed(row.args, row.book, row.match, state, row.keyboard);
        return missed_days(state, wanted, by, row.draft.today());
    }
    return {{by, row.on(), wanted_on(row.args, row.book, row.match, state, row.on(), row.keyboard).projects}};
}

// The projects' streams must be known before the lock is taken; the state of names says which projects a person serves.
void submit_scope(const Arguments& args, const Book& book, Match match, Scope& scope, Date today,
                  const std::optional<std::string>& keyboard) {
    scope.all_projects = true;
    const State names = book.state_at(Scope::names(), book.head().seq, std::nullopt);
    const auto word = args.day("on");
    const Wanted wanted =
        args.has("missed")
            ? wanted_missed(args, book, match, names, keyboard)
            : wanted_on(args, book, match, names, word ? word->resolve(today, names.origin.calendar(), Leaning::past) : today, keyboard);
    scope.projects.insert(wanted.projects.begin(), wanted.projects.end());
}

// One receipt for who sends as one of the specialists, and one for each other person on duty, with only that person's projects.
std::vector<Document> receipts_of(const Book& book, const Submission& submission) {
    const Head head = book.head();
    Scope scope = Scope::names();
    scope.projects.insert(submission.projects.begin(), submission.projects.end());
    const State state = book.state_at(scope, head.seq, std::nullopt);
    const HashOf hash_of = [&](std::int64_t seq) { return hex(book.store().entry(seq)->hash); };
    std::map<std::string, std::vector<std::string>> by_person;
    for (const std::string& code : submission.projects) {
        const Project& project = state.project(code);
        const bool own = is_on_duty(state, project, submission.by, submission.day);
        by_person[own ? submission.by : on_duty(state, project, submission.day).value_or("")].push_back(code);
    }
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
        submit_scope(args, book, match, scope, context.today(), keyboard(book));
    };
    const Exit exit = write_quietly(context, scope_of, [&](WriteRow& row) {
        const std::vector<Submission> found = submissions_of(row);
        for (const std::string& sentence : seal_all(row, found)) context.warn(sentence);
        if (found.empty()) context.say("没有漏报的日子。");
        submissions.insert(submissions.end(), found.begin(), found.end());
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
        "报的是当日记录的条目：休息日记录的并入下一个报送日，封签以后记录的并入下一次报送。没有进展的项目自动报零报告；\n"
        "有红灯、黄灯或未解决困难问题的，零报告须写一句原因或下一步：--nil 项目 --nil-note，或一句话用于其余各项目的 --nil-rest。\n"
        "同一天再报一次，没有新增就给出同一张回执，有新增就是补报，原回执仍有效；漏报的各天用 --missed 一次补齐，各报各天的条目。\n"
        "一个项目有几名服务专员的，由牵头的负责，谁报都算；别人的项目也可以报，回执写明代报；代班先记：zb team cover。截止时刻和报送日见 "
        "zb setting list。";
    command.operands = {{"project", "项目", false, true, Form::text, "不写就用 --mine"}};
    command.options = {{"mine", Form::flag, {}, "本人是服务专员的全部项目，代班的也在内"},
                       {"all", Form::flag, {}, "全部项目，一位专员一张回执；别人的写明代报"},
                       {"staff", Form::text, "人员", "替这位专员报他负责的项目（代报）；谁报的写 --by"},
                       {"missed", Form::flag, {}, "补齐以前漏报的各天，一天一张回执；今天的另报"},
                       of_noun("project", {"nil", Form::text, "项目", "这个项目报零报告，可以写几个", false, true}),
                       {"nil-note", Form::text, "文字", "对应的一句原因或下一步，第几个对第几个 --nil", false, true},
                       {"nil-rest", Form::text, "文字", "其余没有条目的项目，零报告共用的一句原因或下一步"}};
    command.examples = {{"zb ledger submit --mine --by 服务专员01", "报本人全部项目"},
                        {"zb ledger submit --mine --by 服务专员01 --nil 002 --nil-note 两局会商中", "002 报零报告并说明"},
                        {"zb ledger submit --mine --missed --by 服务专员01 --nil-rest 出差，无新进展", "以前漏报的各天一次补齐"},
                        {"zb ledger submit 004 --by 服务专员01 --on 2026-11-20", "替别人报，写明代报"}};
    command.run = run_submit;
    return command;
}

}  // namespace zb::cli
