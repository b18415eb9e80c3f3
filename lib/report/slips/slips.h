// SPDX-License-Identifier: Apache-2.0
// Slips to hand out: what stands with whom, till when, what is asked. 进展告知单 for an enterprise, 催办单 for a department.
#pragma once

#include <string>
#include <vector>

#include "base/document.h"
#include "outlook/outlook.h"

namespace zb {

// Whose projects they are; every project of one enterprise on one sheet.
struct EnterpriseProjects {
    std::string name;
    std::vector<ProjectOutlook> projects;
};
Document progress_sheet(const State& state, const EnterpriseProjects& enterprise, Date day, const Basis& basis);

// Of all projects known, the department's own: overdue, near its limit, received and unanswered, special procedures too long, problems.
Document dunning_list(const State& state, const std::vector<ProjectOutlook>& projects, const std::string& department, Date day,
                      const Basis& basis);

}  // namespace zb
