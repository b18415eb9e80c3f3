// SPDX-License-Identifier: Apache-2.0
// Gathers the attempts of a state and dates what happened to them.
#include "report/weekly/work.h"

#include "report/words/items.h"

namespace zb {

namespace {

using Kind = WeekEvent::Kind;

// An opening item that was finished before zb knew of it is neither received nor decided.
bool finished_at_opening(const Attempt& attempt) {
    return attempt.opening && attempt.decided && attempt.seq_of(StepMove::decide) == 0 && attempt.seq_of(StepMove::deny) == 0;
}

std::optional<Date> first_of(std::optional<Date> one, std::optional<Date> other) { return one ? one : other; }

void date_events(WorkItem& item, Date day) {
    const Attempt& attempt = *item.attempt;
    const auto put = [&](Kind kind, std::optional<Date> on) { item.days[static_cast<std::size_t>(kind)] = on; };
    // An item in hand when its project leaves the list is no longer followed: it is neither decided nor withdrawn.
    const bool left = is_closed(item.project->status_on(day)) && in_hand(item.today.state);
    if (left) put(Kind::moved_out, item.project->status_change_on(day)->on);
    if (finished_at_opening(attempt)) return;
    put(Kind::decided, attempt.decided);
    if (attempt.state == StepState::refused) put(Kind::refused, attempt.ended);
    if (attempt.state == StepState::withdrawn) put(Kind::withdrawn, attempt.ended);
    if (attempt.opening) {
        put(Kind::opened, attempt.opening_from);
        return;
    }
    // A utility is not filed: its work begins, or is recorded only when it is done.
    put(Kind::received, first_of(attempt.filed, first_of(attempt.accepted, attempt.decided)));
    put(Kind::accepted, first_of(item.today.deemed_from, attempt.accepted));
}

StepMove move_of(Kind kind) {
    switch (kind) {
        case Kind::received: return StepMove::file;
        case Kind::opened:
        case Kind::accepted: return StepMove::accept;
        case Kind::decided: return StepMove::decide;
        case Kind::refused: return StepMove::refuse;
        case Kind::withdrawn: return StepMove::withdraw;
        case Kind::moved_out: return StepMove::file;  // the project moved, not the step: its filing stands for it
    }
    return StepMove::file;
}

}  // namespace

std::string_view label(WeekEvent::Kind kind) {
    switch (kind) {
        case Kind::received: return "收件";
        case Kind::opened: return "期初转入";
        case Kind::accepted: return "受理";
        case Kind::decided: return "办结";
        case Kind::refused: return "不予受理";
        case Kind::withdrawn: return "撤回";
        case Kind::moved_out: return "随项目调出";
    }
    return "";
}

const WorkItem* find(const WorkItems& work, const WorkKey& key) {
    const auto found = work.find(key);
    return found == work.end() ? nullptr : &found->second;
}

// A later plan may have dropped a step that was once applied for: what happened to it stays counted.
const PlannedStep* planned_step(const ProjectPlans& plans, std::string_view step) {
    for (auto version = plans.adopted.rbegin(); version != plans.adopted.rend(); ++version) {
        if (const PlannedStep* found = version->find(step)) return found;
    }
    return nullptr;
}

WorkItems work_of(const StateOfDay& known) {
    const State& state = *known.state;
    const Calendar& calendar = known.calendar();
    const LampRules rules = lamp_rules(state.origin, known.day);
    WorkItems work;
    for (const auto& [project, steps] : state.steps) {
        const ProjectPlans& plans = state.plans_of(project);
        const PlanVersion* current = plans.current();
        const Procedures procedures = current == nullptr ? Procedures{} : procedures_of(current->plan.steps, steps, known.day, calendar);
        for (const auto& [step, record] : steps) {
            const PlannedStep* planned = planned_step(plans, step);
            if (planned == nullptr || !(planned->approval_item() || planned->utility())) continue;
            int ordinal = 0;
            for (const Attempt& attempt : record.attempts) {
                ++ordinal;
                if (attempt.state == StepState::waived) continue;  // 不涉及、免予办理: never applied for
                WorkItem item{&state.project(project),
                              planned,
                              &attempt,
                              step_today(*planned, &attempt, procedures, known.day, calendar, rules),
                              ordinal,
                              {},
                              &state,
                              known.day};
                date_events(item, known.day);
                work.emplace(WorkKey{project, step, ordinal}, item);
            }
        }
    }
    return work;
}

std::map<std::string, int, std::less<>> decided_by_department(const WorkItems& work, Date first, Date last) {
    std::map<std::string, int, std::less<>> decided;
    for (const auto& [key, item] : work)
        if (item.planned->approval_item() && item.happened(Kind::decided, first, last)) ++decided[item.planned->department];
    return decided;
}

WeekItem week_item(const WorkItem& item) {
    const Date day = day_of_responsibility(item.attempt, item.day);
    const auto responsible = responsible_on(*item.state, *item.project, *item.planned, day);
    std::string person = responsible.value_or("");
    if (responsible && !item.attempt->decided) person = person_words(*item.state, *item.project, *responsible, item.day);
    return WeekItem{item.project->code, item.project->name, item.project->specialist, responsible, std::move(person), *item.planned,
                    *item.attempt,      item.today};
}

WeekEvent week_event(const WorkItem& item, WeekEvent::Kind kind) {
    std::int64_t seq = item.attempt->seq_of(move_of(kind));
    if (seq == 0 && kind == WeekEvent::Kind::decided) seq = item.attempt->seq_of(StepMove::deny);  // 不予许可 is a decision too
    return WeekEvent{kind, item.day_of(kind).value_or(Date{}), seq == 0 ? item.attempt->seq : seq, week_item(item), item.ordinal};
}

}  // namespace zb
