// SPDX-License-Identifier: Apache-2.0
// What may be recorded of a project, as options: the same for adding one and for changing one.
#pragma once

#include "cli/writing.h"

namespace zb::cli {

// --enterprise … --parent, in the order of the list's columns.
const std::vector<Option>& project_detail_options();
// Their values, cleaned and in their forms. Throws what clean_text and read_amount throw, "list.date".
ProjectDetails given_details(const WriteRow& row);

}  // namespace zb::cli
