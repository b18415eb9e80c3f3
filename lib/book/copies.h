// SPDX-License-Identifier: Apache-2.0
// Whether a ledger, or a copy of one, is whole.
#pragma once

#include <string>
#include <vector>

#include "store/store.h"

namespace zb {

// What makes a ledger no ledger to copy, by itself and against `anchors`: the chain; where that is sound, SQLite's own checks, the schema
// and the derived indexes. Not what lies beside the chain: whoever tampered with that must not stop the backups.
std::vector<Fault> all_faults(const Store& store, std::vector<Anchor> anchors = {});
// The last entry of the copy at `path`, which must be whole and a part of `original`. Throws "backup.unsound".
Head checked_copy(const Store& original, const std::string& path);

}  // namespace zb
