// SPDX-License-Identifier: Apache-2.0
// What may stand at the end of a line that is being typed: from the command list, and the codes in the database.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cli/command.h"

namespace zb::cli {

inline constexpr std::string_view kCompletionWord = "__complete";  // zb __complete -- WORDS: asked by the shells' scripts, not in help

// Candidates for the last of `words` (which may be empty), one a line: the word, a tab, what it is. The line :files stands for file
// names. Never throws: a half-typed line is no error, and where no database can be read there are only words of the command list.
std::string completions(const CommandList& commands, std::span<const std::string> words);

// The row of zb completion.
std::vector<Command> completion_commands();

}  // namespace zb::cli
