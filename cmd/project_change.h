// SPDX-License-Identifier: Apache-2.0
// zb project set|close|suspend|resume.
#pragma once

#include <vector>

#include "cli/command.h"

namespace zb::cli {

std::vector<Command> project_change_commands();

}  // namespace zb::cli
