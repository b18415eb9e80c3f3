// SPDX-License-Identifier: Apache-2.0
// Amounts as the published lists of projects print them, read by whole numbers only.
#include "base/money.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <fmt/format.h>
#include <span>

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

// A unit of sums at the head of a text: 亿元, 千万元, 万, 元; what stands behind it.
struct Unit {
    std::int64_t yuan;
    std::string_view rest;
};

// None where the text begins with no unit of yuan (美元, 公顷) or with one beyond every sum.
std::optional<Unit> unit_at(std::string_view text) {
    struct Weight {
        std::string_view name;
        std::int64_t yuan;
    };
    constexpr std::array<Weight, 5> kWeights = {Weight{"十", 10}, Weight{"百", 100}, Weight{"千", 1000}, Weight{"万", kYuanInWan},
                                                Weight{"亿", kYuanInYi}};
    std::int64_t yuan = 1;
    std::string_view rest = text;
    for (bool found = true; found;) {
        found = false;
        for (const Weight& weight : kWeights) {
            if (!rest.starts_with(weight.name)) continue;
            yuan *= weight.yuan;
            if (yuan > kLargestSum) return std::nullopt;
            rest.remove_prefix(weight.name.size());
            found = true;
        }
    }
    const bool weighted = rest.size() < text.size();
    for (const std::string_view name : {"元", "圆"}) {
        if (rest.starts_with(name)) return Unit{yuan, trim(rest.substr(name.size()))};
    }
    // 万 and 亿 alone may stand for 万元 and 亿元, 百 may not.
    if (weighted && yuan >= kYuanInWan) return Unit{yuan, trim(rest)};
    return std::nullopt;
}

constexpr auto kAboutBefore = std::to_array<std::string_view>(
    {"大约", "约", "超过", "超", "逾", "接近", "将近", "近", "不低于", "不少于", "不超过", "至少", "≈", "~", "≥", ">=", ">"});
constexpr auto kAboutBehind = std::to_array<std::string_view>({"以上", "左右", "上下", "以内", "余元", "多元", "余", "多"});
constexpr auto kExactBefore = std::to_array<std::string_view>({"总投资", "人民币", "RMB", "rmb", "CNY", "预计", "估算", "¥", "￥", ":"});

// Takes every one of the words off the head of a text; says whether one stood there.
bool take_words(std::string_view& text, std::span<const std::string_view> words) {
    const std::size_t before = text.size();
    for (bool found = true; found;) {
        found = false;
        for (const std::string_view word : words) {
            if (!text.starts_with(word)) continue;
            text = trim(text.substr(word.size()));
            found = true;
        }
    }
    return text.size() < before;
}

// What a text says as an amount: 约12亿元以上.
struct Figure {
    std::optional<LeadingNumber> number;
    std::optional<Unit> unit;     // none: the figure has none of its own
    std::size_t number_ends = 0;  // bytes into the text, where the unit belongs
    bool about = false;
    std::string_view tail;  // what stands behind it all, without the words that change nothing
};

Figure figure_at(std::string_view text) {
    Figure figure;
    std::string_view rest = text;
    for (bool words = true; words;) {
        const bool about = take_words(rest, kAboutBefore);
        figure.about = figure.about || about;
        words = take_words(rest, kExactBefore) || about;
    }
    figure.number = arabic_number(rest);
    if (!figure.number) figure.number = chinese_number(rest);
    if (!figure.number) return figure;
    rest = trim(figure.number->rest);
    figure.about = take_words(rest, std::to_array<std::string_view>({"余", "多"})) || figure.about;
    figure.number_ends = text.size() - rest.size();
    figure.unit = unit_at(rest);
    if (figure.unit) rest = figure.unit->rest;
    for (bool words = true; words;) {
        const bool about = take_words(rest, kAboutBehind);
        figure.about = figure.about || about;
        words = take_words(rest, std::to_array<std::string_view>({"人民币", "RMB", "整"})) || about;
    }
    figure.tail = rest;
    return figure;
}

// A bracket that states a part changes nothing: 60亿元（一期15亿元）.
bool is_harmless(std::string_view tail) { return tail.empty() || (tail.starts_with('(') && tail.ends_with(')')); }

// Half a yuan counts up: spreadsheets hold 88294.84 as 88294.8400000001. None beyond the largest sum.
std::optional<Money> sum_of(const LeadingNumber& number, std::int64_t yuan) {
    if (number.whole > kLargestSum / yuan) return std::nullopt;
    const std::int64_t part = yuan > kParts ? number.decimals * (yuan / kParts) : (number.decimals * yuan + kParts / 2) / kParts;
    return Money{number.whole * yuan + part};
}

std::string outside_brackets(std::string_view text) {
    std::string plain;
    int depth = 0;
    for (const char c : text) {
        if (c == '(') ++depth;
        if (depth == 0) plain += c;
        if (c == ')' && depth > 0) --depth;
    }
    return plain;
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

Amount read_amount(std::string_view text, std::string_view unit) {
    const std::string printed{trim(text)};
    if (printed.empty()) return Amount{};
    const std::string wide = fold_width(printed);
    const std::string folded{trim(wide)};
    // 两项目合计超十亿元: how much of the sum is this project's is not said.
    if (folded.find("合计") != std::string::npos) return Amount{std::nullopt, printed, true};
    const Figure figure = figure_at(folded);
    const auto default_unit = unit_at(unit);
    assert(default_unit);
    std::optional<Money> value;
    if (figure.number && is_harmless(figure.tail)) value = sum_of(*figure.number, figure.unit ? figure.unit->yuan : default_unit->yuan);
    if (!value) {
        const std::string quoted = truncate(visible(printed, Newlines::escape), 40);
        throw Error{Fault{"amount.unreadable", fmt::format("“{}”不是金额", quoted), "填数和单位，如 120000（万元）或 12亿元；未定就留空",
                          Place{0, "", printed}}};
    }
    if (figure.unit || default_unit->yuan == kYuanInWan) return Amount{value, printed, figure.unit.has_value()};
    return Amount{value, folded.substr(0, figure.number_ends) + std::string{unit} + folded.substr(figure.number_ends), false};
}

std::string money_unit(std::string_view text) {
    const std::string folded = fold_width(text);
    std::string_view rest = trim(folded);
    const auto yuan_words = std::to_array<std::string_view>({"人民币", "RMB", "rmb", "CNY"});
    take_words(rest, yuan_words);
    const std::string_view name = rest;
    const auto unit = unit_at(rest);
    if (!unit) return {};
    std::string_view behind = unit->rest;
    take_words(behind, yuan_words);
    if (!behind.empty()) return {};
    std::string named{trim(name.substr(0, name.size() - unit->rest.size()))};
    if (!named.ends_with("元") && !named.ends_with("圆")) named += "元";
    return named;
}

std::string_view other_currency(std::string_view text) {
    struct Currency {
        std::string_view word;
        std::string_view name;
    };
    // Longer words first: 新台币 before 台币.
    constexpr auto kCurrencies = std::to_array<Currency>(
        {{"美元", "美元"},         {"美金", "美元"},     {"港元", "港元"},     {"港币", "港元"},   {"港纸", "港元"},
         {"欧元", "欧元"},         {"日元", "日元"},     {"日圆", "日元"},     {"英镑", "英镑"},   {"澳门元", "澳门元"},
         {"澳门币", "澳门元"},     {"葡币", "澳门元"},   {"新台币", "新台币"}, {"台币", "新台币"}, {"韩元", "韩元"},
         {"新加坡元", "新加坡元"}, {"新币", "新加坡元"}, {"加元", "加元"},     {"澳元", "澳元"},   {"卢布", "卢布"},
         {"瑞郎", "瑞郎"},         {"瑞士法郎", "瑞郎"}, {"usd", "美元"},      {"hkd", "港元"},    {"eur", "欧元"},
         {"jpy", "日元"},          {"gbp", "英镑"},      {"mop", "澳门元"},    {"twd", "新台币"},  {"us$", "美元"},
         {"hk$", "港元"},          {"$", "美元"},        {"€", "欧元"},        {"£", "英镑"},      {"外币", "外币"}});
    const std::string plain = outside_brackets(normal_name(text));
    const auto found = std::find_if(kCurrencies.begin(), kCurrencies.end(),
                                    [&](const Currency& one) { return plain.find(one.word) != std::string::npos; });
    return found == kCurrencies.end() ? std::string_view{} : found->name;
}

bool is_approximate(std::string_view printed) {
    const std::string folded = fold_width(printed);
    const Figure figure = figure_at(trim(folded));
    return figure.number && figure.about;
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
