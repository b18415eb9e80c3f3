// SPDX-License-Identifier: Apache-2.0
// zb ledger missing: its row of the command list.
#pragma once

#include "cli/command.h"

namespace zb::cli {

Command ledger_missing_command();

}  // namespace zb::cli
