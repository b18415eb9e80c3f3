// SPDX-License-Identifier: Apache-2.0
// zb report daily: a specialist's day as it was sealed, or as it stands before that.
#include "report/submission/daily.h"

#include <algorithm>

#include "cli/reading.h"
#include "cmd/report/commands.h"
#include "domain/submission_day.h"

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

// `known`: the ledger as it was then, whatever the day: a correction made later than the day reported is known to it.
std::vector<WrittenEntry> entries_of(const Book& book, const State& known, const std::vector<std::string>& projects, Date day) {
    std::vector<WrittenEntry> entries;
    JsonDocument parser;
    for (const std::string& code : projects) {
        for (const SubmissionLine& line : submission_lines(known, code, day)) {
            const Entry entry = *book.store().entry(line.seq);
            entries.push_back({envelope_of(entry), decode(entry, parser), line});
        }
    }
    return entries;
}

Exit run_daily(Context& context) {
    const Arguments& args = context.args();
    const Book book = open_for_reading(context);
    const Reading now = read(context, book, Scope::all());
    const auto word = args.day("on");
    const Date day = word ? word->resolve(now.day, now.state.origin.calendar(), Leaning::past) : now.day;
    const std::string person = person_meant(args, now.state, person_at_keyboard(now.state, context));
    const State last = book.state_at(Scope::all(), now.basis.seq, std::nullopt);
    const std::vector<std::string> projects = daily_projects(last, person, day);
    if (projects.empty() && is_submission_day(last, day))
        throw Error{"submission.no_projects", person + " 在 " + iso(day) + " 没有负责的项目", "看谁负责什么：zb team show"};
    const std::int64_t seq = sealed_at(last, projects, day);
    const State evening = book.state_at(Scope::all(), seq, day);
    const auto entries = seq == last.seq ? entries_of(book, last, projects, day)
                                         : entries_of(book, book.state_at(Scope::all(), seq, std::nullopt), projects, day);
    const Basis basis{seq, hex(book.store().entry(seq)->hash), day, book.practice()};
    context.print(daily_document(evening, person, entries, basis, moment_of(context, day)));
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
