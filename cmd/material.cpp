// SPDX-License-Identifier: Apache-2.0
// zb material list|missing|needed|receive|return|lapses|repair: papers owed, ready, still needed, given back; 容缺失信.
#include <algorithm>
#include <fmt/format.h>

#include "cli/reading.h"
#include "cli/writing.h"
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
            return status == "已补齐" || status == "已备齐" || status == "复用";
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

Exit run_material_needed(Context& context) {
    const Book book = open_for_reading(context);
    const ProjectsAsked asked = read_projects_asked(context, book);
    Table table = needed_table(asked.now.state, asked.projects);
    const bool none = table.rows.empty();
    context.print(std::move(table));
    if (none) context.say("以后的事项没有还要交的材料。");
    return Exit::done;
}

Exit run_material_lapses(Context& context) {
    const Book book = open_for_reading(context);
    const auto [project, now] = read_asked(context, book);
    std::vector<std::string> projects;
    for (const auto& [code, known] : now.state.projects)
        if (!project || code == *project) projects.push_back(code);
    Table table = lapses_table(now.state, projects, now.day);
    if (context.args().has("open")) {
        constexpr std::size_t kStanding = 8;
        std::erase_if(table.rows, [](const Row& row) { return std::get<std::string>(row[kStanding].value) == "restored"; });
    }
    const bool none = table.rows.empty();
    context.print(std::move(table));
    if (none) context.say("没有逾期未补的容缺材料，也没有失信记录。");
    return Exit::done;
}

void fill_material_repair(WriteRow& row) {
    const std::string project = row.project();
    const std::string reason = clean_text(row.args.need("reason"), "修复依据", Newlines::escape);
    row.draft.add(noted(CreditRestored{reason}, row.args), row.on(), row.by(), project);
    row.draft.answer(fmt::format("已记录：{} {} 容缺失信修复（{}）", row.draft.state().short_code(project),
                                 row.draft.state().project(project).name, month_day(row.on())));
}

Exit run_material_repair(Context& context) { return write(context, project_scope, fill_material_repair); }

Command material_needed_command() {
    Command command;
    command.path = "material needed";
    command.summary = "以后还要交什么材料：按现行计划申报的先后，一份材料写一次";
    command.details =
        "“用于”是要这份材料的全部事项：交一次，后面的事项复用。“来自”写明要企业准备的，还是前面事项办结后就有的。已备齐、已交过的不列。";
    command.operands = {{"project", "项目", false, false, Form::text, "不写就是全部项目"}};
    command.options = {{"staff", Form::text, "人员", "只看这位专员的项目"}};
    command.examples = {{"zb material needed 001", "给企业的材料准备次序"}};
    command.run = run_material_needed;
    return command;
}

Command material_lapses_command() {
    Command command;
    command.path = "material lapses";
    command.summary = "容缺失信：逾期没有补齐的容缺材料，补了没有、修复了没有";
    command.details =
        "逾期即记失信，补齐后还要修复（zb material repair）；修复前，这家企业的各个项目不能再容缺受理（设置项 "
        "deferral.after_lapse，假定，可改）。补不齐的建议终止办理，由部门决定：不予许可，或请企业撤回。";
    command.operands = {{"project", "项目", false, false, Form::text, "不写就是全部项目"}};
    command.options = {{"open", Form::flag, {}, "只看还没有修复的"}};
    command.examples = {{"zb material lapses --open", "还没有修复的"}};
    command.run = run_material_lapses;
    return command;
}

Command material_repair_command() {
    Command command;
    command.path = "material repair";
    command.sort = Sort::write;
    command.summary = "容缺失信修复：企业可以再容缺受理";
    command.details = "逾期的材料都补齐（或事项已终止）以后才能修复。";
    command.operands = {project_operand()};
    command.options = {{"reason", Form::text, "依据", "凭什么修复", true}};
    command.examples = {
        {"zb material receive 005 消防设计审查 消防设计人员资格证明复印件 && zb material repair 005 --reason 已补齐并书面说明",
         "逾期补齐，再修复"}};
    command.run = run_material_repair;
    return command;
}

Command material_list_command() {
    Command command;
    command.path = "material list";
    command.summary = "列出材料：容缺待补的、已补齐的、已备齐的、复用的、退回的";
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
        "不写事项，就是前置已办完或正在办的各事项。已记备齐的（zb material "
        "receive）、为别的事项交过的（材料复用）和前面事项的结果文件不算缺；主要材料不齐不能受理，"
        "次要的可以容缺。";
    command.operands = {{"project", "项目", false, false, Form::text, "不写就是全部项目"},
                        {"step", "事项", false, false, Form::text, "只看这个事项"}};
    command.options = {{"staff", Form::text, "人员", "只看这位专员的项目"}};
    command.examples = {{"zb material missing 001", "001 接下来要的材料"}, {"zb material missing 001 施工许可", "一个事项还缺的"}};
    command.run = run_material_missing;
    return command;
}

}  // namespace

std::vector<Command> material_commands() {
    return {material_list_command(),   material_missing_command(), material_needed_command(), material_receive_command(),
            material_return_command(), material_lapses_command(),  material_repair_command()};
}

}  // namespace zb::cli
