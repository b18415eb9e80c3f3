// SPDX-License-Identifier: Apache-2.0
// Codes that are a head and a running number of at least three digits: JH-2026-001, P-2026-014.
#pragma once

#include <algorithm>
#include <charconv>
#include <string>
#include <string_view>

namespace zb {

// The code behind the highest one in use among the keys of a map: gaps are not filled, codes are never used twice.
template <class ByCode>
std::string next_running_code(const ByCode& used, const std::string& head) {
    int last = 0;
    for (auto place = used.lower_bound(head); place != used.end() && place->first.starts_with(head); ++place) {
        const std::string_view tail = std::string_view{place->first}.substr(head.size());
        int number = 0;
        const auto read = std::from_chars(tail.data(), tail.data() + tail.size(), number);
        if (read.ec == std::errc{} && read.ptr == tail.data() + tail.size()) last = std::max(last, number);
    }
    const std::string digits = std::to_string(last + 1);
    constexpr std::size_t kDigits = 3;
    return head + std::string(kDigits - std::min(kDigits, digits.size()), '0') + digits;
}

}  // namespace zb
