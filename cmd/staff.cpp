// SPDX-License-Identifier: Apache-2.0
// zb staff add|set|import|list: people by their post.
#include <algorithm>
#include <fmt/format.h>

#include "base/text.h"
#include "cli/importing.h"
#include "cmd/contact.h"
#include "cmd/nouns.h"
#include "report/lists/task_force.h"
#include "report/today/people.h"

namespace zb::cli {

namespace {

const std::vector<SheetColumn>& staff_columns() {
    static const std::vector<SheetColumn> columns = {
        {"name", {"岗位代号", "name", "人员", "岗位"}, true},
        {"role", {"角色", "role"}, true},
        {"department", {"部门", "department", "单位", "部门名称"}, true},
        {"login", {"登录名", "login"}},
    };
    return columns;
}

void fill_staff_add(WriteRow& row) {
    StaffAdded person;
    person.name = cleaned(row.args, "name", "岗位代号").value_or("");
    person.role = cleaned(row.args, "role", "角色").value_or("");
    person.department = department_name(row.draft.state(), row.args.need("department"));
    person.login = cleaned(row.args, "login", "登录名");
    const std::string sentence = fmt::format("已记录：{}（{}，{}）", person.name, person.role, person.department);
    row.draft.add(noted(std::move(person), row.args), row.on(), row.by());
    row.draft.answer(sentence);
}

Exit run_staff_add(Context& context) { return write(context, registry_scope, fill_staff_add); }

// 部门 由 甲 改为 乙；登录名 由 空 改为 wang.
std::string changes_text(const Person& known, const StaffChanged& changed) {
    std::vector<std::string> pieces;
    const auto add = [&](std::string_view field, const std::string& before, const std::optional<std::string>& now) {
        if (now) pieces.push_back(fmt::format("{} 由 {} 改为 {}", field, before.empty() ? "空" : before, *now));
    };
    add("角色", known.role, changed.role);
    add("部门", known.department, changed.department);
    add("职务", known.title.value_or(""), changed.title);
    add("登录名", known.login.value_or(""), changed.login);
    if (changed.leave_from) {
        const std::string until = changed.leave_until ? fmt::format("到 {}", iso(*changed.leave_until)) : std::string{"不再回岗"};
        pieces.push_back(fmt::format("离岗自 {}，{}", iso(*changed.leave_from), until));
    }
    for (const std::string& field : changed.cleared) {
        pieces.push_back(fmt::format("抹去 {}", field == "title" ? "职务" : field == "login" ? "登录名" : "离岗"));
    }
    return join(pieces, "；");
}

// Whether a field is recorded: erasing one that is not is no change.
bool is_recorded(const Person& known, std::string_view field) {
    if (field == "title") return known.title.has_value();
    return field == "login" ? known.login.has_value() : !known.leaves.empty();
}

// What that person's absence asks for, each with its command.
void say_who_is_needed(const WriteRow& row, const std::string& name, Date day) {
    const State& state = row.draft.state();
    std::vector<ProjectOutlook> projects;
    for (const auto& [code, project] : state.projects) {
        if (project.listed_on(day)) projects.push_back(project_standing(state, code, day, row.draft.calendar()));
    }
    for (const Arrangement& each : arrangements_for(state, projects, known_staff(state, name), day))
        row.draft.answer(fmt::format("  {} {}：{}", state.short_code(each.project), each.what, each.command));
}

void fill_staff_set(WriteRow& row) {
    const State& state = row.draft.state();
    const Person known = known_staff(state, staff_name(state, row.args.need("staff")));
    StaffAdded given;
    given.role = cleaned(row.args, "role", "角色").value_or("");
    if (const auto department = row.args.text("department")) given.department = department_name(state, *department);
    given.login = cleaned(row.args, "login", "登录名");
    StaffChanged changed = differences(known, given);
    const auto title = cleaned(row.args, "title", "职务");
    if (title && title != known.title) changed.title = title;
    if (const auto from = row.args.day("leave")) changed.leave_from = from->resolve(row.draft.today(), row.draft.calendar());
    if (const auto until = row.args.day("until")) changed.leave_until = until->resolve(row.draft.today(), row.draft.calendar());
    for (const std::string& field : row.args.texts("clear")) {
        if (is_recorded(known, field)) changed.cleared.push_back(field);
    }
    const auto leave = changed.leave_from;
    const bool until_given = changed.leave_until.has_value();
    const std::string what = changes_text(known, changed);
    row.draft.add(noted(std::move(changed), row.args), row.on(), row.by());
    row.draft.answer(fmt::format("已记录：{} {}", known.name, what));
    if (leave) say_who_is_needed(row, known.name, std::max(*leave, row.draft.today()));
    if (leave && !until_given && known.login)
        row.draft.answer(fmt::format("  登录名 {}：自 {} 起按角色的台账不让写；收回给别人用：zb staff set {} --clear login", *known.login,
                                     iso(*leave), known.name));
}

// Who goes away leaves projects and items behind: all are read, to name them.
void staff_set_scope(const Arguments& args, const Book& /*book*/, Match /*match*/, Scope& scope) {
    if (args.has("leave")) scope = Scope::all();
}

Exit run_staff_set(Context& context) { return write(context, staff_set_scope, fill_staff_set); }

void take_staff_row(WriteRow& write_row, ImportReport& report, const Sheet& sheet, const CsvRow& row) {
    StaffAdded person;
    person.name = sheet.cell(row, "name").value_or("");
    person.role = sheet.cell(row, "role").value_or("");
    person.department = known_department(write_row.draft.state(), sheet.cell(row, "department").value_or("")).name;
    person.login = sheet.cell(row, "login");
    const std::string name = person.name;
    const std::string remark = fmt::format("{}，{}", person.department, person.role);
    if (const Person* known = write_row.draft.state().staff.find(name)) {
        StaffChanged changed = differences(*known, person);
        StaffChanged nothing;
        nothing.name = name;
        if (changed == nothing) return report.row(row.line, RowResult::unchanged, name, remark, "");
        const std::int64_t seq = write_row.draft.add(noted(std::move(changed), write_row.args), write_row.on(), write_row.by());
        return report.row(row.line, RowResult::changed, name, remark, fmt::format("第 {} 条", seq));
    }
    const std::int64_t seq = write_row.draft.add(noted(std::move(person), write_row.args), write_row.on(), write_row.by());
    report.row(row.line, RowResult::added, name, remark, fmt::format("第 {} 条", seq));
}

Exit run_import_staff(Context& context) {
    return run_sheet_import(context, {staff_columns(), "name", "", take_staff_row}, ImportReport{"人员", "部门和角色"});
}

// The whole task force, post by post: nothing of it is left out.
Exit print_tree(Context& context, const Reading& reading) {
    if (context.args().has("role") || context.args().has("department"))
        throw usage_error("option.conflict", "--tree 是整个专班一页，不能再写 --role、--department",
                          "分开看：zb staff list --role 服务专员");
    context.print(task_force_document(reading.state, reading.day, reading.basis));
    return Exit::done;
}

Exit run_staff_list(Context& context) {
    const Book book = open_for_reading(context);
    const Reading reading = read(context, book, Scope::registry());
    if (context.args().has("tree")) return print_tree(context, reading);
    if (context.args().has("table")) throw usage_error("option.conflict", "--table 只和 --tree 一起用", "去掉 --table，或加 --tree");
    Table people = staff_table(reading.state, reading.day);
    const auto role = context.args().text("role");
    std::optional<std::string> department;
    if (const auto word = context.args().text("department")) department = department_name(reading.state, *word);
    std::erase_if(people.rows, [&](const Row& row) {
        const auto differs = [&](std::size_t column, const std::optional<std::string>& wanted) {
            return wanted && std::get<std::string>(row[column].value) != *wanted;
        };
        return differs(1, role) || differs(2, department);
    });
    context.print(people);
    return Exit::done;
}

Command staff_add_command() {
    Command command;
    command.path = "staff add";
    command.sort = Sort::write;
    command.summary = "登记人员（只用岗位代号，不记姓名以外的个人信息）";
    command.options = {{"name", Form::text, "岗位代号", "如 服务专员01", true},
                       {"role", Form::text, "角色",
                        "组长、副组长、部门分管领导、窗口负责人、专班办公室人员、服务专员、经办人、联络员、企业联系人、只读", true},
                       {"department", Form::text, "部门", "所在部门", true},
                       {"login", Form::text, "登录名", "操作系统的登录名：这个人操作时不用写 --by"}};
    command.examples = {{"zb staff add --name 服务专员09 --role 服务专员 --department 政数局", "登记一名服务专员"}};
    command.run = run_staff_add;
    return command;
}

Command staff_set_command() {
    Command command;
    command.path = "staff set";
    command.sort = Sort::write;
    command.summary = "更改人员的角色、部门、职务、登录名，记离岗";
    command.details =
        "记离岗时，他负责的项目和在办事项要谁代班、谁接手，逐项列出来，附命令。只写要改的；改了什么记入台账。岗位代号不改：换岗位就登记新的"
        "。登录名对应到人以后，这个人操作时不用写 --by；台账按角色写入时（zb help 权限），就是这个登录名能写。";
    command.operands = {{"staff", "人员", true, false, Form::text, "岗位代号"}};
    command.options = {{"role", Form::choice, "角色", "新的角色", false, false, role_choices()},
                       {"department", Form::text, "部门", "新的部门"},
                       {"title", Form::text, "职务", "职务，如 副股长"},
                       {"login", Form::text, "登录名", "操作系统的登录名"},
                       {"leave", Form::day, "日期", "离岗从哪天起"},
                       {"until", Form::day, "日期", "离岗到哪天（含）；不写就是不再回岗"},
                       {"clear", Form::choice, "栏目", "抹去这一栏；可以写几次", false, true, {"title", "login", "leave"}}};
    command.examples = {{"zb staff set 服务专员02 --login wang", "登录名 wang 就是服务专员02"},
                        {"zb staff set 住建经办03 --leave 2026-11-23 --until 2026-11-27", "请假一周"}};
    command.run = run_staff_set;
    return command;
}

Command staff_import_command() {
    Command command;
    command.path = "staff import";
    command.sort = Sort::write;
    command.summary = "导入人员名册";
    command.details =
        "CSV，列名 岗位代号、角色、部门、登录名（可无）。电话、身份证号等其他列不导入。已登记的：一样不写入，不一样记为更改。";
    command.operands = {{"file", "文件", true, false, Form::file, "CSV；- 为标准输入"}};
    command.options = {{"plain", Form::flag, {}, "单引号开头的内容照原样读"}, import_input()};
    command.examples = {{"zb staff import data/staff.csv", "导入示例名册（虚构的岗位）"}};
    command.run = run_import_staff;
    return command;
}

Command staff_list_command() {
    Command command;
    command.path = "staff list";
    command.summary = "列出人员";
    command.options = {{"role", Form::choice, "角色", "只看这个角色", false, false, role_choices()},
                       {"department", Form::text, "部门", "只看这个部门"},
                       {"tree", Form::flag, {}, "专班架构一页：组长、副组长、成员、办公室、服务专员、部门，没有人的写明"},
                       {"table", Form::text, "表", "--tree 且 --format csv 时要哪张表：deputies、members、office、specialists 等"}};
    command.examples = {{"zb staff list --role 服务专员", "全部服务专员"},
                        {"zb staff list --tree --format markdown", "专班架构，按实施方案的次序"}};
    command.run = run_staff_list;
    return command;
}

Exit run_staff_load(Context& context) {
    const Book book = open_for_reading(context);
    const Reading now = read(context, book, Scope::all());
    Table table = load_table(now.state, project_outlooks(now.state, now.day, now.state.origin.calendar()), now.day);
    if (const auto role = context.args().text("role"))
        std::erase_if(table.rows, [&](const Row& row) { return std::get<std::string>(row[1].value) != *role; });
    const bool none = table.rows.empty();
    context.print(std::move(table));
    if (none) context.say("没有人负责项目或在办事项。");
    return Exit::done;
}

Command staff_load_command() {
    Command command;
    command.path = "staff load";
    command.summary = "各人手上的：项目、在办、红黄灯、五日内到期、困难问题、议定事项";
    command.details = "服务专员按项目算全部在办事项，经办人只算自己负责的；在办多的在前。没有项目的服务专员也列，可以派给他。";
    command.options = {{"role", Form::choice, "角色", "只看这个角色", false, false, role_choices()}};
    command.examples = {{"zb staff load --role 服务专员", "服务专员手上各有多少"}};
    command.run = run_staff_load;
    return command;
}

}  // namespace

std::vector<std::string_view> role_choices() { return {staff_roles().begin(), staff_roles().end()}; }

std::vector<Command> staff_commands() {
    return {staff_add_command(),  staff_set_command(),  staff_import_command(),
            staff_list_command(), staff_load_command(), staff_erase_command()};
}

Candidates staff_codes(const CodesWanted& wanted) {
    Candidates candidates;
    for (const StaffAdded& person : all_names(wanted.database).staff.list)
        candidates.push_back({{person.name}, person.department + " " + person.role});
    return candidates;
}

}  // namespace zb::cli
