// SPDX-License-Identifier: Apache-2.0
// Chinese words by the first letters of their pinyin: sgxkz for 施工许可证.
#pragma once

#include <string_view>

namespace zb {

// Two to twenty-four small Latin letters and digits, letters first: what may be initials, and is no code of ours.
bool may_be_initials(std::string_view word);

// How much of a name a word spells: all of it, a part in one piece, or none. Of characters with several readings each counts; letters and
// digits stand for themselves, signs and blanks for nothing.
enum class Spelt { none, part, whole };
Spelt spelt_by_initials(std::string_view word, std::string_view name);

}  // namespace zb
