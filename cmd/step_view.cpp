// SPDX-License-Identifier: Apache-2.0
// zb step list|show.
#include "cmd/step_view.h"

#include <algorithm>

#include "cmd/reading.h"
#include "report/step_view.h"
#include "report/why.h"

namespace zb::cmd {

namespace {

const PlanVersion& current_plan(const State& state, const std::string& project) {
    const PlanVersion* plan = state.plans_of(project).current();
    if (plan != nullptr) return *plan;
    throw Error{"plan.none", state.project(project).name + " 还没有审定的方案",
                "先编方案：zb plan make " + short_code(project) + " --flow shehui_gongye --start 日期"};
}

// Filters that the command line names: each must hold.
bool kept(const Arguments& args, const StepOutlook& step) {
    const auto state = args.text("state");
    const auto lamp = args.text("lamp");
    if (state && key(step.today.state) != *state) return false;
    if (lamp && (!step.today.lamp || key(*step.today.lamp) != *lamp)) return false;
    return !args.has("in-hand") || in_hand(step.today.state);
}

Exit run_list(Context& context) {
    const Arguments& args = context.args();
    const Book book = open_for_reading(context);
    std::optional<std::string> project;
    if (const auto word = args.text("project")) project = book.project_code(*word, match_of(context));
    const Reading now = read(context, book, project ? Scope::project(*project) : Scope::all());
    const Calendar& calendar = now.state.origin.calendar();
    if (project) current_plan(now.state, *project);
    std::optional<std::string> department;
    if (const auto word = args.text("department")) department = department_name(now.state, *word);
    std::vector<ProjectOutlook> outlooks = project_outlooks(now.state, now.day, calendar);
    for (ProjectOutlook& outlook : outlooks) {
        std::erase_if(outlook.steps, [&](const StepOutlook& step) {
            return !kept(args, step) || (department && step.planned->department != *department);
        });
    }
    context.print(steps_table(outlooks));
    return Exit::done;
}

Exit run_show(Context& context) {
    const Arguments& args = context.args();
    const Book book = open_for_reading(context);
    const std::string project = book.project_code(args.need("project"), match_of(context));
    const Reading now = read(context, book, Scope::project(project));
    const std::string step = step_key(current_plan(now.state, project), project, args.need("step"), match_of(context));
    if (args.has("why")) {
        context.print(why_document(now.state, project, step, now.basis));
        return Exit::done;
    }
    const ProjectOutlook outlook = project_outlook(now.state, project, now.day, now.state.origin.calendar());
    context.print(step_document(outlook, *outlook.find(step), now.basis));
    return Exit::done;
}

}  // namespace

Command step_list_command() {
    Command command;
    command.path = "step list";
    command.summary = "列出事项：状态、到期、剩余、灯、预计";
    command.operands = {{"project", "项目", false, false, Form::text, "不写就是全部项目"}};
    command.options = {{"state",
                        Form::choice,
                        "状态",
                        "只要这种状态",
                        false,
                        false,
                        {"planned", "filed", "correcting", "accepted", "paused", "decided", "issued", "refused", "withdrawn", "denied",
                         "waived", "revoked"}},
                       {"lamp", Form::choice, "灯", "只要这种灯", false, false, {"green", "grey", "yellow", "red"}},
                       {"department", Form::text, "部门", "只要这个部门的"},
                       {"in-hand", Form::flag, {}, "只要在办的（已收件、补正中、已受理、特别程序）"}};
    command.examples = {{"zb step list 001", "一个项目的全部事项"}, {"zb step list --lamp red", "全部红灯事项"}};
    command.run = run_list;
    return command;
}

Command step_show_command() {
    Command command;
    command.path = "step show";
    command.summary = "看一个事项：时限、经过、可以往下走哪几步；--why 逐日说明";
    command.operands = {{"project", "项目", true, false, Form::text, "代码、短代码或名称"},
                        {"step", "事项", true, false, Form::text, "简称、全名、键，或其中一部分"}};
    command.options = {{"why", Form::flag, {}, "为什么是这一天：逐日计不计、理由和依据"}};
    command.examples = {{"zb step show 001 消防设计审查", "时限和经过"}, {"zb step show 001 消防设计审查 --why", "逐日说明到期日怎么来的"}};
    command.run = run_show;
    return command;
}

}  // namespace zb::cmd
