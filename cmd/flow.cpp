// SPDX-License-Identifier: Apache-2.0
// zb flow list|show|check: the templates that ship with zb.
#include <fmt/format.h>

#include "cmd/context.h"
#include "cmd/nouns.h"
#include "domain/planning.h"
#include "report/flow_view.h"

namespace zb::cmd {

namespace {

Exit run_list(Context& context) {
    context.print(flows_table(builtin_flows()));
    return Exit::done;
}

Exit run_show(Context& context) {
    const Arguments& args = context.args();
    FlowChoice choice;
    choice.conditions = args.texts("condition");
    if (!choice.conditions.empty() || args.has("open")) choice.steps = Chosen::open;
    context.print(flow_document(find_flow(args.need("flow")), choice));
    return Exit::done;
}

Exit run_check(Context& context) {
    std::vector<Flow> flows = builtin_flows();
    if (const auto word = context.args().text("flow")) flows = {find_flow(*word)};
    const std::vector<FlowFault> faults = check_flows(flows);
    context.print(flow_check_document(flows, faults));
    context.say(faults.empty() ? fmt::format("{} 个流程，没有发现问题", flows.size()) : fmt::format("{} 处问题", faults.size()));
    return faults.empty() ? Exit::done : Exit::found;
}

Command list_command() {
    Command command;
    command.path = "flow list";
    command.sort = Sort::plain;
    command.summary = "列出审批流程模板";
    command.examples = {{"zb flow list", "四个模板，各有多少事项、总时限多少、依据什么"}};
    command.run = run_list;
    return command;
}

Command show_command() {
    Command command;
    command.path = "flow show";
    command.sort = Sort::plain;
    command.summary = "看一个模板：阶段、事项、子项、条件、时限、材料、依据";
    command.operands = {{"flow", "流程", true, false, Form::text, "键、名称或名称里没有歧义的一部分"}};
    command.options = {{"condition", Form::text, "条件", "只看有这个条件的项目要办的事项；可以写几次", false, true},
                       {"open", Form::flag, {}, "只看不开任何条件也要办的事项"},
                       {"table", Form::text, "表", "--format csv 时要哪张表：conditions、steps、materials、sources"}};
    command.examples = {{"zb flow show shehui_gongye", "社会投资工业项目的全部事项"},
                        {"zb flow show 装修 --condition special_fire", "属于特殊建设工程的装修项目要办什么"}};
    command.run = run_show;
    return command;
}

Command check_command() {
    Command command;
    command.path = "flow check";
    command.sort = Sort::plain;
    command.summary = "检查模板：依赖、循环、时限、子项、材料";
    command.operands = {{"flow", "流程", false, false, Form::text, "不写就检查全部"}};
    command.options = {{"table", Form::text, "表", "--format csv 时要哪张表：flows、faults"}};
    command.examples = {{"zb flow check", "四个模板有没有错，最长要多少天"}};
    command.run = run_check;
    command.found = "发现问题";
    return command;
}

}  // namespace

std::vector<Command> flow_commands() { return {list_command(), show_command(), check_command()}; }

}  // namespace zb::cmd
