// SPDX-License-Identifier: Apache-2.0
// 本周办结: what was decided in the week, utilities in a sentence.
#pragma once

#include "report/weekly/sections.h"

namespace zb {

Sections decided_sections(const Circular& circular);

}  // namespace zb
