// SPDX-License-Identifier: Apache-2.0
// A list of projects as JSON, read as the sheet that it would be.
#pragma once

#include <string_view>
#include <vector>

#include "base/csv.h"

namespace zb {

// A row of headings, then one a project. Keys are those of project export; any other key is its own heading, so that it is named as left
// out. Throws Error "json.invalid", "list.json" for what is no array of flat objects. Rows count from 2, as in a sheet.
std::vector<CsvRow> rows_of_json(std::string_view text);

}  // namespace zb
