// SPDX-License-Identifier: Apache-2.0
// Plan files, as JSON lines and as sheets.
#include "fuzz/fuzz.h"
#include "plan/file.h"

void zb::try_input(std::string_view input) {
    for (const PlanRow& row : read_plan_rows(input)) require(row.line > 0 && in_ledger_years(row.finish));
}
