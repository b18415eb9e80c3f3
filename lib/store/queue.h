// SPDX-License-Identifier: Apache-2.0
// The writers' queue: a lock on a file beside the database. SQLite's own waiting is unfair: the worst of 16 writers waited 1.3 s
// instead of 0.13 s.
#pragma once

#include <chrono>
#include <string>

namespace zb {

class Queue {
public:
    Queue() = default;
    ~Queue();
    Queue(const Queue&) = delete;
    Queue& operator=(const Queue&) = delete;

    // Waits for the lock on `path`, at most `patience`, and holds it to the end of this object; does nothing where it is held already.
    // A new lock file gets the permissions `mode`, so that whoever may write the database may queue. Throws "db.busy", "db.lock".
    void enter(const std::string& path, unsigned mode, std::chrono::milliseconds patience);

private:
    int descriptor_ = -1;
};

}  // namespace zb
