// SPDX-License-Identifier: Apache-2.0
// What goes out of one hand-over at the window: 收件回执 for the enterprise, 分送单 for each department, and a day's 收件登记表.
#pragma once

#include <string>

#include "base/document.h"
#include "domain/domain.h"

namespace zb {

// What came, what is missing and what of it may be owed, and by when an answer is due (行政许可法 第三十二条).
Document intake_receipt(const State& state, const Intake& intake, const Basis& basis);
// The steps of one department, with room for its signature; `department` has a part in the hand-over.
Document department_slip(const State& state, const Intake& intake, const std::string& department, const Basis& basis);
// Every hand-over of the day, a line a step.
Document intake_sheet(const State& state, Date day, const Basis& basis);

}  // namespace zb
