// SPDX-License-Identifier: Apache-2.0
// zb report diff: two evenings of the ledger side by side.
#include <fmt/format.h>

#include "cli/reading.h"
#include "cmd/report/commands.h"
#include "report/diff/changes.h"

namespace zb::cli {

namespace {

void refuse_backwards(Date from, Date to) {
    if (from < to) return;
    throw usage_error(Fault{"period.backwards", fmt::format("--from {} 不早于 --to {}", iso(from), iso(to)),
                            "--from 写早的一天，--to 写晚的一天", Place{0, "--from", iso(from)}});
}

// What the ledger knew at the end of the later day where --to is given, else what it knows now; never beyond --head.
Reading read_to(const Book& book, const ReadAt& at, std::optional<Date> to) {
    if (!to) return book.read(Scope::all(), at);
    ReadAt evening = at;
    evening.as_of = *to;
    return book.read(Scope::all(), evening);
}

Exit run_diff(Context& context) {
    const Arguments& args = context.args();
    const Book book = open_for_reading(context);
    const ReadAt at = read_at(context, book);
    const Date today = at.as_of.value_or(at.today);
    const Calendar calendar{builtin_notices()};
    const auto to_word = args.day("to");
    const std::optional<Date> to = to_word ? std::optional{to_word->resolve(today, calendar)} : std::nullopt;
    const Date from = args.day("from")->resolve(today, calendar);
    refuse_backwards(from, to.value_or(today));
    const Reading before = book.read(Scope::all(), ReadAt{from, {}, at.today});
    const Reading now = read_to(book, at, to);
    const std::string reprint = fmt::format("zb report diff --from {} --to {} --head {}", iso(from), iso(now.day), now.basis.seq);
    context.print(
        changes_document(evening_of({&before.state, before.day}, before.basis), evening_of({&now.state, now.day}, now.basis), reprint));
    return Exit::done;
}

}  // namespace

Command report_diff_command() {
    Command command;
    command.path = "report diff";
    command.sort = Sort::read;
    command.summary = "两日之间有什么变化：数字对比，进出在办的事项，状态、亮灯、日期的变动，各有条目号";
    command.details =
        "两边各按当天终了时台账所知。其间没有新记录、只是日子到了的变化（如绿灯转黄灯），条目是“-”。\n"
        "不写 --to 就比到现在；--head 给定后一天按第几号所知。";
    command.options = {
        {"from", Form::day, "日期", "从哪一天的终了起", true},
        {"to", Form::day, "日期", "到哪一天的终了；不写就是现在"},
        {"table", Form::text, "表", "--format csv 时要哪张表：figures、arrived、left、changed、dates、projects、problems、owed"}};
    command.examples = {{"zb report diff --from 2026-11-13 --to 2026-11-20", "上周五到本周五"},
                        {"zb report diff --from -1wd", "昨天到现在"},
                        {"zb report diff --from 2026-11-13 --to 2026-11-20 --format csv --table dates", "日期变动，导出"}};
    command.run = run_diff;
    return command;
}

}  // namespace zb::cli
