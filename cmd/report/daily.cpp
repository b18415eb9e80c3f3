// SPDX-License-Identifier: Apache-2.0
// zb report daily: a specialist's day as it was sealed, or as it stands before that.
#include "report/submission/daily.h"

#include <algorithm>

#include "cli/reading.h"
#include "cmd/report/commands.h"

namespace zb::cli {

namespace {

// What the ledger knew when the person's day was sealed last; where it is not sealed, all that is known now.
std::int64_t sealed_at(const State& state, const std::vector<std::string>& projects, Date day) {
    std::int64_t last = 0;
    for (const std::string& code : projects) {
        const auto seals = state.submissions.seals.find(code);
        if (seals == state.submissions.seals.end()) return state.seq;
        std::int64_t of_project = 0;
        for (const Seal& seal : seals->second) {
            if (seal.day == day) of_project = seal.seq;
        }
        if (of_project == 0) return state.seq;
        last = std::max(last, of_project);
    }
    return last == 0 ? state.seq : last;
}

std::vector<WrittenEntry> entries_of(const Book& book, const State& state, const std::vector<std::string>& projects, Date day) {
    std::vector<WrittenEntry> entries;
    JsonDocument parser;
    for (const std::string& code : projects) {
        for (const Covered& range : covered_by(state, code, day)) {
            Query query;
            query.after = range.after;
            query.up_to = range.up_to;
            query.subjects = {project_stream(code)};
            book.store().scan(query, [&](Entry& entry) {
                if (counts_as_work(entry.kind)) entries.push_back({envelope_of(entry), decode(entry, parser)});
            });
        }
    }
    return entries;
}

Exit run_daily(Context& context) {
    const Arguments& args = context.args();
    const Book book = open_for_reading(context);
    const Reading now = read(context, book, Scope::all());
    const auto word = args.day("on");
    const Date day = word ? word->resolve(now.day, now.state.origin.calendar()) : now.day;
    const std::string person = person_meant(args, now.state, person_at_keyboard(now.state, context));
    const State as_of_day = book.state_at(Scope::all(), now.basis.seq, std::nullopt);
    const std::vector<std::string> projects = daily_projects(as_of_day, person, day);
    if (projects.empty())
        throw Error{"submission.no_projects", person + " 在 " + iso(day) + " 没有负责的项目", "看谁负责什么：zb team show"};
    const std::int64_t seq = sealed_at(as_of_day, projects, day);
    const State state = book.state_at(Scope::all(), seq, day);
    const std::vector<WrittenEntry> entries = entries_of(book, state, projects, day);
    context.print(daily_document(state, person, entries, Basis{seq, hex(book.store().entry(seq)->hash), day, book.practice()}));
    return Exit::done;
}

}  // namespace

Command report_daily_command() {
    Command command;
    command.path = "report daily";
    command.summary = "台账日报：一位专员一天报送的内容，逐个项目";
    command.details = "报送后印的是封签时的内容，以后再印还是一样；没有报送就是草稿。零报告写明原因，补录的条目标明晚几个工作日。";
    command.options = {{"on", Form::day, "日期", "哪一天；不写就是今天"},
                       {"by", Form::text, "人员", "哪位专员；不写就是当前登录的人"},
                       {"staff", Form::text, "人员", "同 --by"},
                       {"table", Form::text, "表", "--format csv 时要哪张表：entries、head"}};
    command.examples = {{"zb report daily --on 2026-11-20 --by 服务专员01 --format markdown", "报送件正文"},
                        {"zb report daily --on 2026-11-20 --by 服务专员01 --format csv --table entries", "逐条导出"}};
    command.run = run_daily;
    return command;
}

}  // namespace zb::cli
