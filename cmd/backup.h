// SPDX-License-Identifier: Apache-2.0
// A checked copy of a ledger, for zb backup and for commands that make one before they change the file.
#pragma once

#include <cstdint>
#include <string>

#include "cli/context.h"
#include "store/store.h"

namespace zb::cli {

struct BackedUp {
    Head head;
    std::int64_t bytes = 0;
};
// Writes a copy of the ledger to `path`, whole and checked, or nothing. Throws "backup.unsound", "output.…".
BackedUp back_up(Context& context, const Store& store, const std::string& path);
// A name beside the ledger that nothing has, and that says what the file is and when it was made: zb.db.before-migrate-20261123T090000.
std::string dated_name(const Context& context, std::string_view what);

}  // namespace zb::cli
