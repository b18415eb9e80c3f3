// SPDX-License-Identifier: Apache-2.0
// Openings and words of the appraisal's pages.
#include "report/appraisal/page.h"

#include <fmt/format.h>

namespace zb {

std::string points_text(int tenths) { return fmt::format("{}.{}", tenths / 10, tenths % 10); }

std::string period_words(const Appraisal& counted) { return fmt::format("{}至{}", chinese(counted.first), chinese(counted.last)); }

std::string appraisal_command(const Appraisal& counted, std::string_view verb) {
    return fmt::format("zb appraisal {} --from {} --to {}", verb, iso(counted.first), iso(counted.last));
}

Document appraisal_page(std::string report, std::string title, const Appraisal& counted, const Basis& basis) {
    Document document;
    document.report = std::move(report);
    document.titles = {std::move(title)};
    document.period = {counted.first, counted.last};
    document.basis = basis;
    return document;
}

}  // namespace zb
