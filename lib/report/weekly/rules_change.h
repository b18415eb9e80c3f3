// SPDX-License-Identifier: Apache-2.0
// 口径调整: what the circular before printed by other rules than today's. Such a difference is said once, never as a correction.
#pragma once

#include <string>
#include <vector>

#include "report/weekly/record.h"

namespace zb {

// An event as an issue keeps it: JH-2026-001 eia_report 1 decided 2026-09-11, behind it " late" where it was decided past its due day.
std::string printed_event(const WeekEvent& event);
// The period's events that the circular prints, in order.
std::vector<std::string> printed_events(const WeekRecord& record);

// One sentence a difference between what `issued` printed and what today's rules count in the same days from the same entries; none where
// the rules are the same. Where the issue has no events of its own, they are counted by rules 1: its seven days.
std::vector<std::string> rule_changes(const WeekRecord& record, const CircularText& issued);

}  // namespace zb
