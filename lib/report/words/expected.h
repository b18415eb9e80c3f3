// SPDX-License-Identifier: Apache-2.0
// Why a step's 预计 is that day, what its slack means, and which links tie it to other steps.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "outlook/outlook.h"

namespace zb {

// A step among the others of its project, as of a day.
struct StepInProject {
    const ProjectOutlook& project;
    const StepOutlook& step;
    Date day;
    const Calendar& calendar;
};

// Why 预计 of a running or coming step is that day.
std::string forecast_sentence(const StepInProject& item);
// What it would take for the end to move.
std::string slack_sentence(const StepSlack& slack);
// 承诺 5 个工作日: the limit that its clock runs by.
std::string limit_of(const StepOutlook& step);
// 施工图审查办结后 2 个工作日.
std::string link_text(const std::vector<PlannedStep>& steps, const PlannedLink& link);
// 节能审查、方案审查: what people call steps.
std::string step_names(const std::vector<PlannedStep>& steps, const std::vector<std::string>& keys, std::string_view separator);

}  // namespace zb
