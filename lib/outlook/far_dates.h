// SPDX-License-Identifier: Apache-2.0
// Days that follow from what is recorded and lie behind 2100: nothing that leads there is written.
#pragma once

#include <set>
#include <string>

#include "domain/domain.h"

namespace zb {

// Throws Error "date.out_of_range" that names project and step where in `after`, as of `day`, a day of one of `projects` lies behind 2100
// and in `before` none of that project did: what stands in an old ledger hinders no other entry. Projects not read with their work are
// passed over.
void refuse_far_dates(const State& before, const State& after, const std::set<std::string>& projects, Date day);

}  // namespace zb
