// SPDX-License-Identifier: Apache-2.0
// Copies of a ledger: made while others read and write, looked at where no shared memory can be had.
#include <SQLiteCpp/Backup.h>
#include <fmt/format.h>
#include <sqlite3.h>

#include "store/connection.h"
#include "store/impl.h"
#include "store/sqlite_fault.h"

namespace zb {

namespace {

// `cp` of a ledger in use leaves out what stands in its -wal: such a copy opens, says "ok", and has no tables in it.
void copy_pages(SQLite::Database& from, SQLite::Database& into, const Watcher& watcher) {
    // Who makes the copy syncs and names it, or throws it away: it needs no journal of its own.
    into.exec("PRAGMA journal_mode = OFF");
    into.exec("PRAGMA synchronous = OFF");
    // One moment for all steps: without it an entry written between two of them would start the copy over.
    const Snapshot snapshot{from};
    from.execAndGet("SELECT count(*) FROM sqlite_schema");  // the moment begins with the first reading
    SQLite::Backup backup{into, from};
    constexpr int kPagesBetween = 4096;  // 16 MiB
    int result = SQLITE_OK;
    while (result == SQLITE_OK) {
        result = backup.executeStep(watcher ? kPagesBetween : -1);
        if (watcher) watcher(backup.getTotalPageCount() - backup.getRemainingPageCount(), backup.getTotalPageCount());
    }
    if (result != SQLITE_DONE) throw SQLite::Exception{into.getHandle(), result};
}

}  // namespace

void Store::copy_to(const std::string& path) const {
    try {
        SQLite::Database into{path, SQLite::OPEN_READWRITE | SQLite::OPEN_NOFOLLOW | SQLite::OPEN_NOMUTEX};
        copy_pages(impl_->database, into, impl_->watcher);
    } catch (const SQLite::Exception& fault) {
        throw as_error(fault, path);
    }
}

Store Store::open_still(const std::string& path) {
    LedgerFile file;
    file.path = path;
    try {
        return Store{std::make_unique<Impl>(std::move(file))};
    } catch (const SQLite::Exception& fault) {
        throw as_error(fault, path);
    }
}

}  // namespace zb
