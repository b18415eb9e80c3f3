// SPDX-License-Identifier: Apache-2.0
// Names of things, looked up.
#include "base/naming.h"

#include <algorithm>
#include <fmt/format.h>

#include "base/error.h"
#include "base/text.h"

namespace zb {

namespace {

bool is_called(const Named& thing, std::string_view word) {
    return thing.key == word || std::find(thing.names.begin(), thing.names.end(), word) != thing.names.end();
}

bool has_part(const Named& thing, std::string_view word) {
    return std::any_of(thing.names.begin(), thing.names.end(),
                       [&](const std::string& name) { return name.find(word) != std::string::npos; });
}

std::string nearest_of(std::string_view word, std::span<const Named> things) {
    std::vector<std::string> words;
    for (const Named& thing : things) {
        words.push_back(thing.key);
        words.insert(words.end(), thing.names.begin(), thing.names.end());
    }
    return nearest(word, words);
}

Fault fault_of(std::string_view word, const NounWords& kind, std::string_view what, std::string message, std::string hint) {
    return Fault{fmt::format("{}.{}", kind.code, what), std::move(message), std::move(hint),
                 Place{0, std::string{kind.code}, std::string{word}}};
}

}  // namespace

Found find_named(std::string_view word, std::span<const Named> things, Match match) {
    Found found;
    for (std::size_t i = 0; i < things.size(); ++i) {
        if (is_called(things[i], word)) return {i};
        if (match == Match::partial && has_part(things[i], word)) found.several.push_back(i);
    }
    if (found.several.size() == 1) return {found.several.front()};
    if (found.several.empty()) found.nearest = nearest_of(word, things);
    return found;
}

std::string key_named(std::string_view word, std::span<const Named> things, Match match, const NounWords& kind) {
    const Found found = find_named(word, things, match);
    if (found.place) return things[*found.place].key;
    if (found.several.empty()) {
        throw Error{
            fault_of(word, kind, "unknown", fmt::format("没有“{}”这个{}", word, kind.noun), with_nearest(found.nearest, kind.list))};
    }
    std::vector<std::string> names;
    for (const std::size_t place : found.several) names.push_back(things[place].names.front());
    const std::string message = fmt::format("“{}”有 {} 个{}：{}", word, names.size(), kind.noun, join(names, "、"));
    Fault ambiguous = fault_of(word, kind, "ambiguous", message, fmt::format("写全名，如 {}", names.front()));
    ambiguous.candidates = std::move(names);
    throw Error{std::move(ambiguous)};
}

std::string with_nearest(std::string_view near, std::string_view hint) {
    return near.empty() ? std::string{hint} : fmt::format("是不是“{}”？{}", near, hint);
}

std::string with_nearest_code(std::string_view near, std::string_view hint, std::string_view before) {
    return near.empty() ? std::string{hint} : fmt::format("是不是 {}{}？{}", before, near, hint);
}

}  // namespace zb
