// SPDX-License-Identifier: Apache-2.0
// zb plan make|adopt|show: 审批方案, from a flow and a day, or from dates that people set. Plans on files: cmd/plan_files.cpp.
#include <algorithm>
#include <charconv>
#include <fmt/format.h>
#include <map>

#include "cmd/context.h"
#include "cmd/nouns.h"
#include "cmd/plan_files.h"
#include "cmd/reading.h"
#include "cmd/writing.h"
#include "domain/outlook.h"
#include "domain/planning.h"
#include "report/card.h"
#include "report/plan_view.h"

namespace zb::cmd {

namespace {

[[noreturn]] void refuse_usage(std::string code, std::string message, std::string hint) {
    throw Error{std::move(code), std::move(message), std::move(hint), Exit::usage};
}

// --input of this command is a plan, not a bulk: nothing in it can stand for what the command line leaves out.
void require_words(const Arguments& args) {
    if (!args.has("project")) refuse_usage("operand.missing", "没有写项目", "zb plan make 项目 --flow 流程 --input 文件");
    if (!args.has("flow")) refuse_usage("option.missing", "没有写 --flow", "看有哪些流程：zb flow list");
    const bool dated = args.has("start") || args.has("target");
    if (!args.has("input") && !dated)
        refuse_usage("option.missing",
                     "没有写从哪天排：--start 日期（顺排）、--target 日期（倒排）、--input 文件（日期由会议定），三者选一",
                     "如 --start today");
    if (!args.has("input")) return;
    for (const std::string_view name : {"start", "target", "until", "limit"}) {
        if (args.has(name))
            refuse_usage("option.conflict", fmt::format("--input 和 --{} 不能同时写", name),
                         "方案文件里已有每个事项的日期和时限，去掉其中一个");
    }
}

// 施工期:300.
std::pair<std::string, int> read_limit(const Flow& flow, const std::string& text) {
    constexpr int kMostDays = 3650;
    const std::size_t colon = text.rfind(':');
    const std::string digits = colon == std::string::npos ? std::string{} : text.substr(colon + 1);
    int days = -1;
    const char* end = digits.data() + digits.size();
    const auto result = std::from_chars(digits.data(), end, days);
    if (digits.empty() || result.ec != std::errc{} || result.ptr != end || days < 0 || days > kMostDays)
        refuse_usage("option.form", fmt::format("--limit {}：要写成 事项:天数，天数 0 到 {}", text, kMostDays), "如 --limit 施工期:300");
    return {find_flow_step(flow, text.substr(0, colon)).step_key, days};
}

// What has begun keeps its days; what was refused, withdrawn or denied begins anew.
std::map<std::string, BegunStep> begun_steps(const ProjectOutlook& outlook) {
    std::map<std::string, BegunStep> begun;
    for (const StepOutlook& step : outlook.steps) {
        if (step.attempt == nullptr) continue;
        const std::optional<Date> ended = step.attempt->decided ? step.attempt->decided : step.attempt->ended;
        const bool over =
            step.today.state == StepState::decided || step.today.state == StepState::issued || step.today.state == StepState::waived;
        const std::optional<Date> finish = over ? ended : in_hand(step.today.state) ? step.forecast : std::nullopt;
        if (finish) begun.emplace(step.planned->step, BegunStep{*step.planned, step.today.accepted, *finish, over});
    }
    return begun;
}

std::map<std::string, std::string> team_of(const Project& project) {
    std::map<std::string, std::string> team;
    for (const TeamMember& member : project.members) team[member.department] = member.staff;
    return team;
}

PlanAnswer dated_plan(const WriteRow& row, const std::string& project, const Flow& flow, const Calendar& calendar) {
    const Arguments& args = row.args;
    const State& state = row.draft.state();
    const Date today = row.on();
    PlanRequest request;
    request.conditions = args.texts("condition");
    request.start = args.has("start") ? args.day("start")->resolve(row.draft.today(), calendar) : today;
    if (args.has("target")) request.target = args.day("target")->resolve(row.draft.today(), calendar);
    if (const auto word = args.text("until")) request.until = find_flow_step(flow, *word).step_key;
    for (const std::string& text : args.texts("limit")) request.limits.insert(read_limit(flow, text));
    request.begun = begun_steps(project_outlook(state, project, today, calendar));
    request.team = team_of(state.project(project));
    return make_plan(flow, request, calendar);
}

// Stops a write whose answer is that it cannot be: nothing is recorded.
struct TargetMissed {
    Document document;
    std::string shortage;
};

// A receipt alone answers machines; the steps stand in zb plan show --draft.
void print_answer(Context& context, const Document& document) {
    const Format format = context.format();
    if (format != Format::table && format != Format::markdown) return;
    context.print(document);
    context.print("\n");
}

void print_missed(Context& context, const TargetMissed& missed) {
    RenderOptions options = context.render_options();
    options.table = "steps";
    context.print(render(missed.document, options));
    context.say(missed.shortage);
}

void make_and_record(Context& context, const WriteRow& row) {
    const std::string code = row.project();
    const std::vector<Flow> flows = known_flows(row.draft.state());
    const Flow& flow = find_flow(row.args.need("flow"), flows);
    const Calendar& calendar = row.draft.calendar();
    const auto given_rows = [&] { return reading_file(row.args.need("input"), [&] { return read_plan_rows(row.file("input")); }); };
    PlanAnswer answer = row.args.has("input") ? plan_of_rows(flow, row.args.texts("condition"), given_rows(), calendar)
                                              : dated_plan(row, code, flow, calendar);
    if (const int version = last_flow_version(row.draft.state(), flow.flow_key); version > 0) answer.draft.flow_version = version;
    const Project project = row.draft.state().project(code);
    const Document document = plan_answer_document(project, answer, calendar, Basis{});
    if (answer.short_by > 0) {
        throw TargetMissed{document, fmt::format("目标 {} 差 {} 个工作日，没有记录草案；可以提早开始、压缩关键线路上的时限或改目标",
                                                 iso(*answer.draft.target), answer.short_by)};
    }
    row.draft.add(answer.draft, row.on(), row.by(), code);
    row.draft.tell(fmt::format("{} {} 方案草案：{}，{} 个事项，末项 {} 办结", project.code, project.name, flow.name,
                               answer.draft.steps.size(), iso(plan_end(answer.draft))));
    print_answer(context, document);
}

Exit run_make(Context& context) {
    require_words(context.args());
    try {
        return write(context, project_scope, [&](WriteRow& row) { make_and_record(context, row); });
    } catch (const TargetMissed& missed) {
        print_missed(context, missed);
        return Exit::found;
    }
}

void record_openings(const WriteRow& row, const std::string& project, const PlanVersion& plan, const std::vector<OpeningRow>& openings) {
    std::vector<Fault> faults;
    for (const OpeningRow& opening : openings) {
        try {
            StepOpened opened = opening.opened;
            opened.step = step_key(plan, project, opened.step, row.match);
            row.draft.add(std::move(opened), row.on(), row.by(), project);
        } catch (const Error& error) {
            faults.push_back(error.fault());
            faults.back().place.line = opening.line;
        }
    }
    if (faults.empty()) return;
    const std::string message = fmt::format("期初文件有 {} 行不对", faults.size());
    throw Error{"opening.invalid_file", message, "改好后再执行一次"}.with_rows(std::move(faults));
}

void adopt(const WriteRow& row) {
    const std::string code = row.project();
    const Project project = row.draft.state().project(code);
    const auto& draft = row.draft.state().plans_of(code).draft;
    row.draft.add(PlanAdopted{draft ? draft->seq : 0, row.args.need("reason")}, row.on(), row.by(), code);
    const PlanVersion plan = *row.draft.state().plans_of(code).current();
    std::string sentence = fmt::format("{} {} 审批方案 V{} 已审定（{}）", project.code, project.name, plan.number, row.args.need("reason"));
    if (row.args.has("opening")) {
        const std::vector<OpeningRow> openings =
            reading_file(row.args.need("opening"), [&] { return read_opening_rows(row.file("opening")); });
        record_openings(row, code, plan, openings);
        sentence += fmt::format("，期初转入 {} 个事项", openings.size());
    }
    row.draft.tell(std::move(sentence));
}

Exit run_adopt(Context& context) { return write(context, project_scope, adopt); }

Exit run_show(Context& context) {
    const Book book = open_for_reading(context);
    const std::string code = book.project_code(context.args().need("project"), match_of(context));
    const Reading reading = read(context, book, Scope::project(code));
    const Calendar calendar = reading.state.origin.calendar();
    if (context.args().has("draft")) {
        context.print(draft_document(reading.state, reading.state.project(code), calendar, reading.basis));
        return Exit::done;
    }
    const ProjectOutlook outlook = project_outlook(reading.state, code, reading.day, calendar);
    context.print(plan_document(reading.state, outlook, calendar, reading.basis));
    return Exit::done;
}

const Operand& project_operand() {
    static const Operand operand = {"project", "项目", true, false, Form::text, "代码、短码（001）或名称"};
    return operand;
}

Command make_command() {
    Command command;
    command.path = "plan make";
    command.sort = Sort::write;
    command.summary = "编制审批方案，记为草案";
    command.details =
        "三种做法选一：--start 从那天受理首项往后排；--target 从目标日往前倒排，每个事项都排在最晚可行的日子；--input 用会议定下的日期。\n"
        "目标做不到时给出全部推算，说明差几个工作日，什么都不记录，退出码为 3。\n"
        "公示、专家评审在所属事项的时限之外占日历时间，其余子项随所属事项办理；已经开始的事项保留实际日期。\n"
        "--input 是整个方案：每行一个事项的 JSON 对象，step、finish 必填；start（计划受理日）、responsible、promised、department、name、"
        "depends_on、part_of、materials、main 可选，不写的照流程；文件没有写的事项不在本项目，等它的视为已满足。";
    command.operands = {project_operand()};
    command.options = {{"flow", Form::text, "流程", "审批流程的键或名称", true},
                       {"condition", Form::text, "条件", "项目成立的条件，如 special_fire；可以写几次", false, true},
                       {"start", Form::day, "日期", "顺排：首项最早在这天受理；与 --target 同写时为倒排的最早开始日"},
                       {"target", Form::day, "日期", "倒排：末项最迟在这天办结；休息日按之前最后一个工作日"},
                       {"until", Form::text, "事项", "只编到这个事项，以及它要等的事项"},
                       {"limit", Form::text, "事项:天数", "本项目自己的时限，如 施工期:300；可以写几次", false, true},
                       {"input", Form::file, "文件", "方案文件，每行一个事项；- 为标准输入"}};
    command.examples = {{"zb plan make 001 --flow shehui_gongye --condition special_fire --start 2026-11-24 --until 施工许可",
                         "从 11 月 24 日排到施工许可"},
                        {"zb plan make 001 --flow 带方案出让 --target 2027-03-31 --until 开工", "要在 2027 年 3 月底前开工，倒排"},
                        {"zb plan make 001 --flow shehui_gongye --input 方案.jsonl", "用预审会定下的日期"}};
    command.run = run_make;
    command.found = "目标做不到";
    return command;
}

Command adopt_command() {
    Command command;
    command.path = "plan adopt";
    command.sort = Sort::write;
    command.summary = "审定项目最后一份方案草案：第一份为基准，最后一份为现行";
    command.details =
        "--opening 为中途转入的项目写明期初：每行一个事项的 JSON 对象，step "
        "必填，accepted、decided、issued（日期）、used（已用工作日）按所知填写。";
    command.operands = {project_operand()};
    command.options = {{"reason", Form::text, "文字", "谁审定、依据什么", true},
                       {"opening", Form::file, "文件", "期初文件，每行一个事项；- 为标准输入"}};
    command.examples = {{"zb plan adopt 001 --reason 联合预审会审定 --on 2026-09-02", "审定基准计划"},
                        {"zb plan adopt 002 --reason 专题会议审定 --opening 期初.jsonl", "中途转入的项目，连同已办事项"}};
    command.run = run_adopt;
    return command;
}

Command show_command() {
    Command command;
    command.path = "plan show";
    command.sort = Sort::read;
    command.summary = "看审批方案：计划、实际、预计、灯、较基准、较现行、审批时钟";
    command.operands = {project_operand()};
    command.options = {{"draft", Form::flag, {}, "看未审定的草案"},
                       {"table", Form::text, "表", "--format csv 时要哪张表：steps、months、left_out"}};
    command.examples = {{"zb plan show 001", "现行方案和预计"}, {"zb plan show 001 --draft", "还没有审定的草案"}};
    command.run = run_show;
    return command;
}

Exit run_compare(Context& context) {
    const Book book = open_for_reading(context);
    const std::string code = book.project_code(context.args().need("project"), match_of(context));
    const Reading reading = read(context, book, Scope::project(code));
    const ProjectOutlook outlook = project_outlook(reading.state, code, reading.day, reading.state.origin.calendar());
    context.print(compare_document(reading.state, outlook, reading.day, reading.basis));
    return Exit::done;
}

Command compare_command() {
    Command command;
    command.path = "plan compare";
    command.sort = Sort::read;
    command.summary = "基准、现行、实际和预计对比：晚几天，由谁";
    command.details = "每个事项的“较基准由谁”沿它自己的主线逐段比较，合计等于较基准；“其中本事项”是它自己各段之和，其余是前面事项带来的。";
    command.operands = {project_operand()};
    command.options = {{"table", Form::text, "表", "--format csv 时要哪张表：steps、versions"}};
    command.examples = {{"zb plan compare 001", "看每个事项晚几天、由谁"}};
    command.run = run_compare;
    return command;
}

}  // namespace

std::vector<Command> plan_commands() {
    std::vector<Command> commands = {make_command(), adopt_command(), show_command(), compare_command()};
    for (Command& command : plan_file_commands()) commands.push_back(std::move(command));
    return commands;
}

}  // namespace zb::cmd
