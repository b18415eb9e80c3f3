// SPDX-License-Identifier: Apache-2.0
// Sums of money in whole yuan, and amounts as a published list prints them.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace zb {

// Whole 元. Never a floating-point number.
struct Money {
    std::int64_t yuan = 0;
    auto operator<=>(const Money&) const = default;
    Money operator+(Money other) const { return Money{yuan + other.yuan}; }
};

// An amount as printed (超10亿元, 60亿元（一期15亿元）) and what it says as a figure, if it says one.
struct Amount {
    std::optional<Money> value;  // none for 两项目合计超十亿元: the sum is not this project's
    std::string printed;
};

// Reads 120000 (万元), 12亿元, 88294.84万元, 超10亿元, 约20亿元, 10亿元以上, 60亿元（一期15亿元）; full-width digits are taken.
// Throws Error "amount.unreadable" for a text that names no amount (面议).
Amount read_amount(std::string_view text);

std::string in_wan(Money sum);  // 万元 with separators, decimals only where there are any: 120,000 or 88,294.84
std::string in_yi(Money sum);   // 亿元 with two decimals, half up: 35.60

// A whole number with thousands separators: 356,000.
std::string with_separators(std::int64_t number);

}  // namespace zb
