// SPDX-License-Identifier: Apache-2.0
// zb project summary: what a project's approvals took, on a page.
#include "report/summary/summary.h"

#include <fmt/format.h>

#include "cli/reading.h"
#include "cmd/nouns.h"
#include "cmd/project/commands.h"
#include "ledger/entry.h"

namespace zb::cli {

namespace {

Exit run_project_summary(Context& context) {
    const Book book = open_for_reading(context);
    const std::string code = book.project_code(context.args().need("project"), match_of(context));
    const Reading now = read(context, book, Scope::project(code));
    const Project& project = now.state.project(code);
    if (const Format format = context.format(Format::markdown);
        !project.summaries.empty() && (format == Format::markdown || is_office_file(format))) {
        const ProjectSummarized& kept = project.summaries.back();
        if (hex(sha256(kept.text)) != kept.digest)
            throw Error{"project.summary_changed", fmt::format("{} {} 的总结与归档时的校验值不符，台账可能被改动", code, project.name),
                        "核对台账：zb ledger verify"};
        context.print_kept(kept.text);
        return Exit::done;
    }
    Lessons lessons;
    if (!project.summaries.empty()) {
        const ProjectSummarized& kept = project.summaries.back();
        lessons = {kept.experience, kept.shortcomings, kept.advice};
    }
    const ProjectOutlook outlook = project_outlook(now.state, code, now.day, now.state.origin.calendar());
    context.print(summary_document(now.state, outlook, now.day, lessons, now.basis), Format::markdown);
    return Exit::done;
}

}  // namespace

Command project_summary_command() {
    Command command;
    command.path = "project summary";
    command.summary = "项目总结：拿地到投产的用时，法定、承诺、实际，时间花在哪里，容缺、停表、困难问题";
    command.details = "没有办完的项目也可以看，按到当天的；归档的项目印归档时存下的。不写 --format 时是 Markdown。";
    command.operands = {project_operand()};
    command.options = {{"table", Form::text, "表", "--format csv 时要哪张表：nodes、saved、main_line、problems"}};
    command.examples = {{"zb project summary 006", "JH-2026-006 的总结"}};
    command.run = run_project_summary;
    return command;
}

}  // namespace zb::cli
