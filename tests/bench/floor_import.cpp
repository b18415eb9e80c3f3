// SPDX-License-Identifier: Apache-2.0
// The floor of an import: bare SQLite appends one entry a line of the list, with the index rows that zb keeps for a project, in one
// transaction as durable as zb's, and closes the ledger. No headings, no comparing, no checks, no hash. Usage: floor_import LEDGER LIST
#include <cstdio>
#include <fstream>
#include <sqlite3.h>
#include <string>

namespace {

constexpr const char* kBegin = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 30000; BEGIN IMMEDIATE;";
constexpr const char* kEntry =
    "INSERT INTO entry (seq, kind, project, \"on\", recorded_at, actor, \"by\", request, body, prev, hash)"
    " SELECT seq + 1, 'project.added', ?1, \"on\", recorded_at, actor, \"by\", request, ?2, hash, hash FROM entry ORDER BY seq DESC LIMIT "
    "1";
constexpr const char* kSubject = "INSERT INTO entry_subject (subject, seq) SELECT ?1, max(seq) FROM entry";
constexpr const char* kName = "INSERT INTO lookup (noun, \"key\", text) VALUES ('project', ?1, ?2)";

class Statement {
public:
    Statement(sqlite3* ledger, const char* text) { sqlite3_prepare_v2(ledger, text, -1, &statement_, nullptr); }
    ~Statement() { sqlite3_finalize(statement_); }
    Statement(const Statement&) = delete;
    Statement& operator=(const Statement&) = delete;
    bool run(const std::string& first, const std::string& second = {}) {
        sqlite3_bind_text(statement_, 1, first.data(), static_cast<int>(first.size()), SQLITE_STATIC);
        sqlite3_bind_text(statement_, 2, second.data(), static_cast<int>(second.size()), SQLITE_STATIC);
        const bool done = sqlite3_step(statement_) == SQLITE_DONE;
        sqlite3_reset(statement_);
        return done;
    }

private:
    sqlite3_stmt* statement_ = nullptr;
};

bool append_all(sqlite3* ledger, std::ifstream& list) {
    Statement entry{ledger, kEntry};
    Statement subject{ledger, kSubject};
    Statement name{ledger, kName};
    std::string line;
    std::getline(list, line);  // the headings
    for (int number = 1; std::getline(list, line); ++number) {
        const std::string digits = std::to_string(number);
        const std::string code = "JH-2026-" + digits;
        const bool done = entry.run(code, line) && subject.run("projects") && subject.run("project:" + code) && name.run(code, code) &&
                          name.run(code, digits) && name.run(code, line);
        if (!done) return false;
    }
    return true;
}

}  // namespace

int main(int count, char** words) {
    sqlite3* ledger = nullptr;
    if (count != 3 || sqlite3_open_v2(words[1], &ledger, SQLITE_OPEN_READWRITE, nullptr) != SQLITE_OK) return 2;
    std::ifstream list{words[2]};
    const bool done = sqlite3_exec(ledger, kBegin, nullptr, nullptr, nullptr) == SQLITE_OK && append_all(ledger, list) &&
                      sqlite3_exec(ledger, "COMMIT", nullptr, nullptr, nullptr) == SQLITE_OK;
    if (!done) std::fprintf(stderr, "%s\n", sqlite3_errmsg(ledger));
    return sqlite3_close(ledger) == SQLITE_OK && done ? 0 : 1;
}
