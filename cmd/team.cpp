// SPDX-License-Identifier: Apache-2.0
// zb team assign|show: 一项目一专员, 一项目一团队.
#include <fmt/format.h>

#include "cmd/importing.h"
#include "cmd/nouns.h"
#include "report/registers.h"

namespace zb::cmd {

namespace {

void check_who_is_told(const Arguments& args) {
    const bool specialist = args.has("specialist");
    const bool member = args.has("department") && args.has("staff");
    const bool part_of_member = args.has("department") || args.has("staff");
    if (specialist != part_of_member && (specialist || member)) return;
    throw Error{"option.missing", "要写 --specialist 人员（服务专员），或者 --department 部门 --staff 人员（该部门的责任人），二者选一",
                "例如：zb team assign 001 --specialist 服务专员01", Exit::usage};
}

void fill_assign(WriteRow& row) {
    refuse_note(row);
    check_who_is_told(row.args);
    const State& state = row.draft.state();
    const std::string project = row.project();
    std::string sentence = fmt::format("已记录：{} {} ", short_code(project), state.project(project).name);
    if (const auto specialist = row.args.text("specialist")) {
        const std::string staff = staff_name(state, *specialist);
        row.draft.add(SpecialistAssigned{staff}, row.on(), row.by(), project);
        sentence += fmt::format("服务专员 {}", staff);
    } else {
        const std::string department = department_name(state, row.args.need("department"));
        const std::string staff = staff_name(state, row.args.need("staff"));
        row.draft.add(MemberAssigned{department, staff}, row.on(), row.by(), project);
        sentence += fmt::format("{} {}", department, staff);
    }
    row.draft.tell(fmt::format("{}（{} 起）", sentence, month_day(row.on())));
}

Exit run_assign(Context& context) { return write(context, project_scope, fill_assign); }

Exit run_show(Context& context) {
    const Book book = open_for_reading(context);
    std::optional<std::string> code;
    if (const auto word = context.args().text("project")) code = book.project_code(*word, match_of(context));
    const Reading reading = read(context, book, Scope::names());
    if (code) reading.state.project(*code);  // the lookup also knows projects that came later than the day asked for
    context.print(teams_table(reading.state, reading.day, [&](const Project& project) { return !code || project.code == *code; }));
    return Exit::done;
}

Command assign_command() {
    Command command;
    command.path = "team assign";
    command.sort = Sort::write;
    command.summary = "指定服务专员，或部门责任人";
    command.operands = {{"project", "项目", true, false, Form::text, "代码、短码或全名"}};
    command.options = {{"specialist", Form::text, "人员", "服务专员；再指定就是换人，从 --on 之日起"},
                       {"department", Form::text, "部门", "责任人所在的部门"},
                       {"staff", Form::text, "人员", "该部门的责任人；一个部门可以有几名"}};
    command.examples = {{"zb team assign 001 --specialist 服务专员01", "一项目一专员"},
                        {"zb team assign 001 --department 住建局 --staff 住建经办02", "部门责任人"}};
    command.run = run_assign;
    return command;
}

Command show_command() {
    Command command;
    command.path = "team show";
    command.summary = "看服务团队；没有服务专员的项目排在最前";
    command.operands = {{"project", "项目", false, false, Form::text, "不写就看全部项目"}};
    command.examples = {{"zb team show", "全部项目的团队"}, {"zb team show 001", "一个项目的团队"}};
    command.run = run_show;
    return command;
}

}  // namespace

std::vector<Command> team_commands() { return {assign_command(), show_command()}; }

}  // namespace zb::cmd
