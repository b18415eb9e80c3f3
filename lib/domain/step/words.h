// SPDX-License-Identifier: Apache-2.0
// What steps and their clocks are called in entries.
#pragma once

#include <string>
#include <string_view>

#include "domain/envelope.h"
#include "domain/step/clock.h"

namespace zb {

// The step's short name where `names` has its project's plans, else its key.
std::string step_called(const State& names, const Envelope& envelope, const std::string& key);

// What is past its day: `whole_days` where a working day at least has gone by since; on a rest day after it 已超期（不足1个工作日）. `late`
// is 超期 of a limit, 逾期 of the day by which something owed or asked for is to be there.
std::string past_words(int overdue, std::string whole_days, std::string_view late = "超期");
// 超 5, in the column of a list.
std::string over_text(int overdue);

// 答复超 2 个工作日: filed, no permit, and not answered by the fifth working day.
std::string unanswered_words(const StepToday& today);

// What stands behind an item in hand, the day by which something must happen: ；承诺到期 12-01，剩 7 个工作日.
std::string clock_words(const PlannedStep& planned, const StepToday& today);

}  // namespace zb
