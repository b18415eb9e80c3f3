// SPDX-License-Identifier: Apache-2.0
// 考核表 as a page.
#pragma once

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

}  // namespace zb
