// SPDX-License-Identifier: Apache-2.0
// All-day events for calendar programs and phones (RFC 5545).
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/date.h"

namespace zb {

struct CalendarEvent {
    std::string uid;  // the same for the same thing, whatever its day: a calendar then moves what it has (RFC 5545 3.8.4.7)
    Date day;
    std::string summary;
    std::string description = {};
    bool tentative = false;  // the holidays of its year are not announced yet
};

struct CalendarFile {
    std::string name;           // what the calendar is called where it is imported; empty: unnamed
    Date stamp;                 // stands for the time of writing, so that the same facts give the same bytes
    std::int64_t sequence = 0;  // grows with every change (RFC 5545 3.8.7.4)
    std::vector<CalendarEvent> events = {};
};

// Each event takes no time from the day and reminds at nine on the morning before.
std::string icalendar(const CalendarFile& file);

}  // namespace zb
