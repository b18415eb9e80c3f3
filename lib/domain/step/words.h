// SPDX-License-Identifier: Apache-2.0
// What steps and their clocks are called in entries.
#pragma once

#include <string>

#include "domain/envelope.h"
#include "domain/step/clock.h"

namespace zb {

// The step's short name where `names` has its project's plans, else its key.
std::string step_called(const State& names, const Envelope& envelope, const std::string& key);

// What stands behind an item in hand, the day by which something must happen: ；承诺到期 12-01，剩 7 个工作日.
std::string clock_words(const PlannedStep& planned, const StepToday& today);

}  // namespace zb
