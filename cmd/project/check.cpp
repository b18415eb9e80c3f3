// SPDX-License-Identifier: Apache-2.0
// zb project check: which of the six ones a project lacks, or every project of the list.
#include <algorithm>

#include "cli/reading.h"
#include "cmd/nouns.h"
#include "cmd/project/commands.h"
#include "report/six_ones/six_ones.h"

namespace zb::cli {

namespace {

Exit run_project_check(Context& context) {
    const Book book = open_for_reading(context);
    const auto [project, now] = read_asked(context, book);
    const Calendar& calendar = now.state.origin.calendar();
    const auto owed = owed_of_two_weeks(now.state, now.day, moment_of(context, now.day));
    if (project) {
        const std::vector<SixOnesLine> lines = six_ones(now.state, project_outlook(now.state, *project, now.day, calendar), now.day, owed);
        context.print(six_ones_table(lines));
        const bool whole = std::all_of(lines.begin(), lines.end(), [](const SixOnesLine& line) { return line.lacks.empty(); });
        return whole ? Exit::done : Exit::found;
    }
    Table table = lacking_table(now.state, project_outlooks(now.state, now.day, calendar), now.day, owed);
    const bool whole = table.rows.empty();
    context.print(std::move(table));
    if (whole) context.say("在册项目“六个一”都齐备。");
    return whole ? Exit::done : Exit::found;
}

}  // namespace

Command project_check_command() {
    Command command;
    command.path = "project check";
    command.summary = "“六个一”缺哪一个：逐项看一个项目，或列出在册项目各缺什么，各有补救的命令";
    command.details = "不写项目就看全部在册的，只列欠缺的。一个进度台账按最近两周应报的日子看。";
    command.operands = {project_operand(false)};
    command.examples = {{"zb project check 001", "JH-2026-001 的六个一"}, {"zb project check", "在册项目各缺什么"}};
    command.run = run_project_check;
    command.found = "有欠缺";
    return command;
}

}  // namespace zb::cli
