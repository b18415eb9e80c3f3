// SPDX-License-Identifier: Apache-2.0
// 台账报送回执: what a specialist gets for a sealed day, to keep and to compare with the ledger later.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>

#include "base/document.h"
#include "domain/domain.h"

namespace zb {

// 64 hex digits of an entry's hash.
using HashOf = std::function<std::string(std::int64_t seq)>;

// Receipt for the day's seals of `projects` (codes): where one was sealed more than once, the first with a line for the addition.
// `deadline` is the setting submission.deadline; `basis` the ledger's head behind the last seal.
Document receipt_document(const State& state, Date day, std::string_view by, std::span<const std::string> projects, const HashOf& hash_of,
                          const Basis& basis);

}  // namespace zb
