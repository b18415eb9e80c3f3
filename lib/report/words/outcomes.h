// SPDX-License-Identifier: Apache-2.0
// What has become of a project, in an office's words: 取得施工许可证, 开工, 在建; never 审批发证.
#pragma once

#include <string>

#include "outlook/outlook.h"

namespace zb {

// What a project has by an item that is issued or done: 取得建设用地规划许可证, 取得环评批复, 通过联合验收, 开工, 招拍挂成交.
std::string outcome_words(const PlannedStep& step);

// The stage as people call it: 在建 where 施工许可证 is issued, all before 竣工验收 is done and nothing of it has begun. Machines get the
// stage.
std::string phase_of(const ProjectOutlook& outlook);
inline constexpr std::string_view kBuilding = "在建";

}  // namespace zb
