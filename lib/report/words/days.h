// SPDX-License-Identifier: Apache-2.0
// Days and counts of days as reports print them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/date.h"
#include "base/table.h"
#include "calendar/calendar.h"
#include "plan/plan.h"

namespace zb {

// `none` where there is no day: 2026-11-20; 11-20.
std::string day_text(std::optional<Date> day, std::string_view none = "-");
std::string month_day_text(std::optional<Date> day, std::string_view none = {});
// A date of a year for which no holiday notice is known says 暂定 (planning.md 13).
Cell planned_day(std::optional<Date> day, const Calendar& calendar);

// +25, 0, -1: working days against a plan; `none` where there are none.
std::string signed_days(std::optional<int> days, std::string_view none = {});
Cell days_late(std::optional<int> days);
// 3 个工作日, 3 个月; empty where there are none.
std::string days_text(std::optional<int> days, LimitUnit unit);
// The same of a step's limit; empty for a step without one.
std::string limit_text(const PlannedStep& step);

}  // namespace zb
