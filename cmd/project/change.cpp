// SPDX-License-Identifier: Apache-2.0
// What becomes of a project after it came on the list: its particulars, and how it leaves and comes back.
#include <fmt/format.h>

#include "base/text.h"
#include "cli/importing.h"
#include "cmd/nouns.h"
#include "cmd/project/commands.h"
#include "cmd/project/details.h"
#include "domain/project/changes.h"
#include "ledger/entry.h"
#include "outlook/outlook.h"
#include "render/render.h"
#include "report/summary/summary.h"

namespace zb::cli {

namespace {

// The project's own stream for the checks, and the names of all projects to find its parent.
void scope_of_change(const Arguments& args, const Book& book, Match match, Scope& scope) {
    project_scope(args, book, match, scope);
    scope.all_projects = true;
}

std::vector<std::string_view> clearable() {
    std::vector<std::string_view> keys;
    for (const ProjectField& field : project_fields()) keys.push_back(field.key);
    return keys;
}

ProjectChanged changes_given(const WriteRow& row, const Project& known) {
    const std::string name = cleaned(row.args, "name", "项目名称").value_or("");
    ProjectChanged changed = differences(known, name, given_details(row));
    for (const std::string& field : row.args.texts("clear")) {
        if (value_of(known.details, field)) changed.cleared.push_back(field);
    }
    return changed;
}

// 办件编号 of the project, or of the step that --step names.
void add_case_numbers(const WriteRow& row, const Project& project) {
    const auto word = row.args.text("step");
    const std::vector<std::string> numbers = row.args.texts("case-number");
    std::optional<std::string> step;
    if (word) {
        const PlanVersion* plan = row.draft.state().plans_of(project.code).current();
        if (plan == nullptr)
            throw Error{"plan.none", fmt::format("{} {} 还没有审定的方案，不能按事项记办件编号", project.code, project.name),
                        "去掉 --step，先记在项目上"};
        step = step_key(*plan, project.code, *word);
    }
    for (const std::string& number : numbers) {
        row.draft.add(noted(CaseNumbered{clean_text(number, "办件编号", Newlines::escape), step}, row.args), row.on(), row.by(),
                      project.code);
    }
}

void fill_project_set(WriteRow& row) {
    if (row.args.has("step") && !row.args.has("case-number"))
        throw usage_error("option.missing", "写了 --step，没有写 --case-number", "--step 只用来说明办件编号属于哪个事项");
    const std::string code = row.project();
    const Project known = row.draft.state().project(code);
    ProjectChanged changed = changes_given(row, known);
    const std::vector<std::string> numbers = row.args.texts("case-number");
    std::vector<std::string> pieces;
    if (const std::string what = changes_text(known, changed); !what.empty()) pieces.push_back(what);
    if (!numbers.empty()) pieces.push_back(fmt::format("办件编号 {}", join(numbers, "、")));
    // Where nothing at all is given, the empty fact is added so that its check refuses it.
    if (!(changed == ProjectChanged{}) || numbers.empty()) row.draft.add(noted(std::move(changed), row.args), row.on(), row.by(), code);
    add_case_numbers(row, known);
    row.draft.answer(fmt::format("已记录：{} {} {}", code, known.name, join(pieces, "；")));
    const auto& uscc = row.draft.state().project(code).details.uscc;
    if (const std::string doubt = uscc && uscc != known.details.uscc ? uscc_doubt(*uscc) : std::string{}; !doubt.empty()) {
        row.draft.answer("请核对：" + doubt);
    }
}

Exit run_project_set(Context& context) { return write(context, scope_of_change, fill_project_set); }

std::string needed_note(const WriteRow& row) { return row.note().value_or(""); }

// The page as it stands before the project leaves the list; what was learnt belongs to a project that is archived.
std::optional<ProjectSummarized> summary_of(const WriteRow& row, const std::string& code, ProjectStatus as) {
    const Lessons lessons{cleaned(row.args, "experience", "经验", Newlines::keep),
                          cleaned(row.args, "shortcomings", "不足", Newlines::keep), cleaned(row.args, "advice", "建议", Newlines::keep)};
    if (as != ProjectStatus::archived) {
        if (!lessons.experience && !lessons.shortcomings && !lessons.advice) return std::nullopt;
        throw usage_error("option.misplaced", "经验、不足、建议写在办结归档的总结里，这个项目是调出", "去掉它们，或写 --as archived");
    }
    const State& state = row.draft.state();
    const Head head = row.book.head();
    const ProjectOutlook outlook = project_outlook(state, code, row.on(), row.draft.calendar());
    const Basis basis{head.seq, hex(head.hash), row.on(), state.origin.practice, row.draft.calendar().last_noticed_year()};
    RenderOptions markdown;
    markdown.format = Format::markdown;
    ProjectSummarized summary;
    summary.head = head.seq;
    summary.text = render(summary_document(state, outlook, row.on(), lessons, basis), markdown);
    summary.digest = hex(sha256(summary.text));
    summary.experience = lessons.experience;
    summary.shortcomings = lessons.shortcomings;
    summary.advice = lessons.advice;
    return summary;
}

void fill_project_close(WriteRow& row) {
    const std::string code = row.project();
    const Project known = row.draft.state().project(code);
    const ProjectOutlook outlook = project_standing(row.draft.state(), code, row.on(), row.draft.calendar());
    ProjectClosed closed;
    closed.note = needed_note(row);
    closed.as = outlook.stage == kAllDone ? ProjectStatus::archived : ProjectStatus::moved_out;
    const auto as = row.args.text("as");
    if (as) closed.as = *project_status(*as);
    const ProjectStatus status = closed.as;
    std::vector<std::string> open;
    for (const StepOutlook* step : outlook.in_hand()) open.push_back(step->planned->short_name);
    // Work that departments have in hand is given up only where that is said in so many words.
    if (!as && !open.empty()) {
        throw Error{"project.in_hand", fmt::format("{} {} 还有在办事项：{}，不能办结归档", code, known.name, join(open, "、")),
                    fmt::format("确要调出、不再跟进：zb project close {} --as moved_out --note 原因", known.short_code)};
    }
    const std::optional<ProjectSummarized> summary = summary_of(row, code, status);
    row.draft.add(std::move(closed), row.on(), row.by(), code);
    if (summary) row.draft.add(*summary, row.on(), row.by(), code);
    const std::string remark = open.empty() ? "" : fmt::format("在办事项不再跟进：{}", join(open, "、"));
    row.draft.answer(fmt::format("已记录：{} {} {}（{}）", code, known.name, label(status), iso(row.on())), remark);
    if (summary) row.draft.answer(fmt::format("项目总结已存，看：zb project summary {}", known.short_code));
}

Exit run_project_close(Context& context) { return write(context, project_scope, fill_project_close); }

template <class F>
void fill_project_status(WriteRow& row) {
    const std::string code = row.project();
    row.draft.add(F{needed_note(row)}, row.on(), row.by(), code);
    const Project& now = row.draft.state().project(code);
    row.draft.answer(fmt::format("已记录：{} {} {}（{} 起）", code, now.name, label(now.status_on(row.on())), iso(row.on())));
}

Exit run_project_suspend(Context& context) { return write(context, project_scope, fill_project_status<ProjectSuspended>); }
Exit run_project_resume(Context& context) { return write(context, project_scope, fill_project_status<ProjectResumed>); }

Option reason_option() { return {"note", Form::text, "文字", "原因", true}; }

Command project_set_command() {
    Command command;
    command.path = "project set";
    command.sort = Sort::write;
    command.summary = "更改项目的名称、建设单位、投资、代码、地点、上级项目和外部编号";
    command.details =
        "只写要改的；不写的不动，抹去用 --clear。代码校验：统一社会信用代码 GB 32100—2015，投资项目统一代码 GB/T 40058—2021。";
    command.operands = {project_operand()};
    command.options = {{"name", Form::text, "名称", "项目名称"}};
    const auto& details = project_detail_options();
    command.options.insert(command.options.end(), details.begin(), details.end());
    command.options.push_back({"clear", Form::choice, "栏目", "抹去这一栏；可以写几次", false, true, clearable()});
    command.options.push_back({"case-number", Form::text, "编号", "办件编号，最多 50 位；可以写几次", false, true});
    command.options.push_back({"step", Form::text, "事项", "办件编号属于哪个事项"});
    command.examples = {{"zb project set 001 --investment 12.5亿元 --uscc 91440704MA4X00012T", "总投资改了，补登统一社会信用代码"},
                        {"zb project set 002 --case-number GD440704202611200001", "登记办件编号"}};
    command.run = run_project_set;
    return command;
}

Command project_close_command() {
    Command command;
    command.path = "project close";
    command.sort = Sort::write;
    command.summary = "项目调出清单，或办结归档";
    command.details =
        "此后各列表不再列它（project list --all 除外），它的事项不再收动作；通报按日子计数。弄错了或回到清单：zb project resume。\n"
        "归档前事项要办完、容缺材料要补齐、困难问题要解决；同时存一份项目总结（zb project summary），经验、不足、建议写在里面。";
    command.operands = {project_operand()};
    command.options = {reason_option(),
                       {"as",
                        Form::choice,
                        "怎样",
                        "archived 办结归档，moved_out 调出；不写：全部办结的归档，其余调出",
                        false,
                        false,
                        {"archived", "moved_out"},
                        {},
                        {},
                        {{"办结归档", "archived"}, {"调出", "moved_out"}}},
                       {"experience", Form::text, "文字", "归档的总结里写的经验"},
                       {"shortcomings", Form::text, "文字", "归档的总结里写的不足"},
                       {"advice", Form::text, "文字", "归档的总结里写的建议"}};
    command.examples = {{"zb project close 003 --note 企业撤资，已从清单调出", "调出清单"}};
    command.run = run_project_close;
    return command;
}

Command project_suspend_command() {
    Command command;
    command.path = "project suspend";
    command.sort = Sort::write;
    command.summary = "项目暂缓：仍在册，标明暂缓和原因";
    command.operands = {project_operand()};
    command.options = {reason_option()};
    command.examples = {{"zb project suspend 004 --note 企业调整投资计划", "企业书面说明暂缓"}};
    command.run = run_project_suspend;
    return command;
}

Command project_resume_command() {
    Command command;
    command.path = "project resume";
    command.sort = Sort::write;
    command.summary = "暂缓的项目恢复，或调出、归档的项目重新入库";
    command.operands = {project_operand()};
    command.options = {reason_option()};
    command.examples = {{"zb project suspend 004 --note 调整投资 && zb project resume 004 --note 企业复工", "暂缓以后恢复跟进"}};
    command.run = run_project_resume;
    return command;
}

}  // namespace

std::vector<Command> project_change_commands() {
    return {project_set_command(), project_close_command(), project_suspend_command(), project_resume_command()};
}

}  // namespace zb::cli
