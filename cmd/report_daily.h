// SPDX-License-Identifier: Apache-2.0
// zb report daily: its row of the command list.
#pragma once

#include "cmd/command.h"

namespace zb::cmd {

Command report_daily_command();

}  // namespace zb::cmd
