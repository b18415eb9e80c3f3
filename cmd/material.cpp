// SPDX-License-Identifier: Apache-2.0
// zb material list|missing|receive: papers owed, ready, and still needed.
#include <algorithm>

#include "cli/reading.h"
#include "cmd/nouns.h"
#include "cmd/step/commands.h"
#include "report/lists/articles.h"
#include "report/lists/materials.h"

namespace zb::cli {

namespace {

// The projects asked for: one by its operand, those of a specialist, or all.
struct ProjectsAsked {
    Reading now;
    std::vector<ProjectOutlook> projects;
};

ProjectsAsked read_projects_asked(Context& context, const Book& book) {
    const Arguments& args = context.args();
    auto [project, now] = read_asked(context, book);
    ProjectsAsked asked{std::move(now), {}};
    const State& state = asked.now.state;
    if (project) current_plan(state, *project);
    asked.projects = project_outlooks(state, asked.now.day, state.origin.calendar());
    if (const auto word = args.text("staff")) {
        const std::string person = staff_name(state, *word);
        std::erase_if(asked.projects, [&](const ProjectOutlook& each) { return !is_on_duty(state, *each.project, person, asked.now.day); });
    }
    return asked;
}

Exit run_material_list(Context& context) {
    const Book book = open_for_reading(context);
    const ProjectsAsked asked = read_projects_asked(context, book);
    Table table = materials_table(asked.now.state, asked.projects, asked.now.day);
    if (context.args().has("open")) {
        std::erase_if(table.rows, [](const Row& row) {
            const auto& status = std::get<std::string>(row[4].value);
            return status == "已补齐" || status == "已备齐";
        });
    }
    const bool none = table.rows.empty();
    context.print(std::move(table));
    if (none) context.say("没有容缺或备齐的材料。");
    return Exit::done;
}

Exit run_material_missing(Context& context) {
    const Arguments& args = context.args();
    const Book book = open_for_reading(context);
    const ProjectsAsked asked = read_projects_asked(context, book);
    std::string step;
    if (const auto word = args.text("step")) {
        const std::string& code = asked.projects.front().project->code;
        step = step_key(current_plan(asked.now.state, code), code, *word);
    }
    Table table = missing_table(asked.now.state, asked.projects, step);
    const bool none = table.rows.empty();
    const std::string articles = articles_beside(asked.now.state, table);
    context.print(std::move(table));
    if (!articles.empty()) context.say(articles);
    if (none) context.say(step.empty() ? "可以申报的事项材料都已备齐，没有欠的材料。" : "材料已备齐，不欠。");
    return Exit::done;
}

Command material_list_command() {
    Command command;
    command.path = "material list";
    command.summary = "列出材料：容缺待补的、已补齐的、受理前已备齐的";
    command.operands = {{"project", "项目", false, false, Form::text, "不写就是全部项目"}};
    command.options = {{"open", Form::flag, {}, "只看还没有补来的"}, {"staff", Form::text, "人员", "只看这位专员的项目"}};
    command.examples = {{"zb material list --open", "还欠着的容缺材料和期限"}, {"zb material list 005", "一个项目的"}};
    command.run = run_material_list;
    return command;
}

Command material_missing_command() {
    Command command;
    command.path = "material missing";
    command.summary = "还缺什么材料：接下来可申报的事项，和已受理事项欠的";
    command.details =
        "不写事项，就是前置已办完或正在办的各事项。已记备齐的（zb material receive）和前面事项的结果文件不算缺；主要材料不齐不能受理，"
        "次要的可以容缺。";
    command.operands = {{"project", "项目", false, false, Form::text, "不写就是全部项目"},
                        {"step", "事项", false, false, Form::text, "只看这个事项"}};
    command.options = {{"staff", Form::text, "人员", "只看这位专员的项目"}};
    command.examples = {{"zb material missing 001", "001 接下来要的材料"}, {"zb material missing 001 施工许可", "一个事项还缺的"}};
    command.run = run_material_missing;
    return command;
}

}  // namespace

std::vector<Command> material_commands() { return {material_list_command(), material_missing_command(), material_receive_command()}; }

}  // namespace zb::cli
