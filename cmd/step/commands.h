// SPDX-License-Identifier: Apache-2.0
// What step.cpp lists of the other files of its noun, and what these share.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "cli/command.h"
#include "domain/domain.h"

namespace zb::cli {

Command step_list_command();
Command step_due_command();
Command step_show_command();
Command step_advance_command();
Command step_assign_command();
// Takes the operands and options of the step's writing commands.
Command step_correct_command(std::span<const Command> step_commands);
Command material_receive_command();  // of cmd/step/step.cpp: they move a step as the other writes do
Command material_return_command();

// States as zb prints them, of permits and of what is no permit, and by the act that leads to them: 已受理, 办理中, 受理 for accepted.
std::vector<Spoken> spoken_states();
// What a step may become by zb step advance --to, in the table's order.
Candidates next_states(const CodesWanted& wanted);

// The project's plan in force; throws Error "plan.none" where it has none.
const PlanVersion& current_plan(const State& state, const std::string& project);

}  // namespace zb::cli
