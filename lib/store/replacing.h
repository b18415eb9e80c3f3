// SPDX-License-Identifier: Apache-2.0
// Puts one ledger's file in the place of another, as restoring a backup does. At every moment the place holds the one or the other, whole.
#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "store/queue.h"

namespace zb {

class Replacement {
public:
    // Takes the writers' queue of the ledger at `path`, whether there is one or not, and holds it to the end of this object. Throws
    // "db.busy", "db.lock", "db.no_folder", "db.network" and what keeps the file from being written.
    explicit Replacement(const std::string& path, std::chrono::milliseconds patience = std::chrono::seconds{30});

    bool replaces() const { return replaces_; }  // there is a file in the place
    // Waits until no command has the ledger open, keeps its file as `aside` and what lies beside it (-wal, -shm, -journal) under that name
    // too, then gives `made`, a closed ledger in the same folder, its permissions and its place. The names that were kept. Throws
    // "db.busy", "db.exists" (`aside`), "db.cannot_create"; "db.not_synced" (exit 74) where all was done but may not outlast a power cut.
    // No connection to either may be open in this process.
    std::vector<std::string> put(const std::string& made, const std::string& aside);

private:
    std::string path_;
    bool replaces_ = false;
    std::chrono::milliseconds patience_;
    Queue queue_;
};

}  // namespace zb
