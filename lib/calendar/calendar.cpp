// SPDX-License-Identifier: Apache-2.0
// The calendar's arrays: one bit and one running count a day, so that every span is a subtraction.
#include "calendar/calendar.h"

#include <algorithm>
#include <fmt/format.h>

#include "base/error.h"

namespace zb {

namespace {

// A month on either side of 2000 to 2100, so that the working day next to any date of that century exists.
constexpr std::int32_t kFirstDay = 10926;  // 1999-12-01
constexpr std::int32_t kDays = 36952;      // to 2101-01-31

// 1970-01-01 was a Thursday.
bool is_weekday(std::int32_t day) { return (day + 3) % 7 < 5; }

[[noreturn]] void refuse_out_of_range() {
    throw Error{"date.out_of_range", "推算的日期超出 2000 年至 2100 年", "检查天数和起始日期是否多写了位数"};
}

}  // namespace

Calendar::Calendar(std::span<const HolidayNotice> notices) : working_(kDays), count_before_(kDays) {
    for (std::int32_t i = 0; i < kDays; ++i) working_[static_cast<std::size_t>(i)] = is_weekday(kFirstDay + i);
    for (const HolidayNotice& notice : notices) {
        for (const NoticeDay& day : notice.days) {
            working_[index(day.date)] = day.kind == DayKind::work;
            reasons_[day.date] = Reason{day.name, notice.number, day.kind};
            std::vector<std::string>& numbers = years_[day.date.year()];
            if (std::find(numbers.begin(), numbers.end(), notice.number) == numbers.end()) numbers.push_back(notice.number);
        }
    }
    working_days_.reserve(kDays);
    for (std::int32_t i = 0; i < kDays; ++i) {
        count_before_[static_cast<std::size_t>(i)] = static_cast<std::int32_t>(working_days_.size());
        if (working_[static_cast<std::size_t>(i)]) working_days_.push_back(i);
    }
}

std::size_t Calendar::index(Date day) const {
    const std::int64_t offset = std::int64_t{day.days()} - kFirstDay;
    if (offset < 0 || offset >= kDays) refuse_out_of_range();
    return static_cast<std::size_t>(offset);
}

Date Calendar::working_day(std::int64_t n) const {
    if (n < 0 || n >= static_cast<std::int64_t>(working_days_.size())) refuse_out_of_range();
    return Date::from_days(kFirstDay + working_days_[static_cast<std::size_t>(n)]);
}

bool Calendar::is_working(Date day) const { return working_[index(day)]; }

Date Calendar::add(Date from, WorkingDays n) const {
    if (n.count == 0) return from;
    const std::size_t i = index(from);
    const std::int64_t before = count_before_[i];
    // Forward, `from` itself is passed over where it works; backward it never counts.
    if (n.count > 0) return working_day(before + (working_[i] ? 1 : 0) + n.count - 1);
    return working_day(before + n.count);
}

WorkingDays Calendar::elapsed(Date from, Date to) const {
    if (to < from) return WorkingDays{-elapsed(to, from).count};
    const std::size_t last = index(to);
    const std::size_t first = index(from);
    const int at_end = count_before_[last] + (working_[last] ? 1 : 0);
    return WorkingDays{at_end - count_before_[first] - (working_[first] ? 1 : 0)};
}

WorkingDays Calendar::count(Date first, Date last) const {
    if (last < first) return WorkingDays{0};
    const std::size_t end = index(last);
    return WorkingDays{count_before_[end] + (working_[end] ? 1 : 0) - count_before_[index(first)]};
}

Date Calendar::next_working(Date day) const { return working_day(count_before_[index(day)]); }

Date Calendar::previous_working(Date day) const {
    const std::size_t i = index(day);
    return working_[i] ? day : working_day(std::int64_t{count_before_[i]} - 1);
}

std::optional<Calendar::Reason> Calendar::reason(Date day) const {
    const auto found = reasons_.find(day);
    if (found == reasons_.end()) return std::nullopt;
    return found->second;
}

bool Calendar::has_notice(int year) const { return years_.contains(year); }

std::vector<std::string> Calendar::notices(int year) const {
    const auto found = years_.find(year);
    return found == years_.end() ? std::vector<std::string>{} : found->second;
}

}  // namespace zb
