// SPDX-License-Identifier: Apache-2.0
// Projects and their teams as lists and as one project's page.
#pragma once

#include <functional>

#include "base/document.h"
#include "base/table.h"
#include "domain/domain.h"

namespace zb {

using WantedProject = std::function<bool(const Project&)>;

// One row a project, in order of code. `day` decides who serves it; 未指定 stands where nobody does.
Table projects_table(const State& state, Date day, const WantedProject& wanted);
// One row a person; projects without a specialist first, with 未指定. Departments in the order of the notice.
Table teams_table(const State& state, Date day, const WantedProject& wanted);
// All that is known of one project: what the lists say, its team, the entries that it comes from.
Document project_page(const State& state, const Project& project, Date day, const Basis& basis);

}  // namespace zb
