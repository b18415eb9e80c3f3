// SPDX-License-Identifier: Apache-2.0
// Rows of the table entry as values.
#pragma once

#include <SQLiteCpp/Statement.h>
#include <string>
#include <string_view>

#include "ledger/entry.h"

namespace zb {

// SELECT of all columns in the order that `read_entry` takes them, ending in `condition` (SQL of ours, never data).
std::string select_entries(std::string_view condition);
// The kind of the current row, without reading the rest of it.
std::string_view kind_of(const SQLite::Statement& row);
// Throws Error "entry.unreadable" that names the entry and the column.
Entry read_entry(const SQLite::Statement& row);

}  // namespace zb
