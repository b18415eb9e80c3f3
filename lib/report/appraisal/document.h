// SPDX-License-Identifier: Apache-2.0
// 考核表 as a page, and one of its figures opened to the items and entries that it is made of.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/document.h"
#include "report/appraisal/figures.h"

namespace zb {

// Whether what is printed was sealed, when, and from which entry.
struct SealStanding {
    std::int64_t head = 0;  // 0: 试算
    Date on = {};
};

Document appraisal_document(const Appraisal& counted, const SealStanding& standing, const Basis& basis);

// Its table of units, with the sentence on ranking.
Section appraisal_units_section(const Appraisal& counted);
// The metrics that can be opened: 按时率, 时限压缩, 议定事项, 企业评价, 亮灯, 补正, 报送.
std::vector<std::string_view> appraisal_metrics();
// `who`: a unit by its full name, or a specialist (报送). Throws Error "appraisal.no_figures" where the period has nothing of that.
Document appraisal_explanation(const Appraisal& counted, const LampDays& lamps, const std::string& who, std::string_view metric,
                               const Basis& basis);

}  // namespace zb
