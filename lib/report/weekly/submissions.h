// SPDX-License-Identifier: Apache-2.0
// 台账报送情况: who handed in when.
#pragma once

#include "report/weekly/sections.h"

namespace zb {

Sections submission_sections(const Circular& circular);

}  // namespace zb
