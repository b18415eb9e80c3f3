// SPDX-License-Identifier: Apache-2.0
// The network of a running project as it was made before plans and running projects had one builder (plan/step_network.h): what that is
// compared with until plan and clock obey one rule. Word for word the old code.
#pragma once

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "outlook/network.h"
#include "plan/duration_unit.h"

namespace zb::reference {

constexpr ActivityIndex kEvening = 0;  // of the day from which one looks

inline bool finished_state(StepState state) {
    return state == StepState::decided || state == StepState::issued || state == StepState::waived || state == StepState::revoked;
}

// Falls on a day and takes none, whatever limit the law sets for reaching it.
inline bool is_moment(const PlannedStep& planned) { return planned.kind == StepKind::milestone && !planned.promised; }

inline Activity over_on(Date day) {
    Activity activity;
    activity.actual_finish = day;
    return activity;
}

// Marks these, and what hangs together with them along the links: what is behind them, or what they wait for.
enum class Along { forward, backward };
inline std::vector<char> reached(const Network& network, const std::vector<ActivityIndex>& from, Along along) {
    std::vector<char> marked(network.activities.size());
    for (const ActivityIndex each : from) marked[static_cast<std::size_t>(each)] = true;
    for (bool grows = true; grows;) {
        grows = false;
        for (const Link& link : network.links) {
            const auto here = static_cast<std::size_t>(along == Along::forward ? link.from : link.to);
            const auto there = static_cast<std::size_t>(along == Along::forward ? link.to : link.from);
            if (!marked[here] || marked[there]) continue;
            marked[there] = grows = true;
        }
    }
    return marked;
}

// Takes the others out of account: they are over on the evening from which all begins, and hold up nothing.
inline void keep_only(Network& network, const std::vector<char>& kept) {
    for (std::size_t i = 1; i < kept.size(); ++i) {
        if (kept[i]) continue;
        network.activities[i] = over_on(network.start);
    }
    std::erase_if(network.links,
                  [&](const Link& link) { return !kept[static_cast<std::size_t>(link.from)] || !kept[static_cast<std::size_t>(link.to)]; });
}

class RunningNetworkBuilder {
public:
    RunningNetworkBuilder(const std::vector<StepOutlook>& steps, const Viewpoint& view, const Suppositions& suppositions);
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
    void link_as_stated(std::size_t step, const PlannedLink& link);
    void link_sub_items(std::size_t step);
    void mark_unforeseeable();

    bool stretches(std::size_t step) const;
    ActivityIndex add(const Activity& activity);
    ActivityIndex add_evening_from(ActivityIndex before, Date from);
    ActivityIndex add_days(int days, LimitUnit unit, ActivityIndex behind);
    void connect(ActivityIndex from, ActivityIndex to, LinkKind kind = LinkKind::finish_start);
    void connect(ActivityIndex from, ActivityIndex to, LinkKind kind, int lag, LimitUnit unit);
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

inline RunningNetworkBuilder::RunningNetworkBuilder(const std::vector<StepOutlook>& steps, const Viewpoint& view,
                                                    const Suppositions& suppositions)
    : outlook_(steps), view_(view), suppositions_(suppositions), sub_items_(steps.size()), places_(steps.size()) {
    network_.start = view.day;
    add(over_on(view.day));
    for (std::size_t i = 0; i < steps.size(); ++i) index_.emplace(steps[i].planned->step, i);
    for (std::size_t i = 0; i < steps.size(); ++i) {
        if (const auto parent = parent_of(i)) sub_items_[*parent].push_back(i);
    }
}

inline RunningNetwork RunningNetworkBuilder::build() {
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
    return {std::move(network_), std::move(places_), {}};
}

inline std::optional<std::size_t> RunningNetworkBuilder::place_of(std::string_view key) const {
    const auto found = index_.find(key);
    return found == index_.end() ? std::nullopt : std::optional{found->second};
}

inline std::optional<std::size_t> RunningNetworkBuilder::parent_of(std::size_t step) const {
    const auto& part_of = outlook_[step].planned->part_of;
    return part_of ? place_of(*part_of) : std::nullopt;
}

inline const Supposition& RunningNetworkBuilder::supposed(std::size_t step) const {
    static const Supposition kNothing;
    const auto found = suppositions_.find(outlook_[step].planned->step);
    return found == suppositions_.end() ? kNothing : found->second;
}

// ---- Activities ----

inline ActivityIndex RunningNetworkBuilder::add(const Activity& activity) {
    network_.activities.push_back(activity);
    return static_cast<ActivityIndex>(network_.activities.size() - 1);
}

// An evening behind another, and not before a day.
inline ActivityIndex RunningNetworkBuilder::add_evening_from(ActivityIndex before, Date from) {
    const ActivityIndex evening = add(Activity{});
    connect(before, evening);
    not_before(evening, from);
    return evening;
}

inline ActivityIndex RunningNetworkBuilder::add_days(int days, LimitUnit unit, ActivityIndex behind) {
    const ActivityIndex activity = add(Activity{});
    network_.activities.back().duration = days;
    network_.activities.back().unit = duration_unit(unit);
    connect(behind, activity);
    return activity;
}

inline void RunningNetworkBuilder::connect(ActivityIndex from, ActivityIndex to, LinkKind kind) {
    connect(from, to, kind, 0, LimitUnit::calendar);
}

inline void RunningNetworkBuilder::connect(ActivityIndex from, ActivityIndex to, LinkKind kind, int lag, LimitUnit unit) {
    network_.links.push_back({from, to, kind, lag, duration_unit(unit)});
}

// A day told outright is so many calendar days behind the evening: it may be a rest day.
inline void RunningNetworkBuilder::not_before(ActivityIndex activity, Date evening) {
    if (evening > view_.day) connect(kEvening, activity, LinkKind::finish_start, (evening - view_.day).count, LimitUnit::calendar);
}

inline void RunningNetworkBuilder::add_finished(std::size_t step) {
    if (outlook_[step].today.state != StepState::revoked) {
        // Decided, but its certificate may be said to come later.
        if (const auto& from = supposed(step).released_from) places_[step].released = add_evening_from(kEvening, *from);
        return;
    }
    const ActivityIndex never = add_evening_from(kEvening, view_.day);
    revoked_.push_back(never);
    places_[step] = {never, never, never, never, never, never, false, false};
}

inline void RunningNetworkBuilder::add_in_hand(std::size_t step) {
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
inline void RunningNetworkBuilder::add_running(std::size_t step) {
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
    } else if (in_working_days) {
        days = add_days(view_.calendar.elapsed(from, due).count, LimitUnit::working, behind);
    } else {
        days = add_days((due - from).count, LimitUnit::calendar, behind);
        network_.activities.back().roll_to_working_day = view_.calendar.is_working(due);  // a rest day that has been told stands
    }
}

inline void RunningNetworkBuilder::add_to_come(std::size_t step) {
    const PlannedStep& planned = *outlook_[step].planned;
    const std::optional<Date>& from = supposed(step).accepted_from;
    // Nobody accepts on a rest day.
    const ActivityIndex ready = add_evening_from(kEvening, from ? view_.calendar.next_working(*from) : view_.day);
    places_[step].ready = places_[step].accepted = ready;
    if (is_moment(planned) && !supposed(step).decided_on) {
        // A milestone falls on its latest predecessor; one that waits for nothing, on its planned day.
        const bool waits = std::any_of(planned.depends_on.begin(), planned.depends_on.end(),
                                       [&](const std::string& key) { return place_of(key).has_value(); });
        if (!waits) not_before(ready, planned.finish);
        places_[step].days = ready;
    } else {
        add_own_days(step, ready);
        if (!stretches(step)) places_[step].accepted = places_[step].days;
    }
    add_end(step);
    if (is_moment(planned)) places_[step].accepted = places_[step].decided;
}

// The limit, from the evening of acceptance; or the day that is supposed.
inline void RunningNetworkBuilder::add_own_days(std::size_t step, ActivityIndex behind) {
    const Supposition& what = supposed(step);
    if (what.decided_on) {
        places_[step].days = add_evening_from(behind, *what.decided_on);
    } else {
        places_[step].days = add_days(outlook_[step].today.limit, outlook_[step].planned->unit, behind);
    }
}

// Whether an FF or SF link puts off the end alone; else the step takes its days and no more, and is accepted so much later (planning.md 3).
// What is in hand has been accepted. What holds sub-items takes as long as they do, and they run from its acceptance, of which FF and SF
// say nothing: the link bounds its end as they do (so does PlanNetwork).
inline bool RunningNetworkBuilder::stretches(std::size_t step) const {
    if (in_hand(outlook_[step].today.state) || supposed(step).decided_on) return true;
    return !sub_items_[step].empty() && !is_moment(*outlook_[step].planned);
}

// The end is an activity of its own, as the decision may be late where the acceptance, from which others count, is not: an evening, or of
// what stretches a last day, so that a limit put off ends on a working day as any other (planning.md 2, 3).
inline void RunningNetworkBuilder::add_end(std::size_t step) {
    StepActivities& place = places_[step];
    const Supposition& what = supposed(step);
    const Activity days = network_.activities[static_cast<std::size_t>(place.days)];
    Activity last;
    last.duration = stretches(step) && !what.decided_on && outlook_[step].today.limit > 0 ? 1 : 0;
    last.unit = days.unit == DurationUnit::working ? DurationUnit::working : DurationUnit::calendar;
    last.roll_to_working_day = days.roll_to_working_day;
    place.unfinished = true;
    place.over = add(last);
    connect(place.days, place.over, LinkKind::finish_finish);
    place.decided = place.over;
    if (what.later > 0) {
        place.decided = add(Activity{});
        connect(place.over, place.decided, LinkKind::finish_start, what.later, what.later_unit);
    }
    network_.activities[static_cast<std::size_t>(place.decided)].deadline = outlook_[step].planned->deadline;
    place.released = what.released_from ? add_evening_from(place.decided, *what.released_from) : place.decided;
}

// ---- Links ----

// What the project has set beyond its flow (planning.md 3). What has happened tells its day; what runs no longer waits to be accepted.
inline void RunningNetworkBuilder::link_as_stated(std::size_t step, const PlannedLink& link) {
    const auto before = place_of(link.step);
    if (!before || (to_start(link.type) && in_hand(outlook_[step].today.state))) return;
    const StepActivities& own = places_[step];
    const ActivityIndex to = to_start(link.type) ? own.ready : stretches(step) ? own.over : own.days;
    const ActivityIndex from = !from_finish(link.type) ? places_[*before].accepted : places_[*before].released;
    if (from != kEvening) return connect(from, to, link.type, link.lag, link.unit);
    const StepOutlook& it = outlook_[*before];
    const std::optional<Date> ended = it.attempt == nullptr ? std::nullopt : it.attempt->decided ? it.attempt->decided : it.attempt->ended;
    const std::optional<Date> happened = !from_finish(link.type) && it.today.accepted ? it.today.accepted : ended;
    if (happened) connect(add(over_on(std::min(*happened, view_.day))), to, link.type, link.lag, link.unit);
}

inline void RunningNetworkBuilder::link_predecessors(std::size_t step) {
    if (!places_[step].unfinished) return;
    for (const PlannedLink& link : outlook_[step].planned->links) link_as_stated(step, link);
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

inline void RunningNetworkBuilder::link_sub_items(std::size_t step) {
    const StepActivities& place = places_[step];
    if (!place.unfinished || is_moment(*outlook_[step].planned)) return;
    const bool to_come = !in_hand(outlook_[step].today.state);
    for (const std::size_t sub : sub_items_[step]) {
        const ActivityIndex over = places_[sub].released;
        if (over == kEvening) continue;
        // 公示 and 专家评审 come before the counted days of their parent, side by side (flows.zh.md 0: they stop its clock).
        if (to_come && outlook_[sub].planned->special_procedure()) connect(over, place.days);
        if (!outlook_[sub].done) connect(over, place.over, LinkKind::finish_finish);
    }
}

inline void RunningNetworkBuilder::mark_unforeseeable() {
    if (revoked_.empty()) return;
    const std::vector<char> marked = reached(network_, revoked_, Along::forward);
    std::vector<ActivityIndex> ends;
    for (StepActivities& place : places_) {
        place.foreseeable = !marked[static_cast<std::size_t>(place.decided)];
        if (place.unfinished && place.foreseeable) ends.push_back(place.released);
    }
    keep_only(network_, reached(network_, ends, Along::backward));
}

inline RunningNetwork running_network(const std::vector<StepOutlook>& steps, const Viewpoint& view, const Suppositions& suppositions) {
    return RunningNetworkBuilder{steps, view, suppositions}.build();
}

}  // namespace zb::reference
