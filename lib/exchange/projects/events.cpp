// SPDX-License-Identifier: Apache-2.0
// Expected days and targets of a project as events.
#include <fmt/format.h>

#include "exchange/projects/projects.h"

namespace zb {

std::string event_place(const State& state, std::string_view project) {
    constexpr std::size_t kEnough = 12;  // hex digits
    return fmt::format("@{}.{}.zb", project, state.origin.id.substr(0, kEnough));
}

CalendarFile plan_events(const State& state, const ProjectOutlook& outlook, std::int64_t head) {
    const Project& project = *outlook.project;
    const Calendar& calendar = state.origin.calendar();
    const std::string place = event_place(state, project.code);
    CalendarFile file{fmt::format("{} {}", project.short_code, project.name), outlook.day, head};
    for (const StepOutlook& step : outlook.steps) {
        if (!step.forecast) continue;
        const PlannedStep& planned = *step.planned;
        std::string about = fmt::format("{}。现行计划 {}", planned.department, iso(planned.finish));
        if (step.today.due) about += fmt::format("，到期 {}", iso(*step.today.due));
        file.events.push_back({planned.step + ".expected" + place, *step.forecast,
                               fmt::format("{} 预计（{}）", planned.short_name, project.name), about + "。",
                               !calendar.has_notice(step.forecast->year())});
    }
    for (const TargetOutlook& target : outlook.targets_ahead(calendar)) {
        const PlannedStep& planned = *target.step->planned;
        const std::string late = target.late > 0 ? fmt::format("按预计晚 {} 个工作日。", target.late) : "";
        file.events.push_back({planned.step + ".target" + place, target.date,
                               fmt::format("{} 目标（{}）", planned.short_name, project.name), late,
                               !calendar.has_notice(target.date.year())});
    }
    return file;
}

}  // namespace zb
