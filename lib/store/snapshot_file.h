// SPDX-License-Identifier: Apache-2.0
// A plain SQLite file for other tools (sqlite3, Datasette, Excel): tables with their columns explained. Nothing in zb reads it.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "base/table.h"

namespace zb {

class SnapshotFile {
public:
    // `path` is an empty file. All that follows is one transaction.
    explicit SnapshotFile(const std::string& path);
    ~SnapshotFile();
    SnapshotFile(const SnapshotFile&) = delete;
    SnapshotFile& operator=(const SnapshotFile&) = delete;

    // A row of the table `zb_about`: what the whole file is.
    void describe(std::string_view item, std::string_view value);
    // Makes the table, explains it in `zb_table` and its columns in `zb_column`, and adds the rows. Money is whole 元, dates are texts
    // YYYY-MM-DD, yes is 1.
    void make(std::string_view name, std::string_view meaning, const Table& table);
    // More rows of a table that was made.
    void add(std::string_view name, const Table& table);
    // Throws what kept the file from being written (db.full …).
    void finish();

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace zb
