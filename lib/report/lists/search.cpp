// SPDX-License-Identifier: Apache-2.0
// Looks through a state: what was cancelled is not found.
#include "report/lists/search.h"

#include <fmt/format.h>

namespace zb {

Table search_table(const State& state, std::span<const EntryNote> notes, std::span<const std::string> words) {
    Finder finder{words};
    look_through(state, finder);
    for (const EntryNote& note : notes)
        finder.look_once({"备注", note.project.value_or(""), fmt::format("第 {} 条", note.seq), fmt::format("zb ledger show {}", note.seq)},
                         note.text);
    return finder.take();
}

}  // namespace zb
