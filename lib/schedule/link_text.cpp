// SPDX-License-Identifier: Apache-2.0
// Reading links from their end.
#include "schedule/link_text.h"

#include <algorithm>
#include <charconv>

#include "base/ascii.h"
#include "base/text.h"

namespace zb {

namespace {

constexpr std::size_t kMostDigits = 5;
constexpr std::size_t kKindLength = 2;

std::optional<LinkKind> kind_at_end(std::string_view text) {
    return text.size() <= kKindLength ? std::nullopt : link_kind(text.substr(text.size() - kKindLength));
}

// +2wd, -3cd, +2: takes it off the text where a kind stands before it.
void take_lag(std::string_view& text, LinkText& link) {
    const std::size_t sign = text.find_last_of("+-");
    if (sign == std::string_view::npos || !kind_at_end(text.substr(0, sign))) return;
    std::string_view digits = text.substr(sign + 1);
    const bool calendar = digits.ends_with("cd");
    if (calendar || digits.ends_with("wd")) digits.remove_suffix(kKindLength);
    const bool number = all_digits(digits);
    if (!number || digits.empty() || digits.size() > kMostDigits) return;
    std::from_chars(digits.data(), digits.data() + digits.size(), link.lag);
    if (text[sign] == '-') link.lag = -link.lag;
    if (calendar) link.lag_unit = DurationUnit::calendar;
    text = text.substr(0, sign);
}

}  // namespace

LinkText read_link_text(std::string_view text) {
    LinkText link;
    take_lag(text, link);
    if (const std::optional<LinkKind> kind = kind_at_end(text)) {
        link.kind = *kind;
        text.remove_suffix(kKindLength);
    }
    link.from = trim(text);
    return link;
}

}  // namespace zb
