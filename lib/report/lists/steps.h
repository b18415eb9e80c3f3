// SPDX-License-Identifier: Apache-2.0
// Steps as of a day: a row each, and one with its whole history and what may come next.
#pragma once

#include <string_view>
#include <vector>

#include "base/document.h"
#include "outlook/outlook.h"

namespace zb {

Table steps_table(const State& state, const std::vector<ProjectOutlook>& projects);
Document step_document(const State& state, const ProjectOutlook& project, const StepOutlook& step, const Basis& basis);

}  // namespace zb
