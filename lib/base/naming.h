// SPDX-License-Identifier: Apache-2.0
// Finds one thing by what people call it, and says what was perhaps meant where there is none.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace zb {

// How much of a name a word must be: the whole, or also a part that no other name has.
enum class Match { full, partial };

// One thing that a word may mean, by its key and the names that people use for it.
struct Named {
    std::string key;
    std::vector<std::string> names;  // the first one is shown where several things may be meant
};

// What a word means: one thing, several, or none.
struct Found {
    std::optional<std::size_t> place = {};  // of the one thing meant
    std::vector<std::size_t> several = {};  // places of those whose names have the word as a part
    std::string nearest = {};               // where none is meant: the nearest key or name, "" where none is near
};

// A whole key or name means its thing, whatever else has it as a part.
Found find_named(std::string_view word, std::span<const Named> things, Match match);

// How messages speak of things of one kind.
struct NounWords {
    std::string_view noun;  // 事项
    std::string_view code;  // step: the first half of error codes
    std::string list;       // how to see all of them
};

// The same where one must be meant: its key. Throws Error "step.unknown" with the nearest, "step.ambiguous" with the candidates.
std::string key_named(std::string_view word, std::span<const Named> things, Match match, const NounWords& kind);

// A hint that begins with what was perhaps meant: 是不是“施工许可”？看全部…; the hint alone where nothing is near.
std::string with_nearest(std::string_view near, std::string_view hint);
// The same for what can be pasted as it stands, a code or a piece of a command: 是不是 zb step？全部命令：zb help.
// `before` are the words that belong in front of the nearest.
std::string with_nearest_code(std::string_view near, std::string_view hint, std::string_view before = {});

}  // namespace zb
