// SPDX-License-Identifier: Apache-2.0
// Working days by the State Council's notices: weekdays less rest days plus make-up days (行政许可法 第八十二条).
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"

namespace zb {

enum class DayKind { rest, work };  // 休, 班

struct NoticeDay {
    Date date;
    std::string name;  // 国庆节
    DayKind kind = DayKind::rest;
};

// One notice as published. Days marked against no rule (a Saturday 休) are kept as listed and change nothing.
struct HolidayNotice {
    std::string number;  // 国办发明电〔2025〕7号
    std::vector<NoticeDay> days;
};

// Reads a list with the columns date,name,kind,doc (kind 休 or 班): one notice for each number in `doc`, in order of appearance.
// Throws Error "calendar.invalid_list" with the line and column of the first fault.
std::vector<HolidayNotice> read_notices(std::string_view csv);
// The notices that ship with zb, 2015 to 2026, oldest first (data/cn-holidays.csv).
std::vector<HolidayNotice> builtin_notices();

// An immutable calendar made of the notices known; a later notice wins on a day that two name. Spans cost no loop over days.
// It reaches from December 1999 to January 2101; a day outside is refused with Error "date.out_of_range".
class Calendar {
public:
    explicit Calendar(std::span<const HolidayNotice> notices);

    bool is_working(Date day) const;
    // The n-th working day strictly after `from` (n > 0), strictly before (n < 0); n = 0 gives `from` itself, working or not.
    // Throws Error "date.out_of_range" where the answer lies outside the calendar.
    Date add(Date from, WorkingDays n) const;
    // Working days from `from` (excluded) to `to` (included): a ten-day limit counts from the day after acceptance
    // (行政许可法 第八十二条、民法典 第二百零一条). Negative where `to` is before `from`.
    WorkingDays elapsed(Date from, Date to) const;
    // Working days from `first` to `last`, both included; 0 where last < first.
    WorkingDays count(Date first, Date last) const;
    Date next_working(Date day) const;      // `day` itself where it works, else the first working day after (民法典 第二百零三条)
    Date previous_working(Date day) const;  // `day` itself where it works, else the last before

    // What a notice says of a day: the holiday's name and the notice's number; none for a day that no notice names.
    struct Reason {
        std::string name;
        std::string notice;
        DayKind kind;
    };
    std::optional<Reason> reason(Date day) const;
    // False for a year in which no notice names a day: weekends rest there, and every date in it is 暂定.
    bool has_notice(int year) const;
    // Numbers of the notices that name days of that year.
    std::vector<std::string> notices(int year) const;

private:
    std::size_t index(Date day) const;       // of a day in the two arrays below; throws "date.out_of_range"
    Date working_day(std::int64_t n) const;  // the n-th working day of the calendar, from 0; throws "date.out_of_range"

    std::vector<bool> working_;               // from 1999-12-01, one a day
    std::vector<std::int32_t> count_before_;  // working days before the i-th day
    std::vector<std::int32_t> working_days_;  // the i-th working day, in days since the calendar's first
    std::map<Date, Reason> reasons_;
    std::map<int, std::vector<std::string>> years_;
};

}  // namespace zb
