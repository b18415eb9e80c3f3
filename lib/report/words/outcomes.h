// SPDX-License-Identifier: Apache-2.0
// What has become of a project, in an office's words: 取得施工许可证, 开工, 在建; never 审批发证.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "outlook/outlook.h"

namespace zb {

inline constexpr std::string_view kBuilding = "在建";

// What a project has by an item that is issued or done: 取得建设用地规划许可证, 取得环评批复, 通过联合验收, 开工, 招拍挂成交.
std::string outcome_words(const PlannedStep& step);

// The stage as people call it: 在建 where 施工许可 is issued and nothing of 竣工验收 has begun; 暂缓 while the project is suspended.
// Machines get the stage.
std::string phase_of(const ProjectOutlook& outlook);
// Its place in the order of the procedure, 在建 before 竣工验收; what is not among the four stages ranks after them.
std::size_t phase_rank(const ProjectOutlook& outlook);

}  // namespace zb
