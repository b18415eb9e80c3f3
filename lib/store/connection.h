// SPDX-License-Identifier: Apache-2.0
// Connections to SQLite, with every setting of ours made and read back.
#pragma once

#include <SQLiteCpp/Database.h>
#include <chrono>
#include <string_view>

#include "store/ledger_file.h"
#include "store/store.h"

namespace zb {

inline constexpr int kApplicationId = 0x7A624C47;  // "zbLG"
inline constexpr int kFormatVersion = 1;
extern const std::string_view embedded_ledger_schema;  // schemas/ledger.sql

// Opens an existing file. Throws "db.foreign", "db.newer"; "db.setting" where SQLite does not take a setting; SQLite::Exception.
SQLite::Database connect(const LedgerFile& file, Access access, std::chrono::milliseconds patience);
// Opens the empty file of a new ledger, in WAL mode and with the schema.
void lay_out(const LedgerFile& file);
// A ledger without entries in memory: the schema as it should be.
SQLite::Database fresh_in_memory();

}  // namespace zb
