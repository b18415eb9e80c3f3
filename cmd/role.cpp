// SPDX-License-Identifier: Apache-2.0
// zb role grant|end|list: roles that a person has besides that of the post, and who may therefore write.
#include <fmt/format.h>

#include "base/text.h"
#include "cli/writing.h"
#include "cmd/nouns.h"
#include "domain/access.h"

namespace zb::cli {

namespace {

void fill_role_grant(WriteRow& row) {
    RoleGranted fact;
    fact.staff = staff_name(row.draft.state(), row.args.need("staff"));
    fact.role = row.args.need("role");
    if (const auto until = row.args.day("until")) fact.until = until->resolve(row.draft.today(), row.draft.calendar());
    const Date on = row.on(Leaning::nearest);  // it may lie ahead
    const std::string until = fact.until ? fmt::format("至 {} ", iso(*fact.until)) : std::string{"起"};
    const std::string sentence = fmt::format("已记录：{} 自 {} {}兼任{}", fact.staff, iso(on), until, fact.role);
    row.draft.add(noted(std::move(fact), row.args), on, row.by());
    row.draft.answer(sentence);
}

void fill_role_end(WriteRow& row) {
    RoleEnded fact;
    fact.staff = staff_name(row.draft.state(), row.args.need("staff"));
    fact.role = row.args.need("role");
    const Date on = row.on(Leaning::nearest);
    const std::string sentence = fmt::format("已记录：{} 自 {} 起不再兼任{}", fact.staff, iso(on), fact.role);
    row.draft.add(noted(std::move(fact), row.args), on, row.by());
    row.draft.answer(sentence);
}

Exit run_role_grant(Context& context) { return write(context, registry_scope, fill_role_grant); }
Exit run_role_end(Context& context) { return write(context, registry_scope, fill_role_end); }

Exit run_role_list(Context& context) {
    const Book book = open_for_reading(context);
    const Reading now = read(context, book, Scope::registry());
    // Read without a day, so that roles that begin or end later are listed as they will be.
    const State known = book.state_at(Scope::registry(), now.basis.seq, std::nullopt);
    Table table = roles_table(known, now.day);
    if (const auto word = context.args().text("staff")) {
        const std::string name = staff_name(now.state, *word);
        std::erase_if(table.rows, [&](const Row& row) { return std::get<std::string>(row.front().value) != name; });
    }
    if (const auto role = context.args().text("role"))
        std::erase_if(table.rows, [&](const Row& row) { return std::get<std::string>(row[1].value) != *role; });
    context.print(std::move(table));
    context.say(access_words(now.state, now.day));
    return Exit::done;
}

const Operand kStaff = {"staff", "人员", true, false, Form::text, "岗位代号"};

Command role_grant_command() {
    Command command;
    command.path = "role grant";
    command.sort = Sort::write;
    command.summary = "兼任：一个人在岗位的角色以外再有一个角色";
    command.details =
        "从 --on 那天起，可以是以后的日子；--until 是最后一天。岗位的角色用 zb staff set 人员 --role 角色 改。\n"
        "服务专员管哪些项目、责任人管哪个部门的事项，看服务团队（zb team show），不用再授；代班的日子里，代班人能写被代的人能写的。";
    command.operands = {kStaff};
    command.options = {{"role", Form::choice, "角色", "兼任的角色", true, false, role_choices()},
                       {"until", Form::day, "日期", "兼任到哪天（含）；不写就到免去为止"}};
    command.examples = {{"zb role grant 服务专员01 --role 专班办公室人员", "服务专员01兼管专班办公室"},
                        {"zb role grant 服务专员02 --role 窗口负责人 --on 2026-11-23 --until 2026-11-27 --note 顶岗一周", "先授下周的"}};
    command.run = run_role_grant;
    return command;
}

Command role_end_command() {
    Command command;
    command.path = "role end";
    command.sort = Sort::write;
    command.summary = "免去兼任的角色，从 --on 那天起";
    command.operands = {kStaff};
    command.options = {{"role", Form::choice, "角色", "免去的角色", true, false, role_choices()}};
    command.examples = {
        {"zb role grant 服务专员01 --role 联络员 && zb role end 服务专员01 --role 联络员 --on +5wd", "授了，再从五个工作日后免去"}};
    command.run = run_role_end;
    return command;
}

Command role_list_command() {
    Command command;
    command.path = "role list";
    command.summary = "列出各人的角色和登录名：岗位的、兼任的，自哪天，第几条";
    command.details = "末尾说明这本台账是不是按角色写入。角色能写什么：zb help 权限。";
    command.operands = {{"staff", "人员", false, false, Form::text, "只看这个人"}};
    command.options = {{"role", Form::choice, "角色", "只看这个角色", false, false, role_choices()}};
    command.examples = {{"zb role list", "全部"}, {"zb role list --role 专班办公室人员 --as-of 2026-11-20", "那天谁是专班办公室的"}};
    command.run = run_role_list;
    return command;
}

}  // namespace

std::vector<Command> role_commands() { return {role_grant_command(), role_end_command(), role_list_command()}; }

Table access_topic() { return access_table(); }

}  // namespace zb::cli
