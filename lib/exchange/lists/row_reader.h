// SPDX-License-Identifier: Apache-2.0
// One row of a published list, cell by cell.
#pragma once

#include <vector>

#include "base/csv.h"
#include "exchange/lists/layout.h"
#include "exchange/lists/list.h"

namespace zb {

struct ReadRows {
    std::vector<ListRow> rows;
    bool assumes_wan = false;  // a bare amount was read in 万元 though nothing states its unit
};
// The rows of projects under these columns. A cell that cannot be read is a fault of its row, never of the list; behind too many
// such rows (kMostBadRows) no more are read.
ReadRows read_rows(const std::vector<HeadedColumn>& columns, const std::vector<CsvRow>& rows);

}  // namespace zb
