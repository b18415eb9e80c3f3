// SPDX-License-Identifier: Apache-2.0
// A day as it is typed or said, before it is known which day is today: the one reader of such words.
#pragma once

#include <optional>
#include <string_view>
#include <variant>

#include "calendar/calendar.h"

namespace zb {

// Of the days that a word without a year may mean: the nearest, or for what happened the last that is not ahead.
enum class Leaning { nearest, past };

class DayWord {
public:
    struct Counted {
        int offset = 0;
        bool working = false;  // in working days, else calendar days
    };
    struct OfYear {
        int month = 1, day = 1;
    };
    struct OfWeek {
        int weekday = 1;           // 1 Monday to 7 Sunday
        std::optional<int> weeks;  // from this week: 1 for 下周五; none for 周五
    };
    enum class EndOf { month, quarter, year };
    using Meaning = std::variant<Date, Counted, OfYear, OfWeek, EndOf>;

    explicit DayWord(Meaning meaning) : meaning_(meaning) {}
    // The day where it is given with its year, whatever today is.
    std::optional<Date> outright() const;
    // Throws Error "date.invalid" where there is no such day near `today` (2月29日), or it lies outside 2000 to 2100.
    Date resolve(Date today, const Calendar& calendar, Leaning leaning = Leaning::nearest) const;

private:
    Date near(Date today, const Calendar& calendar, Leaning leaning) const;
    Meaning meaning_;
};

// 2026-11-20, 2026年11月20日; today, yesterday, +3wd, -1wd, -2d; 10-30, 10月30日; 今天, 昨天, 明天, 周五, 上周五, 下周五, 月底, 季末, 年底.
// Throws Error "date.invalid" for other words and for days that do not exist.
DayWord read_day_word(std::string_view text);

}  // namespace zb
