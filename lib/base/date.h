// SPDX-License-Identifier: Apache-2.0
// Calendar dates, and the kinds of days that the law counts in.
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

namespace zb {

// Three counts that must not be mixed: 行政许可法 第八十二条 counts working days, other rules calendar days or months.
struct WorkingDays {
    int count = 0;
    auto operator<=>(const WorkingDays&) const = default;
};
struct CalendarDays {
    int count = 0;
    auto operator<=>(const CalendarDays&) const = default;
};
inline constexpr CalendarDays kOneDay{1};
struct Months {
    int count = 0;
    auto operator<=>(const Months&) const = default;
};

// A day of the Gregorian calendar, 2000-01-01 to 2100-12-31 when read from outside or stored. Ordered.
class Date {
public:
    constexpr Date() = default;
    // Throws Error "date.invalid" for a day that does not exist or lies outside 2000 to 2100.
    static Date of(int year, int month, int day);
    // Reads exactly YYYY-MM-DD; throws Error "date.invalid" that says what is wrong (11 月没有 31 日).
    static Date parse(std::string_view iso);
    // Days since 1970-01-01.
    static constexpr Date from_days(std::int32_t days) { return Date{days}; }

    constexpr std::int32_t days() const { return days_; }
    int year() const;
    int month() const;    // 1 to 12
    int day() const;      // 1 to 31
    int weekday() const;  // 1 Monday to 7 Sunday

    Date operator+(CalendarDays n) const { return Date{days_ + n.count}; }
    Date operator-(CalendarDays n) const { return Date{days_ - n.count}; }
    CalendarDays operator-(Date other) const { return CalendarDays{days_ - other.days_}; }
    // The corresponding day n months later, or that month's last day (民法典 第二百零二条).
    Date operator+(Months n) const;

    auto operator<=>(const Date&) const = default;

private:
    explicit constexpr Date(std::int32_t days) : days_(days) {}
    std::int32_t days_ = 0;
};

// Whether a day lies in 2000 to 2100. A ledger holds no other: what reads it refuses them.
bool in_ledger_years(Date day);
inline constexpr std::string_view kLedgerYears = "2000 至 2100 年";

std::string iso(Date day);        // 2026-11-20; behind 2100, which a view may meet but no ledger holds, 2100年以后
std::string month_day(Date day);  // 11-20; behind 2100 as iso
// As one reads it on `seen_from`: 11-20, in another year 2027-11-20.
std::string month_day(Date day, Date seen_from);
std::string chinese(Date day);            // 2026年11月20日; behind 2100 as iso, and so the next
std::string chinese_short(Date day);      // 11月20日
std::string_view weekday_name(Date day);  // 一 … 日

}  // namespace zb
