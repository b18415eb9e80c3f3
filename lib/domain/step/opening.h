// SPDX-License-Identifier: Apache-2.0
// 期初 as people write it, JSON lines or a sheet: where each step stood when its project came into the ledger.
#pragma once

#include <string_view>
#include <vector>

#include "domain/step/step.h"

namespace zb {

// Where a step stood at the adoption.
struct OpeningRow {
    int line = 0;
    StepOpened opened;
};

// Throws Error "opening.invalid_file" whose rows name every fault.
std::vector<OpeningRow> read_opening_rows(std::string_view bytes);

}  // namespace zb
