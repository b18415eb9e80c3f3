// SPDX-License-Identifier: Apache-2.0
// 预计 by one rule for each state (domain/outlook.h), as a network: every rule is an activity or a link. A predecessor or sub-item that is
// not in the plan counts as met.
#include "domain/running_network.h"

#include <algorithm>

#include "domain/duration_unit.h"

namespace zb {

namespace {

constexpr ActivityIndex kEvening = 0;  // of the day from which one looks

bool finished_state(StepState state) {
    return state == StepState::decided || state == StepState::issued || state == StepState::waived || state == StepState::revoked;
}

// Falls on a day and takes none, whatever limit the law sets for reaching it.
bool is_moment(const PlannedStep& planned) { return planned.kind == StepKind::milestone && !planned.promised; }

bool to_acceptance(const PlannedLink& link) { return link.type == LinkKind::finish_start || link.type == LinkKind::start_start; }
bool from_acceptance(const PlannedLink& link) { return link.type == LinkKind::start_start || link.type == LinkKind::start_finish; }

// Marks what is behind the marked, along the links.
void flood_forward(const Network& network, std::vector<char>& marked) {
    for (bool grows = true; grows;) {
        grows = false;
        for (const Link& link : network.links) {
            const auto from = static_cast<std::size_t>(link.from);
            const auto to = static_cast<std::size_t>(link.to);
            if (!marked[from] || marked[to]) continue;
            marked[to] = grows = true;
        }
    }
}

// Marks what these wait for, and themselves.
std::vector<char> needed_for(const Network& network, const std::vector<ActivityIndex>& ends) {
    std::vector<char> needed(network.activities.size());
    for (const ActivityIndex end : ends) needed[static_cast<std::size_t>(end)] = true;
    for (bool grows = true; grows;) {
        grows = false;
        for (const Link& link : network.links) {
            const auto from = static_cast<std::size_t>(link.from);
            if (!needed[static_cast<std::size_t>(link.to)] || needed[from]) continue;
            needed[from] = grows = true;
        }
    }
    return needed;
}

// Takes the others out of account: they are over on the evening from which all begins, and hold up nothing.
void keep_only(Network& network, const std::vector<char>& kept) {
    for (std::size_t i = 1; i < kept.size(); ++i) {
        if (kept[i]) continue;
        network.activities[i] = Activity{};
        network.activities[i].actual_finish = network.start;
    }
    std::erase_if(network.links,
                  [&](const Link& link) { return !kept[static_cast<std::size_t>(link.from)] || !kept[static_cast<std::size_t>(link.to)]; });
}

class Building {
public:
    Building(const std::vector<StepOutlook>& steps, const Viewpoint& view, const Suppositions& suppositions);
    RunningNetwork build();

private:
    std::optional<std::size_t> place_of(std::string_view key) const;
    std::optional<std::size_t> parent_of(std::size_t step) const;
    const Supposition& supposed(std::size_t step) const;

    void add_finished(std::size_t step);
    void add_in_hand(std::size_t step);
    void add_running(std::size_t step);
    void add_to_come(std::size_t step);
    void add_own_days(std::size_t step, ActivityIndex behind);
    void add_end(std::size_t step);
    void link_predecessors(std::size_t step);
    void link_as_told(std::size_t step, const PlannedLink& link);
    void link_sub_items(std::size_t step);
    void mark_unforeseeable();

    bool ends_with_others(std::size_t step) const;
    ActivityIndex add_evening();
    ActivityIndex add_evening_from(ActivityIndex before, Date from);
    ActivityIndex add_days(int days, LimitUnit unit, ActivityIndex behind);
    void connect(ActivityIndex from, ActivityIndex to, int lag = 0, DurationUnit unit = DurationUnit::calendar);
    void not_before(ActivityIndex activity, Date evening);

    const std::vector<StepOutlook>& outlook_;
    const Viewpoint& view_;
    const Suppositions& suppositions_;
    Network network_;
    std::map<std::string_view, std::size_t> index_;
    std::vector<std::vector<std::size_t>> sub_items_;
    std::vector<StepActivities> places_;
    std::vector<ActivityIndex> revoked_;
};

Building::Building(const std::vector<StepOutlook>& steps, const Viewpoint& view, const Suppositions& suppositions)
    : outlook_(steps), view_(view), suppositions_(suppositions), sub_items_(steps.size()), places_(steps.size()) {
    network_.start = view.day;
    Activity evening;
    evening.actual_finish = view.day;
    network_.activities.push_back(evening);
    for (std::size_t i = 0; i < steps.size(); ++i) index_.emplace(steps[i].planned->step, i);
    for (std::size_t i = 0; i < steps.size(); ++i) {
        if (const auto parent = parent_of(i)) sub_items_[*parent].push_back(i);
    }
}

RunningNetwork Building::build() {
    for (std::size_t i = 0; i < places_.size(); ++i) {
        if (finished_state(outlook_[i].today.state)) {
            add_finished(i);
        } else if (in_hand(outlook_[i].today.state)) {
            add_in_hand(i);
        } else {
            add_to_come(i);
        }
    }
    for (std::size_t i = 0; i < places_.size(); ++i) link_predecessors(i);
    for (std::size_t i = 0; i < places_.size(); ++i) link_sub_items(i);
    mark_unforeseeable();
    return {std::move(network_), std::move(places_)};
}

std::optional<std::size_t> Building::place_of(std::string_view key) const {
    const auto found = index_.find(key);
    return found == index_.end() ? std::nullopt : std::optional{found->second};
}

std::optional<std::size_t> Building::parent_of(std::size_t step) const {
    const auto& part_of = outlook_[step].planned->part_of;
    return part_of ? place_of(*part_of) : std::nullopt;
}

const Supposition& Building::supposed(std::size_t step) const {
    static const Supposition kNothing;
    const auto found = suppositions_.find(outlook_[step].planned->step);
    return found == suppositions_.end() ? kNothing : found->second;
}

// ---- Activities ----

ActivityIndex Building::add_evening() {
    network_.activities.emplace_back();
    return static_cast<ActivityIndex>(network_.activities.size() - 1);
}

// An evening behind another, and not before a day.
ActivityIndex Building::add_evening_from(ActivityIndex before, Date from) {
    const ActivityIndex evening = add_evening();
    connect(before, evening);
    not_before(evening, from);
    return evening;
}

ActivityIndex Building::add_days(int days, LimitUnit unit, ActivityIndex behind) {
    const ActivityIndex activity = add_evening();
    network_.activities.back().duration = days;
    network_.activities.back().unit = duration_unit(unit);
    connect(behind, activity);
    return activity;
}

void Building::connect(ActivityIndex from, ActivityIndex to, int lag, DurationUnit unit) {
    Link link;
    link.from = from;
    link.to = to;
    link.lag = lag;
    link.lag_unit = unit;
    network_.links.push_back(link);
}

// A day told outright is so many calendar days behind the evening: it may be a rest day.
void Building::not_before(ActivityIndex activity, Date evening) {
    if (evening > view_.day) connect(kEvening, activity, (evening - view_.day).count);
}

void Building::add_finished(std::size_t step) {
    if (outlook_[step].today.state != StepState::revoked) {
        // Decided, but its certificate may be said to come later.
        if (const auto& from = supposed(step).released_from) places_[step].released = add_evening_from(kEvening, *from);
        return;
    }
    const ActivityIndex never = add_evening_from(kEvening, view_.day);
    revoked_.push_back(never);
    places_[step] = {never, never, never, never, never, never, false, false};
}

void Building::add_in_hand(std::size_t step) {
    const StepOutlook& it = outlook_[step];
    const Date tomorrow = view_.calendar.add(view_.day, WorkingDays{1});
    if (it.today.state == StepState::filed) {
        places_[step].accepted = add_evening_from(kEvening, it.today.intake_due.value_or(view_.day));
        add_own_days(step, places_[step].accepted);
    } else if (it.today.state == StepState::correcting) {
        // Assumed: the applicant files again on the next working day, and the five days for an answer are used up.
        const Date filed = std::max(supposed(step).accepted_from.value_or(tomorrow), tomorrow);
        places_[step].accepted = add_evening_from(kEvening, view_.calendar.add(filed, WorkingDays{view_.rules.intake_limit}));
        add_own_days(step, places_[step].accepted);
    } else {
        add_running(step);
    }
    add_end(step);
}

// Accepted or paused: what is left up to the due date; past it, the next working day; without a limit, up to the plan's day. A pause ends
// when it was told to at the earliest.
void Building::add_running(std::size_t step) {
    const StepOutlook& it = outlook_[step];
    Date from = view_.day;
    if (it.today.state == StepState::paused) from = std::max(from, it.today.announced_end.value_or(from));
    const Date due = it.today.due.value_or(it.planned->finish);
    const ActivityIndex behind = from > view_.day ? add_evening_from(kEvening, from) : kEvening;
    const bool in_working_days = it.planned->unit == LimitUnit::working && view_.calendar.is_working(due);
    ActivityIndex& days = places_[step].days;
    if (supposed(step).decided_on) {
        add_own_days(step, behind);
    } else if (due < from) {
        days = add_days(1, LimitUnit::working, behind);
    } else if (due == from) {
        days = behind == kEvening ? add_evening_from(kEvening, from) : behind;
    } else if (in_working_days) {
        days = add_days(view_.calendar.elapsed(from, due).count, LimitUnit::working, behind);
    } else {
        days = add_days((due - from).count, LimitUnit::calendar, behind);
        network_.activities.back().roll_to_working_day = false;  // the due date has been told
    }
}

void Building::add_to_come(std::size_t step) {
    const PlannedStep& planned = *outlook_[step].planned;
    const ActivityIndex ready = add_evening_from(kEvening, supposed(step).accepted_from.value_or(view_.day));
    places_[step].ready = places_[step].accepted = ready;
    if (is_moment(planned) && !supposed(step).decided_on) {
        // A milestone falls on its latest predecessor; one that waits for nothing, on its planned day.
        const bool waits = std::any_of(planned.depends_on.begin(), planned.depends_on.end(),
                                       [&](const std::string& key) { return place_of(key).has_value(); });
        if (!waits) not_before(ready, planned.finish);
        places_[step].days = ready;
    } else {
        add_own_days(step, ready);
    }
    add_end(step);
    if (is_moment(planned)) places_[step].accepted = places_[step].decided;
}

// The limit, from the evening of acceptance; or the day that is supposed.
void Building::add_own_days(std::size_t step, ActivityIndex behind) {
    const Supposition& what = supposed(step);
    if (what.decided_on) {
        places_[step].days = add_evening_from(behind, *what.decided_on);
    } else {
        places_[step].days = add_days(outlook_[step].today.limit, outlook_[step].planned->unit, behind);
    }
}

// Sub-items must be done before it is decided (domain.md), and what links to its end.
bool Building::ends_with_others(std::size_t step) const {
    const PlannedStep& planned = *outlook_[step].planned;
    const bool linked =
        std::any_of(planned.links.begin(), planned.links.end(), [](const PlannedLink& link) { return !to_acceptance(link); });
    return linked || (!sub_items_[step].empty() && !is_moment(planned));
}

// The decision where it is not simply the last of the step's own days.
void Building::add_end(std::size_t step) {
    StepActivities& place = places_[step];
    const Supposition& what = supposed(step);
    place.unfinished = true;
    place.over = place.days;
    // The latest day that months or calendar days can end on may lie before the latest day on which they may: an evening tells that one.
    const bool in_working_days = network_.activities[static_cast<std::size_t>(place.days)].unit == DurationUnit::working;
    if (ends_with_others(step) || !in_working_days) {
        place.over = add_evening();
        connect(place.days, place.over);
    }
    place.decided = place.over;
    if (what.later > 0) {
        place.decided = add_evening();
        connect(place.over, place.decided, what.later, duration_unit(what.later_unit));
    }
    network_.activities[static_cast<std::size_t>(place.decided)].deadline = outlook_[step].planned->deadline;
    place.released = what.released_from ? add_evening_from(place.decided, *what.released_from) : place.decided;
}

// ---- Links ----

// What the project has set beyond its flow (planning.md 3). What has happened tells its day; what runs no longer waits to be accepted.
void Building::link_as_told(std::size_t step, const PlannedLink& link) {
    const auto before = place_of(link.step);
    if (!before || (to_acceptance(link) && in_hand(outlook_[step].today.state))) return;
    const ActivityIndex to = to_acceptance(link) ? places_[step].ready : places_[step].over;
    const StepActivities& from = places_[*before];
    const ActivityIndex evening = from_acceptance(link) ? from.accepted : from.released;
    if (evening != kEvening) return connect(evening, to, link.lag, duration_unit(link.unit));
    const StepOutlook& it = outlook_[*before];
    const std::optional<Date> ended = it.attempt == nullptr ? std::nullopt : it.attempt->decided ? it.attempt->decided : it.attempt->ended;
    const std::optional<Date> happened = from_acceptance(link) && it.today.accepted ? it.today.accepted : ended;
    if (!happened) return;
    not_before(to,
               link.unit == LimitUnit::working ? view_.calendar.add(*happened, WorkingDays{link.lag}) : *happened + CalendarDays{link.lag});
}

void Building::link_predecessors(std::size_t step) {
    if (!places_[step].unfinished) return;
    for (const PlannedLink& link : outlook_[step].planned->links) link_as_told(step, link);
    if (in_hand(outlook_[step].today.state)) return;
    for (const std::string& key : outlook_[step].planned->depends_on) {
        const auto before = place_of(key);
        if (before && places_[*before].released != kEvening) connect(places_[*before].released, places_[step].ready);
    }
    if (const auto& bound = outlook_[step].planned->not_before) not_before(places_[step].ready, view_.calendar.next_working(*bound));
    // Sub-items run inside their parent: not before it could be accepted, unless it is already.
    const auto parent = parent_of(step);
    if (parent && outlook_[*parent].attempt == nullptr) connect(places_[*parent].accepted, places_[step].ready);
}

void Building::link_sub_items(std::size_t step) {
    const StepActivities& place = places_[step];
    if (!place.unfinished || is_moment(*outlook_[step].planned)) return;
    const bool to_come = !in_hand(outlook_[step].today.state);
    for (const std::size_t sub : sub_items_[step]) {
        const ActivityIndex over = places_[sub].released;
        if (over == kEvening) continue;
        // 公示 and 专家评审 come before the counted days of their parent, side by side (flows.zh.md 0: they stop its clock).
        if (to_come && outlook_[sub].planned->special_procedure()) connect(over, place.days);
        if (!outlook_[sub].done) connect(over, place.over);
    }
}

void Building::mark_unforeseeable() {
    if (revoked_.empty()) return;
    std::vector<char> marked(network_.activities.size());
    for (const ActivityIndex never : revoked_) marked[static_cast<std::size_t>(never)] = true;
    flood_forward(network_, marked);
    std::vector<ActivityIndex> ends;
    for (StepActivities& place : places_) {
        place.foreseeable = !marked[static_cast<std::size_t>(place.decided)];
        if (place.unfinished && place.foreseeable) ends.push_back(place.released);
    }
    keep_only(network_, needed_for(network_, ends));
}

}  // namespace

RunningNetwork running_network(const std::vector<StepOutlook>& steps, const Viewpoint& view, const Suppositions& suppositions) {
    return Building{steps, view, suppositions}.build();
}

std::optional<std::size_t> RunningNetwork::step_of_days(std::size_t activity) const {
    if (network.activities[activity].duration == 0) return std::nullopt;
    for (std::size_t i = 0; i < steps.size(); ++i) {
        if (steps[i].unfinished && static_cast<std::size_t>(steps[i].days) == activity) return i;
    }
    return std::nullopt;
}

Network RunningNetwork::up_to(std::size_t step) const {
    Network less = network;
    keep_only(less, needed_for(network, {steps[step].decided}));
    return less;
}

}  // namespace zb
