// SPDX-License-Identifier: Apache-2.0
// 进度 in words: how a project and its steps stand against plan and targets, and what decides the days. Never beside a lamp's reason.
#pragma once

#include <string>
#include <vector>

#include "outlook/outlook.h"

namespace zb {

// 正常; 滞后 3; 超目标 14; 滞后 3，超目标 14.
std::string progress_text(const Progress& progress);
// Of a project: the same, 未编方案 without a plan, 暂缓 while it is suspended; of a step that is over or cannot be foreseen: nothing.
std::string progress_text(const ProjectOutlook& project);
std::string progress_text(const StepOutlook& step);

// A node or target that 预计 misses.
struct Missed {
    enum class Kind { plan, target };
    Kind kind = Kind::plan;
    std::string name;  // 施工许可办结, 开工
    Date day;          // by the current plan; the target as given
    Date expected;
    int late = 0;                     // working days
    const StepOutlook* by = nullptr;  // the step that decides `expected`
};
// The next node first, then the targets in the order in which they were set.
std::vector<Missed> missed_of(const ProjectOutlook& project, const Calendar& calendar);
// 开工目标 2026-10-20，预计 2026-11-09，超目标 14，由“施工单位确定”（建设单位）决定.
std::string missed_text(const Missed& missed);

}  // namespace zb
