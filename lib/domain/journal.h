// SPDX-License-Identifier: Apache-2.0
// The journal's one kind that is no entry's: work that was told and cancelled since. It stays counted among what people recorded.
#pragma once

#include <string_view>

namespace zb {

inline constexpr std::string_view kCancelledWork = "work.cancelled";  // no kind of the ledger, and no work of the state

}  // namespace zb
