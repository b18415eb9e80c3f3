// SPDX-License-Identifier: Apache-2.0
// What an entry adds to the table beside the chain, and takes out of it, within the write's transaction.
#pragma once

#include <SQLiteCpp/Database.h>

#include "store/store.h"

namespace zb {

// Throws Error "db.older_layout" where the file has no such table yet.
void put_aside(SQLite::Database& database, const NewEntry& added);

}  // namespace zb
