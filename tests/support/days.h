// SPDX-License-Identifier: Apache-2.0
// Days as tests write them, and the calendar that zb brings along.
#pragma once

#include <string>

#include "base/instant.h"
#include "calendar/calendar.h"

namespace zb::test {

// "2026-11-20" → that day.
inline Date day(const char* text) { return Date::parse(text); }

// A day of November 2026.
inline Date november(int day) { return Date::of(2026, 11, day); }

// "2026-11-20T17:30:00" → that moment in China.
inline Instant at(const std::string& text) { return Instant::parse(text + "+08:00"); }

// The weekends, and the holiday notices that are built in.
inline const Calendar& calendar() {
    static const Calendar known{builtin_notices()};
    return known;
}

}  // namespace zb::test
