// SPDX-License-Identifier: Apache-2.0
// Files under a name of their own until they are whole. An interrupt (Ctrl-C, kill) removes them; only kill -9 and a power cut leave one,
// and `zb doctor --repair` removes that.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace zb::cli {

// Removes what temporary files there are when a signal ends the program. Called once, by main.
void remove_temporary_files_on_interrupt();

// An empty file in `folder`, open to its owner alone; gone with this object unless it was `kept`.
class TemporaryFile {
public:
    explicit TemporaryFile(const std::string& folder);  // is_open() says whether it could be made, else errno
    ~TemporaryFile();
    TemporaryFile(const TemporaryFile&) = delete;
    TemporaryFile& operator=(const TemporaryFile&) = delete;

    bool is_open() const { return descriptor_ >= 0; }
    int descriptor() const { return descriptor_; }
    const std::string& path() const { return path_; }
    void keep();  // it has its own name by now

private:
    std::string path_;
    int descriptor_ = -1;
    std::size_t watched_ = 0;  // place among the names that an interrupt removes
};

// Temporary files in `folder` that no living program holds open: left by one that was killed. With what SQLite laid beside them.
std::vector<std::string> left_files(const std::string& folder);

}  // namespace zb::cli
