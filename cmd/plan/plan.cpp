// SPDX-License-Identifier: Apache-2.0
// zb plan adopt|show|compare: 审批方案 that are adopted. Making one: cmd/plan/make.cpp; plans on files: cmd/plan/files.cpp.
#include <algorithm>
#include <fmt/format.h>

#include "cli/context.h"
#include "cli/reading.h"
#include "cli/writing.h"
#include "cmd/nouns.h"
#include "cmd/plan/commands.h"
#include "domain/step/opening.h"
#include "exchange/projects/projects.h"
#include "outlook/outlook.h"
#include "plan/making.h"
#include "report/card/card.h"
#include "report/plan/in_force.h"
#include "report/plan/tasks.h"
#include "report/today/people.h"

namespace zb::cli {

namespace {

void record_openings(const WriteRow& row, const std::string& project, const PlanVersion& plan, const std::vector<OpeningRow>& openings) {
    Faults faults;
    for (const OpeningRow& opening : openings) {
        faults.attempt(opening.line, [&] {
            StepOpened opened = opening.opened;
            opened.step = step_key(plan, project, opened.step);
            row.draft.add(noted(std::move(opened), row.args), row.on(), row.by(), project);
        });
    }
    faults.throw_if_any({"opening.invalid_file", fmt::format("期初文件有 {} 行不对", faults.count()), "改好后再执行一次"});
}

void adopt(const WriteRow& row) {
    const std::string code = row.project();
    const Project project = row.draft.state().project(code);
    const auto& draft = row.draft.state().plans_of(code).draft;
    PlanAdopted adopted = noted(PlanAdopted{draft ? draft->seq : 0, row.args.need("reason")}, row.args);
    adopted.meeting = row.args.text("meeting");
    row.draft.add(std::move(adopted), row.on(), row.by(), code);
    const PlanVersion plan = *row.draft.state().plans_of(code).current();
    std::string sentence = fmt::format("{} {} 审批方案 V{} 已审定（{}）", project.code, project.name, plan.number, row.args.need("reason"));
    if (row.args.has("opening")) {
        const std::vector<OpeningRow> openings =
            reading_file(row.args.need("opening"), [&] { return read_opening_rows(row.file("opening")); });
        record_openings(row, code, plan, openings);
        sentence += fmt::format("，期初转入 {} 个事项", openings.size());
    }
    row.draft.answer(std::move(sentence));
    // Who is missing in the team is named when its departments are first known (江海政数〔2021〕14号 四（四）).
    const ProjectOutlook outlook = project_standing(row.draft.state(), code, std::max(row.on(), row.draft.today()), row.draft.calendar());
    if (const auto gap = team_gap(row.draft.state(), outlook)) row.draft.answer(fmt::format("  {}；指定：{}", gap->what, gap->command));
}

Exit run_plan_adopt(Context& context) { return write(context, project_scope, adopt); }

Exit run_plan_show(Context& context) {
    const Book book = open_for_reading(context);
    const std::string code = book.project_code(context.args().need("project"), match_of(context));
    const Reading reading = read(context, book, Scope::project(code));
    const Calendar calendar = reading.state.origin.calendar();
    if (context.args().has("draft")) {
        context.print(draft_document(reading.state, reading.state.project(code), calendar, reading.basis));
        return Exit::done;
    }
    const ProjectOutlook outlook = project_outlook(reading.state, code, reading.day, calendar);
    const auto format = context.args().text("format");
    if (format == "ics" || format == "mspdi") {
        require_plan(outlook);
        context.print(format == "ics" ? icalendar(plan_events(reading.state, outlook, reading.basis.seq))
                                      : mspdi(plan_tasks(reading.state, outlook), calendar));
        return Exit::done;
    }
    context.print(plan_document(reading.state, outlook, calendar, reading.basis));
    return Exit::done;
}

Exit run_plan_export(Context& context) {
    const Book book = open_for_reading(context);
    const std::string code = book.project_code(context.args().need("project"), match_of(context));
    const Reading reading = read(context, book, Scope::project(code));
    const ProjectOutlook outlook = project_outlook(reading.state, code, reading.day, reading.state.origin.calendar());
    require_plan(outlook);
    context.print(plan_json(plan_network(reading.state, outlook)));
    return Exit::done;
}

Command plan_export_command() {
    Command command;
    command.path = "plan export";
    command.sort = Sort::read;
    command.one_form = true;
    command.summary = "导出项目的现行方案和实际进展为 zb-plan/1（JSON），供推算和别的程序用";
    command.details =
        "按 --as-of 那天所知：办结的事项照实际日期，没有办结的照 zb plan show 的预计所用的先后关系和天数；\n"
        "zb plan solve --input 读它，各事项的完成日就是预计。格式见 schemas/zb-plan.schema.json。";
    command.operands = {project_operand()};
    command.examples = {{"zb plan export 001 -o 现行方案.json", "导出"},
                        {"zb plan export 001 | zb plan solve --input -", "推算：最早最迟、机动、驱动"}};
    command.run = run_plan_export;
    return command;
}

Command plan_adopt_command() {
    Command command;
    command.path = "plan adopt";
    command.sort = Sort::write;
    command.summary = "审定项目最后一份方案草案：第一份为基准，最后一份为现行";
    command.details =
        "--opening 为中途转入的项目写明期初，一个事项一行：CSV（列名 事项、受理、办结、发证、已用），或每行一个 JSON 对象（step、accepted、"
        "decided、issued、used）。事项必填，日期和已用工作日按所知填写。";
    command.operands = {project_operand()};
    command.options = {{"reason", Form::text, "文字", "谁审定、依据什么", true},
                       {"opening", Form::file, "文件", "期初文件，每行一个事项；- 为标准输入"},
                       of_noun("meeting", {"meeting", Form::text, "编号", "审定方案的会议，如 M-2026-003（zb meeting add）"})};
    command.examples = {{"zb plan adopt 001 --reason 联合预审会审定 --on 2026-09-02", "审定基准计划"},
                        {"zb plan adopt 002 --reason 专题会议审定 --opening 期初.csv", "中途转入的项目，连同已办事项"}};
    command.run = run_plan_adopt;
    return command;
}

Command plan_show_command() {
    Command command;
    command.path = "plan show";
    command.sort = Sort::read;
    command.summary = "看审批方案：计划、实际、预计、灯、较基准、较现行、时间余量、审批时钟";
    command.operands = {project_operand()};
    command.options = {
        {"draft", Form::flag, {}, "看未审定的草案"},
        {"table", Form::text, "表", "--format csv 时要哪张表：steps、room、months、left_out"},
        format_option_with({"ics", "mspdi"},
                           "输出格式；docx、xlsx 写入 -o 指定的文件，ics 为预计和目标的日历，mspdi 给 MS Project、ProjectLibre")};
    command.examples = {{"zb plan show 001", "现行方案和预计"},
                        {"zb plan show 001 --draft", "还没有审定的草案"},
                        {"zb plan show 001 --format mspdi -o 方案.xml", "给 MS Project、ProjectLibre"},
                        {"zb plan show 001 --format ics -o 方案.ics", "预计办结日和目标，导入日历"}};
    command.run = run_plan_show;
    return command;
}

// A unit that only plans name, as 建设单位, needs no place in the list of departments.
std::string unit_meant(const State& state, const std::string& word) {
    const auto names = [&](const PlanDrafted& plan) {
        return std::any_of(plan.steps.begin(), plan.steps.end(), [&](const PlannedStep& step) { return step.department == word; });
    };
    for (const auto& [code, plans] : state.plans) {
        if ((plans.draft && names(plans.draft->plan)) || (plans.current() != nullptr && names(plans.current()->plan))) return word;
    }
    return department_name(state, word);
}

Exit run_plan_tasks(Context& context) {
    const Book book = open_for_reading(context);
    const Arguments& args = context.args();
    const bool one = args.has("project");
    const std::string code = one ? book.project_code(args.need("project"), match_of(context)) : std::string{};
    const Reading reading = read(context, book, one ? Scope::project(code) : Scope::all());
    const Calendar& calendar = reading.state.origin.calendar();
    TaskSheets asked;
    asked.drafts = args.has("draft");
    if (const auto word = args.text("department")) asked.department = unit_meant(reading.state, *word);
    if (one) {
        asked.projects = {project_outlook(reading.state, code, reading.day, calendar)};
    } else {
        asked.projects = project_outlooks(reading.state, reading.day, calendar);
    }
    context.print(task_sheets(reading.state, asked, reading.day, reading.basis), Format::markdown);
    return Exit::done;
}

Command plan_tasks_command() {
    Command command;
    command.path = "plan tasks";
    command.sort = Sort::read;
    command.summary = "倒排任务单：每个部门什么事项、最迟哪天受理和办结、谁办、要哪些材料";
    command.details =
        "不写项目时是全部项目，不写 --department 时每个部门一节，末尾是企业要申报的事项；办结的不列。不写 --format 时是 "
        "Markdown，可直接排版。";
    command.operands = {project_operand(false)};
    command.options = {
        {"department", Form::text, "部门", "只要这个部门的：全名、简称或代码"},
        {"draft", Form::flag, {}, "按未审定的草案"},
        {"table", Form::text, "表", "--format csv 时要哪张表：tasks（写了 --department 时）、部门全名、filings（要申报的）"}};
    command.examples = {{"zb plan tasks 001 --department 住建局", "一个部门在一个项目上的任务"},
                        {"zb plan tasks --department 建设单位", "企业在全部项目上要做、要申报的"}};
    command.run = run_plan_tasks;
    return command;
}

Exit run_plan_compare(Context& context) {
    const Book book = open_for_reading(context);
    const std::string code = book.project_code(context.args().need("project"), match_of(context));
    const Reading reading = read(context, book, Scope::project(code));
    const ProjectOutlook outlook = project_outlook(reading.state, code, reading.day, reading.state.origin.calendar());
    context.print(compare_document(reading.state, outlook, reading.day, reading.basis));
    return Exit::done;
}

Command plan_compare_command() {
    Command command;
    command.path = "plan compare";
    command.sort = Sort::read;
    command.summary = "基准、现行、实际和预计对比：晚几天，由谁";
    command.details = "每个事项的“较基准由谁”沿它自己的主线逐段比较，合计等于较基准；“其中本事项”是它自己各段之和，其余是前面事项带来的。";
    command.operands = {project_operand()};
    command.options = {{"table", Form::text, "表", "--format csv 时要哪张表：steps、versions"}};
    command.examples = {{"zb plan compare 001", "看每个事项晚几天、由谁"}};
    command.run = run_plan_compare;
    return command;
}

}  // namespace

void require_plan(const ProjectOutlook& outlook) {
    if (outlook.plan != nullptr) return;
    throw Error{"plan.none", fmt::format("{} {}还没有审定的方案", outlook.project->code, outlook.project->name),
                fmt::format("先编制：zb plan make {} --flow 流程 --start 日期", outlook.project->code)};
}

std::vector<Command> plan_commands() {
    std::vector<Command> commands = {plan_make_command(),   plan_adopt_command(), plan_show_command(),
                                     plan_export_command(), plan_tasks_command(), plan_compare_command()};
    for (Command& command : plan_question_commands()) commands.push_back(std::move(command));
    for (Command& command : plan_file_commands()) commands.push_back(std::move(command));
    return commands;
}

}  // namespace zb::cli
