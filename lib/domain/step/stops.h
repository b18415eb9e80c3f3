// SPDX-License-Identifier: Apache-2.0
// What stops a step's clock: its own special procedures, and 公示 and 专家评审 that run inside it (flows.zh.md 0). One rule for due dates,
// used days, lamps, 预计, --why and the days by owner.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "calendar/calendar.h"
#include "domain/plan.h"
#include "domain/step/step.h"

namespace zb {

struct StepToday;

// A stretch of days that do not count, the first and the last included.
struct Stop {
    Date from;
    Date last;              // an open pause: reckoned to its announced end, or to the day once that is past
    bool legal = true;      // the legal clock stands too (行政许可法 第四十五条); 公示 stops the promised one alone
    std::string part = {};  // key of the sub-item; empty: a pause of the step's own
    std::optional<Date> announced = {};  // of a pause: the end that was announced
};
using Stops = std::vector<Stop>;

// A 特别程序 sub-item that has begun, as its parent's clock sees it.
struct Procedure {
    std::string parent;  // key
    Stop stop;
};
// Of a project as of the evening of `day`.
using Procedures = std::vector<Procedure>;
Procedures procedures_of(const std::vector<PlannedStep>& steps, const ProjectSteps& records, Date day, const Calendar& calendar);

// In order of their first days, begun by `day`: the attempt's own pauses, and the procedures inside the step.
Stops stops_of(const PlannedStep& planned, const Attempt& attempt, const Procedures& procedures, Date day, const Calendar& calendar);
// Those of them that stop the legal clock.
Stops legal_stops(const Stops& stops);
// Those that stop the clock by which the step is judged: the promised one, else the legal one.
Stops stops_of_limit(const PlannedStep& planned, const Stops& stops);

// A day of its legal limit counts while 公示 stops the promised one: where both due dates are printed, this is said.
bool runs_on_legally(const StepToday& today);
inline constexpr std::string_view kLegalRunsOn = "公示只停承诺时限，不在行政许可法第四十五条之列，法定时限照走";

// The last day of so many days that began on `from`, which is day 0; calendar days are not moved by rest days. None without a length.
std::optional<Date> end_of_length(const PlannedStep& planned, Date from, const Calendar& calendar);

// Working days after `after` up to `until` that stops take, each once.
int stopped_days(const Stops& stops, Date after, Date until, const Calendar& calendar);

}  // namespace zb
