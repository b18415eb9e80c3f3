// SPDX-License-Identifier: Apache-2.0
// Services that want to be followed up today.
#include <algorithm>
#include <fmt/format.h>

#include "report/today/parts.h"
#include "report/words/items.h"

namespace zb {

std::vector<MustDo> services_due(const TodayView& view, OfNoProject of_none) {
    std::vector<MustDo> lines;
    for (const auto& [code, known] : view.state.services) {
        const Service& service = known;  // clang 14 captures no part of a pair
        if (!service.open() || !service.due || *service.due > view.day) continue;
        const auto project = std::find_if(view.projects.begin(), view.projects.end(),
                                          [&](const ProjectOutlook& each) { return service.project == each.project->code; });
        if (service.project ? project == view.projects.end() : of_none == OfNoProject::no) continue;
        MustDo line;
        line.kind = "service";
        if (service.project) {
            line.project = *service.project;
            line.project_label = project_label(*project->project);
        }
        line.item = fmt::format("{} {}", label(service.begun.sort), code);
        line.due = *service.due;
        line.overdue = overdue_days(service, view.day, view.calendar());
        line.what = fmt::format("{}，{}；跟进后记入台账", service.begun.title, left_words(view.day, *service.due, view.calendar()));
        line.deadline = *service.due == view.day ? "今天" : fmt::format("已于 {} 到期", month_day(*service.due));
        line.who = service.begun.counterpart.value_or(service.by.value_or(""));
        lines.push_back(std::move(line));
    }
    std::stable_sort(lines.begin(), lines.end(), [](const MustDo& one, const MustDo& other) { return *one.due < *other.due; });
    return lines;
}

}  // namespace zb
