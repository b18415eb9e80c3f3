// SPDX-License-Identifier: Apache-2.0
// Rows of the table entry as values.
#pragma once

#include <SQLiteCpp/Database.h>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "ledger/entry.h"

struct sqlite3_stmt;

namespace zb {

// A SELECT of all columns of entry. Reads through SQLite's own functions: SQLiteCpp counts references at every cell, which makes
// 100,000 entries take three times as long. Throws SQLite::Exception.
class EntryRows {
public:
    // `condition` follows FROM entry: SQL of ours, never data.
    EntryRows(SQLite::Database& database, std::string_view condition);

    void bind(const char* name, std::int64_t value);
    bool step();  // to the next row; false behind the last
    void reset();
    std::int64_t seq() const;
    std::string_view kind() const;  // of the current row, without reading the rest of it
    // Throws Error "entry.unreadable" that names the entry and the column.
    Entry entry() const;
    // The row as it is stored, whatever it is; valid until the next step.
    EntryTexts texts() const;
    // Every column that zb cannot have written so ("entry.unreadable"): another type, not UTF-8, no date, no hash.
    std::vector<Fault> misfits() const;

private:
    struct Finalize {
        void operator()(sqlite3_stmt* statement) const;
    };
    SQLite::Database& database_;
    std::unique_ptr<sqlite3_stmt, Finalize> statement_;
};

}  // namespace zb
