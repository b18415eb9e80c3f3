// SPDX-License-Identifier: Apache-2.0
// zb ledger missing: its row of the command list.
#pragma once

#include "cmd/command.h"

namespace zb::cmd {

Command ledger_missing_command();

}  // namespace zb::cmd
