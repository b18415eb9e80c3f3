// SPDX-License-Identifier: Apache-2.0
// What kind of character a byte is, whatever the locale.
#pragma once

#include <algorithm>
#include <string_view>

namespace zb {

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
constexpr bool all_digits(std::string_view text) { return !text.empty() && std::all_of(text.begin(), text.end(), is_digit); }

}  // namespace zb
