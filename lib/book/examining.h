// SPDX-License-Identifier: Apache-2.0
// Everything that can be found wrong with a ledger's file, as a list: for verify, doctor and whoever restores.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/error.h"
#include "ledger/anchor.h"
#include "store/store.h"

namespace zb {

// What entry 1 says of the ledger.
struct Opening {
    std::string origin;  // 32 hex digits
    bool practice = false;
};
// None where entry 1 is not there or cannot be read.
std::optional<Opening> opening_of(const Store& store);

struct Examination {
    Head head;
    std::vector<Fault> faults;  // empty: sound, and contains all anchors
};
// The chain with the anchors, SQLite's own checks, the schema, every entry decoded, the derived indexes: all that is found, none of it
// stopping the rest.
Examination examine(const Store& store, std::vector<Anchor> anchors);

// Whether an error at the opening says something of the file itself (damaged, no ledger), not of the way to it (missing, busy, network).
bool is_finding(const Error& error);

}  // namespace zb
