// SPDX-License-Identifier: Apache-2.0
// An open file of the operating system, closed with its owner. Never one of the ledger itself: closing any descriptor of that drops the
// locks that SQLite holds on it (https://sqlite.org/howtocorrupt.html, 2.2).
#pragma once

#include <unistd.h>
#include <utility>

namespace zb {

class Descriptor {
public:
    explicit Descriptor(int number) : number_(number) {}  // what open() gave; below 0: nothing is open
    ~Descriptor() { close(); }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    int number() const { return number_; }
    bool is_open() const { return number_ >= 0; }
    bool close() { return !is_open() || ::close(std::exchange(number_, -1)) == 0; }  // whether what was written got to the file

private:
    int number_;
};

}  // namespace zb
