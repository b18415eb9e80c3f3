// SPDX-License-Identifier: Apache-2.0
// 统一发证: the slip that goes with documents handed over together, and the catalogue of all that a project was given.
#pragma once

#include <string>

#include "base/document.h"
#include "domain/domain.h"

namespace zb {

Document handover_slip(const State& state, const Handover& handover, const Basis& basis);
// For the enterprise: number, day, term, and on which slip it was handed over; behind it what ends next and what is asked of them.
Document certificate_catalogue(const State& state, const Project& project, Date day, const Basis& basis);
// One row a hand-over, of the project or (empty) of all.
Table handovers_table(const State& state, const std::string& project);

}  // namespace zb
