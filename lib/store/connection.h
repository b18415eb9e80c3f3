// SPDX-License-Identifier: Apache-2.0
// Connections to SQLite, with every setting of ours made and read back.
#pragma once

#include <SQLiteCpp/Database.h>
#include <chrono>

#include "store/layout.h"
#include "store/ledger_file.h"
#include "store/store.h"

namespace zb {

inline constexpr int kApplicationId = 0x7A624C47;  // "zbLG"

// Opens an existing file. Throws "db.foreign", "db.newer"; "db.setting" where SQLite does not take a setting; SQLite::Exception.
SQLite::Database connect(const LedgerFile& file, Access access, std::chrono::milliseconds patience);
// Throws "db.moved" (exit 75) where another file has taken the place of the one that is open.
void refuse_moved(SQLite::Database& database);
// Opens the empty file of a new ledger, in WAL mode and with the schema of `layout`.
void lay_out(const LedgerFile& file, int layout = newest_layout());
// A ledger without entries in memory: the schema as it should be in that layout.
SQLite::Database fresh_in_memory(int layout);

}  // namespace zb
