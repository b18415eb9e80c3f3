// SPDX-License-Identifier: Apache-2.0
// 为什么是这一天: an item's limit day by day, with the articles and entries that it rests on; then why its lamp, its planned day and
// its expected day are what they are.
#pragma once

#include <string_view>

#include "base/document.h"
#include "domain/domain.h"

namespace zb {

// The item's last attempt as of `basis.as_of` (the entry that it rests on is left out where `basis.seq` is 0); where no limit runs yet, the
// parts that need none. Throws Error "step.unknown" where the current plan has no such step.
Document why_document(const State& state, std::string_view project, std::string_view step_key, const Basis& basis);

}  // namespace zb
