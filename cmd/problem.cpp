// SPDX-License-Identifier: Apache-2.0
// zb problem add|list|assign|solve|escalate|clear|return: 困难问题, from raising to 销号.
#include <algorithm>
#include <fmt/format.h>

#include "base/text.h"
#include "cli/importing.h"
#include "cmd/nouns.h"
#include "cmd/running_code.h"

namespace zb::cli {

namespace {

// The project that a problem is about; none where the ledger knows no such problem.
std::optional<std::string> project_of_problem(const Book& book, const std::string& code) {
    const auto projects = book.store().keys_called("problem", code);
    if (projects.empty()) return std::nullopt;
    return projects.front();
}

// Only one project's stream is read, so the index is asked for the codes of the others.
void check_code_is_free(const WriteRow& row, const std::string& code) {
    const auto project = project_of_problem(row.book, code);
    if (!project) return;
    throw Error{Fault{"problem.doubled", fmt::format("编号 {} 已经用过（{} 的问题）", code, *project), "不写 --code 就取下一个空号",
                      Place{0, "问题编号", code}}};
}

void fill_problem_add(WriteRow& row) {
    const State& state = row.draft.state();
    const std::string project = row.project();
    ProblemRaised problem;
    if (const auto code = row.args.text("code")) check_code_is_free(row, *code);
    problem.code = row.args.text("code").value_or("");
    if (problem.code.empty()) problem.code = free_code(row, "problem", state.problems, next_problem_code);
    problem.title = clean_text(row.args.need("title"), "困难问题", Newlines::escape);
    problem.lead = department_name(state, row.args.need("lead"));
    for (const std::string& unit : row.args.texts("co")) problem.co.push_back(department_name(state, unit));
    problem.due = row.args.day("due")->resolve(row.draft.today(), row.draft.calendar());
    const std::string sentence = fmt::format("已记录：{} {}（{}，{} 牵头，{} 前解决）", problem.code, problem.title,
                                             state.short_code(project), problem.lead, month_day(problem.due));
    const Date due = problem.due;
    const Calendar& calendar = row.draft.calendar();
    row.draft.add(noted(std::move(problem), row.args), row.on(), row.by(), project);
    // A promise on a rest day means the last working day before (domain.md, Clocks).
    const std::string rest = calendar.is_working(due)
                                 ? ""
                                 : fmt::format("{} 是休息日，须在 {} 前解决", month_day(due), month_day(calendar.previous_working(due)));
    row.draft.answer(sentence, rest);
}

Exit run_problem_add(Context& context) { return write(context, project_scope, fill_problem_add); }

// The code alone finds the project. A problem that an earlier line of the same --input raised is in the project given beside it.
std::optional<std::string> project_of_row(const Arguments& args, const Book& book, Match match) {
    if (const auto word = args.text("project")) return book.project_code(*word, match);
    return project_of_problem(book, args.need("problem"));
}

void scope_of_solve(const Arguments& args, const Book& book, Match match, Scope& scope) {
    if (const auto project = project_of_row(args, book, match)) scope.projects.insert(*project);
    // Also reads the project that the code belongs to: a different project given beside it is a contradiction, not an unknown code.
    if (const auto owner = project_of_problem(book, args.need("problem"))) scope.projects.insert(*owner);
}

Error unknown_problem(const std::string& code) {
    return Error{Fault{"problem.unknown", fmt::format("没有困难问题“{}”", code), "查看未解决的问题：zb problem list --open",
                       Place{0, "问题编号", code}}};
}

void fill_problem_solve(WriteRow& row) {
    ProblemSolved solved;
    solved.code = row.args.need("problem");
    const auto project = project_of_row(row.args, row.book, row.match);
    if (!project) throw unknown_problem(solved.code);
    if (const auto note = row.note()) solved.note = clean_text(*note, "解决情况");
    const std::string code = solved.code;
    row.draft.add(std::move(solved), row.on(), row.by(), *project);
    row.draft.answer(fmt::format("已记录：{} {} 已解决（{}）", code, row.draft.state().problems.at(code).title, month_day(row.on())));
}

void fill_problem_escalate(WriteRow& row) {
    ProblemEscalated fact;
    fact.code = row.args.need("problem");
    const auto project = project_of_row(row.args, row.book, row.match);
    if (!project) throw unknown_problem(fact.code);
    fact.to = staff_name(row.draft.state(), row.args.need("to"));
    fact.note = clean_text(row.note().value_or(""), "提级原因");
    const std::string sentence = fmt::format("已记录：{} 提级至{}（{}）", fact.code, fact.to, month_day(row.on()));
    row.draft.add(std::move(fact), row.on(), row.by(), *project);
    row.draft.answer(sentence);
}

void fill_problem_assign(WriteRow& row) {
    ProblemAssigned fact;
    fact.code = row.args.need("problem");
    const auto project = project_of_row(row.args, row.book, row.match);
    if (!project) throw unknown_problem(fact.code);
    fact.staff = staff_name(row.draft.state(), row.args.need("staff"));
    const std::string code = fact.code, staff = fact.staff;
    row.draft.add(noted(std::move(fact), row.args), row.on(), row.by(), *project);
    const Problem& problem = row.draft.state().problems.at(code);
    row.draft.answer(fmt::format("已记录：{} {} 交办给{}（{} 前解决）", code, problem.title, staff, month_day(problem.due)));
}

void fill_problem_clear(WriteRow& row) {
    ProblemCleared fact;
    fact.code = row.args.need("problem");
    const auto project = project_of_row(row.args, row.book, row.match);
    if (!project) throw unknown_problem(fact.code);
    const std::string code = fact.code;
    row.draft.add(noted(std::move(fact), row.args), row.on(), row.by(), *project);
    row.draft.answer(fmt::format("已记录：{} {} 销号（{}）", code, row.draft.state().problems.at(code).title, month_day(row.on())));
}

void fill_problem_return(WriteRow& row) {
    ProblemReturned fact;
    fact.code = row.args.need("problem");
    const auto project = project_of_row(row.args, row.book, row.match);
    if (!project) throw unknown_problem(fact.code);
    if (const auto due = row.args.day("due")) fact.due = due->resolve(row.draft.today(), row.draft.calendar());
    fact.note = clean_text(row.note().value_or(""), "核实情况");
    const std::string code = fact.code;
    row.draft.add(std::move(fact), row.on(), row.by(), *project);
    const Problem& problem = row.draft.state().problems.at(code);
    row.draft.answer(fmt::format("已记录：{} {} 退回继续办理（{} 前解决）", code, problem.title, month_day(problem.due)));
}

Exit run_problem_return(Context& context) { return write(context, scope_of_solve, fill_problem_return); }
Exit run_problem_assign(Context& context) { return write(context, scope_of_solve, fill_problem_assign); }
Exit run_problem_clear(Context& context) { return write(context, scope_of_solve, fill_problem_clear); }
Exit run_problem_escalate(Context& context) { return write(context, scope_of_solve, fill_problem_escalate); }

Exit run_problem_solve(Context& context) { return write(context, scope_of_solve, fill_problem_solve); }

Exit run_problem_list(Context& context) {
    const Arguments& args = context.args();
    const Book book = open_for_reading(context);
    const Reading reading = read_asked(context, book).now;
    std::optional<std::string> department;
    if (const auto word = args.text("department")) department = department_name(reading.state, *word);
    const auto wanted = [&](const Problem& problem) {
        if (args.has("open") && problem.solved) return false;
        if (args.has("to-clear") && (!problem.solved || problem.cleared)) return false;
        const bool takes_part =
            !department || problem.lead == *department || std::find(problem.co.begin(), problem.co.end(), *department) != problem.co.end();
        return takes_part;
    };
    context.print(problems_table(reading.state, reading.day, wanted));
    return Exit::done;
}

Command problem_add_command() {
    Command command;
    command.path = "problem add";
    command.sort = Sort::write;
    command.summary = "提出困难问题";
    command.operands = {project_operand()};
    command.options = {{"code", Form::text, "编号", "问题编号；不写取下一个空号，如 P-2026-014"},
                       {"title", Form::text, "文字", "困难问题", true},
                       of_noun("department", {"lead", Form::text, "部门", "牵头单位", true}),
                       of_noun("department", {"co", Form::text, "部门", "配合单位；可以写几次", false, true}),
                       {"due", Form::day, "日期", "解决期限", true}};
    command.examples = {{"zb problem add 002 --title 涉河建设方案红线不一致 --lead 农水局 --co 自然资源局 --due +5wd", "五个工作日内解决"}};
    command.run = run_problem_add;
    return command;
}

Command problem_solve_command() {
    Command command;
    command.path = "problem solve";
    command.sort = Sort::write;
    command.summary = "困难问题已解决";
    command.details = "--note 写解决情况。";
    command.operands = {{"problem", "问题编号", true, false, Form::text, "如 P-2026-012"},
                        {"project", "项目", false, false, Form::text, "可以不写：编号就够"}};
    command.examples = {{"zb problem solve P-2026-012 --note 专家评审意见已出具", "记问题解决"}};
    command.run = run_problem_solve;
    return command;
}

Command problem_escalate_command() {
    Command command;
    command.path = "problem escalate";
    command.sort = Sort::write;
    command.summary = "困难问题提级：逾期的提请上一级协调";
    command.details = "没有逾期的不提级。--note 写原因。逾期满五个工作日还没有提级的，zb today --office 会列出。";
    command.operands = problem_solve_command().operands;
    command.options = {of_noun("staff", {"to", Form::text, "人员", "提级给谁", true})};
    command.examples = {{"zb problem escalate P-2026-014 --to 政数分管01 --note 逾期未解决", "提请组长协调"}};
    command.run = run_problem_escalate;
    return command;
}

Command problem_assign_command() {
    Command command;
    command.path = "problem assign";
    command.sort = Sort::write;
    command.summary = "困难问题交办：由谁去解决";
    command.details = "再交办就是换人。没有交办的由牵头单位负责。";
    command.operands = problem_solve_command().operands;
    command.options = {{"staff", Form::text, "人员", "交办给谁", true}};
    command.examples = {{"zb problem assign P-2026-014 --staff 农水经办01", "交办给一个人"}};
    command.run = run_problem_assign;
    return command;
}

Command problem_clear_command() {
    Command command;
    command.path = "problem clear";
    command.sort = Sort::write;
    command.summary = "困难问题销号：专班办公室核实确已解决";
    command.details = "解决了的才能销号，--note 写核实情况。核实没有解决的退回：zb problem return。";
    command.operands = problem_solve_command().operands;
    command.examples = {{"zb problem clear P-2026-012 --by 专班办01 --note 已见专家评审意见", "核实后销号"}};
    command.run = run_problem_clear;
    return command;
}

Command problem_return_command() {
    Command command;
    command.path = "problem return";
    command.sort = Sort::write;
    command.summary = "困难问题退回：专班办公室核实没有解决，继续办理";
    command.details = "已解决、没有销号的才能退回，--note 写核实情况；不写 --due，期限不变，已过的就是逾期。";
    command.operands = problem_solve_command().operands;
    command.options = {{"due", Form::day, "日期", "新的解决期限"}};
    command.examples = {{"zb problem return P-2026-012 --by 专班办01 --due +3wd --note 评审意见没有盖章", "核实没有解决，再给三个工作日"}};
    command.run = run_problem_return;
    return command;
}

Command problem_list_command() {
    Command command;
    command.path = "problem list";
    command.summary = "列出困难问题";
    command.options = {{"open", Form::flag, {}, "只看未解决的"},
                       {"to-clear", Form::flag, {}, "只看已解决、待销号的"},
                       {"project", Form::text, "项目", "只看这个项目的"},
                       {"department", Form::text, "部门", "只看这个部门牵头或配合的"}};
    command.examples = {{"zb problem list --open", "未解决的问题，逾期的写明"}};
    command.run = run_problem_list;
    return command;
}

}  // namespace

std::vector<Command> problem_commands() {
    return {problem_add_command(),      problem_list_command(),  problem_assign_command(), problem_solve_command(),
            problem_escalate_command(), problem_clear_command(), problem_return_command()};
}

}  // namespace zb::cli
