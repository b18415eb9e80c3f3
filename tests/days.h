// SPDX-License-Identifier: Apache-2.0
// Days as tests write them, and the calendar that zb brings along.
#pragma once

#include "calendar/calendar.h"

namespace zb::test {

// "2026-11-20" → that day.
inline Date day(const char* text) { return Date::parse(text); }

// The weekends, and the holiday notices that are built in.
inline const Calendar& calendar() {
    static const Calendar known{builtin_notices()};
    return known;
}

}  // namespace zb::test
