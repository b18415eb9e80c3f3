// SPDX-License-Identifier: Apache-2.0
// Days in words.
#include "report/words/days.h"

#include <fmt/format.h>

#include "base/text.h"

namespace zb {

std::string day_text(std::optional<Date> day, std::string_view none) { return day ? iso(*day) : std::string{none}; }

std::string month_day_text(std::optional<Date> day, std::string_view none) { return day ? month_day(*day) : std::string{none}; }

Cell planned_day(std::optional<Date> day, const Calendar& calendar) {
    if (!day) return {};
    if (calendar.has_notice(day->year())) return *day;
    return Cell{*day, iso(*day) + " 暂定"};
}

std::string signed_days(std::optional<int> days, std::string_view none) {
    if (!days) return std::string{none};
    return *days > 0 ? fmt::format("+{}", *days) : std::to_string(*days);
}

Cell days_late(std::optional<int> days) { return days ? Cell{std::int64_t{*days}, signed_days(days)} : Cell{}; }

std::string days_text(std::optional<int> days, LimitUnit unit) { return days ? fmt::format("{} {}", *days, label(unit)) : std::string{}; }

std::string limit_text(const PlannedStep& step) {
    if (step.kind == StepKind::milestone && !step.promised) return {};
    return days_text(step.promised ? step.promised : step.legal, step.unit);
}

}  // namespace zb
