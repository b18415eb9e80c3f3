// SPDX-License-Identifier: Apache-2.0
// Against plan and targets, in words.
#include "report/words/progress.h"

#include <fmt/format.h>

#include "base/text.h"

namespace zb {

std::string progress_text(const Progress& progress) {
    std::vector<std::string> parts;
    if (progress.behind > 0) parts.push_back(fmt::format("滞后 {}", progress.behind));
    if (progress.past_target > 0) parts.push_back(fmt::format("超目标 {}", progress.past_target));
    return parts.empty() ? "正常" : join(parts, "，");
}

std::string progress_text(const ProjectOutlook& project) {
    if (project.suspended) return "暂缓";
    return project.plan == nullptr ? "未编方案" : progress_text(project.progress);
}

std::string progress_text(const StepOutlook& step) { return step.forecast ? progress_text(step.progress) : std::string{}; }

std::vector<Missed> missed_of(const ProjectOutlook& project, const Calendar& calendar) {
    std::vector<Missed> missed;
    if (project.suspended) return missed;
    const auto decider = [&](const StepOutlook& step) { return step.decided_by == nullptr ? &step : project.find(step.decided_by->step); };
    const StepOutlook* node = project.node();
    if (node != nullptr && project.progress.behind > 0) {
        missed.push_back({Missed::Kind::plan, project.node_name, *project.node_current, *project.node_forecast, project.progress.behind,
                          decider(*node)});
    }
    for (const TargetOutlook& target : project.targets_ahead(calendar)) {
        if (target.late == 0) continue;
        missed.push_back({Missed::Kind::target, target.step->planned->short_name, target.date, *target.step->forecast, target.late,
                          decider(*target.step)});
    }
    return missed;
}

std::string missed_text(const Missed& missed) {
    const bool target = missed.kind == Missed::Kind::target;
    return fmt::format("{}：{} {}，预计 {}，{} {}，由“{}”（{}）决定", missed.name, target ? "目标" : "现行", iso(missed.day),
                       iso(missed.expected), target ? "超目标" : "滞后", missed.late, missed.by->planned->short_name,
                       missed.by->planned->department);
}

}  // namespace zb
