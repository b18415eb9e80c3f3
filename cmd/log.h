// SPDX-License-Identifier: Apache-2.0
// Entries as people read them: decoded, with what cancels them.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "book/book.h"
#include "report/lists/log.h"

namespace zb::cli {

std::vector<LoggedEntry> decoded(const std::vector<Entry>& entries, const Cancelled& cancelled);
// Of a project's stream, from first to last, as known at `up_to`.
std::vector<Entry> entries_of_project(const Book& book, const std::string& project, std::int64_t up_to);

}  // namespace zb::cli
