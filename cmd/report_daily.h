// SPDX-License-Identifier: Apache-2.0
// zb report daily: its row of the command list.
#pragma once

#include "cli/command.h"

namespace zb::cli {

Command report_daily_command();

}  // namespace zb::cli
