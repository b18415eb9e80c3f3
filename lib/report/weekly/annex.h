// SPDX-License-Identifier: Apache-2.0
// The circular's annex, behind everything else and without a number: a row a project.
#pragma once

#include <string_view>

#include "report/weekly/sections.h"

namespace zb {

inline constexpr std::string_view kAnnexTitle = "各项目审批手续办理情况一览表";
Sections annex_sections(const Circular& circular);

}  // namespace zb
