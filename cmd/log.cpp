// SPDX-License-Identifier: Apache-2.0
// zb log and zb project history: the entries in sentences.
#include "report/lists/log.h"

#include <algorithm>
#include <fmt/format.h>

#include "cli/reading.h"
#include "cmd/log.h"
#include "cmd/nouns.h"
#include "cmd/project/commands.h"

namespace zb::cli {

std::vector<LoggedEntry> decoded(const std::vector<Entry>& entries, const Cancelled& cancelled) {
    std::vector<LoggedEntry> logged;
    JsonDocument parser;
    for (const Entry& entry : entries) {
        const auto reversed = cancelled.find(entry.seq);
        logged.push_back(
            {envelope_of(entry), decode(entry, parser), reversed == cancelled.end() ? std::nullopt : std::optional{reversed->second}});
    }
    return logged;
}

std::vector<Entry> entries_of_project(const Book& book, const std::string& project, std::int64_t up_to) {
    Query query;
    query.up_to = up_to;
    query.subjects = {project_stream(project)};
    std::vector<Entry> entries;
    book.store().scan(query, [&](Entry& entry) { entries.push_back(std::move(entry)); });
    return entries;
}

namespace {

constexpr std::int64_t kShownAtMost = 50;

// The state to read, by --as-of and --head.
std::int64_t known_at(Context& context, const Book& book) { return read(context, book, Scope::registry()).basis.seq; }

// Names of the projects in the log and of their steps.
State names_of(const Book& book, const std::vector<Entry>& entries, std::int64_t known) {
    Scope scope = Scope::names();
    for (const Entry& entry : entries) {
        if (entry.project) scope.projects.insert(*entry.project);
    }
    return book.state_at(scope, known, std::nullopt);
}

// Whether an entry is asked for, by the day of its recording and by who recorded it.
class LogFilter {
public:
    LogFilter(const Context& context, const State& people) : people_(people) {
        const Calendar calendar{builtin_notices()};
        const auto day = [&](std::string_view option) {
            const auto word = context.args().day(option);
            return word ? std::optional{word->resolve(context.today(), calendar)} : std::nullopt;
        };
        from_ = day("from");
        to_ = day("to");
        if (const auto word = context.args().text("staff")) staff_ = staff_name(people, *word);
    }
    bool takes(const Entry& entry) const {
        if (to_ && entry.recorded_at.day() > *to_) return false;
        return !staff_ || doer(people_, envelope_of(entry)) == *staff_;
    }
    bool is_over(const Entry& entry) const { return from_ && entry.recorded_at.day() < *from_; }

private:
    const State& people_;
    std::optional<Date> from_;
    std::optional<Date> to_;
    std::optional<std::string> staff_;
};

Exit run_log(Context& context) {
    const Arguments& args = context.args();
    const Book book = open_for_reading(context);
    Query query;
    query.up_to = known_at(context, book);
    if (args.has("project")) query.subjects = {project_stream(book.project_code(args.need("project"), match_of(context)))};
    const State people = book.state_at(Scope::registry(), *query.up_to, std::nullopt);
    const LogFilter filter{context, people};
    const auto most = static_cast<std::size_t>(args.number("limit").value_or(kShownAtMost));
    std::vector<Entry> entries;
    bool more = false;
    book.store().scan_back(query, [&](Entry& entry) {
        if (filter.is_over(entry)) return false;
        if (!filter.takes(entry)) return true;
        more = entries.size() == most;
        if (!more) entries.push_back(std::move(entry));
        return !more;
    });
    if (more && !args.has("limit")) context.say(fmt::format("只列最近 {} 条；要看更多：--limit 数，或用 --from、--to 限定日期", most));
    const Cancelled cancelled = book.cancelled(Scope::all(), *query.up_to);
    context.print(log_table(names_of(book, entries, *query.up_to), decoded(entries, cancelled)));
    return Exit::done;
}

Exit run_history(Context& context) {
    const Book book = open_for_reading(context);
    const std::string project = book.project_code(context.args().need("project"), match_of(context));
    const std::int64_t known = known_at(context, book);
    const std::vector<Entry> entries = entries_of_project(book, project, known);
    const Cancelled cancelled = book.cancelled(Scope::project(project), known);
    context.print(history_table(names_of(book, entries, known), decoded(entries, cancelled)));
    return Exit::done;
}

}  // namespace

std::vector<Command> log_commands() {
    Command log;
    log.path = "log";
    log.summary = "谁在何时做了什么，最近的在前";
    log.details = "一条条目一行；已冲销的注明由哪一条冲销。不写 --limit 时列最近 50 条。";
    log.options = {{"project", Form::text, "项目", "只要这个项目的"},
                   {"staff", Form::text, "人员", "只要这个人做的"},
                   {"from", Form::day, "日期", "记录日不早于"},
                   {"to", Form::day, "日期", "记录日不晚于"}};
    log.examples = {{"zb log --limit 10", "最近十条"}, {"zb log --staff 服务专员01 --from 2026-11-16", "一个人本周做了什么"}};
    log.run = run_log;
    return {log};
}

Command project_history_command() {
    Command command;
    command.path = "project history";
    command.summary = "一个项目的全部条目，从头到尾，冲销的也在";
    command.operands = {project_operand()};
    command.examples = {{"zb project history 001", "从入库到现在"}};
    command.run = run_history;
    return command;
}

}  // namespace zb::cli
