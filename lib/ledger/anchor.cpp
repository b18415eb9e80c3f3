// SPDX-License-Identifier: Apache-2.0
// Finds number and digits in what people wrote down.
#include "ledger/anchor.h"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>
#include <optional>

#include "base/ascii.h"
#include "base/error.h"
#include "base/text.h"

namespace zb {
namespace {

// 16 digits are 64 bits: enough that no other ledger fits by chance, few enough to be typed from paper.
constexpr std::size_t kFewestDigits = 16;
constexpr std::size_t kAllDigits = 64;
constexpr std::size_t kGroup = 4;  // paper shows the digits in groups of four

[[noreturn]] void refuse_anchor(std::string_view text, std::string_view why) {
    throw usage_error("anchor.invalid", fmt::format("“{}”不是台账的条号和校验值：{}", truncate(visible(text, Newlines::escape), 100), why),
                      "照回执抄写，条号、冒号、校验值的前16位以上，如 1291:e9aea3888e280a80");
}

bool is_hex_digit(char c) { return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }
bool is_blank(char c) { return c == ' ' || c == '\t'; }

std::string lower_case_digits(std::string_view text) {
    std::string digits;
    for (const char c : text) {
        if (is_blank(c)) continue;
        digits.push_back(c >= 'A' && c <= 'F' ? static_cast<char>(c - 'A' + 'a') : c);
    }
    return digits;
}

std::size_t hex_run(std::string_view text, std::size_t from) {
    std::size_t end = from;
    while (end < text.size() && is_hex_digit(text[end])) ++end;
    return end - from;
}

// 2026-11-20, 2026/11/20, 2026年11月20日 behind the digits: its year is no group of them.
bool begins_date(std::string_view text) {
    const std::string_view behind = text.substr(std::min(kGroup, text.size()));
    return behind.starts_with('-') || behind.starts_with('/') || behind.starts_with('.') || behind.starts_with("年");
}

// The digits that begin at `from`: one run, or groups of four with a blank between them. Empty where they are too few.
std::string_view digits_at(std::string_view text, std::size_t from) {
    std::size_t end = from + hex_run(text, from);
    std::size_t count = end - from;
    while (count % kGroup == 0 && count < kAllDigits && end < text.size() && is_blank(text[end])) {
        const std::size_t group = hex_run(text, end + 1);
        const bool fits = group == kGroup && (end - from) % (kGroup + 1) == kGroup;
        if (!fits || begins_date(text.substr(end + 1))) break;
        end += 1 + group;
        count += group;
    }
    return count >= kFewestDigits ? text.substr(from, end - from) : std::string_view{};
}

// A word of letters or digits begins at `at`.
bool begins_word(std::string_view text, std::size_t at) { return at == 0 || !(is_digit(text[at - 1]) || is_letter(text[at - 1])); }

std::optional<std::int64_t> number_in(std::string_view digits) {
    std::int64_t number = 0;
    const auto [end, failed] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (failed != std::errc{} || end != digits.data() + digits.size() || number < 1) return std::nullopt;
    return number;
}

// The last whole number of `text`.
std::optional<std::int64_t> last_number(std::string_view text) {
    const auto last = text.find_last_of("0123456789");
    if (last == std::string_view::npos) return std::nullopt;
    const auto before = text.find_last_not_of("0123456789", last);
    const std::size_t first = before == std::string_view::npos ? 0 : before + 1;
    return number_in(text.substr(first, last + 1 - first));
}

// "412 9f18 2c44 …" and "412:9f18…": a number that begins the line is no group of digits, though it may have four.
std::optional<Anchor> anchor_behind_number(std::string_view line) {
    const std::size_t end = std::min(line.find_first_not_of("0123456789"), line.size());
    const auto number = number_in(line.substr(0, end));
    const std::size_t from = line.find_first_not_of(": \t", end);
    if (!number || from == std::string_view::npos || from == end) return std::nullopt;
    const std::string digits = lower_case_digits(digits_at(line, from));
    if (digits.empty() || digits.size() > kAllDigits) return std::nullopt;
    return Anchor{*number, digits};
}

// Digits anywhere in the line, and the nearest number before them.
std::optional<Anchor> anchor_within(std::string_view line) {
    for (std::size_t at = 0; at < line.size(); ++at) {
        if (!is_hex_digit(line[at]) || !begins_word(line, at)) continue;
        const std::string digits = lower_case_digits(digits_at(line, at));
        if (digits.empty() || digits.size() > kAllDigits) continue;
        const auto number = last_number(line.substr(0, at));
        if (number) return Anchor{*number, digits};
    }
    return std::nullopt;
}

std::optional<Anchor> anchor_of_line(std::string_view line) {
    const auto anchor = anchor_behind_number(line);
    return anchor ? anchor : anchor_within(line);
}

}  // namespace

Anchor read_anchor(std::string_view text) {
    const auto first = text.find_first_not_of(" \t");
    std::string_view rest = first == std::string_view::npos ? std::string_view{} : text.substr(first);
    Anchor anchor;
    const auto [end, failed] = std::from_chars(rest.data(), rest.data() + rest.size(), anchor.seq);
    if (failed != std::errc{} || anchor.seq < 1) refuse_anchor(text, "开头应是条号");
    rest.remove_prefix(static_cast<std::size_t>(end - rest.data()));
    if (rest.empty() || (rest.front() != ':' && !is_blank(rest.front()))) refuse_anchor(text, "条号后应是冒号或空格");
    rest.remove_prefix(1);
    anchor.digits = lower_case_digits(rest);
    if (!std::all_of(anchor.digits.begin(), anchor.digits.end(), is_hex_digit)) refuse_anchor(text, "校验值只有 0 到 9、a 到 f");
    if (anchor.digits.size() < kFewestDigits || anchor.digits.size() > kAllDigits) {
        refuse_anchor(text, fmt::format("校验值有 {} 位，应为 {} 至 {} 位", anchor.digits.size(), kFewestDigits, kAllDigits));
    }
    return anchor;
}

std::vector<Anchor> read_anchors(std::string_view text) {
    std::vector<Anchor> anchors;
    Faults faults;
    int number = 0;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find_first_of("\r\n", begin), text.size());
        const std::string_view line = trim(text.substr(begin, end - begin));
        begin = end + (text.substr(end, 2) == "\r\n" ? 2 : 1);
        ++number;
        if (line.empty() || line.front() == '#') continue;
        faults.attempt(number, [&] {
            const auto anchor = anchor_of_line(line);
            if (!anchor) refuse_anchor(line, "没有条号和16位以上的校验值");
            anchors.push_back(*anchor);
        });
    }
    faults.throw_if_any(usage_error("anchor.invalid", fmt::format("有 {} 行不是凭证，没有核对", faults.count()), {}));
    if (!anchors.empty()) return anchors;
    throw Error{"anchor.none", "里面一条凭证也没有，没有核对", "每行一条：条号 校验值；现在的末条：zb ledger head"};
}

}  // namespace zb
