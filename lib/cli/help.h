// SPDX-License-Identifier: Apache-2.0
// Help pages, made from the command list.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "cli/command.h"

namespace zb::cli {

// zb step advance 项目 事项
std::string words_line(const Command& command);
// What an option is for, its choices, whether it must be given.
std::string explanation(const Option& option);
std::string help_overview(const CommandList& commands);
std::string help_of(const CommandList& commands, const Noun& noun);
std::string help_of(const Command& command);
// The page about "", a noun or a command's path. Throws Error "help.unknown" (exit 2) with the nearest for anything else.
std::string help_about(const CommandList& commands, std::string_view topic);

// A page as a terminal of that width shows it: what stands right of a name goes on below itself; command lines stay whole, to be copied.
std::string folded_page(std::string_view page, std::size_t width);

// The row of zb help itself.
std::vector<Command> help_commands();

}  // namespace zb::cli
