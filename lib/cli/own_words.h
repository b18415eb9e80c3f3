// SPDX-License-Identifier: Apache-2.0
// A user's own words in config.toml: aliases for commands, and options that a command has by default.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cli/arguments.h"
#include "cli/command.h"
#include "cli/user_settings.h"

namespace zb::cli {

// The words with an alias in the place of the noun written out; an alias may begin with another. A noun is never hidden. Throws Error
// "settings.invalid" naming file and line for aliases that lead round in a circle.
std::vector<std::string> without_alias(const CommandList& commands, const UserSettings& settings, std::vector<std::string> words);
// Whether the first word of a command is none that zb knows, so that it may be an alias.
bool may_be_alias(const CommandList& commands, const std::vector<std::string>& words);

// What was given, and of the user's defaults for the command the options that were not. Throws Error "settings.invalid" naming file and
// line for what may not be a default.
Given with_defaults(const CommandList& commands, const Command& command, const UserSettings& settings, Given given);

// What an alias or a default must be: throws Error "settings.invalid" for one that is not. For zb config.
void check_own_words(const CommandList& commands, const UserSettings& settings, const StatedSetting& stated);

}  // namespace zb::cli
