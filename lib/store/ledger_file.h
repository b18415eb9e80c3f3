// SPDX-License-Identifier: Apache-2.0
// What must be so of a ledger's path before SQLite opens it. Never opens the file itself: closing it would drop SQLite's locks.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>

namespace zb {

struct LedgerFile {
    std::string path;       // absolute, symbolic links in its folder resolved
    unsigned mode = 0;      // permissions, for the lock file beside it
    bool writable = false;  // the file and its folder
    bool has_wal = false;   // a -wal lies beside it: someone writes, or was killed
    bool has_room = true;   // the disk has room for what SQLite lays beside it
};

// Where a new ledger is made, and the group that shares it.
struct LedgerPlace {
    std::string path;
    std::optional<std::string> group = {};
    LedgerPlace(std::string where) : path(std::move(where)) {}
    LedgerPlace(std::string where, std::optional<std::string> whose) : path(std::move(where)), group(std::move(whose)) {}
};

// Bytes free for this user on the disk of a folder; none where it does not say.
std::optional<std::int64_t> free_bytes(const std::string& folder);
// Throws "db.missing", "db.no_permission" (a folder on the way is closed, or the file), "db.foreign" (no regular file), "db.network".
LedgerFile find_ledger(const std::string& path);
// Where a ledger is, or may be made: the file is none where there is nothing. Throws "db.no_folder", "db.foreign", "db.network".
struct PlaceFound {
    std::string path;  // absolute, symbolic links in its folder resolved
    std::optional<LedgerFile> file;
};
PlaceFound find_place(const std::string& path);
// Throws "db.full", "db.read_only", "db.linked" (a second name of the file, whose -wal would be another), "db.root" (root writing another's
// ledger).
void require_writable(const LedgerFile& file);
// Makes an empty file, durable in its folder: for its owner alone, in a setgid folder or for a group 0660. Throws "db.exists",
// "db.no_folder", "db.no_permission", "db.network", "db.cannot_create", "db.no_group", "db.folder_not_shared" (not setgid, or of another
// group: what SQLite puts beside the ledger would not be the group's).
LedgerFile create_empty(const LedgerPlace& place);

}  // namespace zb
