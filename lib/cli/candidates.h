// SPDX-License-Identifier: Apache-2.0
// What may stand for an operand or option: its choices, or the codes in the database. For the tab key, and for questions at a terminal.
#pragma once

#include <string_view>
#include <vector>

#include "cli/command.h"

namespace zb::cli {

// An operand as the option that it may be given as: --project.
Option as_option(const Operand& operand);
// The line :files stands for file names; none where anything may be written. Throws where the database cannot be read.
Candidates values_of(const CommandList& commands, const Option& slot, const CodesWanted& wanted);
// Whether its values are things that people name: projects, steps, people.
bool has_codes(const CommandList& commands, const Option& slot);
// Those that a word means, at their places: that which is called so, else those of which it is a part, else those that it spells by
// pinyin initials, the whole name before a part.
std::vector<std::size_t> meant_by(std::string_view word, const Candidates& candidates);

}  // namespace zb::cli
