// SPDX-License-Identifier: Apache-2.0
// Every noun as one table as of a day: what `zb export sqlite` hands to other tools.
#pragma once

#include <vector>

#include "domain/domain.h"

namespace zb {

// The state must cover everything.
std::vector<NounTable> snapshot_tables(const State& state, Date day);

}  // namespace zb
