// SPDX-License-Identifier: Apache-2.0
// 口径: the version of the rules by which reports are counted, printed in every foot. What changes a figure raises it in the same commit.
#pragma once

namespace zb {

// 1: the seven days that end on 截至日; deemed acceptance of filings and reviews too; past by working days; lamps by clock and plan.
// 2: from the day after the last issue; deemed acceptance of permits alone (行政许可法 第三十二条); past by the day; lamps by the clock.
inline constexpr int kRulesVersion = 2;

}  // namespace zb
