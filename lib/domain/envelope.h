// SPDX-License-Identifier: Apache-2.0
// What every fact carries besides itself.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "base/date.h"
#include "base/instant.h"

namespace zb {

struct Envelope {
    std::int64_t seq = 0;
    Instant recorded_at;                 // drives what is known
    Date on;                             // the day it happened: drives clocks and periods
    std::string actor;                   // uid:login, from the operating system
    std::optional<std::string> by;       // the person named by --by
    std::optional<std::string> project;  // code
};

// Of a fact about a project; empty where it names none, and no project is called so.
inline const std::string& project_of(const Envelope& envelope) {
    static const std::string kNone;
    return envelope.project ? *envelope.project : kNone;
}

}  // namespace zb
