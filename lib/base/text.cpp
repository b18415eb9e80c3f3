// SPDX-License-Identifier: Apache-2.0
// Text in the columns of a terminal, and cutting it up.
#include "base/text.h"

#include <algorithm>
#include <fmt/format.h>
#include <utf8proc.h>

#include "base/utf8.h"

namespace zb {

namespace {

std::size_t width_of(char32_t value) {
    if (value < 0x20) return 0;
    if (value < 0x7F) return 1;
    // Coloured circles and squares, and the Han planes' newer characters: terminals draw them wide before the tables say so.
    if ((value >= 0x1F7E0 && value <= 0x1F7EB) || (value >= 0x20000 && value <= 0x3FFFD)) return 2;
    if (is_unassigned(value)) return 1;
    return static_cast<std::size_t>(std::max(0, utf8proc_charwidth(static_cast<utf8proc_int32_t>(value))));
}

// The longest head of `text` that is at most `columns` wide, with the marks that stand on its last character.
std::string_view head_within(std::string_view text, std::size_t columns) {
    std::size_t used = 0;
    std::size_t width = 0;
    while (used < text.size()) {
        const CodePoint next = first_code_point(text.substr(used));
        width += width_of(next.value);
        if (width > columns) break;
        used += next.bytes;
    }
    return text.substr(0, used);
}

bool breaks_anywhere(char32_t value) { return width_of(value) == 2; }

// The bytes up to the next place where a line may break: one wide character with its marks, a run of spaces, or a word.
std::string_view unbroken_piece(std::string_view text) {
    const CodePoint first = first_code_point(text);
    const bool space = first.value == U' ';
    std::size_t used = first.bytes;
    while (used < text.size()) {
        const CodePoint next = first_code_point(text.substr(used));
        const bool mark = width_of(next.value) == 0;
        const bool continues =
            space ? next.value == U' ' : next.value != U' ' && !breaks_anywhere(first.value) && !breaks_anywhere(next.value);
        if (!mark && !continues) break;
        used += next.bytes;
    }
    return text.substr(0, used);
}

// 避头尾 (GB/T 15834—2011, 5.1): what closes stands at no line's beginning, what opens at no line's end.
bool closes(char32_t value) {
    return std::u32string_view{U"，。、；：！？）》〉\u300D\u300F】〕\u201D\u2019…％,.;:!?)]}%"}.find(value) != std::u32string_view::npos;
}
bool opens(char32_t value) {
    return std::u32string_view{U"（《〈\u300C\u300E【〔\u201C\u2018([{"}.find(value) != std::u32string_view::npos;
}

std::string_view first_piece(std::string_view text) {
    std::size_t used = 0;
    CodePoint next = first_code_point(text);
    while (opens(next.value) && used + next.bytes < text.size()) {
        used += next.bytes;
        next = first_code_point(text.substr(used));
    }
    const bool space = next.value == U' ';
    if (!space || used == 0) used += unbroken_piece(text.substr(used)).size();
    if (space) return text.substr(0, used);
    while (used < text.size()) {
        next = first_code_point(text.substr(used));
        if (!closes(next.value)) break;
        used += next.bytes;
    }
    return text.substr(0, used);
}

// The bytes of the last character.
std::size_t last_character(std::string_view text) {
    std::size_t at = text.size() - 1;
    while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) --at;
    return text.size() - at;
}

// At least one character, so that a line narrower than a Han character still makes headway. What closes takes the Han character before it
// to the next line, but no part of a code.
std::string_view head_of_line(std::string_view text, std::size_t columns) {
    std::string_view head = head_within(text, columns);
    if (head.empty()) return text.substr(0, first_code_point(text).bytes);
    if (head.size() == text.size() || !closes(first_code_point(text.substr(head.size())).value)) return head;
    const std::size_t last = last_character(head);
    return last > 1 && last < head.size() ? head.substr(0, head.size() - last) : head;
}

std::vector<std::string> wrap_paragraph(std::string_view text, std::size_t columns) {
    std::vector<std::string> lines;
    std::string line;
    const auto finish = [&] {
        line.erase(line.find_last_not_of(' ') + 1);
        lines.push_back(std::move(line));
        line.clear();
    };
    while (!text.empty()) {
        std::string_view piece = first_piece(text);
        const bool space = piece.front() == ' ';
        if (display_width(line) + display_width(piece) > columns && !line.empty()) finish();
        if (space && line.empty() && !lines.empty()) {
            text.remove_prefix(piece.size());  // no line but the first begins with a space
            continue;
        }
        if (display_width(piece) > columns) piece = head_of_line(piece, columns);
        line += piece;
        text.remove_prefix(piece.size());
    }
    finish();
    return lines;
}

bool ends_with_blank(std::string_view text, std::size_t bytes) {
    const std::string_view tail = text.substr(text.size() - bytes);
    return tail == " " || tail == "\t" || tail == "\n" || tail == "\r" || tail == "\f" || tail == "\v" || tail == "\u3000" ||
           tail == "\u00A0";
}

std::size_t blank_at_end(std::string_view text) {
    for (std::size_t bytes = 1; bytes <= 3 && bytes <= text.size(); ++bytes) {
        if (ends_with_blank(text, bytes)) return bytes;
    }
    return 0;
}

std::size_t blank_at_start(std::string_view text) {
    for (std::size_t bytes = 1; bytes <= 3 && bytes <= text.size(); ++bytes) {
        if (ends_with_blank(text.substr(0, bytes), bytes)) return bytes;
    }
    return 0;
}

}  // namespace

std::size_t display_width(std::string_view text) {
    std::size_t width = 0;
    while (!text.empty()) {
        const CodePoint next = first_code_point(text);
        width += width_of(next.value);
        text.remove_prefix(next.bytes);
    }
    return width;
}

std::string pad_right(std::string_view text, std::size_t columns) {
    const std::size_t width = display_width(text);
    std::string padded{text};
    if (width < columns) padded.append(columns - width, ' ');
    return padded;
}

std::string pad_left(std::string_view text, std::size_t columns) {
    const std::size_t width = display_width(text);
    std::string padded(width < columns ? columns - width : 0, ' ');
    padded += text;
    return padded;
}

std::string truncate(std::string_view text, std::size_t columns) {
    if (display_width(text) <= columns) return std::string{text};
    constexpr std::string_view kDots = "...";
    if (columns <= kDots.size()) return std::string(columns, '.');
    std::string cut{head_within(text, columns - kDots.size())};
    cut += kDots;
    return cut;
}

std::size_t longest_piece(std::string_view text) {
    std::size_t longest = 0;
    while (!text.empty()) {
        const std::string_view piece = first_piece(text);
        if (piece.front() != ' ') longest = std::max(longest, display_width(piece));
        text.remove_prefix(piece.size());
    }
    return longest;
}

std::vector<std::string> wrap(std::string_view text, std::size_t columns) {
    std::vector<std::string> lines;
    for (;;) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        std::vector<std::string> part = wrap_paragraph(text.substr(0, end), std::max<std::size_t>(columns, 1));
        std::move(part.begin(), part.end(), std::back_inserter(lines));
        if (end == text.size()) return lines;
        text.remove_prefix(end + 1);
    }
}

std::string_view trim(std::string_view text) {
    while (const std::size_t bytes = blank_at_start(text)) text.remove_prefix(bytes);
    while (const std::size_t bytes = blank_at_end(text)) text.remove_suffix(bytes);
    return text;
}

std::vector<std::string> split(std::string_view text, char separator) {
    std::vector<std::string> pieces;
    if (trim(text).empty()) return pieces;
    for (;;) {
        const std::size_t end = std::min(text.find(separator), text.size());
        pieces.emplace_back(trim(text.substr(0, end)));
        if (end == text.size()) return pieces;
        text.remove_prefix(end + 1);
    }
}

std::string join(std::span<const std::string> pieces, std::string_view separator) {
    std::string joined;
    for (const std::string& piece : pieces) {
        if (&piece != &pieces.front()) joined += separator;
        joined += piece;
    }
    return joined;
}

std::string join_some(std::span<const std::string> pieces, std::string_view separator) {
    constexpr std::size_t kShown = 12;
    if (pieces.size() <= kShown) return join(pieces, separator);
    return fmt::format("{} 等 {} 个", join(pieces.first(kShown), separator), pieces.size());
}

std::string shell_word(std::string_view word) {
    constexpr std::string_view kPlain = "-_./:=,+@%";
    const auto plain = [&](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte >= 0x80 || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
               kPlain.find(c) != std::string_view::npos;
    };
    const auto ends_a_command = [&](std::string_view sign) { return word.find(sign) != std::string_view::npos; };
    constexpr std::string_view kEnds[] = {"；", "。", "，", "（", "）", "？", "“", "”"};
    const bool ends = std::any_of(std::begin(kEnds), std::end(kEnds), ends_a_command);
    if (!word.empty() && !ends && std::all_of(word.begin(), word.end(), plain)) return std::string{word};
    std::string quoted = "'";
    for (const char c : word) quoted += c == '\'' ? std::string{"'\\''"} : std::string(1, c);
    return quoted + "'";
}

std::string chinese_number(int number) {
    constexpr std::string_view kDigits[] = {"", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
    const int tens = number / 10;
    const std::string ten = tens == 0 ? "" : fmt::format("{}十", tens == 1 ? std::string_view{} : kDigits[tens]);
    return ten + std::string{kDigits[number % 10]};
}

}  // namespace zb
