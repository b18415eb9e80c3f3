// SPDX-License-Identifier: Apache-2.0
// What falls due next week, pauses that ended, owed materials and problems with their sums.
#include "report/weekly/parts.h"

#include <algorithm>
#include <tuple>

namespace zb {

namespace {

bool within(std::optional<Date> day, const Week& week) { return day && week.first <= *day && *day <= week.last; }

// The one date by which the authority must act next, if it falls in that week.
std::optional<DueRow> due_of(const WorkItem& item, const Week& week) {
    const auto row = [&](DueRow::What what, Date due) { return DueRow{what, due, 0, week_item(item), {}}; };
    switch (item.today.state) {
        case StepState::filed:
            if (within(item.today.intake_due, week)) return row(DueRow::What::acceptance, *item.today.intake_due);
            return std::nullopt;
        case StepState::paused:
            if (within(item.today.announced_end, week)) return row(DueRow::What::pause_end, *item.today.announced_end);
            return std::nullopt;
        case StepState::accepted:
            if (within(item.today.due, week)) return row(DueRow::What::limit, *item.today.due);
            return std::nullopt;
        case StepState::planned:
        case StepState::correcting:
        case StepState::decided:
        case StepState::issued:
        case StepState::refused:
        case StepState::withdrawn:
        case StepState::denied:
        case StepState::waived:
        case StepState::revoked: return std::nullopt;
    }
    return std::nullopt;
}

// A material is owed as long as something may still be issued on its promise.
bool lives(const WorkItem& item) {
    const StepState state = item.attempt->state;
    return state != StepState::refused && state != StepState::withdrawn && state != StepState::denied && state != StepState::revoked;
}

// A material owed by an attempt. One material may be owed once in an attempt.
struct OwedState {
    const WorkItem* item = nullptr;
    const Owed* owed = nullptr;
    bool open = false;
};
using OwedKey = std::pair<WorkKey, std::string>;

std::map<OwedKey, OwedState> owed_of(const Work& work) {
    std::map<OwedKey, OwedState> all;
    for (const auto& [key, item] : work) {
        for (const Owed& owed : item.attempt->owed) {
            all[{key, owed.material}] = OwedState{&item, &owed, !owed.received && lives(item)};
        }
    }
    return all;
}

OwedRow owed_row(const OwedState& state, Date day, const Calendar& calendar, const LampRules& rules) {
    OwedRow row{week_item(*state.item), *state.owed, 0, 0, Lamp::green};
    const int to_go = calendar.elapsed(day, row.owed.due).count;
    row.left = std::max(to_go, 0);
    row.overdue = day > row.owed.due ? std::max(-to_go, 0) : 0;
    const int term = calendar.elapsed(row.owed.since, row.owed.due).count;
    const int used = calendar.elapsed(row.owed.since, day).count;
    if (day > row.owed.due) {
        row.lamp = Lamp::red;
    } else if (row.left <= rules.yellow_left && used * rules.yellow_used_share >= term) {
        row.lamp = Lamp::yellow;
    }
    return row;
}

bool solved(const Problem& problem) { return problem.solved.has_value(); }

ProblemRow problem_row(const Problem& problem, const StateOfDay& now) {
    const Calendar& calendar = now.state->origin.calendar();
    const int overdue = !solved(problem) && now.day > problem.due ? calendar.elapsed(problem.due, now.day).count : 0;
    return ProblemRow{problem, now.state->project(problem.project).name, overdue};
}

}  // namespace

std::vector<DueRow> due_rows(const Work& work, const Week& week, const StateOfDay& now, const Calendar& calendar) {
    std::vector<DueRow> rows;
    for (const auto& [key, item] : work) {
        if (const auto row = due_of(item, week)) rows.push_back(*row);
        if (!lives(item)) continue;
        for (const Owed* owed : item.attempt->still_owed()) {
            if (within(owed->due, week)) rows.push_back(DueRow{DueRow::What::owed, owed->due, 0, week_item(item), owed->material});
        }
    }
    for (DueRow& row : rows) row.left = calendar.elapsed(now.day, row.due).count;
    const auto place = [](const DueRow& row) { return std::tie(row.due, row.item.project, row.item.planned.step); };
    std::stable_sort(rows.begin(), rows.end(), [&](const DueRow& one, const DueRow& other) { return place(one) < place(other); });
    return rows;
}

std::vector<ResumedRow> resumed_rows(const Work& work, const Week& week, const Calendar& calendar) {
    std::vector<ResumedRow> rows;
    for (const auto& [key, item] : work) {
        for (const Pause& pause : item.attempt->pauses) {
            if (!within(pause.to, week)) continue;
            const int used = paused_days(pause, *pause.to, calendar).count;
            rows.push_back(ResumedRow{week_item(item), pause, used, std::max(used - pause.expected, 0)});
        }
    }
    return rows;
}

std::vector<HeldRow> held_rows(const Work& work, Date day, const Calendar& calendar) {
    std::vector<HeldRow> rows;
    for (const auto& [key, item] : work) {
        if (!item.is_in_hand() || item.attempt->holds.empty()) continue;
        int days = 0;
        for (const Hold& hold : item.attempt->holds) days += calendar.count(hold.from, hold.to.value_or(day)).count;
        rows.push_back(HeldRow{week_item(item), days});
    }
    return rows;
}

std::vector<StoppedRow> stopped_rows(const std::vector<const WeekEvent*>& late, const Calendar& calendar) {
    std::vector<StoppedRow> rows;
    for (const WeekEvent* event : late) {
        const Attempt& attempt = event->item.attempt;
        StoppedRow row{event->item};
        row.paused = paused_so_far(attempt, event->on, calendar).count;
        for (const Hold& hold : attempt.holds) row.held += calendar.count(hold.from, hold.to.value_or(event->on)).count;
        rows.push_back(std::move(row));
    }
    return rows;
}

OwedFigures owed_figures(const Work& now, const Work& before, const Week& week, const StateOfDay& today) {
    const Calendar& calendar = today.state->origin.calendar();
    const LampRules rules = lamp_rules(today.state->origin, today.day);
    const auto known = owed_of(now);
    const auto told = owed_of(before);
    OwedFigures figures;
    for (const auto& [key, state] : known) {
        const auto old = told.find(key);
        const bool is_new = old == told.end();
        const bool was_open = !is_new && old->second.open;
        if (state.open) figures.open.push_back(owed_row(state, today.day, calendar, rules));
        if (is_new) ++(state.owed->since >= week.first ? figures.added : figures.other);
        const bool was_received = !is_new && old->second.owed->received;
        if (state.owed->received && !was_received) {
            const bool of_week = *state.owed->received >= week.first;
            of_week ? ++figures.received : --figures.other;
            if (!is_new && !was_open) ++figures.other;  // made good after its attempt had ended
            if (of_week) figures.received_rows.push_back(owed_row(state, today.day, calendar, rules));
        } else if (!state.open && (is_new || was_open)) {
            --figures.other;  // fell away with its attempt
        } else if (state.open && !is_new && !was_open) {
            ++figures.other;  // the receipt was reversed, or the withdrawal
        }
    }
    for (const auto& [key, state] : told) {
        figures.before += state.open ? 1 : 0;
        if (state.open && !known.contains(key)) --figures.other;  // the acceptance was reversed
    }
    for (const OwedRow& row : figures.open) figures.overdue += row.lamp == Lamp::red ? 1 : 0;
    return figures;
}

ProblemFigures problem_figures(const StateOfDay& now, const StateOfDay& before, const Week& week) {
    ProblemFigures figures;
    const Problems& told = before.state->problems;
    for (const auto& [code, problem] : now.state->problems) {
        const auto old = told.find(code);
        const bool is_new = old == told.end();
        const ProblemRow row = problem_row(problem, now);
        if (is_new) {
            ++(problem.raised >= week.first ? figures.added : figures.added_prior);
            if (problem.raised >= week.first) figures.added_rows.push_back(row);
        }
        if (!solved(problem)) figures.open.push_back(row);
        const bool was_solved = !is_new && solved(old->second);
        if (solved(problem) && !was_solved) {
            ++(*problem.solved >= week.first ? figures.solved : figures.solved_prior);
            if (*problem.solved >= week.first) figures.solved_rows.push_back(row);
        }
        if (was_solved && !solved(problem)) --figures.reversed;  // open again
    }
    for (const auto& [code, problem] : told) {
        if (solved(problem)) continue;
        ++figures.before;
        if (!now.state->problems.contains(code)) ++figures.reversed;
    }
    return figures;
}

}  // namespace zb
