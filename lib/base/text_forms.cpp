// SPDX-License-Identifier: Apache-2.0
// The forms of a text: checked, made visible, folded, normal, and how far two words are apart.
#include <algorithm>
#include <cstdlib>
#include <fmt/format.h>
#include <memory>
#include <new>
#include <utf8proc.h>

#include "base/error.h"
#include "base/text.h"
#include "base/utf8.h"

namespace zb {

namespace {

// Maps valid UTF-8 by options of utf8proc.
std::string mapped(std::string_view text, unsigned options) {
    utf8proc_uint8_t* result = nullptr;
    const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
    const utf8proc_ssize_t size =
        utf8proc_map(bytes, static_cast<utf8proc_ssize_t>(text.size()), &result, static_cast<utf8proc_option_t>(options));
    if (size == UTF8PROC_ERROR_NOMEM) throw std::bad_alloc{};
    const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owner{result, &std::free};
    if (size < 0) return std::string{text};  // not UTF-8: its own and only form
    return std::string{result, result + size};
}

std::string composed(std::string_view text) { return mapped(text, UTF8PROC_STABLE | UTF8PROC_COMPOSE); }

std::string folded_compatible(std::string_view text) {
    return mapped(text, UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD | UTF8PROC_IGNORE);
}

std::string without_spaces(std::string_view text) {
    std::string kept;
    while (!text.empty()) {
        const CodePoint next = first_code_point(text);
        const bool space = next.value <= U' ' || next.value == U'\u00A0' || next.value == U'\u3000';
        if (!space) kept += text.substr(0, next.bytes);
        text.remove_prefix(next.bytes);
    }
    return kept;
}

std::string escaped(char32_t value) {
    const auto number = static_cast<unsigned>(value);
    return number <= 0xFFFF ? fmt::format("\\u{:04x}", number) : fmt::format("\\U{:08x}", number);
}

bool is_layout(char32_t value) { return value == U'\n' || value == U'\t'; }

// Excel's Alt+Enter writes a line feed, Windows forms write both: one form is stored.
std::string with_plain_newlines(std::string_view text) {
    std::string plain;
    plain.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool before_newline = text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n';
        if (!before_newline) plain += text[i];
    }
    return plain;
}

Error invalid_text(std::string_view field, std::string message, std::string hint, std::string_view value) {
    const std::string shown = truncate(visible(value, Newlines::escape), 60);
    return Error{Fault{"text.invalid", std::move(message), std::move(hint), Place{0, std::string{field}, shown}}};
}

void check_characters(std::string_view text, std::string_view field, Newlines newlines) {
    std::string_view rest = text;
    for (int position = 1; !rest.empty(); ++position) {
        const CodePoint next = first_code_point(rest);
        rest.remove_prefix(next.bytes);
        const bool allowed_layout = newlines == Newlines::keep && is_layout(next.value);
        if (allowed_layout || (!is_invisible(next.value) && !is_unassigned(next.value))) continue;
        if (is_layout(next.value)) {
            throw invalid_text(field, fmt::format("“{}”不能换行，也不能有制表符", field), "写成一行，用逗号或分号隔开", text);
        }
        throw invalid_text(field, fmt::format("“{}”第 {} 个字是看不见的字符 U+{:04X}", field, position, static_cast<unsigned>(next.value)),
                           "删去这个字符，或者手工重新录入该项", text);
    }
}

// Where in `b` the word `a` is looked for.
enum class Span { all_of_it, any_part };

// Edit distance in which two neighbours changed about count once, as they are one slip of the fingers. Of any part of `b` the ends are
// free: what stands before and behind costs nothing.
std::size_t distance(std::u32string_view a, std::u32string_view b, Span span = Span::all_of_it) {
    std::vector<std::vector<std::size_t>> table(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
    for (std::size_t i = 0; i <= a.size(); ++i) table[i][0] = i;
    for (std::size_t j = 0; j <= b.size(); ++j) table[0][j] = span == Span::all_of_it ? j : 0;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t change = a[i - 1] == b[j - 1] ? 0 : 1;
            std::size_t best = std::min({table[i - 1][j] + 1, table[i][j - 1] + 1, table[i - 1][j - 1] + change});
            const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
            if (swapped) best = std::min(best, table[i - 2][j - 2] + 1);
            table[i][j] = best;
        }
    }
    const std::vector<std::size_t>& last = table[a.size()];
    return span == Span::all_of_it ? last.back() : *std::min_element(last.begin(), last.end());
}

bool is_beyond_ascii(std::u32string_view points) {
    return !points.empty() && std::all_of(points.begin(), points.end(), [](char32_t c) { return c >= 0x80; });
}

// How far two words may be apart and still be one, mistyped: a third of the longer; of two Chinese characters one.
std::size_t slip(std::u32string_view one, std::u32string_view other) {
    const std::size_t longer = std::max(one.size(), other.size());
    const bool two_characters = longer == 2 && is_beyond_ascii(one) && is_beyond_ascii(other);
    return two_characters ? 1 : longer / 3;
}

constexpr std::size_t kLongestWord = 256;  // nobody mistypes a longer one, and the comparison is quadratic

std::u32string typed_points(std::string_view word) { return code_points(word.substr(0, kLongestWord)); }

// The candidate of which a part is nearest, the shortest of equals: 消放设计 in 特殊建设工程消防设计审查.
std::string nearest_by_part(const std::u32string& word, std::span<const std::string> candidates) {
    constexpr std::size_t kFewest = 4;  // of fewer characters too many names have a near part
    if (word.size() < kFewest || !is_beyond_ascii(word)) return {};
    std::string best;
    std::size_t best_distance = word.size() / 3 + 1;
    for (const std::string& candidate : candidates) {
        const std::size_t apart = distance(word, typed_points(candidate), Span::any_part);
        if (apart > best_distance || apart > word.size() / 3) continue;
        if (apart == best_distance && candidate.size() >= best.size()) continue;
        best = candidate;
        best_distance = apart;
    }
    return best;
}

}  // namespace

std::string visible(std::string_view text, Newlines newlines) {
    std::string shown;
    shown.reserve(text.size());
    while (!text.empty()) {
        const CodePoint next = first_code_point(text);
        if (!next.valid) {
            shown += fmt::format("\\x{:02x}", static_cast<unsigned>(static_cast<unsigned char>(text.front())));
        } else if (is_invisible(next.value) && !(next.value == U'\n' && newlines == Newlines::keep)) {
            shown += escaped(next.value);
        } else {
            shown += text.substr(0, next.bytes);
        }
        text.remove_prefix(next.bytes);
    }
    return shown;
}

std::string clean_text(std::string_view text, std::string_view field, Newlines newlines) {
    if (text.size() > kLongestText) {
        throw Error{Fault{"text.too_long", fmt::format("“{}”有 {} 字节，最多 {} 字节", field, text.size(), kLongestText),
                          "只写要点，长材料另存文件", Place{0, std::string{field}, ""}}};
    }
    if (!is_utf8(text)) throw invalid_text(field, fmt::format("“{}”不是 UTF-8 文字", field), "终端或文件改用 UTF-8 编码后重试", text);
    const std::string plain = with_plain_newlines(trim(text));
    check_characters(plain, field, newlines);
    return composed(plain);
}

bool is_utf8(std::string_view text) {
    while (!text.empty()) {
        const CodePoint next = first_code_point(text);
        if (!next.valid) return false;
        text.remove_prefix(next.bytes);
    }
    return true;
}

std::string fold_width(std::string_view text) {
    std::string folded;
    folded.reserve(text.size());
    while (!text.empty()) {
        const CodePoint next = first_code_point(text);
        if (next.value >= 0xFF01 && next.value <= 0xFF5E) {
            folded += static_cast<char>(next.value - 0xFEE0);
        } else if (next.value == U'\u00A0' || next.value == U'\u3000') {
            folded += ' ';
        } else {
            folded += text.substr(0, next.bytes);
        }
        text.remove_prefix(next.bytes);
    }
    return folded;
}

std::string normal_name(std::string_view name) {
    // Taking a space out may bring a letter and its mark together, so the form is sought until it stays.
    std::string form{name};
    for (;;) {
        std::string next = folded_compatible(without_spaces(folded_compatible(form)));
        if (next == form) return form;
        form = std::move(next);
    }
}

std::u32string code_points(std::string_view text) {
    std::u32string points;
    while (!text.empty()) {
        const CodePoint next = first_code_point(text);
        points += next.value;
        text.remove_prefix(next.bytes);
    }
    return points;
}

bool spelt_alike(std::string_view one, std::string_view other) {
    const std::u32string a = typed_points(one);
    const std::u32string b = typed_points(other);
    const std::size_t longer = std::max(a.size(), b.size());
    // So much longer or shorter, it is no nearer than that.
    if (longer - std::min(a.size(), b.size()) > longer / 3) return false;
    return longer > 0 && distance(a, b) <= longer / 3;
}

std::string nearest(std::string_view word, std::span<const std::string> candidates) {
    const std::u32string points = typed_points(word);
    std::string best;
    std::size_t best_distance = points.size() + 1;
    for (const std::string& candidate : candidates) {
        const std::u32string other = typed_points(candidate);
        const std::size_t longer = std::max(points.size(), other.size()) - std::min(points.size(), other.size());
        if (longer > slip(points, other)) continue;
        const std::size_t apart = distance(points, other);
        if (apart > slip(points, other) || apart >= best_distance) continue;
        best = candidate;
        best_distance = apart;
    }
    return best.empty() ? nearest_by_part(points, candidates) : best;
}

}  // namespace zb
