// SPDX-License-Identifier: Apache-2.0
// zb team assign|remove|cover|handover|show: who serves a project, and who answers for it in each department.
#include <algorithm>
#include <fmt/format.h>

#include "base/text.h"
#include "cli/importing.h"
#include "cmd/nouns.h"
#include "report/today/handover.h"
#include "report/today/people.h"

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

// 服务专员01（牵头）、服务专员02.
std::string specialists_text(const std::vector<std::string>& people) {
    if (people.size() < 2) return join(people, "、");
    return fmt::format("{}（牵头）、{}", people.front(), join({people.begin() + 1, people.end()}, "、"));
}

// Who serves no longer, and how to keep them beside the new ones where they are still at work.
std::string replaced_text(const WriteRow& row, const std::string& project, const std::vector<std::string>& before) {
    const State& state = row.draft.state();
    const std::vector<std::string>& now = state.project(project).specialists_on(row.on());
    std::vector<std::string> replaced, together = now;
    for (const std::string& person : before) {
        if (std::find(now.begin(), now.end(), person) != now.end()) continue;
        replaced.push_back(person);
        if (!known_staff(state, person).gone_on(row.on())) together.push_back(person);
    }
    if (replaced.empty()) return {};
    const std::string said = fmt::format("{} 不再负责", join(replaced, "、"));
    if (together.size() == now.size()) return said;
    std::string command = fmt::format("zb team assign {}", state.short_code(project));
    for (const std::string& person : together) command += fmt::format(" --specialist {}", person);
    return fmt::format("{}；要一起负责（第一位牵头）：{}", said, command);
}

// Open items keep whoever is assigned to them: each is named with the command that changes it.
void say_what_is_kept(const WriteRow& row, const std::string& project, const std::string& department, const std::string& by = {}) {
    const State& state = row.draft.state();
    const Date day = std::max(row.on(), row.draft.today());
    const ProjectOutlook outlook = project_standing(state, project, day, row.draft.calendar());
    for (const Arrangement& kept : items_kept_by_others(state, outlook, department)) {
        if (by.empty() || kept.person == by) row.draft.answer(fmt::format("  {}；改：{}", kept.what, kept.command));
    }
}

std::vector<std::string> departments_with_work(const State& state, const std::string& project) {
    std::vector<std::string> departments;
    const PlanVersion* plan = state.plans_of(project).current();
    if (plan == nullptr) return departments;
    for (const PlannedStep& step : plan->plan.steps) {
        if (std::find(departments.begin(), departments.end(), step.department) == departments.end()) departments.push_back(step.department);
    }
    return departments;
}

void assign_specialists(const WriteRow& row, const std::string& project, const std::string& name) {
    const State& state = row.draft.state();
    std::vector<std::string> people;
    for (const std::string& word : row.args.texts("specialist")) people.push_back(staff_name(state, word));
    const std::vector<std::string> before = state.project(project).specialists_on(row.on());
    row.draft.add(noted(SpecialistAssigned{people.front(), {people.begin() + 1, people.end()}}, row.args), row.on(), row.by(), project);
    row.draft.answer(fmt::format("已记录：{}服务专员 {}（{} 起）", name, specialists_text(people), month_day(row.on())),
                     replaced_text(row, project, before));
}

void fill_team_assign(WriteRow& row) {
    check_who_is_given(row.args);
    const State& state = row.draft.state();
    const std::string project = row.project();
    const std::string name = fmt::format("{} {} ", state.short_code(project), state.project(project).name);
    if (row.args.has("specialist")) return assign_specialists(row, project, name);
    const std::string department = department_name(state, row.args.need("department"));
    const std::string staff = staff_name(state, row.args.need("staff"));
    row.draft.add(noted(MemberAssigned{department, staff}, row.args), row.on(), row.by(), project);
    row.draft.answer(fmt::format("已记录：{}{} {}（{} 起）", name, department, staff, month_day(row.on())));
    say_what_is_kept(row, project, department);
}

Exit run_team_assign(Context& context) { return write(context, project_scope, fill_team_assign); }

void fill_team_remove(WriteRow& row) {
    const State& state = row.draft.state();
    const std::string project = row.project();
    MemberRemoved fact{staff_name(state, row.args.need("staff")), {}};
    if (const auto word = row.args.text("department")) fact.department = department_name(state, *word);
    const std::string staff = fact.staff;
    const std::string where = fact.department ? fmt::format("（{}）", *fact.department) : "";
    const bool led = state.project(project).is_served_by(staff, row.on()) && !fact.department;
    row.draft.add(noted(std::move(fact), row.args), row.on(), row.by(), project);
    const std::vector<std::string>& left = state.project(project).specialists_on(row.on());
    const std::string remark = !led ? "" : left.empty() ? "没有服务专员了，无人报送" : fmt::format("服务专员 {}", specialists_text(left));
    row.draft.answer(fmt::format("已记录：{} {} {} 退出服务团队{}（{} 起）", state.short_code(project), state.project(project).name, staff,
                                 where, month_day(row.on())),
                     remark);
    for (const std::string& department : departments_with_work(state, project)) say_what_is_kept(row, project, department, staff);
}

Exit run_team_remove(Context& context) { return write(context, project_scope, fill_team_remove); }

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
    if (const auto word = row.args.text("of")) cover.of = staff_name(state, *word);
    // The one who leads is the one meant where nobody is named: one form of the fact for one thing.
    if (cover.of == state.project(project).specialist_on(cover.from)) cover.of.reset();
    const std::string whose = cover.of ? fmt::format("替 {} ", *cover.of) : "";
    const std::string sentence = fmt::format("已记录：{} {} {} {}代班（{} 至 {}）", state.short_code(project), state.project(project).name,
                                             cover.staff, whose, month_day(cover.from), month_day(cover.to));
    row.draft.add(noted(std::move(cover), row.args), row.on(), by, project);
    row.draft.answer(sentence);
}

Exit run_team_cover(Context& context) { return write(context, project_scope, fill_team_cover); }

// The projects given, each of which the person must serve; else all on the list that the person serves.
std::vector<std::string> projects_to_hand_over(const WriteRow& row, const std::string& from) {
    const State& state = row.draft.state();
    const Date day = row.on();
    std::vector<std::string> codes;
    for (const std::string& word : row.args.texts("projects")) {
        const std::string code = row.book.project_code(word, row.match);
        if (!state.project(code).is_served_by(from, day))
            throw Error{Fault{"team.not_a_member", fmt::format("{} 不是 {} 的服务专员（{}）", from, code, iso(day)),
                              fmt::format("看服务团队：zb team show {}", state.short_code(code)), Place{0, "项目", word}}};
        codes.push_back(code);
    }
    if (!codes.empty()) return codes;
    for (const auto& [code, project] : state.projects)
        if (project.listed_on(day) && project.is_served_by(from, day)) codes.push_back(code);
    if (!codes.empty()) return codes;
    throw Error{Fault{"team.nothing_to_hand_over", fmt::format("{} 在 {} 不是任何在册项目的服务专员", from, iso(day)),
                      "看各人负责的：zb staff load", Place{0, "人员", from}}};
}

// The successor takes the same place; one who is of the team already moves up.
std::vector<std::string> people_after(std::vector<std::string> people, const std::string& from, const std::string& to) {
    const auto place = std::find(people.begin(), people.end(), from);
    const auto other = std::find(people.begin(), people.end(), to);
    *place = to;
    if (other != people.end()) people.erase(other);
    return people;
}

ProjectHandover hand_over(WriteRow& row) {
    const State& state = row.draft.state();
    ProjectHandover handover{staff_name(state, row.args.need("staff")), staff_name(state, row.args.need("to")), {}, row.on()};
    if (handover.from == handover.to)
        throw Error{Fault{"team.same_person", fmt::format("移交人和接手人都是“{}”", handover.from), "--to 写另一名服务专员",
                          Place{0, "接手人", handover.to}}};
    handover.projects = projects_to_hand_over(row, handover.from);
    for (const std::string& code : handover.projects) {
        const std::vector<std::string> people = people_after(state.project(code).specialists_on(row.on()), handover.from, handover.to);
        row.draft.add(noted(SpecialistAssigned{people.front(), {people.begin() + 1, people.end()}}, row.args), row.on(), row.by(), code);
        row.draft.answer(fmt::format("已记录：{} {} 服务专员 {}（{} 起）", state.short_code(code), state.project(code).name,
                                     specialists_text(people), month_day(row.on())),
                         fmt::format("{} 不再负责", handover.from));
    }
    return handover;
}

Exit run_team_handover(Context& context) {
    std::vector<ProjectHandover> done;
    const Exit exit = write(context, names_scope, [&](WriteRow& row) { done.push_back(hand_over(row)); });
    const bool machine = context.format() == Format::json || context.format() == Format::jsonl;
    if (machine || context.quiet() || context.args().has("dry-run")) return exit;
    const Book book = open_for_reading(context);
    const Head head = book.head();
    const State state = book.state_at(Scope::all(), head.seq, std::nullopt);
    const Date day = context.today();
    for (const ProjectHandover& handover : done) {
        context.print("\n");
        context.print(handover_document(state, handover, day, {head.seq, hex(head.hash), day, book.practice()}));
    }
    return exit;
}

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
    command.details =
        "服务专员可以有几名，写几次 --specialist，第一位牵头、负责报送，谁报都算；再指定就是换人。部门可以有几名责任人，"
        "没有单独指定的事项由最后指定、没有离岗的那位负责；\n"
        "方案里写了责任人的、单独指定过的（zb step assign）不随团队变动，逐项列出来，附改的命令。从 --on 之日起算，已办结的不变。";
    command.options = {of_noun("staff", {"specialist", Form::text, "人员", "服务专员，可以写几次，第一位牵头；代替原来的", false, true}),
                       {"department", Form::text, "部门", "责任人所在的部门"},
                       {"staff", Form::text, "人员", "该部门的责任人；一个部门可以有几名，最后指定的负责"}};
    command.examples = {{"zb team assign 001 --specialist 服务专员01", "一名服务专员"},
                        {"zb team assign 001 --specialist 服务专员01 --specialist 服务专员02", "两名服务专员，服务专员01 牵头"},
                        {"zb team assign 001 --department 住建局 --staff 住建经办02", "部门责任人"}};
    command.run = run_team_assign;
    return command;
}

Command team_remove_command() {
    Command command;
    command.path = "team remove";
    command.sort = Sort::write;
    command.summary = "退出服务团队：不再是服务专员、部门责任人";
    command.details = "从 --on 之日起。牵头的退出，由下一位牵头；单独指定给他的事项不变，逐项列出来，附改的命令。";
    command.operands = {project_operand()};
    command.options = {{"staff", Form::text, "人员", "退出的人", true}, {"department", Form::text, "部门", "只退出这个部门的责任人"}};
    command.examples = {
        {"zb team assign 001 --department 住建局 --staff 住建经办05 && zb team remove 001 --staff 住建经办05", "指定错了，退出"}};
    command.run = run_team_remove;
    return command;
}

Command team_cover_command() {
    Command command;
    command.path = "team cover";
    command.sort = Sort::write;
    command.summary = "代班：服务专员或责任人不在的几天由谁代";
    command.details =
        "代服务专员的：这几天的台账由代班专员报送（zb ledger submit --mine），回执写明代报，漏报也算代班的。\n"
        "代责任人的写 --of：这几天各处在责任人后面写明请假和谁代班。";
    command.operands = {project_operand()};
    command.options = {{"staff", Form::text, "人员", "代班的人；不写就是经办人（--by）自己"},
                       of_noun("staff", {"of", Form::text, "人员", "替谁代班；不写就是牵头的服务专员"}),
                       {"from", Form::day, "日期", "自哪一天；不写就是 --on"},
                       {"to", Form::day, "日期", "至哪一天，含当天；必写"},
                       {"until", Form::day, "日期", "同 --to"}};
    command.examples = {{"zb team cover 004 --staff 服务专员01 --from 2026-11-20 --to 2026-11-24", "服务专员01 代三个工作日"},
                        {"zb team cover 001 --of 住建经办03 --staff 住建经办04 --from 2026-11-23 --to 2026-11-27", "责任人请假一周"}};
    command.run = run_team_cover;
    return command;
}

Command team_handover_command() {
    Command command;
    command.path = "team handover";
    command.sort = Sort::write;
    command.summary = "服务专员交接：换人，并列出接手人要接的一切";
    command.details =
        "从 --on 之日起，提醒和应报的台账都归接手人；以前的漏报仍是移交人的。清单里有在办事项、在等的、容缺待补、困难问题、议定事项、"
        "节点和目标。先看不记：加 --dry-run 只说换哪些项目。部门责任人换人：zb team assign。";
    command.operands = {{"staff", "移交人", true, false, Form::text, "现在的服务专员"}};
    command.options = {of_noun("staff", {"to", Form::text, "人员", "接手人，也是服务专员", true}),
                       of_noun("project", {"projects", Form::text, "项目", "只移交这个项目；可以写几次，不写就是全部在册的", false, true})};
    command.examples = {{"zb team handover 服务专员01 --to 服务专员02 --projects 002", "移交一个项目"},
                        {"zb team handover 服务专员03 --to 服务专员01", "移交负责的全部项目"}};
    command.run = run_team_handover;
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

std::vector<Command> team_commands() {
    return {team_assign_command(), team_remove_command(), team_cover_command(), team_handover_command(), team_show_command()};
}

}  // namespace zb::cli
