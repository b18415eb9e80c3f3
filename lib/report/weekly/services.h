// SPDX-License-Identifier: Apache-2.0
// 一窗收件 and 服务 in 总体情况: what became known of them since the last issue. Nothing where nothing was recorded.
#pragma once

#include <utility>
#include <vector>

#include "report/weekly/sections.h"

namespace zb {

struct ServicePart {
    std::vector<std::pair<std::string, Value>> figures;
    std::vector<Paragraph> paragraphs;
};
ServicePart service_part(const WeekRecord& record);

}  // namespace zb
