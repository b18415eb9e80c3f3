// SPDX-License-Identifier: Apache-2.0
// How a resolution is recorded: the same by zb resolution add and from the minutes of a meeting.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/writing.h"

namespace zb::cli {

// --title, --lead, --co, --due, --project; the first, the second and the fourth must be given where `required`.
std::vector<Option> resolution_options(bool required);
// Records one; throws "option.missing" (exit 2) where one of the three is not given.
void add_resolution(WriteRow& row, const std::optional<std::string>& meeting);

}  // namespace zb::cli
