// SPDX-License-Identifier: Apache-2.0
// zb flow list|show|check|import|export: the templates that ship with zb, and the versions that a ledger has taken in.
#include <algorithm>
#include <fmt/format.h>

#include "cli/files.h"
#include "cli/importing.h"
#include "cmd/nouns.h"
#include "plan/making.h"
#include "report/lists/flows.h"

namespace zb::cli {

namespace {

// The ledger's versions where there is a ledger, else the templates that ship with zb.
std::vector<Flow> flows_at_hand(const std::optional<State>& registry) { return registry ? known_flows(*registry) : builtin_flows(); }

Exit run_flow_list(Context& context) {
    const auto registry = registry_if_any(context);
    context.print(FlowNoun::table(registry.value_or(State{}), context.today()).table);
    return Exit::done;
}

Exit run_flow_show(Context& context) {
    const Arguments& args = context.args();
    FlowChoice choice;
    choice.conditions = args.texts("condition");
    if (!choice.conditions.empty() || args.has("open")) choice.steps = Chosen::open;
    const std::vector<Flow> flows = flows_at_hand(registry_if_any(context));
    context.print(flow_document(find_flow(args.need("flow"), flows), choice));
    return Exit::done;
}

Exit run_flow_check(Context& context) {
    std::vector<Flow> flows = flows_at_hand(registry_if_any(context));
    if (const auto word = context.args().text("flow")) {
        const Flow chosen = find_flow(*word, flows);
        flows = {chosen};
    }
    const std::vector<FlowFault> faults = check_flows(flows);
    context.print(flow_check_document(flows, faults));
    context.say(faults.empty() ? fmt::format("{} 个流程，没有发现问题", flows.size()) : fmt::format("{} 处问题", faults.size()));
    return faults.empty() ? Exit::done : Exit::found;
}

Exit run_flow_export(Context& context) {
    const std::vector<Flow> flows = flows_at_hand(registry_if_any(context));
    context.print(write_flow(find_flow(context.args().need("flow"), flows)));
    return Exit::done;
}

// 增 1 项、删 2 项、改 3 项: what the new version does to the one before.
std::string change_text(const Flow& before, const Flow& now) {
    int added = 0;
    int changed = 0;
    for (const FlowStep& step : now.steps) {
        const FlowStep* known = before.find(step.step_key);
        added += known == nullptr ? 1 : 0;
        changed += known != nullptr && !(*known == step) ? 1 : 0;
    }
    const auto dropped =
        std::count_if(before.steps.begin(), before.steps.end(), [&](const FlowStep& step) { return now.find(step.step_key) == nullptr; });
    return fmt::format("增 {} 项、删 {} 项、改 {} 项", added, dropped, changed);
}

void fill_flow_import(WriteRow& row, const Flow& flow) {
    const std::vector<Flow> flows = known_flows(row.draft.state());
    const auto known = std::find_if(flows.begin(), flows.end(), [&](const Flow& one) { return one.flow_key == flow.flow_key; });
    if (known != flows.end() && *known == flow) return row.draft.answer(fmt::format("{}（{}）没有变化", flow.name, flow.flow_key));
    FlowImported imported{last_flow_version(row.draft.state(), flow.flow_key) + 1, flow};
    const std::string what = known == flows.end() ? fmt::format("新流程，{} 个事项", flow.steps.size()) : change_text(*known, flow);
    const std::string sentence =
        fmt::format("已记录：{}（{}）第 {} 版，{}；在办项目仍用各自方案审定时的版本", flow.name, flow.flow_key, imported.version, what);
    row.draft.add(noted(std::move(imported), row.args), row.on(), row.by());
    row.draft.answer(sentence);
}

Exit run_flow_import(Context& context) {
    const std::string path = import_path(context.args());
    const std::string bytes = read_file(path);
    const Flow flow = reading_file(path, [&] { return read_flow(bytes); });
    print_receipt(context, write_one(context, Scope::registry(), hex(sha256(bytes)), [&](WriteRow& row) { fill_flow_import(row, flow); }));
    return Exit::done;
}

Command flow_list_command() {
    Command command;
    command.path = "flow list";
    command.sort = Sort::plain;
    command.summary = "列出审批流程模板";
    command.examples = {{"zb flow list", "四个模板，各有多少事项、总时限多少、依据什么"}};
    command.run = run_flow_list;
    return command;
}

Command flow_show_command() {
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
    command.run = run_flow_show;
    return command;
}

Command flow_check_command() {
    Command command;
    command.path = "flow check";
    command.sort = Sort::plain;
    command.summary = "检查模板：依赖、循环、时限、子项、材料";
    command.operands = {{"flow", "流程", false, false, Form::text, "不写就检查全部"}};
    command.options = {{"table", Form::text, "表", "--format csv 时要哪张表：flows、faults"}};
    command.examples = {{"zb flow check", "四个模板有没有错，最长要多少天"}};
    command.run = run_flow_check;
    command.found = "发现问题";
    return command;
}

Command flow_import_command() {
    Command command;
    command.path = "flow import";
    command.one_act = true;
    command.sort = Sort::write;
    command.summary = "导入审批流程文件，作为新的一版";
    command.details = "先检查，有错就逐行列出，什么都不写入。以后编制的方案用新版；已审定的方案不动。内容没有变化就不写入。";
    command.operands = {{"file", "文件", true, false, Form::file, "TOML，写法同 flow export；- 为标准输入"}};
    command.examples = {{"zb flow import 工业.toml", "导入改过的流程"}, {"zb flow import 工业.toml --dry-run", "只检查"}};
    command.run = run_flow_import;
    return command;
}

Command flow_export_command() {
    Command command;
    command.path = "flow export";
    command.one_form = true;
    command.sort = Sort::plain;
    command.summary = "导出审批流程为一个 TOML 文件，改好后用 flow import 导入";
    command.operands = {{"flow", "流程", true, false, Form::text, "键、名称或名称里没有歧义的一部分"}};
    command.examples = {{"zb flow export shehui_gongye -o 工业.toml", "导出社会投资工业项目的流程"}};
    command.run = run_flow_export;
    return command;
}

}  // namespace

std::vector<Command> flow_commands() {
    return {flow_list_command(), flow_show_command(), flow_check_command(), flow_import_command(), flow_export_command()};
}

Candidates flow_codes(const CodesWanted& wanted) {
    Candidates candidates;
    for (const Flow& flow : known_flows(all_names(wanted.database))) candidates.push_back({{flow.flow_key, flow.name}, flow.name});
    return candidates;
}

}  // namespace zb::cli
