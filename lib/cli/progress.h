// SPDX-License-Identifier: Apache-2.0
// How far a long import is, or the making of many files, on standard error, for people at a terminal only.
#pragma once

#include <chrono>
#include <cstddef>
#include <string_view>

#include "cli/context.h"

namespace zb::cli {

class Progress {
public:
    // Silent with --quiet, without a terminal, or where it would be over before anybody looks.
    Progress(const Context& context, std::size_t total, std::string_view unit = "行");
    ~Progress();  // takes the bar away
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;
    void step();

private:
    void draw();
    bool shows_;
    std::string_view unit_;
    bool drawn_ = false;
    std::size_t done_ = 0;
    std::size_t total_;
    std::chrono::steady_clock::time_point next_;
};

}  // namespace zb::cli
