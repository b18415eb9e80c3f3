// SPDX-License-Identifier: Apache-2.0
// zb project time: where a project's time went, by owner, stage and month.
#include "report/card/time.h"

#include <fmt/format.h>

#include "cli/reading.h"
#include "cmd/nouns.h"
#include "cmd/project/commands.h"

namespace zb::cli {

namespace {

// --from and --to, both included; without --from from the line's beginning, without --to up to its end.
std::optional<DaySpan> window_of(const Arguments& args, const Reading& reading, const DaySpan& line) {
    if (!args.has("from") && !args.has("to")) return std::nullopt;
    const Calendar& calendar = reading.state.origin.calendar();
    const auto given = [&](std::string_view name, Date otherwise) {
        const auto word = args.day(name);
        return word ? word->resolve(reading.day, calendar) : otherwise;
    };
    const Date first = given("from", line.after + kOneDay);
    const Date last = given("to", std::max(line.to, first));
    if (last < first) throw usage_error("period.reversed", fmt::format("--to {} 早于 --from {}", iso(last), iso(first)), "把两个日期对调");
    return DaySpan{first - kOneDay, last};
}

Exit run_time(Context& context) {
    const Book book = open_for_reading(context);
    const std::string code = book.project_code(context.args().need("project"), match_of(context));
    const Reading reading = read(context, book, Scope::project(code));
    const ProjectOutlook outlook = project_outlook(reading.state, code, reading.day, reading.state.origin.calendar());
    const MainLine line = known_line(reading.state, outlook, reading.day);
    const auto window = window_of(context.args(), reading, line.days);
    context.print(time_document(reading.state, outlook, reading.day, window, reading.basis));
    return Exit::done;
}

}  // namespace

Command project_time_command() {
    Command command;
    command.path = "project time";
    command.sort = Sort::read;
    command.summary = "时间花在哪里：沿主线逐段在谁手里，和每天有没有审批时钟在走";
    command.details =
        "两张表，口径不同，不相加。沿主线：每个工作日归一段、一个责任方，与基准计划逐段比较，差之和等于节点的滞后；提前的天数记负数。\n"
        "按日计：每个工作日只计一次，依次看有没有政府审批时钟、收件审核、法定公示、特别程序，都没有就是企业，主线在等公用服务或另一前置事项"
        "的"
        "是等前置。\n"
        "--from、--to 只看一段时间（两日都含）：主线表加一列“期内”。";
    command.operands = {project_operand()};
    command.options = {{"from", Form::day, "日期", "从这一天起"},
                       {"to", Form::day, "日期", "到这一天止"},
                       {"table", Form::text, "表", "--format csv 时要哪张表：main_line、owners、stages、months"}};
    command.examples = {{"zb project time 001", "两张时间表，按责任、阶段、月份"},
                        {"zb project time 001 --from 2026-11-01 --to 2026-11-20", "十一月以来"}};
    command.run = run_time;
    return command;
}

}  // namespace zb::cli
