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
    std::string printed;    // with the unit put in, where the figure had none and `unit` is not 万元: 约12 under 亿元 is 约12亿元
    bool has_unit = false;  // the text itself names the unit of its figure
};

// Reads 120000 (万元), 12亿元, 88294.84万元, 超10亿元, 约20亿元, 10亿元以上, 60亿元（一期15亿元）; full-width digits are taken. A figure
// without a unit of its own is in `unit`, a name that money_unit knows.
// Throws Error "amount.unreadable" for a text that names no amount (面议) or one in another currency (12亿美元).
Amount read_amount(std::string_view text, std::string_view unit = "万元");

// The unit that a text is, whole (亿元, 亿, 人民币万元, 百万元), as read_amount takes it: 亿元; empty: it is none.
std::string money_unit(std::string_view text);
// The currency other than the yuan that a text names outside its brackets (12亿美元, 万港元, USD); empty: none.
std::string_view other_currency(std::string_view text);
// Whether a printed amount says that its figure is not exact: 约, 超, 近, 以上, 左右, 余 …
bool is_approximate(std::string_view printed);

std::string in_wan(Money sum);  // 万元 with separators, decimals only where there are any: 120,000 or 88,294.84
std::string in_yi(Money sum);   // 亿元 with two decimals, half up: 35.60

// A whole number with thousands separators: 356,000.
std::string with_separators(std::int64_t number);

}  // namespace zb
