// SPDX-License-Identifier: Apache-2.0
// zb window intake|list|show|sheet: 一窗办理, one hand-over of papers for the steps of several departments.
#include <algorithm>
#include <fmt/format.h>

#include "base/text.h"
#include "cmd/nouns.h"
#include "cmd/running_code.h"
#include "cmd/step/commands.h"
#include "cmd/step/recording.h"
#include "report/lists/intakes.h"
#include "report/lists/materials.h"
#include "report/slips/intake.h"
#include "report/words/page.h"

namespace zb::cli {

namespace {

// A paper that came, and the step for which it is recorded: the first that asks for it.
struct PaperCame {
    std::string step;
    std::string material;
};

// What one hand-over records, worked out before any of it is.
struct HandedIn {
    std::vector<StepTakenIn> steps;
    std::vector<PaperCame> papers;
};

std::vector<std::string> names_in(std::string text) {
    for (const std::string_view comma : {"、", "，", ","}) {
        for (std::size_t at = text.find(comma); at != std::string::npos; at = text.find(comma, at)) text.replace(at, comma.size(), ";");
    }
    std::vector<std::string> names;
    for (const std::string& name : split(text, ';'))
        if (!trim(name).empty()) names.emplace_back(trim(name));
    return names;
}

std::vector<const StepOutlook*> steps_given(const WriteRow& row, const ProjectOutlook& outlook) {
    const std::string& code = outlook.project->code;
    const PlanVersion& plan = current_plan(row.draft.state(), code);
    std::vector<const StepOutlook*> steps;
    for (const std::string& text : row.args.texts("steps")) {
        for (const std::string& word : names_in(text)) steps.push_back(outlook.find(step_key(plan, code, word)));
    }
    return steps;
}

// 申请表, or 施工许可:申请表 for that step alone.
struct PaperGiven {
    std::string step;  // key; empty: for every step that asks for it
    std::string material;
    bool is(const StepOutlook& of, const std::string& paper) const {
        return paper == material && (step.empty() || step == of.planned->step);
    }
};

std::vector<PaperGiven> papers_given(const WriteRow& row, const std::string& project) {
    const PlanVersion& plan = current_plan(row.draft.state(), project);
    std::vector<PaperGiven> given;
    for (const std::string& text : row.args.texts("paper")) {
        const std::size_t colon = text.find(':');
        if (colon == std::string::npos)
            given.push_back({"", text});
        else
            given.push_back({step_key(plan, project, text.substr(0, colon)), text.substr(colon + 1)});
    }
    return given;
}

// Of a step what it asks for, each paper with its standing.
struct StepAsks {
    const StepOutlook* step;
    std::vector<StepPaper> papers;
};

// Refuses a name that none of the steps asks for.
void check_papers(const WriteRow& row, const std::vector<PaperGiven>& given, const std::vector<StepAsks>& asked) {
    std::vector<std::string> known;
    for (const StepAsks& each : asked)
        for (const StepPaper& paper : each.papers) known.push_back(paper.name);
    for (const PaperGiven& one : given) {
        const bool wanted = std::any_of(asked.begin(), asked.end(), [&](const StepAsks& each) {
            return std::any_of(each.papers.begin(), each.papers.end(),
                               [&](const StepPaper& paper) { return one.is(*each.step, paper.name); });
        });
        if (wanted) continue;
        const std::string near = nearest(one.material, known);
        const std::string see = fmt::format("看各事项要什么：zb material missing {}", row.draft.state().short_code(row.project()));
        throw Error{Fault{"window.paper_unknown", fmt::format("收件的事项都不要“{}”", one.material),
                          near.empty() || near == one.material ? see : with_nearest(near, see), Place{0, "paper", one.material}}};
    }
}

// Where papers are asked for, at least one comes over the counter: a slip of paper for nothing is a word forgotten.
void refuse_nothing(const WriteRow& row, const HandedIn& handed) {
    const bool wants = std::any_of(handed.steps.begin(), handed.steps.end(),
                                   [](const StepTakenIn& each) { return !each.missing.empty() || !each.deferrable.empty(); });
    if (!handed.papers.empty() || !wants) return;
    throw Error{Fault{"window.nothing_came", "没有写交来哪些材料",
                      fmt::format("交来的一份写一个 --paper，都交齐了写 --complete；看要什么：zb material missing {}",
                                  row.draft.state().short_code(row.project())),
                      Place{0, "paper", ""}}};
}

HandedIn handed_in(const WriteRow& row, const ProjectOutlook& outlook) {
    const State& state = row.draft.state();
    std::vector<StepAsks> asked;
    for (const StepOutlook* step : steps_given(row, outlook)) asked.push_back({step, papers_of(state, outlook, *step)});
    const std::vector<PaperGiven> given = papers_given(row, outlook.project->code);
    check_papers(row, given, asked);
    const bool complete = row.args.has("complete");
    HandedIn handed;
    for (const StepAsks& each : asked) {
        StepTakenIn taken{each.step->planned->step, each.step->planned->department, {}, {}, {}, {}};
        for (const StepPaper& paper : each.papers) {
            const bool named =
                std::any_of(given.begin(), given.end(), [&](const PaperGiven& one) { return one.is(*each.step, paper.name); });
            const bool there = paper.standing != StepPaper::Standing::missing;
            const bool came = paper.standing != StepPaper::Standing::ready && (named || (complete && !there));
            auto& list = came ? taken.came : there ? taken.ready : paper.minor ? taken.deferrable : taken.missing;
            list.push_back(paper.name);
            // One that serves other steps too is recorded once; so is one of a sub-item that is taken in beside its parent, which asks
            // for the papers of its sub-items as well.
            const std::string& asks = paper.asks->planned->step;
            const bool shared = serves_other_steps(state, paper.name, row.on());
            const auto same = [&](const PaperCame& one) { return one.material == paper.name && (shared || one.step == asks); };
            if (came && std::none_of(handed.papers.begin(), handed.papers.end(), same)) handed.papers.push_back({asks, paper.name});
        }
        handed.steps.push_back(std::move(taken));
    }
    return handed;
}

// 缺主要材料 2 份，补齐前不能受理；可容缺 1 份.
std::string missing_remark(const std::vector<StepTakenIn>& steps) {
    std::size_t missing = 0, deferrable = 0;
    for (const StepTakenIn& each : steps) {
        missing += each.missing.size();
        deferrable += each.deferrable.size();
    }
    std::vector<std::string> parts;
    if (missing > 0) parts.push_back(fmt::format("缺主要材料 {} 份，补齐前不能受理", missing));
    if (deferrable > 0) parts.push_back(fmt::format("另缺可容缺的 {} 份", deferrable));
    return parts.empty() ? "材料齐全" : join(parts, "；");
}

void fill_window_intake(WriteRow& row) {
    const State& state = row.draft.state();
    const std::string project = row.project();
    current_plan(state, project);
    PapersTakenIn taken;
    if (const auto code = row.args.text("code")) refuse_taken_code(row, "window", *code, "收件");
    taken.code = row.args.text("code").value_or("");
    if (taken.code.empty()) taken.code = free_code(row, "window", state.intakes, Running{"SJ"});
    const ProjectOutlook outlook = project_outlook(state, project, row.on(), row.draft.calendar());
    HandedIn handed = handed_in(row, outlook);
    std::vector<std::string> names;
    for (const StepTakenIn& each : handed.steps) names.push_back(outlook.find(each.step)->planned->short_name);
    taken.steps = handed.steps;
    const std::string code = taken.code;
    row.draft.add(noted(std::move(taken), row.args), row.on(), row.by(), project);
    refuse_nothing(row, handed);
    for (const StepTakenIn& each : handed.steps) row.draft.add(StepFiled{{each.step, {}}}, row.on(), row.by(), project);
    for (const PaperCame& paper : handed.papers)
        row.draft.add(MaterialReceived{paper.step, paper.material, {}}, row.on(), row.by(), project);
    const std::string late = late_remark(row, row.on());
    row.draft.answer(fmt::format("已记录：{} {} {} 一窗收件 {} 项：{}（{}），分送 {} 个部门；回执：zb window show {}", code,
                                 state.short_code(project), state.project(project).name, names.size(), join(names, "、"),
                                 day_text(row, row.on()), state.intakes.at(code).departments().size(), code),
                     (late.empty() ? "" : late + "；") + missing_remark(handed.steps));
}

Exit run_window_intake(Context& context) { return write(context, project_scope, fill_window_intake); }

Exit run_window_list(Context& context) {
    const Arguments& args = context.args();
    const Book book = open_for_reading(context);
    const Asked asked = read_asked(context, book);
    const State& state = asked.now.state;
    std::optional<std::string> department;
    if (const auto word = args.text("department")) department = department_name(state, *word);
    const auto day = [&](std::string_view option) -> std::optional<Date> {
        if (!args.has(option)) return std::nullopt;
        return args.day(option)->resolve(asked.now.day, state.origin.calendar());
    };
    const auto first = day("from"), last = day("to");
    const auto wanted = [&](const Intake& intake) {
        const std::vector<std::string> departments = intake.departments();
        const bool served = !department || std::find(departments.begin(), departments.end(), *department) != departments.end();
        return served && (!first || intake.on >= *first) && (!last || intake.on <= *last);
    };
    Table table = intakes_table(state, asked.now.day, wanted);
    const bool none = table.rows.empty();
    context.print(std::move(table));
    if (none) context.say("没有一窗收件。");
    return Exit::done;
}

Exit run_window_show(Context& context) {
    const Arguments& args = context.args();
    const Book book = open_for_reading(context);
    const std::string code = args.need("code");
    const auto projects = book.store().keys_called("window", code);
    const Reading now = read(context, book, projects.empty() ? Scope::all() : Scope::project(projects.front()));
    const Intake& intake = known_intake(now.state, code);
    std::string again = "zb window show " + code;
    if (const auto word = args.text("department")) {
        const std::string department = department_name(now.state, *word);
        const std::vector<std::string> served = intake.departments();
        if (std::find(served.begin(), served.end(), department) == served.end())
            throw Error{Fault{"window.not_served", fmt::format("{} 没有分送{}", code, department), "分送的是：" + join(served, "、"),
                              Place{0, "department", *word}}};
        context.print(department_slip(now.state, intake, department, now.basis), Format::markdown);
        again += " --department " + department;
    } else {
        context.print(intake_receipt(now.state, intake, now.basis), Format::markdown);
    }
    context.say("重新打印：" + printed_again(now.basis, again));
    return Exit::done;
}

Exit run_window_sheet(Context& context) {
    const Book book = open_for_reading(context);
    const Reading now = read(context, book, Scope::all());
    Date day = now.day;
    if (context.args().has("day")) day = context.args().day("day")->resolve(now.day, now.state.origin.calendar());
    context.print(intake_sheet(now.state, day, now.basis), Format::markdown);
    return Exit::done;
}

Command window_intake_command() {
    Command command;
    command.path = "window intake";
    command.sort = Sort::write;
    command.summary = "一窗收件：一次交来几个事项的材料，各事项当日收件，给企业一张回执";
    command.details =
        "几个事项、几个部门的材料一次收下，全记或全不记：每份材料一条、每个事项一条收件，另记回执。交来的材料一份写一个 "
        "--paper；全部交齐写 "
        "--complete。以前为别的事项交过的（材料复用）、前面事项的结果不用再交。\n"
        "缺主要材料的可以先收件，补齐前不能受理；只缺次要材料的，受理时可以容缺（zb step advance --to accepted --owe）。\n"
        "回执和分送单：zb window show 回执号；当日登记表：zb window sheet。";
    command.operands = {project_operand()};
    command.options = {of_noun("step", {"steps", Form::text, "事项", "收件的事项；几个用顿号隔开，或写几次", true, true}),
                       {"paper", Form::text, "材料", "交来的材料，名称与方案里相同；只为一个事项交的写 事项:材料；可以写几次", false, true},
                       {"complete", Form::flag, {}, "这几个事项的材料都交齐了"},
                       {"code", Form::text, "编号", "回执号；不写取下一个空号，如 SJ-2026-001"}};
    command.examples = {{"zb window intake 001 --steps 施工许可 --paper 申请表 --paper 用地批准手续", "一个事项，交来两份"},
                        {"zb window intake 006 --steps 竣工备案 --complete", "材料交齐"}};
    command.run = run_window_intake;
    return command;
}

Command window_list_command() {
    Command command;
    command.path = "window list";
    command.summary = "列出一窗收件：回执号、事项、分送部门、缺什么、办结几项";
    command.operands = {{"project", "项目", false, false, Form::text, "不写就是全部项目"}};
    command.options = {{"department", Form::text, "部门", "只看分送这个部门的"},
                       {"from", Form::day, "日期", "从这一天起收的"},
                       {"to", Form::day, "日期", "到这一天收的"}};
    command.examples = {{"zb window list", "全部收件"}, {"zb window list 001", "一个项目的"}};
    command.run = run_window_list;
    return command;
}

Command window_show_command() {
    Command command;
    command.path = "window show";
    command.summary = "打印收件回执；写部门就是给这个部门的分送单";
    command.details = "印的是收件时说的：来了什么、缺什么、哪些可以容缺。不写 --format 时是 Markdown，可直接排版。";
    command.operands = {{"code", "回执号", true, false, Form::text, "如 SJ-2026-001", {}, "window"}};
    command.options = {{"department", Form::text, "部门", "给这个部门的分送单"},
                       {"table", Form::text, "表", "--format csv 时要哪张表：steps、came、ready、missing"}};
    command.examples = {
        {"zb window intake 001 --steps 施工许可 --paper 申请表 && zb window show SJ-2026-001", "收件，再打印给企业的回执"},
        {"zb window intake 001 --steps 施工许可 --complete && zb window show SJ-2026-001 --department 住建局", "给一个部门的分送单"}};
    command.run = run_window_show;
    return command;
}

Command window_sheet_command() {
    Command command;
    command.path = "window sheet";
    command.summary = "一天的收件登记表：每个事项一行，留部门签收";
    command.operands = {{"day", "日期", false, false, Form::day, "不写就是今天"}};
    command.options = {{"table", Form::text, "表", "--format csv 时要哪张表：intakes"}};
    command.examples = {{"zb window sheet", "今天的"}};
    command.run = run_window_sheet;
    return command;
}

}  // namespace

std::vector<Command> window_commands() {
    return {window_intake_command(), window_list_command(), window_show_command(), window_sheet_command()};
}

}  // namespace zb::cli
