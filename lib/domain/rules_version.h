// SPDX-License-Identifier: Apache-2.0
// 口径: the version of the rules by which reports are counted, printed in every foot. What changes a figure raises it in the same commit.
#pragma once

namespace zb {

// 1: the seven days that end on 截至日; past by working days; lamps by clock and plan; an event compared by its entry.
// 2: from the day after the last issue; past by the day; lamps by the clock alone; 公示 stops its parent's clock; an event compared by its
// day.
inline constexpr int kRulesVersion = 2;

}  // namespace zb
