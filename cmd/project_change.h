// SPDX-License-Identifier: Apache-2.0
// zb project set|close|suspend|resume.
#pragma once

#include <vector>

#include "cmd/command.h"

namespace zb::cmd {

std::vector<Command> project_change_commands();

}  // namespace zb::cmd
