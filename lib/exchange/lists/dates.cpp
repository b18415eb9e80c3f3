// SPDX-License-Identifier: Apache-2.0
// Dates as lists print them: kept as printed, but not if no such month or day exists.
#include <algorithm>
#include <fmt/format.h>
#include <optional>

#include "base/ascii.h"
#include "base/date.h"
#include "base/text.h"
#include "base/written_date.h"
#include "exchange/lists/list.h"

namespace zb {

namespace {

bool take_separator(std::string_view& text, std::string_view han) {
    if (text.starts_with(han)) {
        text.remove_prefix(han.size());
        return true;
    }
    const bool ascii = !text.empty() && (text.front() == '-' || text.front() == '/' || text.front() == '.');
    if (ascii) text.remove_prefix(1);
    return ascii;
}

std::string fault_of_day(int year, int month, std::optional<int> day) {
    if (month < 1 || month > 12) return fmt::format("没有 {} 月", month);
    if (!day) return {};
    try {
        Date::of(year, month, *day);
    } catch (const Error& error) {
        return error.fault().message;
    }
    return {};
}

// 202109 and 20210930, as government platforms write them (GB/T 39046—2020).
std::string fault_of_digits(std::string_view text) {
    const auto number = [&](std::size_t from, std::size_t count) { return std::stoi(std::string{text.substr(from, count)}); };
    if (text.size() == 4 && number(0, 2) >= 19 && number(0, 2) <= 20) return {};
    if (text.size() == 5) return fmt::format("{} 是 Excel 里日期的内部序号", text);
    if (text.size() == 6) return fault_of_day(number(0, 4), number(4, 2), std::nullopt);
    if (text.size() == 8) return fault_of_day(number(0, 4), number(4, 2), number(6, 2));
    return fmt::format("“{}”不是年份", text);
}

}  // namespace

std::string list_date_fault(std::string_view printed) {
    const std::string folded = fold_width(printed);
    std::string_view text = trim(folded);
    if (text.empty() || std::none_of(text.begin(), text.end(), is_digit)) return {};  // 待定, 年底
    if (all_digits(text)) return fault_of_digits(text);
    const auto year = take_number(text, 4);
    if (!year || !take_separator(text, "年")) return {};  // 2020(一期), 计划2022年: words that say more than a date
    const auto month = take_number(text, 2);
    if (!month) return {};
    std::optional<int> day;
    if (take_separator(text, "月")) day = take_number(text, 2);
    if (!text.empty() && !text.starts_with("月") && !text.starts_with("日") && !text.starts_with(" ")) return {};  // 2020-21跨年
    const int century = *year < 100 ? 2000 : 0;                                                                    // 21-6-22
    return fault_of_day(*year + century, *month, day);
}

}  // namespace zb
