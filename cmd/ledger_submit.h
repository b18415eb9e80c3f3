// SPDX-License-Identifier: Apache-2.0
// zb ledger submit: its row of the command list.
#pragma once

#include "cmd/command.h"

namespace zb::cmd {

Command ledger_submit_command();

}  // namespace zb::cmd
