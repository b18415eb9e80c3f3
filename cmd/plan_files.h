// SPDX-License-Identifier: Apache-2.0
// Plans on files alone, no ledger: for cmd/plan.cpp, whose noun they belong to.
#pragma once

#include <vector>

#include "cli/arguments.h"
#include "cli/command.h"
#include "schedule/capacity.h"
#include "schedule/simulation.h"

namespace zb::cli {

// plan solve, plan compress, plan forecast; the last two ask a project's plan where a project is told (cmd/plan_questions.cpp).
std::vector<Command> plan_file_commands();

// --max-schedules and --seed, --runs and --seed. Throw Error "option.form".
CapacitySearch capacity_search(const Arguments& args);
SimulationOptions simulation_options(const Arguments& args);

}  // namespace zb::cli
