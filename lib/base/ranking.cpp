// SPDX-License-Identifier: Apache-2.0
// Terms of a question, what each is worth, and which texts hold enough of them.
#include "base/ranking.h"

#include <algorithm>
#include <bit>
#include <map>
#include <set>

#include "base/text.h"
#include "base/utf8.h"

namespace zb {

namespace {

// Letters and digits other than Han are searched as whole words: GB50016, A3.
bool is_word_letter(char32_t c) { return c < 0x2E80 && c > 0x20; }

using Characters = std::u32string;

std::string utf8_of(const Characters& characters) {
    std::string text;
    for (const char32_t c : characters) text += encode_utf8(c);
    return text;
}

// The terms of a piece without blanks: pairs of neighbouring Han characters, one alone where it stands alone, whole words of letters.
std::vector<Characters> terms_of(const Characters& piece) {
    std::vector<Characters> terms;
    for (std::size_t at = 0; at < piece.size();) {
        std::size_t end = at + 1;
        while (end < piece.size() && is_word_letter(piece[end]) == is_word_letter(piece[at])) ++end;
        const Characters run = piece.substr(at, end - at);
        if (is_word_letter(piece[at]) || run.size() == 1) {
            terms.push_back(run);
        } else {
            for (std::size_t i = 0; i + 1 < run.size(); ++i) terms.push_back(run.substr(i, 2));
        }
        at = end;
    }
    return terms;
}

// A word of the question, in its normal form.
struct Word {
    Characters text;
    std::vector<Characters> terms;
};

std::vector<Word> words_of(std::string_view question) {
    std::vector<Word> words;
    for (const std::string& piece : split(fold_width(question), ' ')) {
        const Characters text = code_points(normal_name(piece));
        if (!text.empty()) words.push_back({text, terms_of(text)});
    }
    return words;
}

struct Part {
    Characters text;
    int weight = 1;
};
using Parts = std::vector<Part>;

int count_in(const Characters& text, const Characters& term) {
    int count = 0;
    for (std::size_t at = text.find(term); at != Characters::npos; at = text.find(term, at + term.size())) ++count;
    return count;
}

bool holds(const Parts& parts, const Characters& term) {
    return std::any_of(parts.begin(), parts.end(), [&](const Part& part) { return part.text.find(term) != Characters::npos; });
}

// Half of a long word's pairs suffice: 施工许可证延期 finds what says 施工许可证 and 申请延期 apart.
bool holds_enough(const Parts& parts, const Word& word) {
    const auto held = std::count_if(word.terms.begin(), word.terms.end(), [&](const Characters& term) { return holds(parts, term); });
    const auto all = static_cast<std::ptrdiff_t>(word.terms.size());
    constexpr std::ptrdiff_t kShort = 2;  // a word of three characters has two pairs
    return all <= kShort ? holds(parts, word.text) : 2 * held >= all;
}

// The more texts hold a term, the less it says. In whole numbers, so that the order is the same on every machine.
class Worth {
public:
    Worth(std::span<const Word> words, std::span<const Parts> texts) {
        for (const Word& word : words) {
            for (const Characters& term : word.terms) {
                const auto holding = static_cast<std::size_t>(
                    std::count_if(texts.begin(), texts.end(), [&](const Parts& parts) { return holds(parts, term); }));
                worth_[term] = std::bit_width(16 * (texts.size() + 1) / (holding + 1));
            }
        }
    }
    int of(const Characters& term) const { return static_cast<int>(worth_.at(term)); }

private:
    std::map<Characters, unsigned long> worth_;
};

// Who holds more of the question's terms comes first. Of those alike: what stands often counts no more than three times, what stands whole
// counts as if each of its terms stood once more.
std::int64_t score_of(const Parts& parts, std::span<const Word> words, const Worth& worth) {
    constexpr int kMost = 3;
    constexpr std::int64_t kHeld = 1'000'000;  // more than all weights together
    std::int64_t score = 0;
    for (const Word& word : words) {
        for (const Characters& term : word.terms) score += holds(parts, term) ? kHeld : 0;
        for (const Part& part : parts) {
            const bool whole = word.terms.size() > 1 && part.text.find(word.text) != Characters::npos;
            for (const Characters& term : word.terms)
                score += std::int64_t{part.weight} * worth.of(term) * (std::min(count_in(part.text, term), kMost) + (whole ? 1 : 0));
        }
    }
    return score;
}

// The longest pieces of the word that the text holds, from the left.
void add_matched(std::vector<std::string>& matched, const Parts& parts, const Word& word) {
    for (std::size_t at = 0; at < word.text.size();) {
        std::size_t length = word.text.size() - at;
        while (length > 0 && !holds(parts, word.text.substr(at, length))) --length;
        const bool too_short = length == 0 || (length == 1 && word.text.size() > 1);
        if (!too_short) {
            std::string piece = utf8_of(word.text.substr(at, length));
            if (std::find(matched.begin(), matched.end(), piece) == matched.end()) matched.push_back(std::move(piece));
        }
        at += std::max<std::size_t>(length, 1);
    }
}

// Pieces are in their normal form, the text that is shown is not.
bool same_character(char32_t normal, char32_t shown) { return normal == shown || encode_utf8(normal) == normal_name(encode_utf8(shown)); }

std::size_t match_at(const Characters& text, std::size_t at, std::span<const Characters> pieces) {
    std::size_t longest = 0;
    for (const Characters& piece : pieces) {
        if (piece.size() <= longest || at + piece.size() > text.size()) continue;
        const bool same = std::equal(piece.begin(), piece.end(), text.begin() + static_cast<std::ptrdiff_t>(at), same_character);
        if (same) longest = piece.size();
    }
    return longest;
}

}  // namespace

std::vector<RankedText> rank_texts(std::string_view question, std::span<const SearchedText> texts) {
    const std::vector<Word> words = words_of(question);
    if (words.empty()) return {};
    std::vector<Parts> folded;
    for (const SearchedText& text : texts) {
        Parts parts;
        for (const WeighedText& part : text) parts.push_back({code_points(normal_name(part.text)), part.weight});
        folded.push_back(std::move(parts));
    }
    const Worth worth{words, folded};
    std::vector<RankedText> ranked;
    for (std::size_t place = 0; place < folded.size(); ++place) {
        const Parts& parts = folded[place];
        const bool all = std::all_of(words.begin(), words.end(), [&](const Word& word) { return holds_enough(parts, word); });
        if (!all) continue;
        RankedText hit{place, score_of(parts, words, worth), {}};
        for (const Word& word : words) add_matched(hit.matched, parts, word);
        ranked.push_back(std::move(hit));
    }
    std::stable_sort(ranked.begin(), ranked.end(), [](const RankedText& a, const RankedText& b) { return a.score > b.score; });
    return ranked;
}

std::string excerpt_of(std::string_view text, std::span<const std::string> matched, std::size_t characters) {
    const Characters all = code_points(text);
    std::vector<Characters> pieces;
    for (const std::string& piece : matched) pieces.push_back(code_points(piece));
    std::size_t first = 0;
    while (first < all.size() && match_at(all, first, pieces) == 0) ++first;
    if (first == all.size()) first = 0;
    const std::size_t before = characters / 4;
    const std::size_t from = first > before ? first - before : 0;
    const std::size_t to = std::min(all.size(), from + characters);
    std::string excerpt = from > 0 ? "..." : "";
    for (std::size_t at = from; at < to;) {
        const std::size_t length = match_at(all, at, pieces);
        const std::string piece = utf8_of(all.substr(at, std::max<std::size_t>(length, 1)));
        excerpt += length > 0 ? "【" + piece + "】" : piece;
        at += std::max<std::size_t>(length, 1);
    }
    return to < all.size() ? excerpt + "..." : excerpt;
}

}  // namespace zb
