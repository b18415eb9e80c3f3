// SPDX-License-Identifier: Apache-2.0
// 交接: what somebody who serves projects leaves to the successor.
#pragma once

#include <string>
#include <vector>

#include "base/document.h"
#include "domain/domain.h"

namespace zb {

struct ProjectHandover {
    std::string from, to;               // people
    std::vector<std::string> projects;  // codes
    Date since;
};

// Items in hand, what is waited for, targets, owed papers, what else is agreed or asked and not done, and missed submissions of those
// projects.
Document handover_document(const State& state, const ProjectHandover& handover, Date day, const Basis& basis);

}  // namespace zb
