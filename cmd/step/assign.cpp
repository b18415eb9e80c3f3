// SPDX-License-Identifier: Apache-2.0
// zb step assign: who is responsible for a step, in place of its department's person of the team.
#include <fmt/format.h>

#include "cli/importing.h"
#include "cmd/step/commands.h"
#include "cmd/step/recording.h"

namespace zb::cli {

namespace {

void fill_assign(WriteRow& row) {
    const StepRow step = step_of(row);
    const State& state = row.draft.state();
    const std::string staff = staff_name(state, row.args.need("staff"));
    const auto before = responsible_on(state, state.project(step.project), step.planned, step.on);
    row.draft.add(noted(StepAssigned{step.planned.step, staff}, row.args), step.on, row.by(), step.project);
    const std::string instead = before && *before != staff ? fmt::format("，原为 {}", *before) : "";
    row.draft.answer(fmt::format("已记录：{} 责任人 {}（{} 起{}）", subject(row, step), staff, day_text(row, step.on), instead));
}

}  // namespace

Command step_assign_command() {
    Command command = step_command("step assign", "指定事项的责任人", fill_assign);
    command.details =
        "从 --on 之日起由他负责，团队换人不改：方案里写了责任人的事项同样。没有单独指定的事项由团队里该部门最后指定的责任人负责：\n"
        "zb team assign 项目 --department 部门 --staff 人员。已办结的，以办结之日的责任人为准。";
    command.options = {{"staff", Form::text, "人员", "责任人", true}};
    command.examples = {{"zb step assign 001 施工许可 --staff 住建经办02", "施工许可改由住建经办02负责"}};
    return command;
}

}  // namespace zb::cli
