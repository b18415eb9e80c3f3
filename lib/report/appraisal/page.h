// SPDX-License-Identifier: Apache-2.0
// What the appraisal's pages have in common: points, the period and the command in words, the opening.
#pragma once

#include <string>
#include <string_view>

#include "base/document.h"
#include "report/appraisal/figures.h"

namespace zb {

// 25.0 of 250 tenths.
std::string points_text(int tenths);
// 2026年11月1日至2026年11月20日.
std::string period_words(const Appraisal& counted);
// zb appraisal show --from 2026-11-01 --to 2026-11-20.
std::string appraisal_command(const Appraisal& counted, std::string_view verb);
Document appraisal_page(std::string report, std::string title, const Appraisal& counted, const Basis& basis);

}  // namespace zb
