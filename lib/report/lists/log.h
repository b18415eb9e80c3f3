// SPDX-License-Identifier: Apache-2.0
// Entries printed for people: who did what, when, and whether it still counts.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>

#include "base/table.h"
#include "domain/domain.h"

namespace zb {

struct LoggedEntry {
    Envelope envelope;
    Fact fact;
    std::optional<std::int64_t> reversed_by = {};
};

// One row an entry, in the order given. `names` is the state that names projects, steps and people.
Table log_table(const State& names, std::span<const LoggedEntry> entries);
// The same for one project, by the day it happened.
Table history_table(const State& names, std::span<const LoggedEntry> entries);
// 已冲销（第 N 条）, empty where the entry counts.
Cell reversed_cell(std::optional<std::int64_t> reversed_by);
// Who did it: the person named, else the one whose login it is, else the login.
std::string doer(const State& names, const Envelope& envelope);

}  // namespace zb
