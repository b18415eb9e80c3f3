// SPDX-License-Identifier: Apache-2.0
// zb project history: its row of the command list, told among those of project.
#pragma once

#include "cli/command.h"

namespace zb::cli {

Command project_history_command();

}  // namespace zb::cli
