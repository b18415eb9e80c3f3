// SPDX-License-Identifier: Apache-2.0
// What the file system says of a ledger and of what lies beside it, asked before the ledger is opened: opening takes a left -wal in.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace zb {

struct FileStatus {
    std::string path;
    unsigned mode = 0;  // permissions
    unsigned owner = 0;
    unsigned group = 0;
    std::int64_t size = 0;
    std::int64_t names = 1;  // hard links
};

struct Surroundings {
    std::string folder;
    std::optional<FileStatus> database, folder_itself, wal, shared_memory, journal, lock;
    bool in_use = false;               // some command has it open at this moment
    std::optional<std::int64_t> free;  // bytes on that disk, for this user; none: it does not say
    std::string owner_name = {};
    std::string group_name = {};
};
Surroundings look_around(const std::string& path);
// The permissions that the lock file should have: who may write the ledger may open it, and nobody else.
unsigned lock_mode(unsigned database_mode);

}  // namespace zb
