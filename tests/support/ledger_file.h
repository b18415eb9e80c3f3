// SPDX-License-Identifier: Apache-2.0
// Short ways to fill a ledger and to get at its file behind zb's back.
#pragma once

#include <functional>
#include <optional>
#include <sqlite3.h>
#include <string>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

#include "store/store.h"
#include "support/chained.h"
#include "support/folder.h"
#include "support/refusal.h"

namespace zb::test {

inline NewEntry with_indexes(const Entry& entry) {
    NewEntry added{entry, {"all"}, {}};
    if (entry.project) {
        added.subjects.push_back("project:" + *entry.project);
        added.lookups.push_back({"project", *entry.project, "项目" + *entry.project});
    }
    if (entry.kind == "note.added") added.subjects.push_back("notes");
    return added;
}

inline void write(Store& store, const std::vector<Entry>& entries) {
    std::vector<NewEntry> added;
    for (const Entry& entry : entries) added.push_back(with_indexes(entry));
    store.begin_write();
    store.append(added);
    store.commit();
}

// A new ledger at `path` with `entries`, closed.
inline void make_ledger(const std::string& path, const std::vector<Entry>& entries) {
    Store::create(path);
    Store store = Store::open(path, Access::write);
    write(store, entries);
}

inline std::vector<Entry> scanned(const Store& store, const Query& query = {}) {
    std::vector<Entry> entries;
    store.scan(query, [&](Entry& entry) { entries.push_back(std::move(entry)); });
    return entries;
}

// Runs SQL on the file as a forger would: with a plain connection and no settings. Gives SQLite's result code.
inline int forge(const std::string& path, const std::string& sql) {
    sqlite3* database = nullptr;
    sqlite3_open_v2(path.c_str(), &database, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nullptr);
    const int result = sqlite3_exec(database, sql.c_str(), nullptr, nullptr, nullptr);
    sqlite3_close(database);
    return result;
}

// Runs `work` in a process of its own; its exit status, or -1 where a signal ended it. No connection may be open here.
inline int in_child(const std::function<int()>& work) {
    const pid_t child = ::fork();
    if (child == 0) {
        int status = 99;
        try {
            status = work();
        } catch (const Error&) {
            status = 98;
        }
        ::_exit(status);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

}  // namespace zb::test
