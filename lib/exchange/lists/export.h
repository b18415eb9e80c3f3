// SPDX-License-Identifier: Apache-2.0
// Projects as a list that project import reads back.
#pragma once

#include <functional>
#include <vector>

#include "base/table.h"
#include "domain/domain.h"

namespace zb {

// Code, name and every field of a list, headed as project import knows them; the status is printed and not read.
const std::vector<Column>& project_export_columns();
Table project_export_table(const State& state, Date day, const std::function<bool(const Project&)>& wanted);

}  // namespace zb
