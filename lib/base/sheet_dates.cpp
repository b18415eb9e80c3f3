// SPDX-License-Identifier: Apache-2.0
// Dates of sheets: kept as printed, but not if no such month or day exists, nor if a spreadsheet made them say something else.
#include "base/sheet_dates.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <optional>

#include "base/ascii.h"
#include "base/error.h"
#include "base/text.h"
#include "base/written_date.h"

namespace zb {

namespace {

// The separator that was there: han stands for 年 or 月.
enum class Separator { none, ascii, han };

Separator take_separator(std::string_view& text, std::string_view han) {
    text = trim(text);  // 2026 年 3 月
    if (text.starts_with(han)) {
        text = trim(text.substr(han.size()));
        return Separator::han;
    }
    if (text.empty() || (text.front() != '-' && text.front() != '/' && text.front() != '.')) return Separator::none;
    text.remove_prefix(1);
    return Separator::ascii;
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

// Spreadsheets count days from 1899-12-30: 44378 is 2021-07-01.
std::string fault_of_serial(std::string_view text, int serial) {
    constexpr std::int32_t kUnixEpoch = 25569;
    return fmt::format("{} 是 Excel 里日期的内部序号（{}）", text, iso(Date::from_days(serial - kUnixEpoch)));
}

// 202109 and 20210930, as government platforms write them (GB/T 39046—2020).
std::string fault_of_digits(std::string_view text) {
    const auto number = [&](std::size_t from, std::size_t count) { return std::stoi(std::string{text.substr(from, count)}); };
    if (text.size() == 4 && number(0, 2) >= 19 && number(0, 2) <= 20) return {};
    if (text.size() == 5) return fault_of_serial(text, number(0, 5));
    if (text.size() == 6) return fault_of_day(number(0, 4), number(4, 2), std::nullopt);
    if (text.size() == 8) return fault_of_day(number(0, 4), number(4, 2), number(6, 2));
    return fmt::format("“{}”不是年份", text);
}

bool is_day(int year, int month, int day) { return fault_of_day(year, month, day).empty(); }

// 03-05-26 and 3/5/2026: month first, as a spreadsheet of another language writes 2026-03-05, or year first, as people shorten it.
std::string fault_of_short_year(std::string_view text) {
    std::string_view rest = text;
    const auto first = take_number(rest, 2);
    if (!first || take_separator(rest, "年") != Separator::ascii) return {};
    const auto second = take_number(rest, 2);
    if (!second) return {};
    if (rest.empty()) {
        constexpr int kMonths = 12;
        return *first > kMonths ? std::string{} : fmt::format("“{}”没有写年份", text);
    }
    if (take_separator(rest, "年") != Separator::ascii) return {};
    const auto third = take_number(rest, 4);
    if (!third || !rest.empty()) return {};
    const int year = *third < 100 ? 2000 + *third : *third;
    const bool year_last = is_day(year, *first, *second);
    if (*third >= 100) {
        const bool day_first = is_day(year, *second, *first) && *first != *second;
        const std::string other = day_first ? fmt::format(" 或 {}-{:02}-{:02}", year, *second, *first) : std::string{};
        if (!year_last)
            return day_first ? fmt::format("“{}”的年份写在后面，是{}", text, other.substr(4)) : fault_of_day(year, *first, *second);
        return fmt::format("“{}”的年份写在后面，是 {}-{:02}-{:02}{}", text, year, *first, *second, other);
    }
    if (!year_last) return {};
    if (!is_day(2000 + *first, *second, *third)) return fmt::format("“{}”的年份写在后面，是 {}-{:02}-{:02}", text, year, *first, *second);
    if (*first == *third && *first == *second) return {};
    return fmt::format("“{}”分不清是 {}-{:02}-{:02} 还是 {}-{:02}-{:02}（xlsx2csv 等把日期写成月-日-年）", text, year, *first, *second,
                       2000 + *first, *second, *third);
}

// 5-Mar-26, Mar-26.
bool has_english_month(std::string_view text) {
    constexpr auto kMonths =
        std::to_array<std::string_view>({"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"});
    if (std::none_of(text.begin(), text.end(), is_letter)) return false;
    const std::string low = normal_name(text);
    return std::any_of(kMonths.begin(), kMonths.end(), [&](std::string_view month) {
        const std::size_t at = low.find(month);
        return at != std::string::npos && (at == 0 || !is_letter(low[at - 1]));
    });
}

// What a spreadsheet leaves of a cell without a date, or of one too narrow for it.
std::string fault_of_spreadsheet(std::string_view text) {
    if (text.find_first_not_of('#') == std::string_view::npos) return "列太窄，Excel 只写出了 #";
    for (const std::string_view nothing : {"1900-01-00", "1900/1/0", "1900-1-0", "1900/01/00", "1899-12-30", "1899-12-31", "1904-01-01"}) {
        if (text == nothing) return fmt::format("{} 是 Excel 给空格写的日期", text);
    }
    const std::size_t point = text.find('.');
    const bool serial = point == 5 && all_digits(text.substr(0, point)) && all_digits(text.substr(point + 1));
    if (serial) return fault_of_serial(text, std::stoi(std::string{text.substr(0, point)}));
    if (has_english_month(text) && std::any_of(text.begin(), text.end(), is_digit)) return fmt::format("“{}”是英文写法的日期", text);
    return {};
}

// 2026-03-05 00:00:00 and 2026-03-05T00:00:00.000Z are a day to a list.
std::string_view without_time(std::string_view text) {
    const std::size_t colon = text.find(':');
    if (colon == std::string_view::npos) return text;
    const std::size_t gap = text.find_last_of(" T", colon);
    if (gap == std::string_view::npos || gap == 0) return text;
    const std::string_view time = text.substr(gap + 1);
    const bool clock = time.find_first_not_of("0123456789:.Z") == std::string_view::npos;
    const std::string_view before = trim(text.substr(0, gap));
    const bool dated = !before.empty() && (is_digit(before.back()) || before.ends_with("日"));
    return clock && dated ? before : text;
}

// Without what wraps it: xlsx2csv writes 2026年3月5日 as 2026"年"3"月"5"日".
std::string unwrapped(std::string_view printed) {
    std::string text{trim(printed)};
    for (const std::string_view quote : {"\"", "“", "”"}) {
        for (std::size_t at = text.find(quote); at != std::string::npos; at = text.find(quote)) text.erase(at, quote.size());
    }
    return std::string{without_time(trim(text))};
}

struct DateParts {
    int year = 0;
    int month = 0;
    std::optional<int> day;
};

// The year, month and day of which a text is made; none for words that say more than a date (2020(一期), 计划2022年, 2020-21跨年).
std::optional<DateParts> parts_of(std::string_view text) {
    const auto year = take_number(text, 4);
    if (!year || take_separator(text, "年") == Separator::none) return std::nullopt;
    const auto month = take_number(text, 2);
    if (!month) return std::nullopt;
    DateParts parts{*year + (*year < 100 ? 2000 : 0), *month, std::nullopt};  // 21-6-22
    if (take_separator(text, "月") != Separator::none) parts.day = take_number(text, 2);
    if (text.starts_with("日") || text.starts_with("号")) text.remove_prefix(std::string_view{"日"}.size());
    text = trim(text);
    const bool over = text.empty() || text.starts_with("月") || text.starts_with("星期") || text.starts_with("周");
    return over ? std::optional{parts} : std::nullopt;
}

std::string fault_of(std::string_view text) {
    if (text.empty()) return {};
    if (std::string fault = fault_of_spreadsheet(text); !fault.empty()) return fault;
    if (std::none_of(text.begin(), text.end(), is_digit)) return {};  // 待定, 年底
    if (all_digits(text)) return fault_of_digits(text);
    if (std::string fault = fault_of_short_year(text); !fault.empty()) return fault;
    const auto parts = parts_of(text);
    return parts ? fault_of_day(parts->year, parts->month, parts->day) : std::string{};
}

// 2026.1 may be 2026.10 of which a spreadsheet took the last zero.
std::string doubt_of(std::string_view text) {
    constexpr std::size_t kYear = 4;
    const bool point = text.size() == kYear + 2 && text[kYear] == '.' && text.back() == '1' && all_digits(text.substr(0, kYear));
    return point ? fmt::format("{0} 按 {1} 年 1 月读；如是 10 月（Excel 会省去末尾的 0），写 {1}-10", text, text.substr(0, kYear))
                 : std::string{};
}

}  // namespace

PrintedDate read_printed_date(std::string_view printed) {
    PrintedDate date;
    date.text = unwrapped(printed);
    const std::string folded = unwrapped(fold_width(date.text));
    date.fault = fault_of(folded);
    date.doubt = doubt_of(folded);
    return date;
}

Date read_sheet_day(std::string_view printed) {
    const std::string text = unwrapped(fold_width(printed));
    const auto invalid = [&](std::string fault) {
        return Error{Fault{"date.invalid", std::move(fault), "写年月日，如 2026-11-20；在表格软件里把该列设为日期格式 yyyy-mm-dd",
                           Place{0, "", std::string{printed}}}};
    };
    if (const std::string fault = fault_of(text); !fault.empty()) throw invalid(fault);
    if (text.size() == 8 && all_digits(text)) {
        const auto number = [&](std::size_t from, std::size_t count) { return std::stoi(text.substr(from, count)); };
        return Date::of(number(0, 4), number(4, 2), number(6, 2));
    }
    const auto parts = parts_of(text);
    if (!parts || !parts->day) throw invalid(fmt::format("“{}”不是日期", truncate(visible(text, Newlines::escape), 40)));
    return Date::of(parts->year, parts->month, *parts->day);
}

}  // namespace zb
