// SPDX-License-Identifier: Apache-2.0
// Commands in the way to mend a refusal, made to act as the one that was typed.
#pragma once

#include <span>
#include <string>

#include "cli/command.h"

namespace zb::cli {

// The error with --db, and --by where they write, in each command that its hints print: pasted, it acts on the same ledger, for the same
// person. Rules that refuse do not know the command line.
Error keeping_what_was_typed(const Error& error, const CommandList& commands, std::span<const std::string> typed);

}  // namespace zb::cli
