// SPDX-License-Identifier: Apache-2.0
// Looks the characters of a name up in the lists of those that begin with a letter (data/pinyin_initials.txt).
#include "base/initials.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "base/ascii.h"
#include "base/utf8.h"

namespace zb {

extern const std::string_view embedded_pinyin_initials;

namespace {

bool is_small_letter(char c) { return c >= 'a' && c <= 'z'; }

// The characters at each letter; none at i, u and v, with which no syllable begins.
using Letters = std::array<std::string_view, 26>;

Letters read_letters() {
    Letters letters;
    std::string_view rest = embedded_pinyin_initials;
    while (!rest.empty()) {
        const std::string_view line = rest.substr(0, rest.find('\n'));
        rest.remove_prefix(std::min(line.size() + 1, rest.size()));
        if (line.size() > 2 && is_small_letter(line.front())) letters[static_cast<std::size_t>(line.front() - 'a')] = line.substr(2);
    }
    return letters;
}

bool begins_with(std::string_view character, char letter) {
    static const Letters letters = read_letters();
    return is_small_letter(letter) && letters[static_cast<std::size_t>(letter - 'a')].find(character) != std::string_view::npos;
}

// The characters of a name that count, each as it is written; Latin letters in small.
std::vector<std::string> characters(std::string_view name) {
    std::vector<std::string> found;
    while (!name.empty()) {
        const CodePoint next = first_code_point(name);
        const char first = name.front();
        if (next.bytes > 1) {
            const bool is_sign = next.value < 0x3400 || (next.value >= 0xFF00 && next.value <= 0xFFEF);
            if (!is_sign) found.emplace_back(name.substr(0, next.bytes));
        } else if (is_digit(first) || is_small_letter(first)) {
            found.emplace_back(1, first);
        } else if (first >= 'A' && first <= 'Z') {
            found.emplace_back(1, static_cast<char>(first - 'A' + 'a'));
        }
        name.remove_prefix(next.bytes);
    }
    return found;
}

bool stands_for(char letter, const std::string& character) {
    return character.size() == 1 ? character.front() == letter : begins_with(character, letter);
}

}  // namespace

bool may_be_initials(std::string_view word) {
    constexpr std::size_t kFewest = 2;
    constexpr std::size_t kMost = 24;
    if (word.size() < kFewest || word.size() > kMost) return false;
    return std::all_of(word.begin(), word.begin() + kFewest, is_small_letter) &&
           std::all_of(word.begin(), word.end(), [](char c) { return is_small_letter(c) || is_digit(c); });
}

Spelt spelt_by_initials(std::string_view word, std::string_view name) {
    const std::vector<std::string> all = characters(name);
    for (std::size_t from = 0; from + word.size() <= all.size(); ++from) {
        std::size_t at = 0;
        while (at < word.size() && stands_for(word[at], all[from + at])) ++at;
        if (at == word.size()) return word.size() == all.size() ? Spelt::whole : Spelt::part;
    }
    return Spelt::none;
}

}  // namespace zb
