// SPDX-License-Identifier: Apache-2.0
// Text as people see it: columns on a terminal, normal forms, near words. UTF-8 throughout; never asks the locale.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace zb {

// Terminal columns that `text` takes: 2 for Han and full-width, 0 for combining marks, 1 for ambiguous.
std::size_t display_width(std::string_view text);
std::string pad_right(std::string_view text, std::size_t columns);
std::string pad_left(std::string_view text, std::size_t columns);
// At most `columns` wide, ending in "..." where cut; never splits a character.
std::string truncate(std::string_view text, std::size_t columns);
// Lines of at most `columns`; breaks between any two Han characters and at spaces.
std::vector<std::string> wrap(std::string_view text, std::size_t columns);
// The widest part that wrap leaves whole where there is room: a code, a date, a Han character, each with what opens and closes around it.
std::size_t longest_piece(std::string_view text);

// Control characters, bidi controls and zero-width characters become \u001b (cli.md rule 11). Newlines too, unless kept.
enum class Newlines { keep, escape };
std::string visible(std::string_view text, Newlines newlines = Newlines::keep);

inline constexpr std::size_t kLongestText = 64 * 1024;  // bytes of a field (cli.md rule 15)
// Checks text from outside: valid UTF-8, no control, bidi, zero-width or unassigned characters, at most 64 KiB; gives its NFC form,
// trimmed. Newlines and tabs are allowed only where `newlines` keeps them. Throws Error "text.invalid", "text.too_long".
std::string clean_text(std::string_view text, std::string_view field, Newlines newlines = Newlines::keep);

bool is_utf8(std::string_view text);
std::string_view trim(std::string_view text);                           // also takes U+3000 and NBSP off
std::vector<std::string> split(std::string_view text, char separator);  // pieces trimmed; none of an empty text
std::string join(std::span<const std::string> pieces, std::string_view separator);
// The same of the first twelve, then 等 40 个: lists of any length that stand in a sentence.
std::string join_some(std::span<const std::string> pieces, std::string_view separator);
std::string fold_width(std::string_view text);  // full-width ASCII to ASCII, NBSP and U+3000 to a space
// Two names with the same normal form are the same name: NFKC, case folded, spaces and brackets' width ignored.
std::string normal_name(std::string_view name);
std::u32string code_points(std::string_view text);

// Whether two words are one but for a slip: an edit distance over code points of at most a third of the longer.
bool spelt_alike(std::string_view one, std::string_view other);
// The candidate nearest to `word`, by the same distance (of two Chinese characters one may differ), else by that of a part of it; or "".
std::string nearest(std::string_view word, std::span<const std::string> candidates);

// A word as a shell takes it: quoted where it has a blank, a sign that means something to the shell, or one at which a reader would take
// the command to end.
std::string shell_word(std::string_view word);

// 一, 二, … 十, 十一, … 九十九.
std::string chinese_number(int number);

}  // namespace zb
