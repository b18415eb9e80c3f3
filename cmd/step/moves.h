// SPDX-License-Identifier: Apache-2.0
// What records a move of a step, shared by the commands that type it and by the one that corrects it.
#pragma once

#include <span>

#include "cli/command.h"
#include "cli/writing.h"

namespace zb::cli {

// Records the move of a row of step advance, pause, resume, hold, release, extend, revoke or renew, whichever its arguments are of.
void fill_step(WriteRow& row);

// Takes the operands and options of the step's writing commands.
Command step_correct_command(std::span<const Command> step_commands);

}  // namespace zb::cli
