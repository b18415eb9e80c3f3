// SPDX-License-Identifier: Apache-2.0
// Questions to a person at a terminal: for words that are missing, and before what cannot be taken back. Nobody else is ever asked: both
// standard input and standard error must be terminals, and the question goes to the latter (cli.md rule 12).
#pragma once

#include <string_view>

#include "cli/arguments.h"
#include "cli/context.h"

namespace zb::cli {

// What was given, with what a person adds: operands and options that must be given are asked for in their order, with what may stand
// there; then those that depend on them. Pinyin initials become the name that they spell, where standard input is a terminal. An empty
// answer leaves the rest unasked. The command that all this comes to is printed.
// Throws Error "initials.ambiguous" (exit 2) with the candidates where nobody can be asked which.
Given with_answers(const CommandList& commands, const Command& command, Given given);

// Throws Error "yes.missing" (exit 2) where the command does not name what it takes back, nobody can be asked, and neither --yes nor
// --dry-run was given.
void refuse_unasked(const Context& context);
// Whether agreed() is going to ask. Nothing may be locked while it does: a question can stand for an hour.
bool will_ask(const Context& context);
// The command's question behind `about`, what is going to happen; true by --yes and --dry-run too, and where nobody can be asked. A no is
// said.
bool agreed(Context& context, std::string_view about);

}  // namespace zb::cli
