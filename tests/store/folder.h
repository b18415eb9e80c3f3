// SPDX-License-Identifier: Apache-2.0
// A folder of its own for each test, and short ways to fill a ledger and to get at its file behind zb's back.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <sqlite3.h>
#include <stdexcept>
#include <stdlib.h>
#include <string>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

#include "../ledger/chained.h"
#include "store/store.h"

namespace zb::test {

class Folder {
public:
    Folder() {
        std::string name = (std::filesystem::temp_directory_path() / "zb-store-XXXXXX").string();
        if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error{"no temporary folder"};
        path_ = name;
    }
    ~Folder() {
        std::error_code ignored;
        std::filesystem::permissions(path_, std::filesystem::perms::owner_all, ignored);
        std::filesystem::remove_all(path_, ignored);
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    std::string file(const std::string& name = "zb.db") const { return (path_ / name).string(); }
    std::string path() const { return path_.string(); }

private:
    std::filesystem::path path_;
};

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

// Code of the Error that `work` throws; "" where it throws none.
inline std::string refusal(const std::function<void()>& work) {
    try {
        work();
    } catch (const Error& error) {
        return error.fault().code;
    }
    return {};
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
