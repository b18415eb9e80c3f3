// SPDX-License-Identifier: Apache-2.0
// Help pages, made from the command list.
#pragma once

#include <string>
#include <string_view>

#include "cmd/command.h"

namespace zb::cmd {

std::string help_overview();
std::string help_of(const Noun& noun);
std::string help_of(const Command& command);
// The page about "", a noun or a command's path. Throws Error "help.unknown" (exit 2) with the nearest for anything else.
std::string help_about(std::string_view topic);

}  // namespace zb::cmd
