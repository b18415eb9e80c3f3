// SPDX-License-Identifier: Apache-2.0
// Why a day does not count, as `step show --why` prints it.
#pragma once

#include <string>

#include "calendar/calendar.h"

namespace zb {

// 国庆节放假（国办发明电〔2025〕7号）; 休息日（行政许可法第八十二条：以工作日计算）, with 暂定 in a year whose notice is not out.
std::string rest_reason(const Calendar& calendar, Date date);

}  // namespace zb
