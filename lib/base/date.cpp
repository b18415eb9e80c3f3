// SPDX-License-Identifier: Apache-2.0
// Calendar dates: the Gregorian reckoning is the standard library's, the refusals are ours.
#include "base/date.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <fmt/format.h>

#include "base/error.h"
#include "base/text.h"

namespace zb {

namespace {

constexpr int kFirstYear = 2000;
constexpr int kLastYear = 2100;
constexpr std::string_view kHint = "今天可写 today，上一个工作日可写 -1wd，也可写 11-20、昨天、周五";

std::chrono::year_month_day civil(Date day) { return std::chrono::sys_days{std::chrono::days{day.days()}}; }

Date from_civil(std::chrono::year_month_day day) {
    return Date::from_days(static_cast<std::int32_t>(std::chrono::sys_days{day}.time_since_epoch().count()));
}

std::chrono::year_month_day civil_of(int year, int month, int day) {
    return std::chrono::year{year} / std::chrono::month{static_cast<unsigned>(month)} / std::chrono::day{static_cast<unsigned>(day)};
}

Error invalid(std::string message) { return Error{"date.invalid", std::move(message), std::string{kHint}}; }

bool is_iso_form(std::string_view text) {
    constexpr std::string_view kForm = "0000-00-00";
    return text.size() == kForm.size() && std::equal(text.begin(), text.end(), kForm.begin(), [](char found, char wanted) {
               return wanted == '0' ? found >= '0' && found <= '9' : found == wanted;
           });
}

int number_in(std::string_view digits) {
    int number = 0;
    for (const char digit : digits) number = number * 10 + (digit - '0');
    return number;
}

}  // namespace

Date Date::of(int year, int month, int day) {
    if (year < kFirstYear || year > kLastYear) {
        throw invalid(fmt::format("{} 年不在 {} 至 {} 年之间", year, kFirstYear, kLastYear));
    }
    if (month < 1 || month > 12) throw invalid(fmt::format("一年没有第 {} 月", month));
    const auto date = civil_of(year, month, std::clamp(day, 0, 99));
    if (!date.ok()) {
        const bool only_this_year = month == 2 && day == 29;
        throw invalid(only_this_year ? fmt::format("{} 年 2 月没有 29 日", year) : fmt::format("{} 月没有 {} 日", month, day));
    }
    return from_civil(date);
}

Date Date::parse(std::string_view iso) {
    if (!is_iso_form(iso)) {
        throw Error{"date.invalid", fmt::format("“{}”不是日期", truncate(visible(iso, Newlines::escape), 40)),
                    "日期写成 YYYY-MM-DD，如 2026-11-20；" + std::string{kHint}};
    }
    return of(number_in(iso.substr(0, 4)), number_in(iso.substr(5, 2)), number_in(iso.substr(8, 2)));
}

int Date::year() const { return int{civil(*this).year()}; }

int Date::month() const { return static_cast<int>(unsigned{civil(*this).month()}); }

int Date::day() const { return static_cast<int>(unsigned{civil(*this).day()}); }

int Date::weekday() const { return static_cast<int>(std::chrono::weekday{std::chrono::sys_days{std::chrono::days{days_}}}.iso_encoding()); }

Date Date::operator+(Months n) const {
    const auto moved = civil(*this) + std::chrono::months{n.count};
    return from_civil(moved.ok() ? moved : std::chrono::year_month_day{moved.year() / moved.month() / std::chrono::last});
}

bool in_ledger_years(Date day) { return day.year() >= kFirstYear && day.year() <= kLastYear; }

namespace {

constexpr std::string_view kBehindYears = "2100年以后";
bool behind_years(Date day) { return day.year() > kLastYear; }

}  // namespace

std::string iso(Date day) {
    if (behind_years(day)) return std::string{kBehindYears};
    return fmt::format("{:04}-{:02}-{:02}", day.year(), day.month(), day.day());
}

std::string month_day(Date day) { return behind_years(day) ? iso(day) : fmt::format("{:02}-{:02}", day.month(), day.day()); }

std::string month_day(Date day, Date seen_from) { return day.year() == seen_from.year() ? month_day(day) : iso(day); }

std::string chinese(Date day) { return behind_years(day) ? iso(day) : fmt::format("{}年{}月{}日", day.year(), day.month(), day.day()); }

std::string chinese_short(Date day) { return behind_years(day) ? iso(day) : fmt::format("{}月{}日", day.month(), day.day()); }

std::string_view weekday_name(Date day) {
    static constexpr std::array<std::string_view, 7> kNames = {"一", "二", "三", "四", "五", "六", "日"};
    return kNames[static_cast<std::size_t>(day.weekday() - 1)];
}

}  // namespace zb
