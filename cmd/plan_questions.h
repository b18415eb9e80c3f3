// SPDX-License-Identifier: Apache-2.0
// Questions to the plan of a running project: zb plan what-if, compress PROJECT, forecast PROJECT; of all projects: capacity.
#pragma once

#include <vector>

#include "cli/command.h"

namespace zb::cli {

std::vector<Command> plan_question_commands();

// compress and forecast where a project is told and no file (cmd/plan_files.cpp has their rows).
Exit press_project(Context& context);
Exit forecast_project(Context& context);

}  // namespace zb::cli
