// SPDX-License-Identifier: Apache-2.0
// Asks the outlook of each project for its days.
#include "outlook/far_dates.h"

#include <algorithm>
#include <fmt/format.h>

#include "outlook/outlook.h"

namespace zb {

namespace {

bool lies_behind(const std::optional<Date>& day) { return day && !in_ledger_years(*day); }

bool has_far_day(const StepOutlook& step) {
    const StepToday& today = step.today;
    return lies_behind(step.forecast) || lies_behind(today.due) || lies_behind(today.legal_due) || lies_behind(today.announced_end) ||
           lies_behind(today.intake_due);
}

// The name of the first step with such a day; none where there is none, or no such project.
std::optional<std::string> far_step(const State& state, const std::string& project, Date day) {
    if (!state.scope.covers(project) || !state.projects.contains(project)) return std::nullopt;
    const ProjectOutlook outlook = project_outlook(state, project, day, state.origin.calendar());
    const auto far = std::find_if(outlook.steps.begin(), outlook.steps.end(), has_far_day);
    return far == outlook.steps.end() ? std::nullopt : std::optional{far->planned->short_name};
}

}  // namespace

void refuse_far_dates(const State& before, const State& after, const std::set<std::string>& projects, Date day) {
    for (const std::string& project : projects) {
        const auto step = far_step(after, project, day);
        if (!step || far_step(before, project, day)) continue;
        throw Error{std::string{kOutOfRange},
                    fmt::format("{} {} 的“{}”推算到 2100 年以后", after.project(project).short_code, after.project(project).name, *step),
                    "检查天数和起始日期是否多写了位数"};
    }
}

}  // namespace zb
