// SPDX-License-Identifier: Apache-2.0
// 挂图作战: one project step by step, and all projects by stages, as charts over days.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/chart.h"
#include "outlook/outlook.h"

namespace zb {

// Rows are the steps of the plan in force under their stages. Throws Error "plan.none" where none was adopted.
Chart project_chart(const State& state, const ProjectOutlook& outlook, const Calendar& calendar, const Basis& basis);
// 作战图: rows are the projects with a cell a stage; their steps are the parts.
Chart wall_chart(const State& state, const std::vector<ProjectOutlook>& outlooks, const Calendar& calendar, const Basis& basis);

// Which rows are asked for: all that is given must hold. `words` say it: 住建局、红灯的.
struct ChartFilter {
    std::optional<std::string> department = {}, person = {};
    std::optional<Signal> lamp = {};
    std::string words = {};
};
// Of an overview the projects, with all their parts, that have an item of that department or person; of one project the items.
void keep_rows(Chart& chart, const ChartFilter& filter);

}  // namespace zb
