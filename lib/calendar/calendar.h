// SPDX-License-Identifier: Apache-2.0
// Working days by the State Council's notices: weekdays less rest days plus make-up days (行政许可法 第八十二条).
#pragma once

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

// The notices that ship with zb, 2015 to 2026, oldest first (data/cn-holidays.csv).
std::vector<HolidayNotice> builtin_notices();

// An immutable calendar made of the notices known; a later notice wins on a day that two name. Spans cost no loop over days.
class Calendar {
public:
    explicit Calendar(std::span<const HolidayNotice> notices);

    bool is_working(Date day) const;
    // The n-th working day strictly after `from` (n > 0), strictly before (n < 0); n = 0 gives `from` itself, working or not.
    // Throws Error "date.out_of_range" past 2100 or before 2000.
    Date add(Date from, WorkingDays n) const;
    // Working days from `from` (excluded) to `to` (included): a ten-day limit counts from the day after acceptance
    // (行政许可法 第八十二条、民法典 第二百零一条). Negative where `to` is before `from`.
    WorkingDays elapsed(Date from, Date to) const;
    // Working days from `first` to `last`, both included; 0 where last < first.
    WorkingDays count(Date first, Date last) const;
    Date next_working(Date day) const;      // `day` itself where it works, else the first working day after (民法典 第二百零三条)
    Date previous_working(Date day) const;  // `day` itself where it works, else the last before

    // Why a day rests or works against its weekday: the holiday's name and the notice; none for a plain day.
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
    std::vector<bool> working_;               // from 1999-12-01, one a day
    std::vector<std::int32_t> count_before_;  // working days before the i-th day
    std::vector<std::int32_t> working_days_;  // index of each working day in working_
    std::map<Date, Reason> reasons_;
    std::map<int, std::vector<std::string>> years_;
};

}  // namespace zb
