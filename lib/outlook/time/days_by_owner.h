// SPDX-License-Identifier: Apache-2.0
// Where time went by day: each working day once, by what ran on it. Another count than the main line's; the two are not added.
#pragma once

#include <array>
#include <string_view>
#include <vector>

#include "outlook/time/main_line.h"

namespace zb {

// In the order of precedence: a day belongs to the first that fits (counting rule 11 of the scenario).
enum class DayOwner { government, intake, notice, special, enterprise, waiting };
inline constexpr std::array kDayOwners = {DayOwner::government, DayOwner::intake,     DayOwner::notice,
                                          DayOwner::special,    DayOwner::enterprise, DayOwner::waiting};
std::string_view key(DayOwner owner);
std::string_view label(DayOwner owner);  // 政府审批, 收件审核 …

struct OwnedDay {
    Date date;
    DayOwner owner = DayOwner::enterprise;
};

// The working days of `window`, up to `day`. 政府审批: a clock of an approval item runs, or a certificate is to be issued; where nothing of
// all that runs, the day is the enterprise's, or 等前置 where the main line waits for a utility, a milestone or another predecessor.
std::vector<OwnedDay> days_by_owner(const State& state, const ProjectOutlook& outlook, const MainLine& line, const DaySpan& window,
                                    Date day);

// How many of them each has, in the order of kDayOwners.
std::array<int, kDayOwners.size()> count_days(const std::vector<OwnedDay>& days);

}  // namespace zb
