// SPDX-License-Identifier: Apache-2.0
// zb meeting plan|add|opinion|minutes|list|show|agenda: 会议, what it is prepared from and what came of it.
#include "report/meeting/meeting.h"

#include <algorithm>
#include <fmt/format.h>

#include "cmd/nouns.h"
#include "cmd/resolution.h"
#include "cmd/running_code.h"

namespace zb::cli {

namespace {

std::vector<std::string> projects_given(const WriteRow& row) {
    std::vector<std::string> codes;
    for (const std::string& word : row.args.texts("projects")) codes.push_back(row.book.project_code(word, row.match));
    return codes;
}

// 联合预审会 M-2026-002（001、002）.
std::string called(const State& state, const std::string& code) {
    const Meeting& meeting = state.meetings.at(code);
    std::vector<std::string> codes;
    for (const std::string& project : meeting.projects) codes.push_back(state.short_code(project));
    return fmt::format("{} {}{}", label(meeting.kind), code, codes.empty() ? "" : fmt::format("（{}）", join(codes, "、")));
}

void fill_meeting_plan(WriteRow& row) {
    MeetingPlanned fact;
    if (const auto code = row.args.text("code")) refuse_taken_code(row, "meeting", *code, "会议");
    fact.code = row.args.text("code").value_or("");
    if (fact.code.empty()) fact.code = free_code(row, "meeting", row.draft.state().meetings, next_meeting_code);
    fact.sort = meeting_kind(row.args.need("kind"));
    fact.day = row.args.day("day")->resolve(row.draft.today(), row.draft.calendar());
    fact.projects = projects_given(row);
    fact.subject = cleaned(row.args, "subject", "议题");
    const std::string code = fact.code;
    const Date day = fact.day;
    row.draft.add(noted(std::move(fact), row.args), row.on(), row.by());
    const Calendar& calendar = row.draft.calendar();
    row.draft.answer(fmt::format("已记录：{} 定于 {}", called(row.draft.state(), code), month_day(day)),
                     calendar.is_working(day) ? "" : fmt::format("{} 是休息日", month_day(day)));
}

Exit run_meeting_plan(Context& context) { return write(context, names_scope, fill_meeting_plan); }

// The one that was set for that day, of the same kind, and is not held; none where there is none, or several.
std::optional<std::string> planned_code(const State& state, MeetingKind kind, Date day) {
    std::optional<std::string> found;
    for (const auto& [code, meeting] : state.meetings) {
        if (meeting.held || meeting.kind != kind || meeting.planned != day) continue;
        if (found) return std::nullopt;
        found = code;
    }
    return found;
}

std::string code_of_held(const WriteRow& row, MeetingKind kind) {
    const Meetings& known = row.draft.state().meetings;
    if (const auto code = row.args.text("code")) {
        if (!known.contains(*code)) refuse_taken_code(row, "meeting", *code, "会议");
        return *code;
    }
    if (const auto planned = planned_code(row.draft.state(), kind, row.on())) return *planned;
    return free_code(row, "meeting", known, next_meeting_code);
}

void fill_meeting_add(WriteRow& row) {
    const State& state = row.draft.state();
    MeetingHeld fact;
    fact.sort = meeting_kind(row.args.need("kind"));
    fact.code = code_of_held(row, fact.sort);
    fact.projects = projects_given(row);
    fact.subject = cleaned(row.args, "subject", "议题");
    if (const auto word = row.args.text("chair")) fact.chair = staff_name(state, *word);
    for (const std::string& unit : row.args.texts("unit")) fact.units.push_back(department_name(state, unit));
    for (const std::string& person : row.args.texts("staff")) fact.people.push_back(staff_name(state, person));
    if (const auto day = row.args.day("papers-on")) fact.papers_on = day->resolve(row.draft.today(), row.draft.calendar(), Leaning::past);
    const std::string code = fact.code;
    row.draft.add(noted(std::move(fact), row.args), row.on(), row.by());
    row.draft.answer(fmt::format("已记录：{} 召开（{}）", called(row.draft.state(), code), month_day(row.on())));
}

Exit run_meeting_add(Context& context) { return write(context, names_scope, fill_meeting_add); }

void fill_meeting_opinion(WriteRow& row) {
    OpinionGiven fact;
    fact.code = row.args.need("meeting");
    fact.department = department_name(row.draft.state(), row.args.need("department"));
    fact.opinion = clean_text(row.args.need("opinion"), "预审意见");
    const std::string code = fact.code, department = fact.department;
    row.draft.add(noted(std::move(fact), row.args), row.on(), row.by());
    row.draft.answer(fmt::format("已记录：{} {}的预审意见（{}）", called(row.draft.state(), code), department, month_day(row.on())));
}

Exit run_meeting_opinion(Context& context) { return write(context, names_scope, fill_meeting_opinion); }

void fill_meeting_minutes(WriteRow& row) {
    const std::string code = row.args.need("meeting");
    const auto text = cleaned(row.args, "text", "会议纪要", Newlines::keep);
    const bool resolves = row.args.has("title");
    if (text) {
        row.draft.add(noted(MeetingMinuted{code, *text}, row.args), row.on(), row.by());
        row.draft.answer(fmt::format("已记录：{} 的纪要", called(row.draft.state(), code)));
    }
    if (resolves) add_resolution(row, code);
    if (text || resolves) return;
    known_meeting(row.draft.state(), code);
    throw usage_error("option.missing", "没有写纪要，也没有写议定什么",
                      fmt::format("记纪要：--text 文字；记议定事项：--title、--lead、--due；看纪要：zb meeting show {}", code));
}

Exit run_meeting_minutes(Context& context) { return write(context, names_scope, fill_meeting_minutes); }

Exit run_meeting_list(Context& context) {
    const Arguments& args = context.args();
    const Book book = open_for_reading(context);
    const Reading now = read(context, book, Scope::names());
    std::optional<MeetingKind> kind;
    if (const auto word = args.text("kind")) kind = meeting_kind(*word);
    std::optional<std::string> project;
    if (const auto word = args.text("project")) project = book.project_code(*word, match_of(context));
    const auto day_of = [&](std::string_view option) -> std::optional<Date> {
        const auto word = args.day(option);
        if (!word) return std::nullopt;
        return word->resolve(now.day, now.state.origin.calendar());
    };
    const auto from = day_of("from"), to = day_of("to");
    const auto wanted = [&](const Meeting& one) {
        if (kind && one.kind != *kind) return false;
        if ((from && one.day() < *from) || (to && one.day() > *to)) return false;
        return !project || std::find(one.projects.begin(), one.projects.end(), *project) != one.projects.end();
    };
    Table table = meetings_table(now.state, now.day, wanted);
    const bool none = table.rows.empty();
    context.print(std::move(table));
    if (none) context.say("没有会议。");
    return Exit::done;
}

Exit run_meeting_show(Context& context) {
    const Book book = open_for_reading(context);
    const Reading now = read(context, book, Scope::names());
    context.print(meeting_document(now.state, known_meeting(now.state, context.args().need("meeting")), now.day, now.basis));
    return Exit::done;
}

Exit run_meeting_agenda(Context& context) {
    const Book book = open_for_reading(context);
    const Reading now = read(context, book, Scope::all());
    const MeetingKind kind = meeting_kind(context.args().text("kind").value_or(std::string{label(MeetingKind::analysis)}));
    context.print(agenda_document(now.state, kind, now.day, now.basis));
    return Exit::done;
}

Option kind_option(bool required) {
    return {"kind",
            Form::choice,
            "种类",
            "联合预审会、专题会议、分析会（每周）、推进会（每月）、业务培训",
            required,
            false,
            {meeting_words().begin(), meeting_words().end()}};
}

Option projects_option() { return of_noun("project", {"projects", Form::text, "项目", "关于哪个项目；可以写几次", false, true}); }

Operand meeting_operand() { return {"meeting", "会议编号", true, false, Form::text, "如 M-2026-003"}; }

Command meeting_plan_command() {
    Command command;
    command.path = "meeting plan";
    command.sort = Sort::write;
    command.summary = "定一次会：哪天开，周通报的会议安排和 zb today 里有";
    command.options = {{"code", Form::text, "编号", "会议编号；不写取下一个空号，如 M-2026-003"},
                       kind_option(true),
                       {"day", Form::day, "日期", "哪天开", true},
                       projects_option(),
                       {"subject", Form::text, "文字", "议题"}};
    command.examples = {{"zb meeting plan --kind 分析会 --day 2026-11-23", "下周一的分析会"}};
    command.run = run_meeting_plan;
    return command;
}

Command meeting_add_command() {
    Command command;
    command.path = "meeting add";
    command.sort = Sort::write;
    command.summary = "记一次开过的会：种类、项目、谁到会";
    command.details =
        "--on 是会议之日。定过的会（zb meeting plan）当日召开的，用它原来的编号。议定事项：zb meeting minutes，或 zb resolution add；"
        "审定方案：zb plan adopt 项目 --meeting 编号。\n"
        "联合预审会在受理以前，各部门意见用 zb meeting opinion 记，预审用时单列，不计入审批时限。";
    command.options = {{"code", Form::text, "编号", "会议编号；不写取下一个空号，如 M-2026-003"},
                       kind_option(true),
                       projects_option(),
                       {"subject", Form::text, "文字", "议题"},
                       of_noun("staff", {"chair", Form::text, "人员", "主持人"}),
                       of_noun("department", {"unit", Form::text, "部门", "到会单位；可以写几次", false, true}),
                       {"staff", Form::text, "人员", "到会人员；可以写几次", false, true},
                       {"papers-on", Form::day, "日期", "联合预审会：材料哪天送到各部门"}};
    command.examples = {
        {"zb meeting add --kind 分析会 --on 2026-11-16", "每周的分析会"},
        {"zb meeting add --kind 联合预审会 --projects 001 --unit 住建局 --unit 自然资源局 --on 2026-11-18 --papers-on 2026-11-16",
         "一个项目的联合预审会"}};
    command.run = run_meeting_add;
    return command;
}

Command meeting_opinion_command() {
    Command command;
    command.path = "meeting opinion";
    command.sort = Sort::write;
    command.summary = "联合预审会：记一个部门的预审意见";
    command.details = "--on 是意见送来之日。再记一次，以后一次为准。";
    command.operands = {meeting_operand()};
    command.options = {{"department", Form::text, "部门", "哪个部门", true}, {"opinion", Form::text, "文字", "预审意见", true}};
    command.examples = {
        {"zb meeting add --kind 联合预审会 --projects 001 --on 2026-11-18 --code M-2026-101 && zb meeting opinion M-2026-101 "
         "--department 住建局 --opinion 消防车道宽度须调整 --on 2026-11-19",
         "开会次日送来的意见"}};
    command.run = run_meeting_opinion;
    return command;
}

Command meeting_minutes_command() {
    Command command;
    command.path = "meeting minutes";
    command.sort = Sort::write;
    command.summary = "会后记录：纪要、议定事项；看：zb meeting show";
    command.details = "一次会的几项议定事项写在一个文件里，--input 一次记完：CSV 列名 title、lead、co、due，或每行一个 JSON 对象。";
    command.operands = {meeting_operand()};
    command.options = resolution_options(false);
    command.options.insert(command.options.begin(), {"text", Form::text, "文字", "会议纪要；再记一次，以后一次为准"});
    command.examples = {
        {"zb meeting add --kind 分析会 --on 2026-11-20 --code M-2026-102 && zb meeting minutes M-2026-102 --title 核定乙公司水保范围 "
         "--lead 农水局 --co 自然资源局 --due 2026-11-25 --on 2026-11-20",
         "记会上议定的一项"}};
    command.run = run_meeting_minutes;
    return command;
}

Command meeting_list_command() {
    Command command;
    command.path = "meeting list";
    command.summary = "列出会议：种类、日期、项目、议定事项";
    command.options = {kind_option(false),
                       {"project", Form::text, "项目", "只看关于这个项目的"},
                       {"from", Form::day, "日期", "自哪一天"},
                       {"to", Form::day, "日期", "至哪一天"}};
    command.examples = {{"zb meeting list --kind 分析会", "开过的和定了的分析会"}};
    command.run = run_meeting_list;
    return command;
}

Command meeting_show_command() {
    Command command;
    command.path = "meeting show";
    command.summary = "会议纪要：到会、各部门意见、议定事项和办理情况";
    command.operands = {meeting_operand()};
    command.options = {{"table", Form::text, "表", "--format csv 时要哪张表：meeting、opinions、resolutions"}};
    command.examples = {{"zb meeting add --kind 分析会 --on 2026-11-20 --code M-2026-103 && zb meeting show M-2026-103", "看一次会的纪要"}};
    command.run = run_meeting_show;
    return command;
}

Command meeting_agenda_command() {
    Command command;
    command.path = "meeting agenda";
    command.summary = "备会：上次以来的议定事项、红灯、到期、困难问题、有风险的目标";
    command.details = "分析会看到下一个工作周末，推进会看到下个月末。末尾留空行，会上填写，会后 zb meeting minutes 入账。";
    command.options = {kind_option(false),
                       {"table", Form::text, "表", "--format csv 时要哪张表：resolutions、red、due、problems、progress"}};
    command.examples = {{"zb meeting agenda --as-of 2026-11-20", "备下周的分析会"},
                        {"zb meeting agenda --kind 推进会 --as-of 2026-11-20 --format markdown", "备本月的推进会，供排版"}};
    command.run = run_meeting_agenda;
    return command;
}

}  // namespace

std::vector<Command> meeting_commands() {
    return {meeting_plan_command(), meeting_add_command(),  meeting_opinion_command(), meeting_minutes_command(),
            meeting_list_command(), meeting_show_command(), meeting_agenda_command()};
}

}  // namespace zb::cli
