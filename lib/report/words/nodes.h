// SPDX-License-Identifier: Apache-2.0
// How long it took from 拿地 to 开工, 竣工 and 投产, in words and rows.
#pragma once

#include <string>
#include <vector>

#include "base/table.h"
#include "outlook/time/nodes.h"

namespace zb {

// 自, 日期, 至, 日期, 日历日, 工作日.
Table stretches_table(const std::vector<NodeStretch>& stretches);
// 拿地 2026-03-02 至开工 2026-05-20：79 个日历日、55 个工作日.
std::string stretch_words(const NodeStretch& one);
// 拿地至开工 3 个项目，79 个日历日、55 个工作日（样本小）. `least`: fewer are a small sample.
std::string median_words(const NodeMedian& one, int least);

}  // namespace zb
