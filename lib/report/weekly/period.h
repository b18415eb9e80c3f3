// SPDX-License-Identifier: Apache-2.0
// The days that a circular is about, and those that it looks ahead to.
#pragma once

#include <string>
#include <string_view>

#include "calendar/calendar.h"

namespace zb {

// Days from `first` to `last`, both included; people read them by the first and the last working day.
struct Period {
    Date first, last;
    Date first_working, last_working;  // equal to `first` and `last` where no day is a working day
    int working_days = 0;
    bool one_week = true;         // both working ends lie in one week from Monday to Sunday
    std::string_view named = {};  // what it is called where it is no circular's: 本月

    bool contains(Date day) const { return first <= day && day <= last; }
    std::string_view word() const { return !named.empty() ? named : one_week ? "本周" : "本期"; }
};
Period period_of(Date first, Date last, const Calendar& calendar);

// What a circular of `day` looks ahead to: from the day after to the Sunday of the next week that has a working day (domain.md, The
// weekly circular). Before the seven days of National Day that is the week after them.
Period period_ahead(Date day, const Calendar& calendar);
// 下周 where `day` is the last working day of its week, else 近期.
std::string_view ahead_word(Date day, const Calendar& calendar);

// 9月28日至10月10日.
std::string short_span(const Period& period);

}  // namespace zb
