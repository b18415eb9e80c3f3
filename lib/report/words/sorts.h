// SPDX-License-Identifier: Apache-2.0
// What sort of line a row is, in the columns that only machines read.
#pragma once

#include <string_view>

#include "base/table.h"

namespace zb {

// The key for scripts, with the word that a spreadsheet shows: overdue, 超期. The key must be one of those known here.
Cell row_sort_cell(std::string_view key);

}  // namespace zb
