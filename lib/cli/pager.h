// SPDX-License-Identifier: Apache-2.0
// Output longer than the screen, through the user's pager.
#pragma once

#include <string>

#include "cli/environment.h"

namespace zb::cli {

// The command of the pager for `text`; empty where none is to open: no terminal, text that fits the screen, or none wanted.
std::string pager_for(const std::string& text, const Environment& env);
// False where no pager was opened or it could not be run: then nobody has seen the text. To be called with the database closed, for a
// pager may stay open for hours.
bool show_in_pager(const std::string& text, const Environment& env);

}  // namespace zb::cli
