// SPDX-License-Identifier: Apache-2.0
// The view of a page of `today`, and words that all of them use.
#include "report/today/parts.h"

#include <algorithm>
#include <fmt/format.h>

#include "base/text.h"
#include "report/words/items.h"
#include "report/words/page.h"
#include "report/words/progress.h"
#include "report/words/sorts.h"

namespace zb {

std::vector<std::pair<const ProjectOutlook*, const StepOutlook*>> TodayView::in_hand() const {
    std::vector<std::pair<const ProjectOutlook*, const StepOutlook*>> items;
    for (const ProjectOutlook& project : projects) {
        for (const StepOutlook* step : project.in_hand()) {
            if (wanted(*step)) items.emplace_back(&project, step);
        }
    }
    return items;
}

Section progress_section(const TodayView& view, std::string heading) {
    Section section{"progress", std::move(heading)};
    Table table;
    table.columns = {{"project", "项目"},          for_machines({"kind", "对什么"}),
                     {"what", "节点、目标"},       {"day", "计划、目标"},
                     {"forecast", "预计"},         {"late", "晚", Align::right},
                     {"progress", "进度"},         for_machines({"step", "键"}),
                     {"decided_by", "由什么决定"}, {"who", "找谁"}};
    for (const ProjectOutlook& project : view.projects) {
        for (const Missed& missed : missed_of(project, view.calendar())) {
            const bool target = missed.kind == Missed::Kind::target;
            const PlannedStep& by = *missed.by->planned;
            const std::string state = state_text(*missed.by);
            table.rows.push_back({Cell{text_cell(project.project->code).value, project_label(*project.project)},
                                  row_sort_cell(target ? "target" : "plan"), missed.name + (target ? "（目标）" : ""), missed.day,
                                  missed.expected, missed.late, fmt::format("{} {}", target ? "超目标" : "滞后", missed.late), by.step,
                                  fmt::format("{}（{}）", by.short_name, state), unit_and_person(view.state, project, *missed.by, " ")});
        }
    }
    add_rows(section, std::move(table), "都按现行计划和目标推进。");
    return section;
}

std::vector<std::string> open_problems(const State& state, Date day, const std::function<bool(const Problem&)>& mine) {
    std::vector<std::string> open;
    for (const auto& [code, problem] : state.problems) {
        if (problem.solved || !mine(problem)) continue;
        const std::string when =
            problem.due > day ? fmt::format("{} 前", month_day(problem.due)) : left_words(day, problem.due, state.origin.calendar());
        open.push_back(fmt::format("{}（{}，{}）", code, state.short_code(problem.project), when));
    }
    return open;
}

std::vector<OwedSubmission> missed_before(const TodayView& view) {
    const Date first = view.calendar().add(view.day, WorkingDays{-kMissedDaysBack});
    std::vector<OwedSubmission> owed = owed_submissions(view.state, first, view.day - kOneDay, Instant::start_of(view.day));
    std::erase_if(owed, [](const OwedSubmission& each) { return each.status != SubmissionStatus::missing || each.made_good(); });
    return owed;
}

std::string day_words(const State& state, Date day) {
    const Calendar& calendar = state.origin.calendar();
    const auto reason = calendar.reason(day);
    std::string kind = calendar.is_working(day) ? "工作日" : "休息日";
    if (reason && reason->kind == DayKind::rest) kind = fmt::format("{}，休息日", reason->name);
    if (reason && reason->kind == DayKind::work && day.weekday() > 5) kind = "调休上班";
    return fmt::format("{} 星期{}（{}）", chinese(day), weekday_name(day), kind);
}

std::string lamps_of_projects(const std::vector<ProjectOutlook>& projects) {
    std::vector<std::string> parts;
    for (const Lamp lamp : kLampsByUrgency) {
        const auto same = [&](const ProjectOutlook& each) { return each.plan != nullptr && each.lamp == lamp; };
        const auto count = std::count_if(projects.begin(), projects.end(), same);
        if (count > 0) parts.push_back(fmt::format("{} {}", label(lamp), count));
    }
    const auto unplanned = std::count_if(projects.begin(), projects.end(), [](const ProjectOutlook& each) { return each.plan == nullptr; });
    if (unplanned > 0) parts.push_back(fmt::format("未编方案 {}", unplanned));
    return join(parts, "  ");
}

LampCount lamps_of_items(const TodayView& view) {
    LampCount count;
    for (const auto& [project, step] : view.in_hand()) {
        switch (step->today.lamp.value_or(Lamp::green)) {
            case Lamp::red: ++count.red; break;
            case Lamp::yellow: ++count.yellow; break;
            case Lamp::grey: ++count.grey; break;
            case Lamp::green: ++count.green; break;
        }
    }
    return count;
}

}  // namespace zb
