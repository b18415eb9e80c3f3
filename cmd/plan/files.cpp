// SPDX-License-Identifier: Apache-2.0
// zb plan solve|compress|forecast --input FILE: plans on files alone, one or a line each. Projects: cmd/plan/questions.cpp.
#include <algorithm>
#include <fmt/format.h>
#include <functional>
#include <set>

#include "base/encoding.h"
#include "base/json.h"
#include "base/text.h"
#include "cli/context.h"
#include "cli/failure.h"
#include "cli/writing.h"
#include "cmd/plan/commands.h"
#include "exchange/plans/answer.h"
#include "exchange/plans/exports.h"
#include "report/words/expected.h"

namespace zb::cli {

namespace {

// ---- What all three read ----

// The notices that ship with zb, except for years that the given file has.
Calendar chosen_calendar(const Arguments& args) {
    std::vector<HolidayNotice> notices = builtin_notices();
    if (!args.takes("calendar") || !args.has("calendar")) return Calendar{notices};
    std::vector<HolidayNotice> given = read_notices(decode(read_file(args.need("calendar"))).text);
    std::set<int> years;
    for (const HolidayNotice& notice : given) {
        for (const NoticeDay& day : notice.days) years.insert(day.date.year());
    }
    for (HolidayNotice& notice : notices) std::erase_if(notice.days, [&](const NoticeDay& day) { return years.contains(day.date.year()); });
    notices.insert(notices.end(), given.begin(), given.end());
    return Calendar{notices};
}

PlanOverrides overrides_of(const Context& context) {
    const Arguments& args = context.args();
    const auto given = [&](std::string_view name) { return args.takes(name) ? args.text(name) : std::nullopt; };
    PlanOverrides overrides;
    overrides.start = given("start");
    overrides.target = given("target");
    overrides.status_date = given("status-date");
    if (args.takes("as-of") && args.has("as-of"))
        overrides.status_date = iso(args.day("as-of")->resolve(context.today(), Calendar{builtin_notices()}));
    if (const auto word = given("direction")) overrides.direction = *word == "backward" ? Direction::backward : Direction::forward;
    if (const auto word = given("logic")) overrides.logic = *word == "override" ? Logic::overridden : Logic::retained;
    return overrides;
}

bool is_json(std::string_view text) { return trim(text).starts_with('{'); }

// Whether the input has one plan a line: a file by its name, standard input by a first line that is a whole plan with more after it.
bool holds_lines(const std::string& path, std::string_view text) {
    if (path != "-") return path.ends_with(".jsonl");
    const std::size_t end = text.find('\n');
    if (!is_json(text) || end == std::string_view::npos || trim(text.substr(end)).empty()) return false;
    try {
        JsonDocument{}.parse(text.substr(0, end));
    } catch (const Error&) {
        return false;
    }
    return true;
}

// ---- One plan or many ----

// What a command makes of one plan.
struct Answer {
    std::string json;
    bool misses_target = false;
    std::function<void(Context&)> print;  // in formats for people
};
using Answering = std::function<Answer(const Context&, SolvedPlan, const Calendar&)>;

// A line for each plan is JSON unless something else was asked for.
bool wants_json(const Context& context) {
    const std::optional<std::string> format = context.args().text("format");
    if (!format) return context.args().need("input").ends_with(".jsonl");
    return *format == "json" || *format == "jsonl";
}

Exit answer_one(Context& context, const std::string& text, const Calendar& calendar, const Answering& answering) {
    const PlanOverrides overrides = overrides_of(context);
    JsonDocument document;
    FilePlan plan = is_json(text) ? read_plan(document.parse(text), calendar, overrides) : read_plan_list(text, calendar, overrides);
    const SolvedPlan solved = solve_plan(std::move(plan), calendar);
    const std::vector<std::string> warnings = warnings_of(solved, calendar);
    const Answer answer = answering(context, solved, calendar);
    if (wants_json(context)) {
        context.print(answer.json + "\n");
    } else {
        answer.print(context);
        for (const std::string& warning : warnings) context.warn(warning);
    }
    return answer.misses_target ? Exit::found : Exit::done;
}

// A bad plan is refused on its own line; the others are still answered.
Exit answer_lines(Context& context, const std::string& text, const Calendar& calendar, const Answering& answering) {
    if (!wants_json(context)) throw usage_error("option.conflict", "一行一个方案时答案也是一行一个，只有 JSON", "加 --format json");
    const PlanOverrides overrides = overrides_of(context);
    JsonDocument document;
    std::string lines;
    Exit exit = Exit::done;
    int bad = 0;
    int number = 0;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        const std::string_view line = std::string_view{text}.substr(begin, end - begin);
        begin = end + 1;
        ++number;
        if (trim(line).empty()) continue;
        try {
            const Answer answer = answering(context, solve_plan(read_plan(document.parse(line), calendar, overrides), calendar), calendar);
            if (answer.misses_target && exit == Exit::done) exit = Exit::found;
            lines += answer.json + '\n';
        } catch (const Error& error) {
            Fault fault = error.fault();
            fault.place.line = number;
            lines += failure_json(Error{std::move(fault)}) + '\n';
            exit = Exit::refused;
            ++bad;
        }
    }
    context.print(lines);
    if (bad > 0) context.say(fmt::format("{} 个方案有错，各在其行写明", bad));
    return exit;
}

Exit answer_input(Context& context, const Answering& answering) {
    const std::string path = context.args().need("input");
    const std::string text = read_text(context, path, read_file(path));
    const Calendar calendar = chosen_calendar(context.args());
    return holds_lines(path, text) ? answer_lines(context, text, calendar, answering) : answer_one(context, text, calendar, answering);
}

// ---- The commands ----

std::string moment(const SolvedPlan& solved, Date day) { return moment_text(solved.plan, day); }

std::string target_sentence(const SolvedPlan& solved) {
    return fmt::format("目标 {} 差 {} 个{}", moment(solved, *solved.plan.network.target), solved.solution.short_by,
                       solved.plan.axis == TimeAxis::days ? "工作日" : "时段");
}

// Formats for other programs, which only solved plans have.
std::optional<std::string> exported(const Context& context, const SolvedPlan& solved, const Calendar& calendar) {
    const std::string format = context.args().text("format").value_or("table");
    if (format == "ics") return icalendar(solved);
    if (format == "mspdi") return mspdi(solved, calendar);
    return std::nullopt;
}

Answer solve_answer(const Context& context, SolvedPlan solved, const Calendar& calendar) {
    Answer answer;
    if (context.args().has("capacity")) keep_capacity(solved, calendar, capacity_search(context.args()));
    if (const auto file = exported(context, solved, calendar)) {
        answer.misses_target = solved.misses_target();
        answer.print = [text = *file](Context& to) { to.print(text); };
        return answer;
    }
    if (wants_json(context)) answer.json = solve_json(solved, calendar);
    answer.misses_target = solved.misses_target();
    answer.print = [solved = std::move(solved)](Context& to) {
        to.print(solve_table(solved));
        if (solved.misses_target()) to.say(target_sentence(solved));
    };
    return answer;
}

Answer compress_answer(const Context& context, SolvedPlan solved, const Calendar& calendar) {
    const Compression compression = compress_plan(solved, calendar);
    Answer answer;
    if (wants_json(context)) answer.json = compress_json(solved, compression, calendar);
    answer.misses_target = solved.misses_target();
    answer.print = [solved = std::move(solved), compression](Context& to) {
        to.print(compress_table(solved, compression));
        if (solved.misses_target()) to.say(target_sentence(solved));
        to.say(fmt::format("压到底末项在 {}", moment(solved, compression.floor)));
        if (compression.min_cut)
            to.say(fmt::format("最少共压缩 {} 天可达目标（{}）", compression.min_cut->days,
                               compression.min_cut->exact ? "按最小割精确求得" : "有自然日、月或停顿，逐步搜索所得，未必最少"));
        if (compression.still_short > 0) to.say(fmt::format("压到底仍差 {} 天，目标达不到", compression.still_short));
    };
    return answer;
}

Answer forecast_answer(const Context& context, SolvedPlan solved, const Calendar& calendar) {
    const SimulationOptions options = simulation_options(context.args());
    if (!solved.has_end())
        throw Error{"plan.undetermined", warnings_of(solved, calendar).front(), "在停顿上写 assume_days：预计还要停几天"};
    const Simulation simulation = simulate_plan(solved, calendar, options);
    Answer answer;
    if (wants_json(context)) answer.json = forecast_json(solved, simulation, calendar);
    answer.print = [solved = std::move(solved), simulation, calendar](Context& to) {
        to.print(forecast_table(solved, simulation));
        to.say(forecast_sentence(solved, simulation, calendar));
    };
    return answer;
}

Exit run_plan_solve(Context& context) { return answer_input(context, solve_answer); }

// Answers for a project or for a file, never both; each has options that the other does not have.
Exit answer_either(Context& context, Exit (*of_project)(Context&), const Answering& of_file) {
    const Arguments& args = context.args();
    if (!args.has("project") && !args.has("input"))
        throw usage_error("operand.missing", "没有写项目，也没有写 --input 文件",
                          fmt::format("写上项目：{} --project 项目；或写文件：{} --input 文件", args.typed_again(), args.typed_again()));
    const bool file = args.has("input");
    for (const std::string_view name : {"project", "until", "min", "points", "head", "table", "start", "calendar"}) {
        const bool of_input = name == "start" || name == "calendar";
        if (!args.takes(name) || !args.has(name) || of_input == file) continue;
        throw usage_error("option.conflict",
                          file ? fmt::format("--input 时不能写 {}{}", name == "project" ? "项目" : "--", name == "project" ? "" : name)
                               : fmt::format("问项目的方案时不能写 --{}", name),
                          file ? "文件里的方案和台账里的项目只能问一个" : "它只用于 --input 文件里的方案");
    }
    return file ? answer_input(context, of_file) : of_project(context);
}

Exit run_plan_compress(Context& context) { return answer_either(context, compress_project, compress_answer); }
Exit run_plan_forecast(Context& context) { return answer_either(context, forecast_project, forecast_answer); }

const Option kInput = {"input", Form::file, "文件", "方案：zb-plan/1（.json），一行一个方案（.jsonl），或事项清单（.csv）；- 为标准输入",
                       true};
const Option kInsteadOfProject = {"input", Form::file, "文件", "不问项目，问文件里的方案（格式同 plan solve）；- 为标准输入"};
const Operand kProject = {"project", "项目", false, false, Form::text, "代码、短码（001）或名称；写了 --input 就不写"};
const Option kUntil = {"until", Form::text, "事项", "目标是这个事项办结的日期；不写为末项"};
const Option kTarget = {"target", Form::text, "日期", "目标完成日，替代文件里的；不分日历的方案写时段数"};
const Option kEitherTarget = {"target", Form::text, "日期", "目标完成日，替代方案里的；文件里不分日历的方案写时段数"};
const Option kCalendar = {"calendar", Form::file, "文件", "放假安排 CSV（date,name,kind,doc）：所列年份以它为准，其余年份用内置的"};
const Option kStart = {"start", Form::text, "日期", "从这天起排，替代文件里的；事项清单（.csv）没有地方写，写在这里"};

Command plan_solve_command() {
    Command command;
    command.path = "plan solve";
    command.sort = Sort::plain;
    command.summary = "推算文件里的方案：最早最迟、机动、关键事项、驱动（不用数据库）";
    command.details =
        "格式见 schemas/zb-plan.schema.json 和 schemas/zb-solve.schema.json。一行一个方案时一行一个答案，有错的那行写明错误。\n"
        "目标做不到时照样给出全部推算和压缩建议，退出码为 3。";
    command.options = {
        kInput,
        kTarget,
        kStart,
        kCalendar,
        {"direction", Form::choice, "方向", "start、finish 取最早（forward）还是最迟（backward）", false, false, {"forward", "backward"}},
        {"status-date", Form::text, "日期", "数据日期：到这天晚上为止的实际情况已知"},
        {"logic",
         Form::choice,
         "规则",
         "已开始的事项等（retained）还是不等（override）未完成的前置",
         false,
         false,
         {"retained", "override"}},
        {"capacity", Form::flag, {}, "按 resources 的份数排：同时只办得了那么多件"},
        {"max-schedules", Form::count, "次数", "按份数排时最多试排多少次，缺省 5000"},
        {"seed", Form::count, "数", "按份数排时随机数的种子，缺省 1；同一个种子结果相同"},
        {"format",
         Form::choice,
         "格式",
         "输出格式；ics 为到期日历，mspdi 为 MS Project、ProjectLibre 可读的 XML",
         false,
         false,
         {"table", "csv", "markdown", "json", "jsonl", "ics", "mspdi"}}};
    command.examples = {{"zb plan solve --input 方案.json --format json", "一个方案的全部推算"},
                        {"zb plan solve --input 方案.json --capacity --format json", "部门同时只办得了几件"},
                        {"zb plan solve --input 方案.json --format mspdi -o 方案.xml", "给 MS Project、ProjectLibre"},
                        {"zb plan solve --input 方案.json --direction backward --target 2026-12-31", "从目标倒排"}};
    command.run = run_plan_solve;
    command.found = "目标做不到";
    return command;
}

Command plan_compress_command() {
    Command command;
    command.path = "plan compress";
    command.sort = Sort::read;
    command.summary = "压缩工期赶目标：压哪几项、各几天、末项真正提前几天；做不到差几天";
    command.details =
        "问一个项目的现行方案（照 zb plan show 的预计，不记录），或 --input 文件里的方案。\n"
        "每一条都重新推算过；单压一项没有用时两项一起试。最少共压几天（min_cut）：只按工作日计的方案为精确解，有自然日、月或停顿的为\n"
        "搜索所得。项目里政府部门的事项假定最短可压到 1 天，公示、企业事项和公用服务不压，另有约定的写 --min。";
    command.operands = {kProject};
    command.options = {kInsteadOfProject,
                       kEitherTarget,
                       kUntil,
                       {"min", Form::text, "事项:天数", "这个事项最短要几天，如 施工许可:2；可以写几次", false, true},
                       kStart,
                       kCalendar,
                       {"table", Form::text, "表", "问项目、--format csv 时要哪张表：moves、steps"}};
    command.examples = {{"zb plan compress 001 --target 2026-11-24", "001 的末项要提前到 11 月 24 日"},
                        {"zb plan compress 001 --target 2026-11-25 --until 施工许可 --min 施工许可:2", "只问施工许可，它最短要两天"},
                        {"zb plan compress --input 方案.json --target 2026-12-10", "文件里的方案要提前到 12 月 10 日"}};
    command.run = run_plan_compress;
    command.found = "照现在的工期目标做不到";
    return command;
}

Command plan_forecast_command() {
    Command command;
    command.path = "plan forecast";
    command.sort = Sort::read;
    command.summary = "按各事项工期的不确定推测完成日：五成、八成把握在哪天，赶上目标的把握";
    command.details =
        "问一个项目的现行方案（不记录），或 --input 文件里的方案。项目里各事项的用时取本台账中同一事项已办结各件的实际用时；件数不足\n"
        "（设置 plan.least_samples）的按承诺时限，或写 --points。";
    command.operands = {kProject};
    command.options = {kInsteadOfProject,
                       kEitherTarget,
                       kUntil,
                       {"points", Form::text, "事项:最短,最可能,最长", "这个事项的三点估计，如 施工许可:3,5,12；可以写几次", false, true},
                       kStart,
                       kCalendar,
                       {"table", Form::text, "表", "问项目、--format csv 时要哪张表：steps"},
                       {"runs", Form::count, "次数", "模拟多少次，缺省 10000"},
                       {"seed", Form::count, "数", "随机数的种子，缺省 1；同一个种子结果相同"}};
    command.examples = {{"zb plan forecast 001 --target 2026-12-31 --seed 1", "001 赶上年底的把握"},
                        {"zb plan forecast --input 方案.json --runs 10000 --seed 1 --format json", "五成和八成把握的日期"}};
    command.run = run_plan_forecast;
    return command;
}

}  // namespace

CapacitySearch capacity_search(const Arguments& args) {
    constexpr std::int64_t kMostSchedules = 10'000'000;
    CapacitySearch search;
    const std::int64_t schedules = args.number("max-schedules").value_or(search.schedules);
    if (schedules < 1 || schedules > kMostSchedules)
        throw usage_error("option.form", fmt::format("--max-schedules {}：要在 1 到 {} 之间", schedules, kMostSchedules),
                          "一般 --max-schedules 5000 就够");
    search.schedules = static_cast<int>(schedules);
    search.seed = static_cast<std::uint64_t>(args.number("seed").value_or(1));
    return search;
}

SimulationOptions simulation_options(const Arguments& args) {
    constexpr std::int64_t kMostRuns = 10'000'000;
    SimulationOptions options;
    const std::int64_t runs = args.number("runs").value_or(options.runs);
    if (runs < 1 || runs > kMostRuns)
        throw usage_error("option.form", fmt::format("--runs {}：要在 1 到 {} 之间", runs, kMostRuns), "一般 --runs 10000 就够");
    options.runs = static_cast<std::uint32_t>(runs);
    options.seed = static_cast<std::uint64_t>(args.number("seed").value_or(1));
    return options;
}

std::vector<Command> plan_file_commands() { return {plan_solve_command(), plan_compress_command(), plan_forecast_command()}; }

}  // namespace zb::cli
