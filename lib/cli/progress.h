// SPDX-License-Identifier: Apache-2.0
// How far a long import is, a long reading, or the making of many files, on standard error, for people at a terminal only.
#pragma once

#include <chrono>
#include <cstddef>
#include <string_view>

#include "cli/context.h"
#include "store/store.h"

namespace zb::cli {

class Progress {
public:
    // Silent with --quiet, without a terminal, or where it would be over before anybody looks. Without a unit it counts in percent.
    Progress(const Context& context, std::size_t total, std::string_view unit = "行");
    ~Progress();  // takes the bar away
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;
    void step() { reach(done_ + 1, total_); }
    // So much of all; the bar goes when all is done.
    void reach(std::size_t done, std::size_t all);

private:
    void draw();
    void take_away();
    bool shows_;
    std::string_view unit_;
    bool drawn_ = false;
    std::size_t done_ = 0;
    std::size_t total_;
    std::chrono::steady_clock::time_point next_;
};

// A bar for whatever is read or copied from now on; empty where nobody would see one.
Watcher progress_of_reading(const Context& context);

}  // namespace zb::cli
