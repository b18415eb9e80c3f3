// SPDX-License-Identifier: Apache-2.0
// zb ledger reverse: its row of the command list.
#pragma once

#include "cli/command.h"

namespace zb::cli {

Command ledger_reverse_command();

}  // namespace zb::cli
