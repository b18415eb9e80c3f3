// SPDX-License-Identifier: Apache-2.0
// zb team assign|cover|show: 一项目一专员, 一项目一团队.
#include <fmt/format.h>

#include "cli/importing.h"
#include "cmd/nouns.h"

namespace zb::cli {

namespace {

void check_who_is_given(const Arguments& args) {
    const bool specialist = args.has("specialist");
    const bool member = args.has("department") && args.has("staff");
    const bool part_of_member = args.has("department") || args.has("staff");
    if (specialist != part_of_member && (specialist || member)) return;
    throw usage_error("option.missing",
                      "要写 --specialist 人员（服务专员），或者 --department 部门 --staff 人员（该部门的责任人），二者选一",
                      "例如：zb team assign 001 --specialist 服务专员01");
}

void fill_team_assign(WriteRow& row) {
    check_who_is_given(row.args);
    const State& state = row.draft.state();
    const std::string project = row.project();
    std::string sentence = fmt::format("已记录：{} {} ", short_code(project), state.project(project).name);
    if (const auto specialist = row.args.text("specialist")) {
        const std::string staff = staff_name(state, *specialist);
        row.draft.add(noted(SpecialistAssigned{staff}, row.args), row.on(), row.by(), project);
        sentence += fmt::format("服务专员 {}", staff);
    } else {
        const std::string department = department_name(state, row.args.need("department"));
        const std::string staff = staff_name(state, row.args.need("staff"));
        row.draft.add(noted(MemberAssigned{department, staff}, row.args), row.on(), row.by(), project);
        sentence += fmt::format("{} {}", department, staff);
    }
    row.draft.answer(fmt::format("{}（{} 起）", sentence, month_day(row.on())));
}

Exit run_team_assign(Context& context) { return write(context, project_scope, fill_team_assign); }

// The stand-in is given by --staff, which a stand-in who records it may leave out.
void fill_team_cover(WriteRow& row) {
    const State& state = row.draft.state();
    const std::string project = row.project();
    const Calendar& calendar = row.draft.calendar();
    CoverNamed cover;
    const auto staff = row.args.text("staff");
    const auto by = row.by();
    if (!staff && !by) throw usage_error("option.missing", "没有写谁代班", "加 --staff 人员");
    cover.staff = staff ? staff_name(state, *staff) : *by;
    const auto from = row.args.day("from");
    cover.from = from ? from->resolve(row.draft.today(), calendar) : row.on();
    const auto to = row.args.day(row.args.has("until") ? "until" : "to");
    if (!to) throw usage_error("option.missing", "没有写代班到哪一天", fmt::format("补上：{} --to 日期", row.args.typed_again()));
    cover.to = to->resolve(row.draft.today(), calendar);
    const std::string sentence = fmt::format("已记录：{} {} {} 代班（{} 至 {}）", short_code(project), state.project(project).name,
                                             cover.staff, month_day(cover.from), month_day(cover.to));
    row.draft.add(noted(std::move(cover), row.args), row.on(), by, project);
    row.draft.answer(sentence);
}

Exit run_team_cover(Context& context) { return write(context, project_scope, fill_team_cover); }

Exit run_team_show(Context& context) {
    const Book book = open_for_reading(context);
    const Asked asked = read_asked(context, book, Scope::names());
    const State& state = asked.now.state;
    if (asked.project) state.project(*asked.project);  // the lookup also knows projects that came later than the day asked for
    context.print(teams_table(state, asked.now.day, [&](const Project& one) { return !asked.project || one.code == *asked.project; }));
    return Exit::done;
}

Command team_assign_command() {
    Command command;
    command.path = "team assign";
    command.sort = Sort::write;
    command.summary = "指定服务专员，或部门责任人";
    command.operands = {project_operand()};
    command.options = {of_noun("staff", {"specialist", Form::text, "人员", "服务专员；再指定就是换人，从 --on 之日起"}),
                       {"department", Form::text, "部门", "责任人所在的部门"},
                       {"staff", Form::text, "人员", "该部门的责任人；一个部门可以有几名"}};
    command.examples = {{"zb team assign 001 --specialist 服务专员01", "一项目一专员"},
                        {"zb team assign 001 --department 住建局 --staff 住建经办02", "部门责任人"}};
    command.run = run_team_assign;
    return command;
}

Command team_cover_command() {
    Command command;
    command.path = "team cover";
    command.sort = Sort::write;
    command.summary = "代班：专员不在的几天由谁负责报送";
    command.details = "这几天的台账由代班专员报送（zb ledger submit --mine），回执写明代报，漏报也算代班的。";
    command.operands = {project_operand()};
    command.options = {{"staff", Form::text, "人员", "代班的服务专员；不写就是经办人（--by）自己"},
                       {"from", Form::day, "日期", "自哪一天；不写就是 --on"},
                       {"to", Form::day, "日期", "至哪一天，含当天；必写"},
                       {"until", Form::day, "日期", "同 --to"}};
    command.examples = {{"zb team cover 004 --staff 服务专员01 --from 2026-11-20 --to 2026-11-24", "服务专员01 代三个工作日"}};
    command.run = run_team_cover;
    return command;
}

Command team_show_command() {
    Command command;
    command.path = "team show";
    command.summary = "看服务团队；没有服务专员的项目排在最前";
    command.operands = {{"project", "项目", false, false, Form::text, "不写就看全部项目"}};
    command.examples = {{"zb team show", "全部项目的团队"}, {"zb team show 001", "一个项目的团队"}};
    command.run = run_team_show;
    return command;
}

}  // namespace

std::vector<Command> team_commands() { return {team_assign_command(), team_cover_command(), team_show_command()}; }

}  // namespace zb::cli
