// SPDX-License-Identifier: Apache-2.0
// Rates of the reviews of a period.
#pragma once

#include "base/table.h"
#include "domain/domain.h"

namespace zb {

// How many approval items were decided in the period, of a department or of all (empty); what came in as done (期初) is none of them.
int decided_items(const State& state, std::string_view department, Date from, Date to);

// One row for all, then one a department and a specialist that has a review in the period. Rates have their two numbers beside them.
Table review_rates_table(const State& state, Date day, Date from, Date to);

}  // namespace zb
