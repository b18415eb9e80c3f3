// SPDX-License-Identifier: Apache-2.0
// The layouts of the ledger's file (its user_version): which tables, indexes and triggers it has. A new one comes by a step from the one
// before, for new ledgers and by `zb migrate` alike. Entries and their hashes are the same in all of them.
#pragma once

#include <SQLiteCpp/Database.h>
#include <span>
#include <string_view>

namespace zb {

struct LayoutStep {
    std::string_view adds;        // for people: 个人信息表
    const std::string_view* sql;  // may not touch an entry
};

extern const std::string_view embedded_ledger_schema;    // schemas/ledger.sql: layout 1
extern const std::string_view embedded_ledger_schema_2;  // schemas/ledger-2.sql: what layout 2 adds

// The first makes layout 2, the next layout 3, and so on.
std::span<const LayoutStep> layout_steps();
int newest_layout(std::span<const LayoutStep> steps = layout_steps());
// user_version of a file that was recognised as a ledger.
int stored_layout(SQLite::Database& database);
// Makes the schema of `layout` in an empty database; takes a database on from its layout to that of all `steps`. Both within the caller's
// transaction.
void make_layout(SQLite::Database& database, int layout, std::span<const LayoutStep> steps = layout_steps());
void take_steps(SQLite::Database& database, std::span<const LayoutStep> steps = layout_steps());

}  // namespace zb
