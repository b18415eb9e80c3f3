// SPDX-License-Identifier: Apache-2.0
// zb project time: the row of the command list.
#pragma once

#include "cli/command.h"

namespace zb::cli {

Command project_time_command();

}  // namespace zb::cli
