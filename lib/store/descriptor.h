// SPDX-License-Identifier: Apache-2.0
// An open file of the operating system, closed with its owner. Never one of the ledger itself: closing any descriptor of that drops the
// locks that SQLite holds on it (https://sqlite.org/howtocorrupt.html, 2.2).
#pragma once

#include <filesystem>
#include <string_view>
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

// Both give 0, or the error number.
int write_all(int file, std::string_view bytes);
// Makes the names in a folder last. Where it may not be read, by way of its whole disk; a file system that knows no syncing of folders
// (EINVAL) needs none.
int sync_folder(const std::filesystem::path& folder);

}  // namespace zb
