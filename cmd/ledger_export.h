// SPDX-License-Identifier: Apache-2.0
// The whole ledger as lines of JSON, and the user's word that a head is the right one.
#pragma once

#include "cli/command.h"

namespace zb::cli {

Command ledger_export_command();
Command ledger_accept_head_command();

}  // namespace zb::cli
