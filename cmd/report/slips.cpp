// SPDX-License-Identifier: Apache-2.0
// zb report progress|dunning: slips to hand out to an enterprise and to a department.
#include "report/slips/slips.h"

#include <algorithm>
#include <fmt/format.h>
#include <set>

#include "base/text.h"
#include "cli/reading.h"
#include "cmd/report/commands.h"
#include "report/words/page.h"

namespace zb::cli {

namespace {

// By full name, credit code, or a part of the name that only one enterprise has.
std::string enterprise_name(const State& state, const std::string& word) {
    std::set<std::string> found, all;
    for (const auto& [code, project] : state.projects) {
        const ProjectDetails& details = project.details;
        if (!details.enterprise) continue;
        all.insert(*details.enterprise);
        if (details.enterprise == word || details.uscc == word) return *details.enterprise;
        if (details.enterprise->find(word) != std::string::npos) found.insert(*details.enterprise);
    }
    if (found.size() == 1) return *found.begin();
    const std::vector<std::string> names{found.begin(), found.end()};
    if (found.size() > 1)
        throw Error{Fault{"enterprise.ambiguous", fmt::format("“{}”有 {} 家企业：{}", word, found.size(), join(names, "、")),
                          "写全名，如 " + *found.begin(), Place{0, "enterprise", word}}};
    const std::string near = nearest(word, std::vector<std::string>{all.begin(), all.end()});
    throw Error{Fault{"enterprise.unknown", fmt::format("没有项目的建设单位是“{}”", word),
                      near.empty() ? "看各项目的建设单位：zb project list --columns code,name,enterprise"
                                   : with_nearest(near, "看全部：zb project list --columns code,name,enterprise"),
                      Place{0, "enterprise", word}}};
}

// A letter goes to those who have no zb: the command that prints it again is said to who prints it.
void say_how_again(Context& context, const Basis& basis, const std::string& command) {
    context.say("重新打印：" + printed_again(basis, command));
}

Exit run_progress(Context& context) {
    const Book book = open_for_reading(context);
    const Reading reading = read(context, book, Scope::all());
    EnterpriseProjects enterprise;
    enterprise.name = enterprise_name(reading.state, context.args().need("enterprise"));
    enterprise.projects = project_outlooks(reading.state, reading.day, reading.state.origin.calendar());
    std::erase_if(enterprise.projects,
                  [&](const ProjectOutlook& outlook) { return outlook.project->details.enterprise != enterprise.name; });
    context.print(progress_sheet(reading.state, enterprise, reading.day, reading.basis), Format::markdown);
    say_how_again(context, reading.basis, "zb report progress --enterprise " + shell_word(enterprise.name));
    return Exit::done;
}

Exit run_dunning(Context& context) {
    const Book book = open_for_reading(context);
    const Reading reading = read(context, book, Scope::all());
    const std::string department = department_name(reading.state, context.args().need("department"));
    const auto outlooks = project_outlooks(reading.state, reading.day, reading.state.origin.calendar());
    context.print(dunning_list(reading.state, outlooks, department, reading.day, reading.basis), Format::markdown);
    say_how_again(context, reading.basis, "zb report dunning --department " + department);
    return Exit::done;
}

}  // namespace

Command report_progress_command() {
    Command command;
    command.path = "report progress";
    command.sort = Sort::read;
    command.summary = "给一家企业的进展告知单：在谁手里、到什么时候、请企业做什么";
    command.details = "一家企业的全部项目一张单子。不写 --format 时是 Markdown，可直接排版。";
    command.options = {{"enterprise", Form::text, "企业", "建设单位全名、统一社会信用代码，或名称里没有歧义的一部分", true},
                       {"table", Form::text, "表", "--format csv 时要哪张表：departments.项目代码、asked.项目代码"}};
    command.examples = {{"zb report progress --enterprise 甲公司", "甲公司各项目的进展"}};
    command.run = run_progress;
    return command;
}

Command report_dunning_command() {
    Command command;
    command.path = "report dunning";
    command.sort = Sort::read;
    command.summary = "给一个部门的催办单：超期、即将到期、收件待答复、困难问题";
    command.details =
        "部门的答复用 zb step reply 记下，印入周通报和下一张催办单。答复期限是设置项 dunning.reply_days。不写 --format 时是 Markdown。";
    command.options = {{"department", Form::text, "部门", "部门全名、简称或代码", true},
                       {"table", Form::text, "表", "--format csv 时要哪张表：overdue、soon、unanswered、procedures、problems"}};
    command.examples = {{"zb report dunning --department 农水局", "给区农业农村和水利局的催办单"}};
    command.run = run_dunning;
    return command;
}

}  // namespace zb::cli
