// SPDX-License-Identifier: Apache-2.0
// Plan files: JSON lines or a sheet, one step each. Read whole, with every fault and its line.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "plan/plan.h"

namespace zb {

// A step whose dates people set, and what differs from the flow.
struct PlanRow {
    int line = 0;
    std::string step;                // key or name
    std::optional<Date> start = {};  // to be accepted on this day
    Date finish;                     // to be decided on this day
    std::optional<std::string> responsible = {};
    std::optional<int> promised = {};
    std::optional<std::string> department = {};
    std::optional<std::string> name = {};
    std::optional<std::vector<std::string>> depends_on = {};
    std::optional<std::string> part_of = {};  // empty: it stands alone, whatever the flow says
    std::optional<std::vector<PlannedStep::Paper>> materials = {};
    bool main = false;
    std::vector<PlannedLink> links = {};  // their steps by key or name
    std::optional<Date> not_before = {};
    std::optional<Date> deadline = {};
    std::optional<int> min_duration = {};
};

// Throws Error "plan.invalid_file" with every fault as a row.
std::vector<PlanRow> read_plan_rows(std::string_view bytes);
// 消防设计审查FS+2wd: the step as people call it, the kind of link and its lag; FS where no kind is written. Throws Error "link.invalid".
PlannedLink read_link(std::string_view text);
// 申请表(主);授权委托书原件(次): main or minor. Throws Error "material.invalid".
std::vector<PlannedStep::Paper> read_papers(std::string_view text);

}  // namespace zb
