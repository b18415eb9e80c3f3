// SPDX-License-Identifier: Apache-2.0
// The circular's figures: what is in now and was not in the circular before, and what is so on the day.
#include <algorithm>
#include <fmt/format.h>

#include "base/error.h"
#include "flow/flow.h"
#include "outlook/time/main_line.h"
#include "report/weekly/parts.h"
#include "report/weekly/weekly.h"
#include "report/weekly/work.h"
#include "report/words/owners.h"

namespace zb {

namespace {

using Kind = WeekEvent::Kind;

const WorkItem* find(const Work& work, const WorkKey& key) {
    const auto found = work.find(key);
    return found == work.end() ? nullptr : &found->second;
}

bool happened(const WorkItem* item, Kind kind) { return item != nullptr && item->day_of(kind).has_value(); }

void count_new(WeeklyFigures& figures, const WorkItem& item, Kind kind) {
    const bool prior = *item.day_of(kind) < figures.week.first;
    const bool utility = item.planned->utility();
    WeekFlow& flow = figures.flow;
    const WeekEvent event = week_event(item, kind);
    switch (kind) {
        case Kind::received: ++(prior ? flow.received_prior : flow.received); break;
        case Kind::opened: ++flow.opened; break;
        case Kind::accepted: flow.accepted_prior += prior && !utility ? 1 : 0; break;
        case Kind::decided: ++(prior ? flow.decided_prior : flow.decided); break;
        case Kind::refused: ++flow.refused; break;
        case Kind::withdrawn: ++flow.withdrawn; break;
        case Kind::moved_out: ++flow.moved_out; break;
    }
    const bool told_apart = kind == Kind::received || kind == Kind::decided || (kind == Kind::accepted && !utility);
    if (!told_apart) return;
    if (prior) {
        figures.prior.push_back(event);
    } else if (kind == Kind::received) {
        figures.received.push_back(event);
    } else if (kind == Kind::accepted) {
        figures.accepted.push_back(event);
    } else {
        (utility ? figures.decided_utility : figures.decided).push_back(event);
    }
}

void count_gone(WeeklyFigures& figures, const WorkItem& item, Kind kind) {
    WeekFlow& flow = figures.flow;
    const bool counted = kind != Kind::accepted || !item.planned->utility();
    if (counted) figures.reversed.push_back(week_event(item, kind));
    switch (kind) {
        case Kind::received: ++flow.reversed_received; break;
        case Kind::opened: ++flow.reversed_opened; break;
        case Kind::accepted: flow.reversed_accepted += counted ? 1 : 0; break;
        case Kind::decided: ++flow.reversed_decided; break;
        case Kind::refused:
        case Kind::moved_out:
        case Kind::withdrawn: ++flow.reversed_exited; break;
    }
}

// What the circular before has told is never told again, whatever its day.
void compare(WeeklyFigures& figures, const Work& now, const Work& before) {
    for (const auto& [key, item] : now) {
        const WorkItem* told = find(before, key);
        for (const Kind kind : kWeekEventKinds) {
            if (item.day_of(kind) && !happened(told, kind)) count_new(figures, item, kind);
        }
        if (item.is_in_hand()) figures.in_hand.push_back(week_item(item));
    }
    for (const auto& [key, item] : before) {
        const WorkItem* still = find(now, key);
        for (const Kind kind : kWeekEventKinds) {
            if (item.day_of(kind) && !happened(still, kind)) count_gone(figures, item, kind);
        }
        figures.flow.in_hand_before += item.is_in_hand() ? 1 : 0;
    }
    const auto by_day = [](const WeekEvent& one, const WeekEvent& other) {
        return std::tie(one.on, one.seq) < std::tie(other.on, other.seq);
    };
    for (auto* list :
         {&figures.received, &figures.decided, &figures.decided_utility, &figures.accepted, &figures.prior, &figures.reversed}) {
        std::sort(list->begin(), list->end(), by_day);
    }
}

// 一次性告知 of the week that the circular before did not know.
int corrections_told(const Work& now, const Work& before, const Week& week) {
    int told = 0;
    for (const auto& [key, item] : now) {
        const WorkItem* known = find(before, key);
        for (const Moved& move : item.attempt->moves) {
            if (move.move != StepMove::return_ || move.on < week.first || item.planned->utility()) continue;
            const auto same = [&](const Moved& other) { return other.seq == move.seq; };
            const bool old = known != nullptr && std::any_of(known->attempt->moves.begin(), known->attempt->moves.end(), same);
            told += old ? 0 : 1;
        }
    }
    return told;
}

void total_events(WeeklyFigures& figures) {
    WeekTotals& totals = figures.totals;
    for (const WeekEvent& event : figures.received) ++(event.item.planned.utility() ? totals.received_utility : totals.received_approval);
    totals.accepted = static_cast<int>(figures.accepted.size());
    for (const WeekEvent& event : figures.accepted) totals.accepted_with_owed += event.item.attempt.owed.empty() ? 0 : 1;
    totals.decided = static_cast<int>(figures.decided.size());
    totals.decided_utility = static_cast<int>(figures.decided_utility.size());
    for (const WeekEvent& event : figures.decided) {
        totals.on_time += event.item.today.overdue == 0 ? 1 : 0;
        totals.used_sum += event.item.today.used;
        totals.promised_sum += event.item.today.limit;
    }
    for (const WeekItem& item : figures.in_hand) {
        ++(item.planned.utility() ? totals.in_hand_utility : totals.in_hand_approval);
        totals.overdue_promised += item.today.overdue > 0 ? 1 : 0;
        totals.overdue_legal += item.today.legal_overdue > 0 ? 1 : 0;
        ++totals.lamps[index_of(item.today.lamp.value_or(Lamp::green))];
    }
    figures.flow.in_hand = static_cast<int>(figures.in_hand.size());
}

// The four stages in the law's order, then the others as they come.
void count_stage(std::vector<std::pair<std::string, int>>& stages, const std::string& stage) {
    const auto found = std::find_if(stages.begin(), stages.end(), [&](const auto& counted) { return counted.first == stage; });
    if (found != stages.end()) {
        ++found->second;
    } else {
        stages.emplace_back(stage, 1);
    }
}

void total_projects(WeeklyFigures& figures, const std::vector<ProjectOutlook>& outlooks) {
    WeekTotals& totals = figures.totals;
    for (const std::string_view stage : kApprovalStages) totals.stages.emplace_back(stage, 0);
    for (const ProjectOutlook& outlook : outlooks) {
        const Project& project = *outlook.project;
        const bool planned = outlook.plan != nullptr;
        ++totals.projects;
        totals.planned_projects += planned ? 1 : 0;
        totals.without_specialist += project.specialist ? 0 : 1;
        totals.without_investment += project.details.investment ? 0 : 1;
        totals.investment_yuan += project.details.investment.value_or(Money{}).yuan;
        count_stage(totals.stages, outlook.stage);
        if (planned) ++totals.project_lamps[index_of(outlook.lamp)];
        figures.projects.push_back(ProjectRow{project.code, project.name, project.details.investment, outlook.stage, project.specialist,
                                              planned ? std::optional{outlook.lamp} : std::nullopt});
    }
    std::erase_if(totals.stages, [](const auto& counted) { return counted.second == 0; });
    const auto unplanned = std::find_if(totals.stages.begin(), totals.stages.end(), [](const auto& s) { return s.first == "未编方案"; });
    if (unplanned != totals.stages.end()) std::rotate(unplanned, unplanned + 1, totals.stages.end());
}

int red_projects(const std::vector<ProjectOutlook>& outlooks) {
    const auto red = [](const ProjectOutlook& outlook) { return outlook.plan != nullptr && outlook.lamp == Lamp::red; };
    return static_cast<int>(std::count_if(outlooks.begin(), outlooks.end(), red));
}

std::vector<SlipRow> slips_of(const StateOfDay& now, const std::vector<ProjectOutlook>& outlooks) {
    std::vector<SlipRow> slips;
    for (const ProjectOutlook& outlook : outlooks) {
        if (outlook.to_baseline.value_or(0) <= 0 && outlook.to_current.value_or(0) <= 0) continue;
        const auto line = main_line(*now.state, outlook, now.day);
        slips.push_back(SlipRow{outlook.project->code, outlook.project->name, outlook.node_step.empty() ? outlook.stage : outlook.node_step,
                                outlook.node_name, outlook.node_baseline, outlook.node_current, outlook.node_forecast, outlook.to_baseline,
                                outlook.to_current, line ? owners_text(*line) : ""});
    }
    return slips;
}

// Years of due dates for which the holiday notice is not known yet: every date in them is 暂定.
std::set<int> tentative_years(const WeeklyFigures& figures, const Calendar& calendar) {
    std::set<int> years;
    const auto note = [&](std::optional<Date> day) {
        if (day && !calendar.has_notice(day->year())) years.insert(day->year());
    };
    for (const WeekItem& item : figures.in_hand) {
        note(item.today.due);
        note(item.today.legal_due);
    }
    for (const SlipRow& row : figures.slips) note(row.forecast);
    note(figures.next_week.last);
    return years;
}

// A day whose hour had not struck when the circular before was made is in no circular yet.
std::vector<OwedSubmission> carried_days(const StateOfDay& now, const StateOfDay& before, const Week& week) {
    std::vector<OwedSubmission> carried;
    if (before.day >= week.first) return carried;
    std::set<std::string_view> pending;
    const auto then = owed_submissions(*before.state, before.day, before.day, told_until(*before.state, before.day));
    for (const OwedSubmission& owed : then) {
        if (owed.status == SubmissionStatus::pending) pending.insert(owed.project);
    }
    if (pending.empty()) return carried;
    for (OwedSubmission& owed : owed_submissions(*now.state, before.day, before.day, told_until(*now.state, now.day))) {
        if (pending.contains(owed.project)) carried.push_back(std::move(owed));
    }
    return carried;
}

void require(bool holds, std::string_view sum, int left, int right) {
    if (holds) return;
    throw Error{"report.unbalanced", fmt::format("周通报的“{}”不平：{} 与 {}，不能印出", sum, left, right),
                "这是 zb 的错误，请把台账副本交给维护人员；先核对：zb ledger verify"};
}

void require_equal(std::string_view sum, int left, int right) { require(left == right, sum, left, right); }

void require_units(const WeeklyFigures& figures) {
    const WeekTotals& totals = figures.totals;
    const DepartmentFigures& departments = figures.departments;
    require_equal("各部门受理", departments.total.accepted, totals.accepted);
    require_equal("各部门办结", departments.total.decided, totals.decided);
    require_equal("各部门按时办结", departments.total.on_time, totals.on_time);
    require_equal("各部门在办", departments.total.in_hand, totals.in_hand_approval);
    require_equal("公用服务在办", departments.utility.in_hand, totals.in_hand_utility);
    require_equal("各部门超期在办", departments.total.overdue + departments.utility.overdue, totals.overdue_promised);
    const SubmissionRow& sent = figures.submissions.total;
    require_equal("台账应报", sent.on_time + sent.late + sent.missing, sent.due);
    require_equal("台账实报", sent.nil + sent.progress, sent.on_time + sent.late);
    require_equal("附表项目数", static_cast<int>(figures.annex.size()), totals.projects);
}

// The reconciliations that stand in the circular, made before anybody reads it.
void require_balance(const WeeklyFigures& figures) {
    const WeekTotals& totals = figures.totals;
    const WeekFlow& flow = figures.flow;
    int lamps = 0;
    for (const int count : totals.lamps) lamps += count;
    int stages = 0;
    for (const auto& [stage, count] : totals.stages) stages += count;
    require_equal("在办对账", flow.expected(), flow.in_hand);
    require_equal("在办按亮灯分", lamps, flow.in_hand);
    require_equal("在办按审批事项和公用服务分", totals.in_hand_approval + totals.in_hand_utility, flow.in_hand);
    require_equal("收件", totals.received_approval + totals.received_utility, flow.received);
    require_equal("办结", totals.decided + totals.decided_utility, flow.decided);
    require_equal("项目按阶段分", stages, totals.projects);
    const OwedFigures& owed = figures.owed;
    require_equal("容缺待补", owed.before + owed.added - owed.received + owed.other, static_cast<int>(owed.open.size()));
    const ProblemFigures& problems = figures.problems;
    require_units(figures);
    require_equal("困难问题",
                  problems.before + problems.added + problems.added_prior - problems.solved - problems.solved_prior - problems.reversed,
                  static_cast<int>(problems.open.size()));
}

}  // namespace

Week week_ending(Date day, const Calendar& calendar) {
    Week week{day - CalendarDays{6}, day, day - CalendarDays{6}, day, 0};
    week.working_days = calendar.count(week.first, week.last).count;
    if (week.working_days == 0) return week;
    week.first_working = calendar.next_working(week.first);
    week.last_working = calendar.previous_working(week.last);
    return week;
}

std::vector<const WeekItem*> WeeklyFigures::with_lamp(Lamp lamp) const {
    std::vector<const WeekItem*> items;
    for (const WeekItem& item : in_hand) {
        if (item.today.lamp.value_or(Lamp::green) == lamp) items.push_back(&item);
    }
    return items;
}

std::vector<const WeekEvent*> WeeklyFigures::not_accepted() const {
    std::vector<const WeekEvent*> waiting;
    for (const WeekEvent& event : received) {
        const StepState state = event.item.today.state;
        if (state == StepState::filed || state == StepState::correcting) waiting.push_back(&event);
    }
    return waiting;
}

std::vector<const WeekEvent*> WeeklyFigures::decided_late() const {
    std::vector<const WeekEvent*> late;
    for (const WeekEvent& event : decided) {
        if (event.item.today.overdue > 0) late.push_back(&event);
    }
    return late;
}

WeeklyFigures weekly_figures(const StateOfDay& now, const StateOfDay& before) {
    const Calendar& calendar = now.state->origin.calendar();
    const Work work = work_of(now);
    const Work work_before = work_of(before);
    const std::vector<ProjectOutlook> outlooks = project_outlooks(*now.state, now.day, calendar);
    const std::vector<ProjectOutlook> outlooks_before = project_outlooks(*before.state, before.day, before.state->origin.calendar());
    WeeklyFigures figures;
    figures.day = now.day;
    figures.week = week_ending(now.day, calendar);
    figures.next_week = week_ending(now.day + CalendarDays{7}, calendar);
    figures.next_working = calendar.next_working(now.day + kOneDay);
    figures.first_issue = issue_before(*now.state, now.day) == nullptr;
    compare(figures, work, work_before);
    total_events(figures);
    total_projects(figures, outlooks);
    figures.totals.red_before = red_projects(outlooks_before);
    figures.totals.corrections_told = corrections_told(work, work_before, figures.week);
    figures.due_next_week = due_rows(work, figures.next_week, now, calendar);
    figures.resumed = resumed_rows(work, figures.week, calendar);
    figures.held = held_rows(work, now.day, calendar);
    figures.owed = owed_figures(work, work_before, figures.week, now);
    figures.problems = problem_figures(now, before, figures.week);
    figures.slips = slips_of(now, outlooks);
    figures.stopped = stopped_rows(figures.decided_late(), calendar);
    const WeekMoves moves = week_moves(*now.state, figures.week.first, before.state->seq);
    figures.news = news_of(moves, {outlooks, outlooks_before}, now.day);
    figures.departments = department_figures(figures, now.state->departments);
    const Instant until = told_until(*now.state, now.day);
    figures.submissions = submission_figures(*now.state, figures.week.first, now.day, until, carried_days(now, before, figures.week));
    figures.annex = annex_rows(figures, outlooks, moves);
    figures.tentative_years = tentative_years(figures, calendar);
    require_balance(figures);
    return figures;
}

}  // namespace zb
