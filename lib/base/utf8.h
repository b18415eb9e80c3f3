// SPDX-License-Identifier: Apache-2.0
// One code point at a time, for the files of this folder that look at characters.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace zb {

struct CodePoint {
    char32_t value = 0;     // U+FFFD where the byte is not part of valid UTF-8
    std::size_t bytes = 0;  // 1 to 4; 1 where invalid
    bool valid = true;
};

// The first code point of a text that is not empty.
CodePoint first_code_point(std::string_view text);
std::string encode_utf8(char32_t value);

// Control, bidi, zero-width and other characters that change how a line looks without being seen.
bool is_invisible(char32_t value);
// No character yet, or never one. The planes of Han (2 and 3) count as assigned: newer names stand there than a library knows.
bool is_unassigned(char32_t value);

}  // namespace zb
