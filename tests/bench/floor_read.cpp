// SPDX-License-Identifier: Apache-2.0
// The floor of a report: bare SQLite reads every entry's columns once, rapidjson parses each body in place. Nothing is folded.
// Usage: floor_read LEDGER; prints how many entries and JSON members there are, so that no work can be left out.
#include <cstddef>
#include <cstdio>
#include <rapidjson/document.h>
#include <sqlite3.h>
#include <string>

namespace {

constexpr const char* kQuery =
    "SELECT seq, kind, project, \"on\", recorded_at, actor, \"by\", request, body, prev, hash FROM entry ORDER BY seq";
constexpr int kColumns = 11;
constexpr int kBody = 8;

struct Count {
    std::size_t entries = 0;
    std::size_t bytes = 0;
    std::size_t members = 0;
};

Count read_all(sqlite3_stmt* rows) {
    Count count;
    std::string body;
    while (sqlite3_step(rows) == SQLITE_ROW) {
        for (int i = 0; i < kColumns; ++i) count.bytes += static_cast<std::size_t>(sqlite3_column_bytes(rows, i));
        body.assign(reinterpret_cast<const char*>(sqlite3_column_text(rows, kBody)),
                    static_cast<std::size_t>(sqlite3_column_bytes(rows, kBody)));
        rapidjson::Document document;
        document.ParseInsitu(body.data());
        if (document.IsObject()) count.members += document.MemberCount();
        ++count.entries;
    }
    return count;
}

}  // namespace

int main(int argument_count, char** words) {
    sqlite3* ledger = nullptr;
    sqlite3_stmt* rows = nullptr;
    if (argument_count != 2 || sqlite3_open_v2(words[1], &ledger, SQLITE_OPEN_READONLY, nullptr) != SQLITE_OK) return 2;
    if (sqlite3_prepare_v2(ledger, kQuery, -1, &rows, nullptr) != SQLITE_OK) return 1;
    const Count count = read_all(rows);
    sqlite3_finalize(rows);
    sqlite3_close(ledger);
    std::printf("%zu entries, %zu bytes, %zu members\n", count.entries, count.bytes, count.members);
    return count.entries > 0 ? 0 : 1;
}
