// SPDX-License-Identifier: Apache-2.0
// The writers' queue: a lock on a file beside the database. SQLite's own waiting is unfair: the worst of 16 writers waited 1.3 s
// instead of 0.13 s.
#pragma once

#include <chrono>
#include <string>

namespace zb {

inline constexpr std::chrono::milliseconds kBetweenTries{5};  // of whatever is waited for

class Queue {
public:
    Queue() = default;
    ~Queue();
    Queue(const Queue&) = delete;
    Queue& operator=(const Queue&) = delete;

    // Waits for the lock on `path`, at most `patience`, and holds it to the end of this object; does nothing where it is held already.
    // Whoever may write the database, whose permissions are `database_mode`, may open the lock file, and nobody else. Throws "db.busy",
    // "db.lock".
    void enter(const std::string& path, unsigned database_mode, std::chrono::milliseconds patience);

private:
    int descriptor_ = -1;
};

}  // namespace zb
