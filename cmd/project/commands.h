// SPDX-License-Identifier: Apache-2.0
// What project.cpp lists of the other files of its noun.
#pragma once

#include <vector>

#include "cli/command.h"
#include "cli/writing.h"

namespace zb::cli {

// change.cpp
std::vector<Command> project_change_commands();

// import.cpp
Command project_import_command();

// The next code of a year that no entry, reversed or not, has ever used.
std::string free_project_code(const WriteRow& row, int year);

// time.cpp
Command project_time_command();

// check.cpp
Command project_check_command();

// summary.cpp
Command project_summary_command();

// cmd/log.cpp
Command project_history_command();

}  // namespace zb::cli
