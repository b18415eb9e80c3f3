// SPDX-License-Identifier: Apache-2.0
// What plan.cpp lists of the other files of its noun, and what these share.
#pragma once

#include <vector>

#include "cli/arguments.h"
#include "cli/command.h"
#include "outlook/outlook.h"
#include "schedule/capacity.h"
#include "schedule/simulation.h"

namespace zb::cli {

// make.cpp
Command plan_make_command();

// files.cpp
// plan solve, plan compress, plan forecast; the last two ask a project's plan where a project is given (cmd/plan/questions.cpp).
std::vector<Command> plan_file_commands();

// --max-schedules and --seed, --runs and --seed. Throw Error "option.form".
CapacitySearch capacity_search(const Arguments& args);
SimulationOptions simulation_options(const Arguments& args);

// plan.cpp. Throws Error "plan.none" for a project without a plan in force.
void require_plan(const ProjectOutlook& outlook);

// questions.cpp
std::vector<Command> plan_question_commands();

// compress and forecast where a project is given and no file (cmd/plan/files.cpp has their rows).
Exit compress_project(Context& context);
Exit forecast_project(Context& context);

}  // namespace zb::cli
