// SPDX-License-Identifier: Apache-2.0
// Parts of what plan make answers: private to lib/report.
#pragma once

#include "base/document.h"
#include "calendar/calendar.h"
#include "plan/making.h"

namespace zb {

// Each target and deadline, and by how much it is missed.
Section goals_section(const PlanAnswer& answer, const Calendar& calendar);
// Which limits to compress where a goal is missed (planning.md 7).
Section path_section(const PlanAnswer& answer);
// What had begun keeps its days (planning.md 8, 9).
Section begun_section(const PlanAnswer& answer);

}  // namespace zb
