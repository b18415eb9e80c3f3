// SPDX-License-Identifier: Apache-2.0
// zb project import: published lists, merged with what is known.
#pragma once

#include "cli/command.h"
#include "cli/writing.h"

namespace zb::cli {

Command project_import_command();

// The next code of a year that no entry, reversed or not, has ever used.
std::string free_project_code(const WriteRow& row, int year);

}  // namespace zb::cli
