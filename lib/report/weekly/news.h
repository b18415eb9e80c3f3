// SPDX-License-Identifier: Apache-2.0
// 项目动态, the last paragraph of the circular's 总体情况: what the week brought besides what other sections list.
#pragma once

#include "base/document.h"
#include "report/weekly/record.h"

namespace zb {

Section news_section(const WeekRecord& record);

}  // namespace zb
