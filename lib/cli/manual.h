// SPDX-License-Identifier: Apache-2.0
// The manual pages zb(1) and zb-NOUN(1), made from the command list, in scdoc's notation: `zb help manual | scdoc > zb.1`.
#pragma once

#include <string>

#include "cli/command.h"

namespace zb::cli {

// zb(1): what all commands share, and where each is described.
std::string manual_page(const CommandList& commands);
// zb-step(1): every command of the noun.
std::string manual_page(const CommandList& commands, const Noun& noun);
// zb-notice(7): a topic with a page of its own.
std::string manual_page(const Topic& topic);

}  // namespace zb::cli
