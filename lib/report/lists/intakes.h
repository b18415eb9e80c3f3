// SPDX-License-Identifier: Apache-2.0
// 一窗收件: the hand-overs at the window, and how their steps stand.
#pragma once

#include <functional>

#include "base/table.h"
#include "domain/domain.h"

namespace zb {

// One row a hand-over of which `wanted` says yes, in order of code; `day`: of the standing of its steps.
Table intakes_table(const State& state, Date day, const std::function<bool(const Intake&)>& wanted);

}  // namespace zb
