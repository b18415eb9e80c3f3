// SPDX-License-Identifier: Apache-2.0
// Code points and what kind they are, by the tables of utf8proc.
#include "base/utf8.h"

#include <algorithm>
#include <array>
#include <utf8proc.h>

namespace zb {

CodePoint first_code_point(std::string_view text) {
    const auto first = static_cast<unsigned char>(text.front());
    if (first < 0x80) return CodePoint{first, 1, true};
    utf8proc_int32_t value = 0;
    const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
    const utf8proc_ssize_t used = utf8proc_iterate(bytes, static_cast<utf8proc_ssize_t>(text.size()), &value);
    if (used <= 0) return CodePoint{U'\uFFFD', 1, false};
    return CodePoint{static_cast<char32_t>(value), static_cast<std::size_t>(used), true};
}

std::string encode_utf8(char32_t value) {
    std::array<utf8proc_uint8_t, 4> bytes{};
    const auto size = utf8proc_encode_char(static_cast<utf8proc_int32_t>(value), bytes.data());
    return std::string{bytes.begin(), bytes.begin() + size};
}

bool is_invisible(char32_t value) {
    if (value < 0x7F) return value < 0x20;
    // Letters and marks by category that nevertheless draw nothing: the joiner U+034F and the Hangul fillers.
    constexpr std::array<char32_t, 7> kBlankLetters = {0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x3164, 0xFFA0};
    if (std::find(kBlankLetters.begin(), kBlankLetters.end(), value) != kBlankLetters.end()) return true;
    const utf8proc_category_t category = utf8proc_category(static_cast<utf8proc_int32_t>(value));
    return category == UTF8PROC_CATEGORY_CC || category == UTF8PROC_CATEGORY_CF || category == UTF8PROC_CATEGORY_ZL ||
           category == UTF8PROC_CATEGORY_ZP || category == UTF8PROC_CATEGORY_CS;
}

bool is_unassigned(char32_t value) {
    const bool in_han_planes = value >= 0x20000 && value <= 0x3FFFD && (value & 0xFFFE) != 0xFFFE;
    if (in_han_planes) return false;
    return utf8proc_category(static_cast<utf8proc_int32_t>(value)) == UTF8PROC_CATEGORY_CN;
}

}  // namespace zb
