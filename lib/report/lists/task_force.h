// SPDX-License-Identifier: Apache-2.0
// 专班架构 on a page, in the order of the notice; and what each person of it has to do.
#pragma once

#include <vector>

#include "base/document.h"
#include "outlook/outlook.h"

namespace zb {

// 组长、副组长、成员、专班办公室 (江海政数〔2021〕14号 二), the specialists (四（三）) and the people of the departments (四（四）). A post
// that the notice asks for and nobody holds is said.
Document task_force_document(const State& state, Date day, const Basis& basis);

// One row a person who serves projects or is responsible for items in hand: projects, items by lamp, due within five working days, open
// problems and resolutions. `projects` are those on the list.
Table load_table(const State& state, const std::vector<ProjectOutlook>& projects, Date day);

}  // namespace zb
