// SPDX-License-Identifier: Apache-2.0
// A project's page.
#pragma once

#include "base/document.h"
#include "domain/domain.h"

namespace zb {

// All that is known of one project: what the lists say, its team, the entries that it comes from.
Document project_page(const State& state, const Project& project, Date day, const Basis& basis);

// The list with each project's lamp and 进度, empty for one that is not on the list that day; needs their work.
Table project_list(const State& state, Date day, const WantedProject& wanted);

}  // namespace zb
