// SPDX-License-Identifier: Apache-2.0
// 口径: the version of the rules by which reports are counted, printed in every foot. What changes a figure raises it in the same commit.
#pragma once

namespace zb {

// 1: the seven days that end on 截至日; past by working days; lamps by clock and plan; an event compared by its entry.
// 2: from the day after the last issue; past by the day; lamps by the clock alone; 公示 stops its parent's clock; an event compared by its
// day.
// 3: only a permit is deemed accepted (行政许可法 第三十二条); late days go to the party they belong to.
inline constexpr int kRulesVersion = 3;

}  // namespace zb
