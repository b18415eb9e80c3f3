// SPDX-License-Identifier: Apache-2.0
// THE list of nouns, in the order of zb help. A new noun is one line here and one in cmd/nouns.h.
#include <array>

#include "cmd/nouns.h"

namespace zb::cmd {

std::span<const Noun> nouns() {
    static constexpr auto kNouns = std::to_array<Noun>({
        {"calendar", "工作日：推算、计数、判断", calendar_commands},
        {"help", "帮助", help_commands},
    });
    return kNouns;
}

}  // namespace zb::cmd
