// SPDX-License-Identifier: Apache-2.0
// Words and their note.
#include "domain/wording.h"

#include <fmt/format.h>

namespace zb {

std::string with_note(std::string words, const std::optional<std::string>& note) {
    return note ? fmt::format("{}：{}", words, *note) : words;
}

}  // namespace zb
