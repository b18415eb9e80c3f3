// SPDX-License-Identifier: Apache-2.0
// A moment of recording, always printed in Beijing time: China has had no daylight saving since 1991.
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/date.h"

namespace zb {

// Milliseconds since 1970-01-01T00:00:00Z. Ordered.
class Instant {
public:
    constexpr Instant() = default;
    static constexpr Instant from_milliseconds(std::int64_t ms) { return Instant{ms}; }
    // Reads 2026-11-20T16:30:00+08:00, with or without milliseconds; throws Error "instant.invalid".
    static Instant parse(std::string_view text);
    // Midnight at which `day` begins in Beijing.
    static Instant start_of(Date day);

    constexpr std::int64_t milliseconds() const { return ms_; }
    Date day() const;           // the day in Beijing
    int minute_of_day() const;  // 0 to 1439, in Beijing
    auto operator<=>(const Instant&) const = default;

private:
    explicit constexpr Instant(std::int64_t ms) : ms_(ms) {}
    std::int64_t ms_ = 0;
};

std::string iso(Instant at);         // 2026-11-23T16:30:00.123+08:00, as stored in the ledger
std::string clock_text(Instant at);  // 2026-11-20 17:12:40, as people read it

}  // namespace zb
