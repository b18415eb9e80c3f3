// SPDX-License-Identifier: Apache-2.0
// One function a noun: the rows of its commands. Each is defined in the noun's own file; cmd/commands.cpp lists them.
#pragma once

#include <vector>

#include "cmd/command.h"

namespace zb::cmd {

std::vector<Command> calendar_commands();
std::vector<Command> help_commands();

}  // namespace zb::cmd
