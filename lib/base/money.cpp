// SPDX-License-Identifier: Apache-2.0
// Amounts as the published lists of projects print them, read by whole numbers only.
#include "base/money.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <initializer_list>

#include "base/ascii.h"
#include "base/error.h"
#include "base/text.h"

namespace zb {

namespace {

constexpr std::int64_t kYuanInWan = 10'000;
constexpr std::int64_t kYuanInYi = 100'000'000;
// A thousand times the yearly product of the country: beyond it a figure is a slip, and sums of figures stay far from overflow.
constexpr std::int64_t kLargestSum = 100'000'000 * kYuanInYi;

// A number at the head of a text, its decimals as whole hundred-millionths, and what follows it.
struct LeadingNumber {
    std::int64_t whole;
    std::int64_t decimals;
    std::string_view rest;
};
constexpr std::int64_t kParts = 100'000'000;

std::string_view without_prefixes(std::string_view text, std::initializer_list<std::string_view> prefixes) {
    for (bool found = true; found;) {
        found = false;
        for (const std::string_view prefix : prefixes) {
            if (!text.starts_with(prefix)) continue;
            text = trim(text.substr(prefix.size()));
            found = true;
        }
    }
    return text;
}

// 1,200 and 12,345,678 but not 12,34: a comma in the wrong place is more likely a slip for a point.
bool has_sound_separators(std::string_view whole) {
    if (whole.find(',') == std::string_view::npos) return true;
    const std::size_t first = whole.find(',');
    if (first == 0 || first > 3) return false;
    for (std::size_t i = first; i < whole.size(); i += 4) {
        if (whole[i] != ',' || whole.size() - i < 4) return false;
        if (!std::all_of(whole.begin() + static_cast<std::ptrdiff_t>(i) + 1, whole.begin() + static_cast<std::ptrdiff_t>(i) + 4,
                         is_digit)) {
            return false;
        }
    }
    return true;
}

std::optional<LeadingNumber> arabic_number(std::string_view text) {
    const std::size_t whole_end = std::min(text.find_first_not_of("0123456789,"), text.size());
    const std::string_view whole = text.substr(0, whole_end);
    if (whole.empty() || !has_sound_separators(whole)) return std::nullopt;
    std::int64_t value = 0;
    for (const char c : whole) {
        if (c == ',') continue;
        value = value * 10 + (c - '0');
        if (value > kLargestSum) return std::nullopt;
    }
    std::string_view rest = text.substr(whole_end);
    if (!rest.starts_with('.')) return LeadingNumber{value, 0, rest};
    const std::size_t decimals_end = std::min(rest.find_first_not_of("0123456789", 1), rest.size());
    if (decimals_end == 1) return std::nullopt;
    std::int64_t decimals = 0;
    std::int64_t part = kParts;
    for (const char c : rest.substr(1, decimals_end - 1)) {
        part /= 10;
        decimals += part * (c - '0');
    }
    return LeadingNumber{value, decimals, rest.substr(decimals_end)};
}

// 十, 二十五, 三百: the older lists write round sums so.
std::optional<LeadingNumber> chinese_number(std::string_view text) {
    constexpr std::array<std::string_view, 10> kDigits = {"零", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
    constexpr std::array<std::string_view, 3> kTens = {"十", "百", "千"};
    constexpr std::size_t kBytes = 3;
    std::int64_t sum = 0;
    std::int64_t digit = -1;
    std::size_t used = 0;
    for (; used + kBytes <= text.size(); used += kBytes) {
        const std::string_view character = text.substr(used, kBytes);
        const auto found = std::find(kDigits.begin(), kDigits.end(), character == "两" ? "二" : character);
        if (found != kDigits.end()) {
            if (digit > 0) return std::nullopt;
            digit = found - kDigits.begin();
            continue;
        }
        const auto ten = std::find(kTens.begin(), kTens.end(), character);
        if (ten == kTens.end()) break;
        std::int64_t weight = 10;
        for (auto i = kTens.begin(); i != ten; ++i) weight *= 10;
        sum += (digit > 0 ? digit : 1) * weight;
        digit = -1;
    }
    if (used == 0) return std::nullopt;
    return LeadingNumber{sum + std::max<std::int64_t>(digit, 0), 0, text.substr(used)};
}

// Yuan in one unit at the head of `rest`; a bare number is in 万元, as in the lists.
struct Unit {
    std::int64_t yuan;
    std::string_view rest;
};

std::optional<Unit> unit_of(std::string_view rest) {
    if (rest.empty()) return Unit{kYuanInWan, rest};
    struct Named {
        std::string_view name;
        std::int64_t yuan;
    };
    // Longer names first. 万 and 亿 alone must end the text: 12亿美元 are no yuan.
    constexpr std::array<Named, 5> kUnits = {Named{"亿元", kYuanInYi}, Named{"万元", kYuanInWan}, Named{"元", 1}, Named{"亿", kYuanInYi},
                                             Named{"万", kYuanInWan}};
    for (const Named& unit : kUnits) {
        if (rest.starts_with(unit.name)) return Unit{unit.yuan, trim(rest.substr(unit.name.size()))};
    }
    return std::nullopt;
}

// What may stand behind the figure without changing it: 以上, 左右, and a bracket that states a part (60亿元（一期15亿元）).
bool is_harmless_tail(std::string_view tail) {
    tail = without_prefixes(tail, {"人民币", "以上", "左右", "余元", "多元", "余", "多"});
    return tail.empty() || (tail.starts_with('(') && tail.ends_with(')'));
}

std::optional<Money> figure_in(std::string_view text) {
    text = without_prefixes(text, {"总投资", "人民币", "超过", "超", "逾", "约", "近", "不低于", "不少于", "预计", "¥", ":"});
    auto number = arabic_number(text);
    if (!number) number = chinese_number(text);
    if (!number) return std::nullopt;
    const auto unit = unit_of(without_prefixes(trim(number->rest), {"余", "多"}));
    if (!unit || !is_harmless_tail(unit->rest)) return std::nullopt;

    if (number->whole > kLargestSum / unit->yuan) return std::nullopt;
    // Half a yuan counts up: spreadsheets hold 88294.84 as 88294.8400000001.
    return Money{number->whole * unit->yuan + (number->decimals * unit->yuan + kParts / 2) / kParts};
}

std::string with_sign(std::int64_t number, const std::string& magnitude) { return number < 0 ? "-" + magnitude : magnitude; }

std::uint64_t magnitude_of(std::int64_t number) {
    return number < 0 ? std::uint64_t{0} - static_cast<std::uint64_t>(number) : static_cast<std::uint64_t>(number);
}

std::string grouped(std::uint64_t number) {
    std::string digits = fmt::format("{}", number);
    for (std::size_t i = digits.size(); i > 3; i -= 3) digits.insert(i - 3, ",");
    return digits;
}

}  // namespace

Amount read_amount(std::string_view text) {
    const std::string printed{trim(text)};
    if (printed.empty()) return Amount{};
    const std::string folded = fold_width(printed);
    // 两项目合计超十亿元: how much of the sum is this project's is not said.
    if (folded.find("合计") != std::string::npos) return Amount{std::nullopt, printed};
    const auto value = figure_in(trim(folded));
    if (!value) {
        const std::string quoted = truncate(visible(printed, Newlines::escape), 40);
        throw Error{Fault{"amount.unreadable", fmt::format("“{}”不是金额", quoted), "填数和单位，如 120000（万元）或 12亿元；未定就留空",
                          Place{0, "", printed}}};
    }
    return Amount{value, printed};
}

std::string in_wan(Money sum) {
    const std::uint64_t yuan = magnitude_of(sum.yuan);
    std::string text = grouped(yuan / kYuanInWan);
    if (yuan % kYuanInWan != 0) {
        text += fmt::format(".{:04}", yuan % kYuanInWan);
        text.erase(text.find_last_not_of('0') + 1);
    }
    return with_sign(sum.yuan, text);
}

std::string in_yi(Money sum) {
    constexpr std::uint64_t kYuanInHundredth = kYuanInYi / 100;
    const std::uint64_t hundredths = (magnitude_of(sum.yuan) + kYuanInHundredth / 2) / kYuanInHundredth;
    return with_sign(hundredths == 0 ? 0 : sum.yuan, fmt::format("{}.{:02}", grouped(hundredths / 100), hundredths % 100));
}

std::string with_separators(std::int64_t number) { return with_sign(number, grouped(magnitude_of(number))); }

}  // namespace zb
