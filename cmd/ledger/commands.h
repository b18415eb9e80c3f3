// SPDX-License-Identifier: Apache-2.0
// What ledger.cpp lists of the other files of its noun.
#pragma once

#include "cli/command.h"

namespace zb::cli {

// export.cpp
Command ledger_export_command();
Command ledger_accept_head_command();

// heads.cpp
Command ledger_head_command();
Command ledger_anchors_command();
Command ledger_sheet_command();

// missing.cpp
Command ledger_missing_command();

// prove.cpp
Command ledger_prove_command();

// reverse.cpp
Command ledger_reverse_command();

// submit.cpp
Command ledger_submit_command();

// sign.cpp
Command ledger_key_command();
Command ledger_sign_command();

// verify.cpp
Command ledger_verify_command();

}  // namespace zb::cli
