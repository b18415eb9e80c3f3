// SPDX-License-Identifier: Apache-2.0
// The calendar's arrays: one running count a day, so that every span is a subtraction.
#include "calendar/calendar.h"

#include <algorithm>

#include "base/error.h"

namespace zb {

namespace {

// 1970-01-01 was a Thursday.
bool is_weekday(std::int32_t day) { return (day + 3) % 7 < 5; }

}  // namespace

Calendar::Calendar(std::span<const HolidayNotice> notices) : counts_(kDays + 1) {
    std::vector<bool> working(kDays);
    for (std::int32_t i = 0; i < kDays; ++i) working[static_cast<std::size_t>(i)] = is_weekday(kFirstDay + i);
    for (const HolidayNotice& notice : notices) {
        for (const NoticeDay& day : notice.days) {
            working[index(day.date)] = day.kind == DayKind::work;
            reasons_[day.date] = Reason{day.name, notice.number, day.kind};
            std::vector<std::string>& numbers = years_[day.date.year()];
            if (std::find(numbers.begin(), numbers.end(), notice.number) == numbers.end()) numbers.push_back(notice.number);
        }
    }
    working_days_.reserve(kDays);
    for (std::int32_t i = 0; i < kDays; ++i) {
        if (working[static_cast<std::size_t>(i)]) working_days_.push_back(i);
        counts_[static_cast<std::size_t>(i) + 1] = static_cast<std::int32_t>(working_days_.size());
    }
}

Calendar Calendar::without_rest() { return Calendar{}; }

void Calendar::refuse_out_of_range() {
    throw Error{std::string{kOutOfRange}, "推算的日期超出 2000 年至 2100 年", "检查天数和起始日期是否多写了位数"};
}

std::optional<Calendar::Reason> Calendar::reason(Date day) const {
    const auto found = reasons_.find(day);
    if (found == reasons_.end()) return std::nullopt;
    return found->second;
}

bool Calendar::has_notice(int year) const { return !rests() || years_.contains(year); }

std::optional<int> Calendar::last_noticed_year() const { return years_.empty() ? std::nullopt : std::optional{years_.rbegin()->first}; }

std::vector<std::string> Calendar::notices(int year) const {
    const auto found = years_.find(year);
    return found == years_.end() ? std::vector<std::string>{} : found->second;
}

}  // namespace zb
