// SPDX-License-Identifier: Apache-2.0
// Dates as people and spreadsheets write them.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "base/date.h"

namespace zb {

// Takes up to `most` digits off the head of `text`; none where it begins with something else or with more of them.
std::optional<int> take_number(std::string_view& text, std::size_t most);

// 2026-9-4, 2026/9/4, 2026年9月4日; without a year 9-4, 9/4, 9月4日.
struct WrittenDate {
    std::optional<int> year;
    int month = 0;
    int day = 0;
};
// None for text of another form. Whether there is such a day is not asked.
std::optional<WrittenDate> written_date(std::string_view text);
// The same with its year, as a day. Throws Error "date.invalid" for text of another form and for days that do not exist.
Date read_written_date(std::string_view text);

}  // namespace zb
