// SPDX-License-Identifier: Apache-2.0
// Full-text search over a few hundred short texts, held in memory: Chinese by pairs of characters, other scripts by words. Right for
// questions of two characters, and of one. Knows no noun.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace zb {

// A part of a text to be searched; what stands in a title counts more than what stands in a body.
struct WeighedText {
    std::string text;
    int weight = 1;
};
using SearchedText = std::vector<WeighedText>;

struct RankedText {
    std::size_t place = 0;             // of the text among those searched
    std::int64_t score = 0;            // greater: the better answer
    std::vector<std::string> matched;  // the longest pieces of the question that stand in it, in the question's order
};

// The texts that hold every word of the question, or of a word of four characters and more at least half of its pairs; the best first,
// those alike in the order given. Width and case make no difference (as in normal_name). A blank question finds nothing.
std::vector<RankedText> rank_texts(std::string_view question, std::span<const SearchedText> texts);

// About `characters` of the text around the first place where a piece matched, with 【】 around each place where one stands.
std::string excerpt_of(std::string_view text, std::span<const std::string> matched, std::size_t characters);

}  // namespace zb
