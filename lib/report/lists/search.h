// SPDX-License-Identifier: Apache-2.0
// Where given words occur: in names, notes, problems and materials, each with the command that shows it.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>

#include "base/table.h"
#include "domain/domain.h"

namespace zb {

// 备注 of an entry, as it was written.
struct EntryNote {
    std::int64_t seq = 0;
    std::optional<std::string> project;
    std::string text;
};

// One row a text that holds all the words; a note that stands in one of the other texts too is no row of its own. Width, case and spaces
// make no difference (normal_name).
Table search_table(const State& state, std::span<const EntryNote> notes, std::span<const std::string> words);

}  // namespace zb
