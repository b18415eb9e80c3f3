// SPDX-License-Identifier: Apache-2.0
// 倒排任务单: what each department is to accept and decide by when, who, on which materials; and what the enterprise is to file.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/document.h"
#include "outlook/outlook.h"

namespace zb {

struct TaskSheets {
    std::vector<ProjectOutlook> projects;        // with a plan in force or, with `drafts`, a draft
    bool drafts = false;                         // sheets of the drafts that are not adopted yet
    std::optional<std::string> department = {};  // none: a section for each department that has something to do
};

// A section for each department, with its unfinished items: dates by the plan, latest dates from the plan's own network.
Document task_sheets(const State& state, const TaskSheets& asked, Date day, const Basis& basis);

}  // namespace zb
