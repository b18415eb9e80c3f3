// SPDX-License-Identifier: Apache-2.0
// What a specialist's note says of which item: notes are told of a project, people read them beside its items.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "outlook/outlook.h"

namespace zb {

// A sentence of a note, and the item that it names: by name, by its responsible person, or by its unit where only one of that unit's
// is in hand.
struct NotePiece {
    std::string text;
    const StepOutlook* step = nullptr;
    std::string subject = {};  // what stands before a colon where no item is named: 土地、规划资料移交
    std::string person = {};   // somebody of the staff list who is named
};
std::vector<NotePiece> note_pieces(const State& state, const ProjectOutlook& project, std::string_view text);

// 下一步 as told last of that item or of the project as a whole; a note about other items only says nothing of this one.
std::optional<std::string> next_told(const State& state, const ProjectOutlook& project, const StepOutlook& step);

}  // namespace zb
