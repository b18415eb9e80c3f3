// SPDX-License-Identifier: Apache-2.0
// Every noun as one table as of a day: what `zb export sqlite` hands to other tools.
#pragma once

#include <string>
#include <vector>

#include "base/table.h"
#include "domain/domain.h"

namespace zb {

struct SnapshotTable {
    std::string name;     // of the table in SQL
    std::string meaning;  // what a row is
    Table table;          // the same as zb's own list of it, where there is one
};

// The state must cover everything.
std::vector<SnapshotTable> snapshot_tables(const State& state, Date day);

}  // namespace zb
