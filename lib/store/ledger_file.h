// SPDX-License-Identifier: Apache-2.0
// What must be so of a ledger's path before SQLite opens it. Never opens the file itself: closing it would drop SQLite's locks.
#pragma once

#include <string>

namespace zb {

struct LedgerFile {
    std::string path;       // absolute, symbolic links in its folder resolved
    unsigned mode = 0;      // permissions, for the lock file beside it
    bool writable = false;  // the file and its folder
    bool has_wal = false;   // a -wal lies beside it: someone writes, or was killed
};

// Throws "db.missing", "db.foreign" (no regular file), "db.network".
LedgerFile find_ledger(const std::string& path);
// Throws "db.read_only", "db.linked" (a second name of the file, whose -wal would be another), "db.root" (root writing another's ledger).
void require_writable(const LedgerFile& file);
// Makes an empty file, durable in its folder. Throws "db.exists", "db.no_folder", "db.network", "db.cannot_create".
LedgerFile create_empty(const std::string& path);

}  // namespace zb
