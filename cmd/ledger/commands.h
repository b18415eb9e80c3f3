// SPDX-License-Identifier: Apache-2.0
// What ledger.cpp lists of the other files of its noun.
#pragma once

#include "cli/command.h"

namespace zb::cli {

// export.cpp
Command ledger_export_command();
Command ledger_accept_head_command();

// missing.cpp
Command ledger_missing_command();

// reverse.cpp
Command ledger_reverse_command();

// submit.cpp
Command ledger_submit_command();

}  // namespace zb::cli
