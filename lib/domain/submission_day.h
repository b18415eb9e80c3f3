// SPDX-License-Identifier: Apache-2.0
// 报送日 and its hour: on which days a submission is due, of which projects, and until when it is on time.
#pragma once

#include <optional>
#include <string_view>

#include "base/date.h"
#include "base/error.h"
#include "base/instant.h"

namespace zb {

struct Project;
struct State;

// Whether every project's submission is due on that day: setting submission.days, 工作日 unless it says otherwise.
bool is_submission_day(const State& state, Date day);
// Whether the project owes a submission of that day: one is due, somebody serves it, it is followed (在册, not 暂缓).
bool owes_submission(const State& state, const Project& project, Date day);
// The first day from `day` on on which submissions are due; none within a year.
std::optional<Date> next_submission_day(const State& state, Date day);
// The same for one project: the first day on which it owes one.
std::optional<Date> next_day_owed(const State& state, const Project& project, Date day);
// Refusal of a submission of a day that has none; `command` is what to paste on the next day that has one, without --on.
Error not_a_submission_day(const State& state, Date day, std::string_view command);
// The moment up to which a day's submission is on time.
Instant submission_deadline(const State& state, Date day);
// Minutes of the day of a setting such as 17:30. Throws Error "setting.invalid".
int minute_of_day(std::string_view hh_mm);

}  // namespace zb
