// SPDX-License-Identifier: Apache-2.0
// Takes a written date apart.
#include "base/written_date.h"

#include <cstdlib>
#include <string>

#include "base/ascii.h"
#include "base/text.h"

namespace zb {

namespace {

bool take(std::string_view& text, std::string_view head) {
    if (!text.starts_with(head)) return false;
    text.remove_prefix(head.size());
    return true;
}

// Month and day, with one sign between them: 9-4, 9/4, 9月4日, 9月4.
std::optional<WrittenDate> month_and_day(std::string_view text, std::string_view sign) {
    WrittenDate date;
    const auto month = take_number(text, 2);
    if (!month || !take(text, sign)) return std::nullopt;
    const auto day = take_number(text, 2);
    if (!day) return std::nullopt;
    if (sign == "月" && !take(text, "日")) take(text, "号");
    if (!text.empty()) return std::nullopt;
    date.month = *month;
    date.day = *day;
    return date;
}

}  // namespace

std::optional<int> take_number(std::string_view& text, std::size_t most) {
    std::size_t count = 0;
    while (count < text.size() && is_digit(text[count])) ++count;
    if (count == 0 || count > most) return std::nullopt;
    const int number = std::atoi(std::string{text.substr(0, count)}.c_str());
    text.remove_prefix(count);
    return number;
}

std::optional<WrittenDate> written_date(std::string_view text) {
    text = trim(text);
    constexpr std::size_t kYearDigits = 4;
    for (const auto& [after_year, between] : {std::pair{"年", "月"}, std::pair{"-", "-"}, std::pair{"/", "/"}}) {
        if (auto date = month_and_day(text, between)) return date;
        std::string_view rest = text;
        const auto year = take_number(rest, kYearDigits);
        if (!year || text.size() - rest.size() != kYearDigits || !take(rest, after_year)) continue;
        auto date = month_and_day(rest, between);
        if (!date) continue;
        date->year = year;
        return date;
    }
    return std::nullopt;
}

Date read_written_date(std::string_view text) {
    const auto date = written_date(text);
    return date && date->year ? Date::of(*date->year, date->month, date->day) : Date::parse(text);
}

}  // namespace zb
