// SPDX-License-Identifier: Apache-2.0
// Looks at both evenings once.
#include "report/weekly/record.h"

#include <algorithm>

namespace zb {

namespace {

// On the list on a day of the period or printed as such by the circular before, and not on it at the end.
bool left_since(const WeekRecord& record, const Project& project) {
    if (project.listed_on(record.day())) return false;
    const auto printed = record.before.state->projects.find(project.code);
    if (printed != record.before.state->projects.end() && printed->second.listed_on(record.before.day)) return true;
    for (Date day = record.period.first; day <= record.period.last; day = day + kOneDay) {
        if (project.listed_on(day)) return true;
    }
    return false;
}

}  // namespace

std::string name_of(const WeekRecord& record, const std::string& project) {
    const auto known = record.now.state->projects.find(project);
    return known == record.now.state->projects.end() ? project : known->second.name;
}

const ProjectOutlook* outlook_of(const std::vector<ProjectOutlook>& outlooks, std::string_view project) {
    const auto before = [](const ProjectOutlook& outlook, std::string_view code) { return outlook.project->code < code; };
    const auto found = std::lower_bound(outlooks.begin(), outlooks.end(), project, before);
    return found == outlooks.end() || found->project->code != project ? nullptr : &*found;
}

WeekRecord week_record(const StateOfDay& now, const StateOfDay& before) {
    WeekRecord record;
    record.now = now;
    record.before = before;
    record.period = period_of(before.day + kOneDay, now.day, now.calendar());
    record.ahead = period_ahead(now.day, now.calendar());
    record.work = work_of(now);
    record.work_before = work_of(before);
    record.outlooks = project_outlooks(*now.state, now.day, now.calendar());
    record.outlooks_before = project_outlooks(*before.state, before.day, before.calendar());
    for (const auto& [code, project] : now.state->projects) {
        if (left_since(record, project)) record.left.push_back(project_outlook(*now.state, code, now.day, now.calendar()));
    }
    record.events = week_events(record.work, record.work_before, record.period.first);
    record.moves = week_moves(*now.state, record.period.first);
    return record;
}

}  // namespace zb
