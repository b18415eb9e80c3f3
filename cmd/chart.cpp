// SPDX-License-Identifier: Apache-2.0
// zb chart: 挂图作战, of one project or of all, for the terminal, the wall and the browser.
#include "render/chart.h"

#include <algorithm>
#include <fmt/format.h>

#include "base/text.h"
#include "cli/context.h"
#include "cli/reading.h"
#include "cmd/nouns.h"
#include "report/chart/chart.h"

namespace zb::cli {

namespace {

Error wrong_choice(std::string_view message) {
    return usage_error("option.conflict", std::string{message}, "一个项目：zb chart 001；全部项目：zb chart --all");
}

// What is asked for, as the ledger spells it, and in words: 区住房和城乡建设局、红灯的.
ChartFilter filter_of(const Arguments& args, const State& state) {
    ChartFilter filter;
    std::vector<std::string> words;
    if (const auto word = args.text("department")) words.push_back(*(filter.department = department_name(state, *word)));
    if (const auto word = args.text("staff")) words.push_back(*(filter.person = staff_name(state, *word)));
    if (const auto word = args.text("lamp")) {
        const auto lamps = {Signal::green, Signal::grey, Signal::yellow, Signal::red};
        filter.lamp = *std::find_if(lamps.begin(), lamps.end(), [&](Signal lamp) { return key(lamp) == *word; });
        words.push_back(fmt::format("{}灯", label(*filter.lamp)));
    }
    filter.words = join(words, "、") + "的";
    return filter;
}

Chart chart_of(Context& context) {
    const Arguments& args = context.args();
    const bool all = args.has("all");
    if (all && args.has("project")) throw wrong_choice("项目和 --all 只能写一个");
    if (!all && !args.has("project")) throw wrong_choice("要画哪个项目的图？");
    const Book book = open_for_reading(context);
    if (all) {
        const Reading reading = read(context, book, Scope::all());
        const Calendar calendar = reading.state.origin.calendar();
        Chart chart = wall_chart(reading.state, project_outlooks(reading.state, reading.day, calendar), calendar, reading.basis);
        keep_rows(chart, filter_of(args, reading.state));
        return chart;
    }
    const std::string code = book.project_code(args.need("project"), match_of(context));
    const Reading reading = read(context, book, Scope::project(code));
    const Calendar calendar = reading.state.origin.calendar();
    Chart chart = project_chart(reading.state, project_outlook(reading.state, code, reading.day, calendar), calendar, reading.basis);
    keep_rows(chart, filter_of(args, reading.state));
    return chart;
}

void print_on_terminal(Context& context, const Chart& chart) {
    context.has_own_foot();
    const RenderOptions shown = context.render_options();
    const TerminalChartOptions options{shown.wide ? std::nullopt : shown.width, context.colour() ? Colour::yes : Colour::no};
    if (chart.kind == ChartKind::overview) {
        context.print(terminal_head(chart, options));
        if (chart.rows.empty())
            context.print("没有项目。\n");
        else
            context.print(overview_table(chart));
        return context.print(terminal_foot(chart, options));
    }
    const TerminalChart drawn = terminal_chart(chart, options);
    context.print(drawn.text);
    if (!drawn.left_out.empty()) context.say(fmt::format("屏幕上没有列出：{}。全部列出：--wide", join(drawn.left_out, "、")));
}

Exit run_chart(Context& context) {
    const Chart chart = chart_of(context);
    const std::string format = context.args().text("format").value_or("table");
    if (format == "svg") {
        context.print(chart_svg(chart));
    } else if (format == "html") {
        context.print(chart_html(chart));
    } else if (format == "json") {
        context.print(chart_json(chart));
    } else if (format == "csv") {
        context.print(chart_table(chart));
    } else {
        print_on_terminal(context, chart);
    }
    return Exit::done;
}

}  // namespace

std::vector<Command> chart_commands() {
    Command command;
    command.path = "chart";
    command.sort = Sort::read;
    command.summary = "挂图作战：一个项目的事项横道图，或全部项目的作战图";
    command.details =
        "横条：基准计划、现行计划、实际、预计，停表和挂起画斜线；今天一条竖线，休息日有底色。\n"
        "svg 可以印在 A3 横幅上，Inkscape 和办公软件都能打开；html 是一个文件，不用网络，可筛选、查找、展开、打印。\n"
        "--all 一行一个项目，各阶段写已办、在办和最急一项的剩余；html 里可以展开到事项。";
    command.operands = {project_operand(false)};
    command.options = {{"all", Form::flag, {}, "全部项目的作战图"},
                       {"department", Form::text, "部门", "只要这个部门的事项；--all 时为有它的事项的项目"},
                       {"staff", Form::text, "人员", "只要他负责的事项；--all 时为他的项目"},
                       lamp_option("只要这种灯的事项；--all 时为这种灯的项目；写 绿、灰、黄、红 也行"),
                       {"format", Form::choice, "格式", "table 为终端文字图", false, false, {"table", "svg", "html", "json", "csv"}}};
    command.examples = {{"zb chart 001", "在终端看一个项目"},
                        {"zb chart --all", "全部项目的作战图"},
                        {"zb chart --all --lamp 黄", "亮黄灯的项目"},
                        {"zb chart 001 --format svg -o 甲公司.svg", "挂在墙上，或插进文档"},
                        {"zb chart --all --format html -o 作战图.html", "发给大家，用浏览器打开"}};
    command.run = run_chart;
    return {command};
}

}  // namespace zb::cli
