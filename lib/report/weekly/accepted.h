// SPDX-License-Identifier: Apache-2.0
// 本周新受理: what was accepted in the week, and what was received but not accepted yet.
#pragma once

#include "report/weekly/sections.h"

namespace zb {

Sections accepted_sections(const Circular& circular);

}  // namespace zb
