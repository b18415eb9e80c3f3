// SPDX-License-Identifier: Apache-2.0
// Who runs zb: the user that the operating system names, or behind sudo the one whom a service account serves (zb-sharing(7)).
#pragma once

#include <string>
#include <sys/types.h>

namespace zb::cli {

struct Caller {
    uid_t user = 0;
    // zb runs as a service account for that user: it can read and write more than the user may.
    bool is_served = false;
    // And must therefore neither open files for the user nor write any: all but root, who may do so anyway.
    bool is_restricted() const { return is_served && user != 0; }
};

// The same throughout a run.
const Caller& caller();
// uid:login. A caller is believed to be another than the one who runs only by the account that owns the ledger: `database` is its path.
std::string actor_of(const std::string& database);
// Throws Error "program.setuid" where a mark on the program's file gives whoever runs it the rights of another.
void refuse_borrowed_rights();

}  // namespace zb::cli
