// SPDX-License-Identifier: Apache-2.0
// A figure of the appraisal opened to the items and entries that it is made of.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/document.h"
#include "report/appraisal/figures.h"

namespace zb {

// The metrics that can be opened: 按时率, 时限压缩, 议定事项, 企业评价, 亮灯, 补正, 报送, 预审意见, 服务.
std::vector<std::string_view> appraisal_metrics();
// `who`: a unit by its full name, or a person (报送, 服务). Throws Error "appraisal.no_figures" where the period has nothing of that.
Document appraisal_explanation(const Appraisal& counted, const LampDays& lamps, const std::string& who, std::string_view metric,
                               const Basis& basis);

// Its parts, for other pages on the same figures.
// The items behind a count, each with the entry that decided it, else the one that began it.
Table appraised_items_table(const AppraisedItems& items);
// 一次性告知补正 of the unit in the period; reviews of its items.
Section corrections_section(const Appraisal& counted, const std::string& unit);
Section reviews_section(const Appraisal& counted, const UnitAppraisal& unit);

}  // namespace zb
