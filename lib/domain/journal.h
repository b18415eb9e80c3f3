// SPDX-License-Identifier: Apache-2.0
// Kind of a journal line whose entry of work was cancelled since; the line still counts as work that somebody recorded.
#pragma once

#include <string_view>

namespace zb {

inline constexpr std::string_view kCancelledWork = "work.cancelled";  // no kind of the ledger, and no work of the state

}  // namespace zb
