// SPDX-License-Identifier: Apache-2.0
// The door of lib/store: SQLite's faults leave it as our Error, in Chinese.
#pragma once

#include <SQLiteCpp/Exception.h>
#include <string>

#include "base/error.h"

namespace zb {

// `path`: the database, where it is known which.
Error as_error(const SQLite::Exception& fault, const std::string& path = {});

// Runs `work`; what SQLite throws in it is thrown on as our Error.
template <class Work>
auto at_door(Work&& work) -> decltype(work()) {
    try {
        return work();
    } catch (const SQLite::Exception& fault) {
        throw as_error(fault);
    }
}

}  // namespace zb
