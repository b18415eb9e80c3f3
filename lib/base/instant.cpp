// SPDX-License-Identifier: Apache-2.0
// Moments in Beijing time, by a fixed offset: the machine's time zone is never asked.
#include "base/instant.h"

#include <algorithm>
#include <fmt/format.h>

#include "base/error.h"
#include "base/text.h"

namespace zb {

namespace {

constexpr std::int64_t kMillisecondsOfDay = 24LL * 60 * 60 * 1000;
constexpr std::int64_t kBeijingOffset = 8LL * 60 * 60 * 1000;

// A clock reading within one day.
struct ClockTime {
    int hour;
    int minute;
    int second;
    int millisecond;
};

std::int64_t beijing_milliseconds(Instant at) { return at.milliseconds() + kBeijingOffset; }

std::int64_t milliseconds_of_day(Instant at) {
    const std::int64_t rest = beijing_milliseconds(at) % kMillisecondsOfDay;
    return rest < 0 ? rest + kMillisecondsOfDay : rest;
}

ClockTime clock_time(Instant at) {
    const auto rest = static_cast<int>(milliseconds_of_day(at));
    return ClockTime{rest / 3'600'000, rest / 60'000 % 60, rest / 1000 % 60, rest % 1000};
}

bool matches(std::string_view text, std::string_view form) {
    return text.size() == form.size() && std::equal(text.begin(), text.end(), form.begin(), [](char found, char wanted) {
               return wanted == '0' ? found >= '0' && found <= '9' : found == wanted;
           });
}

int two_digits(std::string_view text, std::size_t from) { return (text[from] - '0') * 10 + (text[from + 1] - '0'); }

}  // namespace

Instant Instant::parse(std::string_view text) {
    const Error invalid{"instant.invalid", fmt::format("“{}”不是时刻", truncate(visible(text, Newlines::escape), 40)),
                        "时刻写成北京时间，如 2026-11-20T16:30:00+08:00"};
    constexpr std::string_view kOffset = "+08:00";
    if (!text.ends_with(kOffset)) throw invalid;
    const std::string_view local = text.substr(0, text.size() - kOffset.size());
    const bool with_milliseconds = matches(local, "0000-00-00T00:00:00.000");
    if (!with_milliseconds && !matches(local, "0000-00-00T00:00:00")) throw invalid;

    const int hour = two_digits(local, 11);
    const int minute = two_digits(local, 14);
    const int second = two_digits(local, 17);
    if (hour > 23 || minute > 59 || second > 59) throw invalid;
    const int millisecond = with_milliseconds ? (local[20] - '0') * 100 + two_digits(local, 21) : 0;
    const std::int64_t of_day = ((hour * 60 + minute) * 60 + second) * 1000LL + millisecond;
    return from_milliseconds(start_of(Date::parse(local.substr(0, 10))).milliseconds() + of_day);
}

Instant Instant::start_of(Date day) { return from_milliseconds(day.days() * kMillisecondsOfDay - kBeijingOffset); }

Date Instant::day() const {
    const std::int64_t midnight = beijing_milliseconds(*this) - milliseconds_of_day(*this);
    return Date::from_days(static_cast<std::int32_t>(midnight / kMillisecondsOfDay));
}

int Instant::minute_of_day() const { return static_cast<int>(milliseconds_of_day(*this) / 60'000); }

std::string iso(Instant at) {
    const ClockTime time = clock_time(at);
    return fmt::format("{}T{:02}:{:02}:{:02}.{:03}+08:00", iso(at.day()), time.hour, time.minute, time.second, time.millisecond);
}

std::string clock_text(Instant at) {
    const ClockTime time = clock_time(at);
    return fmt::format("{} {:02}:{:02}:{:02}", iso(at.day()), time.hour, time.minute, time.second);
}

}  // namespace zb
