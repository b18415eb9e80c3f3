// SPDX-License-Identifier: Apache-2.0
// Which item each sentence of a specialist's note is about: notes are recorded for a project, people read them beside its items.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "outlook/outlook.h"

namespace zb {

// A sentence of a note, and the item that it names: by name, by its responsible person, or by its unit where that unit has
// only one item in hand.
struct NotePiece {
    std::string text;
    const StepOutlook* step = nullptr;
    std::string subject = {};  // what stands before a colon where no item is named: 土地、规划资料移交
    std::string person = {};   // somebody of the staff list who is named
};
std::vector<NotePiece> note_pieces(const State& state, const ProjectOutlook& project, std::string_view text);

// The 下一步 recorded last for that item or for the project as a whole; a note that is only about other items does not count.
std::optional<std::string> next_noted(const State& state, const ProjectOutlook& project, const StepOutlook& step);

}  // namespace zb
