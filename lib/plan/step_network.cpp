// SPDX-License-Identifier: Apache-2.0
// Every rule of planning.md 3 and 8 as an activity or a link.
#include "plan/step_network.h"

#include <algorithm>
#include <utility>

#include "plan/duration_unit.h"
#include "plan/planned_step.h"

namespace zb {

namespace {

class NetworkBuilder {
public:
    NetworkBuilder(const std::vector<StepSoFar>& steps, const NetworkRules& rules, const Calendar& calendar);
    StepNetwork build();

private:
    std::optional<std::size_t> place_of(std::string_view key) const;
    std::optional<std::size_t> parent_of(std::size_t step) const;
    bool holds_others(std::size_t step) const { return !sub_items_[step].empty(); }
    bool in_hand(std::size_t step) const;
    bool ahead(std::size_t step) const;
    bool stretches(std::size_t step) const;

    void add_few(std::size_t step);
    void add_all(std::size_t step);
    void add_over(std::size_t step);
    void add_to_come(std::size_t step);
    void add_in_hand(std::size_t step);
    void add_own_days(std::size_t step, ActivityIndex behind);
    void add_end(std::size_t step);
    ActivityIndex add_release(std::size_t step, ActivityIndex end);

    void add_links(std::size_t step);
    void follow(std::size_t step, const std::string& key);
    void tie(std::size_t step, const PlannedLink& link);
    void tie_to_parent(std::size_t step, std::size_t parent);

    ActivityIndex add(const Activity& activity, std::size_t step);
    ActivityIndex add_evening(std::size_t step, ActivityIndex behind, Date from);
    void connect(ActivityIndex from, ActivityIndex to, LinkKind kind = LinkKind::finish_start);
    void connect(ActivityIndex from, ActivityIndex to, const PlannedLink& link);
    void not_before(ActivityIndex activity, Date evening);
    Activity& activity(ActivityIndex index) { return made_.network.activities[static_cast<std::size_t>(index)]; }

    const std::vector<StepSoFar>& steps_;
    const NetworkRules& rules_;
    const Calendar& calendar_;
    std::map<std::string_view, std::size_t> index_ = {};
    std::vector<std::vector<std::size_t>> sub_items_;
    StepNetwork made_ = {};
};

NetworkBuilder::NetworkBuilder(const std::vector<StepSoFar>& steps, const NetworkRules& rules, const Calendar& calendar)
    : steps_(steps), rules_(rules), calendar_(calendar), sub_items_(steps.size()) {
    for (std::size_t i = 0; i < steps.size(); ++i) index_.emplace(steps[i].planned->step, i);
    for (std::size_t i = 0; i < steps.size(); ++i) {
        if (const auto parent = parent_of(i)) sub_items_[*parent].push_back(i);
    }
    made_.steps.resize(steps.size());
    made_.network.start = rules.start;
    add(rules.beginning, kNoStep);
}

StepNetwork NetworkBuilder::build() {
    for (std::size_t i = 0; i < steps_.size(); ++i) {
        if (rules_.parts == NetworkRules::Parts::few) {
            add_few(i);
        } else {
            add_all(i);
        }
        if (const ActivityIndex decided = made_.steps[i].decided; decided != kBeginning) activity(decided).deadline = steps_[i].deadline;
    }
    for (std::size_t i = 0; i < steps_.size(); ++i) add_links(i);
    return std::move(made_);
}

std::optional<std::size_t> NetworkBuilder::place_of(std::string_view key) const {
    const auto found = index_.find(key);
    return found == index_.end() ? std::nullopt : std::optional{found->second};
}

std::optional<std::size_t> NetworkBuilder::parent_of(std::size_t step) const {
    const auto& part_of = steps_[step].planned->part_of;
    return part_of ? place_of(*part_of) : std::nullopt;
}

bool NetworkBuilder::in_hand(std::size_t step) const {
    return steps_[step].phase == StepPhase::filed || steps_[step].phase == StepPhase::accepted;
}

// Whether the evening on which its successors may begin is still to come.
bool NetworkBuilder::ahead(std::size_t step) const { return steps_[step].phase != StepPhase::over || steps_[step].supposed.released_from; }

// Whether an FF or SF link puts off the end alone; else the step takes its days and no more, and is accepted so much later (planning.md 3).
// What is in hand has been accepted. What holds sub-items takes as long as they do, and they run from its acceptance, of which FF and SF
// say nothing: the link bounds its end as they do.
bool NetworkBuilder::stretches(std::size_t step) const {
    if (in_hand(step) || steps_[step].supposed.decided_on) return true;
    return holds_others(step) && !falls_on_a_day(*steps_[step].planned);
}

// ---- Activities ----

ActivityIndex NetworkBuilder::add(const Activity& made, std::size_t step) {
    made_.network.activities.push_back(made);
    made_.step_of.push_back(step);
    return static_cast<ActivityIndex>(made_.network.activities.size() - 1);
}

// An evening behind another, and not before a day.
ActivityIndex NetworkBuilder::add_evening(std::size_t step, ActivityIndex behind, Date from) {
    const ActivityIndex evening = add(Activity{}, step);
    connect(behind, evening);
    not_before(evening, from);
    return evening;
}

void NetworkBuilder::add_few(std::size_t step) {
    const StepSoFar& it = steps_[step];
    ActivityIndex accepted = kBeginning;
    if (it.phase != StepPhase::to_come && it.accepted) accepted = add(happened_on(*it.accepted), step);
    if (it.phase == StepPhase::to_come && holds_others(step)) {
        Activity evening;
        evening.not_before = it.from;
        accepted = add(evening, step);
    }
    const ActivityIndex days = add(it.days, step);
    if (accepted == kBeginning) accepted = days;
    if (it.phase == StepPhase::to_come && accepted != days) connect(accepted, days);
    made_.steps[step] = {accepted, accepted, days, days, days, add_release(step, days), it.phase != StepPhase::over, true};
}

void NetworkBuilder::add_all(std::size_t step) {
    switch (steps_[step].phase) {
        case StepPhase::over:
        case StepPhase::never: return add_over(step);
        case StepPhase::to_come: return add_to_come(step);
        case StepPhase::filed:
        case StepPhase::accepted: return add_in_hand(step);
    }
}

void NetworkBuilder::add_over(std::size_t step) {
    if (steps_[step].phase == StepPhase::never) {
        const ActivityIndex never = add_evening(step, kBeginning, rules_.start);
        made_.steps[step] = {never, never, never, never, never, never, false, false};
    } else if (const auto& from = steps_[step].supposed.released_from) {
        // Decided, but its certificate may be said to come later.
        made_.steps[step].released = add_evening(step, kBeginning, *from);
    }
}

void NetworkBuilder::add_to_come(std::size_t step) {
    const StepSoFar& it = steps_[step];
    const bool falls = falls_on_a_day(*it.planned);
    StepActivities& own = made_.steps[step];
    own.ready = own.accepted = add(Activity{}, step);
    if (it.from) not_before(own.ready, calendar_.next_working(*it.from));  // nobody accepts on a rest day
    if (const auto& bound = it.planned->not_before) not_before(own.ready, calendar_.next_working(*bound));
    if (falls && !it.supposed.decided_on) {
        // A milestone falls on its latest predecessor; one that waits for nothing, on its planned day.
        const auto& keys = it.planned->depends_on;
        const bool waits = std::any_of(keys.begin(), keys.end(), [&](const std::string& key) { return place_of(key).has_value(); });
        if (!waits) not_before(own.ready, it.planned->finish);
        own.days = own.ready;
    } else {
        add_own_days(step, own.ready);
        if (!stretches(step)) own.accepted = own.days;
    }
    add_end(step);
    if (falls) own.accepted = own.decided;
}

void NetworkBuilder::add_in_hand(std::size_t step) {
    const StepSoFar& it = steps_[step];
    const Date from = it.from.value_or(rules_.start);
    ActivityIndex behind = kBeginning;
    if (it.phase == StepPhase::filed) {
        behind = made_.steps[step].accepted = add_evening(step, kBeginning, from);
    } else if (from > rules_.start) {
        behind = add_evening(step, kBeginning, from);
    }
    add_own_days(step, behind);
    add_end(step);
}

// Its days, from the evening of acceptance; or the day that is supposed.
void NetworkBuilder::add_own_days(std::size_t step, ActivityIndex behind) {
    const StepSoFar& it = steps_[step];
    StepActivities& own = made_.steps[step];
    if (it.supposed.decided_on) {
        own.days = add_evening(step, behind, *it.supposed.decided_on);
        return;
    }
    own.days = add(it.days, step);
    connect(behind, own.days);
}

// The end is an activity of its own, as the decision may be late where the acceptance, from which others count, is not: an evening, or of
// what stretches a last day, so that a limit put off ends on a working day as any other (planning.md 2, 3).
void NetworkBuilder::add_end(std::size_t step) {
    const StepSoFar& it = steps_[step];
    StepActivities& own = made_.steps[step];
    const Activity days = activity(own.days);
    Activity last;
    last.duration = stretches(step) && !it.supposed.decided_on && it.limit > 0 ? 1 : 0;
    last.unit = days.unit == DurationUnit::working ? DurationUnit::working : DurationUnit::calendar;
    last.roll_to_working_day = days.roll_to_working_day;
    own.unfinished = true;
    own.over = own.decided = add(last, step);
    connect(own.days, own.over, LinkKind::finish_finish);
    if (it.supposed.later > 0) {
        own.decided = add(Activity{}, step);
        connect(own.over, own.decided, {it.planned->step, LinkKind::finish_start, it.supposed.later, it.supposed.later_unit});
    }
    own.released = it.supposed.released_from ? add_evening(step, own.decided, *it.supposed.released_from) : add_release(step, own.decided);
}

// 招拍挂公告 may end on a rest day, but nobody accepts on one what waits for it.
ActivityIndex NetworkBuilder::add_release(std::size_t step, ActivityIndex end) {
    const StepSoFar& it = steps_[step];
    const bool may_rest = has_shortest(*it.planned) && it.planned->unit == LimitUnit::calendar && !it.planned->part_of;
    if (!may_rest || it.phase == StepPhase::over) return end;
    Activity last;
    last.duration = 1;
    last.unit = DurationUnit::calendar;
    const ActivityIndex release = add(last, step);
    connect(end, release, LinkKind::finish_finish);
    return release;
}

// ---- Links ----

void NetworkBuilder::add_links(std::size_t step) {
    const StepSoFar& it = steps_[step];
    if (made_.steps[step].unfinished) {
        for (const std::string& key : it.planned->depends_on) follow(step, key);
        for (const PlannedLink& link : it.planned->links) tie(step, link);
    }
    if (const auto parent = parent_of(step)) tie_to_parent(step, *parent);
    // Behind what was decided long ago, or with a negative lag, it still is not accepted before the plan begins.
    if (it.phase == StepPhase::to_come) connect(kBeginning, made_.steps[step].ready);
}

// The order of the flow. What is over on the beginning's evening holds up nothing.
void NetworkBuilder::follow(std::size_t step, const std::string& key) {
    const auto before = place_of(key);
    if (before && made_.steps[*before].released != kBeginning) tie(step, PlannedLink{key});
}

// What the project has set beyond its flow (planning.md 3).
void NetworkBuilder::tie(std::size_t step, const PlannedLink& link) {
    const auto before = place_of(link.step);
    const bool waits = !in_hand(step) || rules_.accepted == NetworkRules::Accepted::waits;
    if (!before || !link.bounds(!waits)) return;
    const StepActivities& own = made_.steps[step];
    // What runs has been accepted: the rest of it waits (planning.md 8, retained logic).
    const ActivityIndex start = in_hand(step) ? own.days : own.ready;
    const ActivityIndex to = to_start(link.type) ? start : stretches(step) ? own.over : own.days;
    const ActivityIndex from = from_finish(link.type) ? made_.steps[*before].released : made_.steps[*before].accepted;
    if (from != kBeginning) return connect(from, to, link);
    // A lag counts from the day on which it happened.
    const StepSoFar& it = steps_[*before];
    const std::optional<Date>& happened = !from_finish(link.type) && it.accepted ? it.accepted : it.ended;
    if (happened) connect(add(happened_on(std::min(*happened, rules_.start)), *before), to, link);
}

// Sub-items run inside their parent: from its acceptance, and it is over behind them.
void NetworkBuilder::tie_to_parent(std::size_t step, std::size_t parent) {
    const StepSoFar& it = steps_[step];
    const StepSoFar& within = steps_[parent];
    const StepActivities& own = made_.steps[step];
    const StepActivities& outer = made_.steps[parent];
    const bool accepts_first = !within.begun || within.phase == StepPhase::filed;
    if (it.phase == StepPhase::to_come && accepts_first) connect(outer.accepted, own.ready, LinkKind::start_start);
    if (!ahead(step) || !outer.unfinished) return;
    if (falls_on_a_day(*within.planned) && rules_.milestone == NetworkRules::Milestone::holds_none) return;
    const bool first = it.planned->special_procedure() && rules_.procedures == NetworkRules::Procedures::before;
    // Begun, it has stopped a clock that runs, whose due date knows it; still to begin, it will (domain.md, Clocks).
    const bool to_begin = it.phase == StepPhase::to_come || it.phase == StepPhase::filed;
    const bool will_stop = rules_.parts == NetworkRules::Parts::all && to_begin && in_hand(parent);
    if (first && (within.phase == StepPhase::to_come || will_stop)) {
        connect(own.released, outer.days);
    } else if (!it.done) {
        connect(own.released, outer.over, LinkKind::finish_finish);
    }
}

// By an evening a link from the start is the same as one from the end.
void NetworkBuilder::connect(ActivityIndex from, ActivityIndex to, LinkKind kind) {
    const std::size_t source = made_.step_of[static_cast<std::size_t>(from)];
    connect(from, to, {source == kNoStep ? std::string{} : steps_[source].planned->step, kind});
}

void NetworkBuilder::connect(ActivityIndex from, ActivityIndex to, const PlannedLink& link) {
    made_.network.links.push_back({from, to, link.type, link.lag, duration_unit(link.unit)});
    made_.links.push_back(link);
}

// A day given outright is so many calendar days behind the evening: it may be a rest day.
void NetworkBuilder::not_before(ActivityIndex made, Date evening) {
    if (evening <= rules_.start) return;
    connect(kBeginning, made, {{}, LinkKind::finish_start, (evening - rules_.start).count, LimitUnit::calendar});
}

}  // namespace

bool falls_on_a_day(const PlannedStep& step) { return step.kind == StepKind::milestone && !step.promised; }

Activity happened_on(Date day) {
    Activity activity;
    activity.actual_finish = day;
    return activity;
}

StepNetwork step_network(const std::vector<StepSoFar>& steps, const NetworkRules& rules, const Calendar& calendar) {
    return NetworkBuilder{steps, rules, calendar}.build();
}

}  // namespace zb
