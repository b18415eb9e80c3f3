// SPDX-License-Identifier: Apache-2.0
// Rates of the reviews of a period.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "base/table.h"
#include "domain/domain.h"

namespace zb {

// A period, and how many approval items each department decided in it; what came in as done (期初) is none of them.
struct ReviewedDays {
    Date from, to;
    std::map<std::string, int, std::less<>> decided = {};

    int all_decided() const;
    int decided_by(std::string_view department) const;
};

// One row for all, then one a department and a specialist that has a review in the period. Rates have their two numbers beside them.
Table review_rates_table(const State& state, Date day, const ReviewedDays& days);

}  // namespace zb
