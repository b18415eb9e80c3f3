// SPDX-License-Identifier: Apache-2.0
// Plans on files alone, no ledger: for cmd/plan.cpp, whose noun they belong to.
#pragma once

#include <vector>

#include "cmd/command.h"

namespace zb::cmd {

// plan solve, plan compress, plan forecast.
std::vector<Command> plan_file_commands();

}  // namespace zb::cmd
