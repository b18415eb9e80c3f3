// SPDX-License-Identifier: Apache-2.0
// A project's page.
#pragma once

#include "base/document.h"
#include "domain/domain.h"

namespace zb {

// All that is known of one project: what the lists say, its team, the entries that it comes from.
Document project_page(const State& state, const Project& project, Date day, const Basis& basis);

}  // namespace zb
