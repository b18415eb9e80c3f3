// SPDX-License-Identifier: Apache-2.0
// 滞后及亮灯: red with reason and measure as the ledger has them, yellow, special procedures, decided late, behind the plan.
#pragma once

#include "report/weekly/sections.h"

namespace zb {

Sections lamp_sections(const Circular& circular);

}  // namespace zb
