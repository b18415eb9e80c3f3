// SPDX-License-Identifier: Apache-2.0
// zb certificate list: the documents that projects have been given.
#include "cli/reading.h"
#include "cmd/nouns.h"
#include "report/lists/certificates.h"

namespace zb::cli {

namespace {

// Of one project whatever became of it; without one, of the projects on the list, or of all.
std::vector<std::string> projects_wanted(const Arguments& args, const Asked& asked) {
    if (asked.project) return {*asked.project};
    std::vector<std::string> projects;
    for (const auto& [code, project] : asked.now.state.projects)
        if (args.has("all") || project.listed_on(asked.now.day)) projects.push_back(code);
    return projects;
}

Exit run_certificate_list(Context& context) {
    const Arguments& args = context.args();
    const Book book = open_for_reading(context);
    const Asked asked = read_asked(context, book);
    const State& state = asked.now.state;
    std::optional<std::string> department;
    if (const auto word = args.text("department")) department = department_name(state, *word);
    const auto wanted = [&](const PlannedStep& step) { return !department || step.department == *department; };
    Table table = certificates_table(state, projects_wanted(args, asked), asked.now.day, wanted);
    if (args.has("ending")) {
        std::erase_if(table.rows, [&](const Row& row) {
            const auto& standing = std::get<std::string>(row[row.size() - 2].value);
            return standing != "ending" && standing != "ended";
        });
    }
    const bool none = table.rows.empty();
    context.print(std::move(table));
    if (none) context.say(args.has("ending") ? "没有将满或已过期的证照。" : "还没有取得证照批文。");
    return Exit::done;
}

Command certificate_list_command() {
    Command command;
    command.path = "certificate list";
    command.summary = "列出证照批文：文号、部门、发证日、有效期";
    command.details =
        "许可办结而未送达的写待发证（作出决定后 10 个工作日内送达，行政许可法第四十四条）；备案、审查的结果文件没有文号。已撤销的仍列。"
        "文号在发证时记：zb step advance 项目 事项 --to issued --certificate 文号。";
    command.operands = {{"project", "项目", false, false, Form::text, "不写就是在册的全部项目"}};
    command.options = {{"department", Form::text, "部门", "只要这个部门核发的"},
                       {"ending", Form::flag, {}, "只要有效期将满（30 天内，lamp.expiry_yellow）和已过期未使用的"},
                       {"all", Form::flag, {}, "连同调出和办结归档项目的"}};
    command.examples = {{"zb certificate list 001", "一个项目的证照目录"}, {"zb certificate list --ending", "有效期将满的"}};
    command.run = run_certificate_list;
    return command;
}

}  // namespace

std::vector<Command> certificate_commands() { return {certificate_list_command()}; }

}  // namespace zb::cli
