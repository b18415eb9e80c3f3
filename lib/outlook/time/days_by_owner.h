// SPDX-License-Identifier: Apache-2.0
// Where time went by day: each working day once, by what ran on it. Another count than the main line's; the two are not added.
#pragma once

#include <array>
#include <string_view>
#include <vector>

#include "outlook/time/main_line.h"

namespace zb {

// In the order of precedence: a day belongs to the first that fits (counting rule 11 of the scenario).
enum class DayHand { government, intake, notice, special, enterprise, waiting };
inline constexpr std::array kDayHands = {DayHand::government, DayHand::intake,     DayHand::notice,
                                         DayHand::special,    DayHand::enterprise, DayHand::waiting};
std::string_view key(DayHand hand);
std::string_view label(DayHand hand);  // 政府审批, 收件审核 …

struct HandDay {
    Date date;
    DayHand hand = DayHand::enterprise;
};

// The working days of `window`, up to `day`. 政府审批: a clock of an approval item runs, or a certificate is to be issued; where nothing of
// all that runs, the day is the enterprise's, or 等前置 where the main line waits for a utility, a milestone or another predecessor.
std::vector<HandDay> days_by_hand(const State& state, const ProjectOutlook& outlook, const MainLine& line, const DaySpan& window, Date day);

// How many of them in each hand, in the order of kDayHands.
std::array<int, kDayHands.size()> count_days(const std::vector<HandDay>& days);

}  // namespace zb
