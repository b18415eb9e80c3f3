// SPDX-License-Identifier: Apache-2.0
// 下一步工作: what follows from the sections before it, and what a person adds.
#pragma once

#include "report/weekly/sections.h"

namespace zb {

Sections next_work_sections(const Circular& circular);

}  // namespace zb
