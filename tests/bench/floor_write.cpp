// SPDX-License-Identifier: Apache-2.0
// The floor of one write: bare SQLite appends one entry with its index row to a ledger, as durably as zb does, and closes it.
// No fold, no checks, no hash. Usage: floor_write LEDGER
#include <cstdio>
#include <initializer_list>
#include <sqlite3.h>

namespace {

constexpr const char* kSettings = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 30000;";

constexpr const char* kAppend =
    "BEGIN IMMEDIATE;"
    "INSERT INTO entry (seq, kind, project, \"on\", recorded_at, actor, \"by\", request, body, prev, hash)"
    " SELECT seq + 1, 'step.decided', project, \"on\", recorded_at, actor, \"by\", request, '{\"step\":\"x\"}', hash, hash"
    " FROM entry ORDER BY seq DESC LIMIT 1;"
    "INSERT INTO entry_subject (subject, seq) SELECT 'project:x', max(seq) FROM entry;"
    "COMMIT;";

}  // namespace

int main(int count, char** words) {
    sqlite3* ledger = nullptr;
    if (count != 2 || sqlite3_open_v2(words[1], &ledger, SQLITE_OPEN_READWRITE, nullptr) != SQLITE_OK) return 2;
    for (const char* text : {kSettings, kAppend}) {
        if (sqlite3_exec(ledger, text, nullptr, nullptr, nullptr) == SQLITE_OK) continue;
        std::fprintf(stderr, "%s\n", sqlite3_errmsg(ledger));
        return 1;
    }
    return sqlite3_close(ledger) == SQLITE_OK ? 0 : 1;
}
