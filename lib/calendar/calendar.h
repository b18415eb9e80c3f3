// SPDX-License-Identifier: Apache-2.0
// Working days by the State Council's notices: weekdays less rest days plus make-up days (行政许可法 第八十二条).
#pragma once

#include <algorithm>
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
// Reads a year's file of the holiday-cn project, which states the notice's address but not its number; `number`, where given, takes the
// address's place.
// Throws Error "calendar.invalid_list", "calendar.empty" for a year whose notice is not out, "json.invalid".
HolidayNotice read_notice_json(std::string_view json, const std::optional<std::string>& number);
// The notices that ship with zb, 2015 to 2026, oldest first (data/cn-holidays.csv).
std::vector<HolidayNotice> builtin_notices();

inline constexpr std::string_view kOutOfRange = "date.out_of_range";  // code of a refusal

// An immutable calendar made of the notices known; a later notice wins on a day that two name. Spans cost no loop over days.
// It reaches from December 1999 to January 2101; a day outside is refused with Error "date.out_of_range".
class Calendar {
public:
    explicit Calendar(std::span<const HolidayNotice> notices);
    // Every day works, however far away: for networks in plain periods.
    static Calendar without_rest();
    bool rests() const { return !counts_.empty(); }

    bool is_working(Date day) const;
    // The n-th working day strictly after `from` (n > 0), strictly before (n < 0); n = 0 gives `from` itself, working or not.
    // Throws Error "date.out_of_range" where the answer lies outside the calendar.
    Date add(Date from, WorkingDays n) const;
    // The same, but the calendar's last working day where the answer lies behind it (its first where before): for what follows from
    // entries, which every view has to show, whatever they hold. `within` does so with a day reckoned otherwise.
    Date add_or_end(Date from, WorkingDays n) const;
    Date within(Date day) const;
    Date last() const;  // the calendar's last working day, in January 2101
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
    // The last year in which a notice names a day; none where no notice is known.
    std::optional<int> last_noticed_year() const;
    // Numbers of the notices that name days of that year.
    std::vector<std::string> notices(int year) const;

private:
    Calendar() = default;
    std::size_t index(Date day) const;       // of a day in `counts_`; throws "date.out_of_range"
    Date working_day(std::int64_t n) const;  // the n-th working day of the calendar, from 0; throws "date.out_of_range"
    std::int32_t before(std::size_t day) const { return counts_[day]; }
    std::int32_t until(std::size_t day) const { return counts_[day + 1]; }
    [[noreturn]] static void refuse_out_of_range();

    // A month on either side of 2000 to 2100, so that the working day next to any date of that century exists.
    static constexpr std::int32_t kFirstDay = 10926;  // 1999-12-01
    static constexpr std::int32_t kDays = 36952;      // to 2101-01-31

    std::vector<std::int32_t> counts_;        // working days before the i-th day, and at the end all; empty: no day rests
    std::vector<std::int32_t> working_days_;  // the i-th working day, in days since the calendar's first
    std::map<Date, Reason> reasons_;
    std::map<int, std::vector<std::string>> years_;
};

// Here, because a simulation asks a hundred million times a second.

inline std::size_t Calendar::index(Date day) const {
    const std::int64_t offset = std::int64_t{day.days()} - kFirstDay;
    if (offset < 0 || offset >= kDays) refuse_out_of_range();
    return static_cast<std::size_t>(offset);
}

inline Date Calendar::working_day(std::int64_t n) const {
    if (n < 0 || n >= static_cast<std::int64_t>(working_days_.size())) refuse_out_of_range();
    return Date::from_days(kFirstDay + working_days_[static_cast<std::size_t>(n)]);
}

inline bool Calendar::is_working(Date day) const {
    if (!rests()) return true;
    const std::size_t i = index(day);
    return until(i) > before(i);
}

inline Date Calendar::add(Date from, WorkingDays n) const {
    if (n.count == 0) return from;
    if (!rests()) return from + CalendarDays{n.count};
    const std::size_t i = index(from);
    // Forward, `from` itself is passed over where it works; backward it never counts.
    return working_day(std::int64_t{n.count} + (n.count > 0 ? until(i) - 1 : before(i)));
}

inline Date Calendar::add_or_end(Date from, WorkingDays n) const {
    if (n.count == 0 || !rests()) return add(from, n);
    const std::size_t i = index(from);
    const std::int64_t place = std::int64_t{n.count} + (n.count > 0 ? until(i) - 1 : before(i));
    return working_day(std::clamp(place, std::int64_t{0}, static_cast<std::int64_t>(working_days_.size()) - 1));
}

inline Date Calendar::last() const { return working_day(static_cast<std::int64_t>(working_days_.size()) - 1); }

inline Date Calendar::within(Date day) const { return rests() ? std::clamp(day, Date::from_days(kFirstDay), last()) : day; }

inline WorkingDays Calendar::elapsed(Date from, Date to) const {
    if (!rests()) return WorkingDays{(to - from).count};
    return WorkingDays{until(index(to)) - until(index(from))};
}

inline WorkingDays Calendar::count(Date first, Date last) const {
    if (last < first) return WorkingDays{0};
    if (!rests()) return WorkingDays{(last - first).count + 1};
    return WorkingDays{until(index(last)) - before(index(first))};
}

inline Date Calendar::next_working(Date day) const { return rests() ? working_day(before(index(day))) : day; }

inline Date Calendar::previous_working(Date day) const { return rests() ? working_day(std::int64_t{until(index(day))} - 1) : day; }

}  // namespace zb
