// SPDX-License-Identifier: Apache-2.0
// zb ledger reverse: its row of the command list.
#pragma once

#include "cmd/command.h"

namespace zb::cmd {

Command ledger_reverse_command();

}  // namespace zb::cmd
