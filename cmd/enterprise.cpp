// SPDX-License-Identifier: Apache-2.0
// zb enterprise list|show|set: the enterprises that the projects name.
#include <algorithm>
#include <fmt/format.h>

#include "base/text.h"
#include "cli/importing.h"
#include "cmd/nouns.h"
#include "report/lists/enterprises.h"

namespace zb::cli {

namespace {

Exit run_enterprise_list(Context& context) {
    const Book book = open_for_reading(context);
    const Reading reading = read(context, book, Scope::names());
    std::vector<Enterprise> all = enterprises(reading.state);
    const std::string part = normal_name(context.args().text("text").value_or(""));
    const bool without = context.args().has("no-uscc");
    std::erase_if(all, [&](const Enterprise& one) {
        const bool called = std::any_of(one.names.begin(), one.names.end(),
                                        [&](const std::string& name) { return normal_name(name).find(part) != std::string::npos; });
        return !called || (without && one.uscc);
    });
    context.print(enterprises_table(reading.state, all, reading.day));
    return Exit::done;
}

Exit run_enterprise_show(Context& context) {
    const Book book = open_for_reading(context);
    const Reading reading = read(context, book, Scope::names());
    const std::vector<Enterprise> all = enterprises(reading.state);
    context.print(enterprise_page(reading.state, find_enterprise(all, context.args().need("enterprise")), reading.day, reading.basis));
    return Exit::done;
}

void fill_enterprise_set(WriteRow& row) {
    const std::vector<Enterprise> all = enterprises(row.draft.state());
    const Enterprise known = find_enterprise(all, row.args.need("enterprise"));
    EnterpriseChanged changed;
    changed.key = known.key();
    std::vector<std::string> pieces;
    const auto take = [&](std::string_view option, std::string_view field, const std::optional<std::string>& before,
                          std::optional<std::string>& now) {
        const auto text = cleaned(row.args, option, field);
        if (!text || text == before) return;
        now = text;
        pieces.push_back(fmt::format("{} 由 {} 改为 {}", field, before.value_or("空"), *text));
    };
    take("name", "企业名称", known.name, changed.name);
    take("uscc", "统一社会信用代码", known.uscc, changed.uscc);
    take("industry", "行业", known.industry, changed.industry);
    take("address", "住所", known.address, changed.address);
    take("contact", "企业联系人", known.contact, changed.contact);
    take("note", "备注", known.note, changed.note);
    row.draft.add(std::move(changed), row.on(), row.by());
    row.draft.answer(fmt::format("已记录：{} {}", known.name, join(pieces, "；")));
}

Exit run_enterprise_set(Context& context) { return write(context, names_scope, fill_enterprise_set); }

const Operand& enterprise_operand() {
    static const Operand operand = {"enterprise", "企业", true, false, Form::text, "统一社会信用代码、名称，或名称里没有歧义的一部分"};
    return operand;
}

Command enterprise_list_command() {
    Command command;
    command.path = "enterprise list";
    command.summary = "列出企业和它们的项目";
    command.details = "企业来自项目的建设单位：统一社会信用代码相同的是一家；没有代码的按名称。项目数和总投资只算在册的。";
    command.options = {{"text", Form::text, "文字", "名称里有这些字的"}, {"no-uscc", Form::flag, {}, "只看没有统一社会信用代码的"}};
    command.examples = {{"zb enterprise list", "全部企业"}, {"zb enterprise list --no-uscc", "还缺统一社会信用代码的"}};
    command.run = run_enterprise_list;
    return command;
}

Command enterprise_show_command() {
    Command command;
    command.path = "enterprise show";
    command.summary = "看一家企业：代码、曾用名称、项目";
    command.operands = {enterprise_operand()};
    command.options = {{"table", Form::choice, "表", "--format csv 时要哪张表", false, false, {"details", "projects"}}};
    command.examples = {{"zb enterprise show 甲公司", "甲公司和它的项目"}};
    command.run = run_enterprise_show;
    return command;
}

Command enterprise_set_command() {
    Command command;
    command.path = "enterprise set";
    command.sort = Sort::write;
    command.summary = "补登企业的统一社会信用代码、住所、联系人";
    command.operands = {enterprise_operand()};
    command.options = {{"name", Form::text, "名称", "现在的名称"},
                       {"uscc", Form::text, "代码", "统一社会信用代码，18 位"},
                       {"industry", Form::text, "行业", "行业"},
                       {"address", Form::text, "住所", "住所"},
                       {"contact", Form::text, "人员", "企业联系人的岗位代号"},
                       {"note", Form::text, "文字", "备注"}};
    command.examples = {{"zb enterprise set 甲公司 --uscc 91440704MA4X00012T", "补登统一社会信用代码"}};
    command.run = run_enterprise_set;
    return command;
}

}  // namespace

std::vector<Command> enterprise_commands() { return {enterprise_list_command(), enterprise_show_command(), enterprise_set_command()}; }

Candidates enterprise_codes(const CodesWanted& wanted) {
    Candidates candidates;
    for (const Enterprise& enterprise : enterprises(all_names(wanted.database))) {
        candidates.push_back({{enterprise.name, enterprise.key()}, enterprise.uscc.value_or("")});
    }
    return candidates;
}

}  // namespace zb::cli
