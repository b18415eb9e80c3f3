// SPDX-License-Identifier: Apache-2.0
// What the commands that correct share: an entry cancelled, and the sentence that says so.
#pragma once

#include <cstdint>
#include <string>

#include "cli/writing.h"

namespace zb::cli {

// Cancels one entry and says so in the receipt: 已冲销第 45 条（005 戊公司… 施工许可 已办结）.
void reverse(WriteRow& row, std::int64_t entry, const std::optional<std::string>& reason);
// Only says so, where the command cancels it itself.
void say_reversed(WriteRow& row, const Entry& cancelled);
// Adds the streams that must be read to cancel an entry; none for a number that the ledger does not have.
void add_scope_of_entry(const Book& book, std::int64_t entry, Scope& scope);

}  // namespace zb::cli
