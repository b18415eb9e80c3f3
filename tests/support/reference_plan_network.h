// SPDX-License-Identifier: Apache-2.0
// The network of a plan as it was made before plans and running projects had one builder (plan/step_network.h): what that is compared with
// until plan and clock obey one rule. Word for word the old code, but for what only reads the network.
#pragma once

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "plan/duration_unit.h"
#include "plan/network.h"

namespace zb::reference {

constexpr ActivityIndex kPlanBeginning = 0;

inline Activity milestone(std::optional<Date> day = {}) {
    Activity activity;
    activity.not_before = day;
    return activity;
}

inline Activity happened(Date day) {
    Activity activity;
    activity.actual_finish = day;
    return activity;
}

// Exactly these days, rest days or not.
inline Activity stretch(Date first, Date last) {
    if (last < first) return milestone(last);
    Activity activity = milestone(first);
    activity.duration = (last - first).count + 1;
    activity.unit = DurationUnit::calendar;
    activity.roll_to_working_day = false;
    return activity;
}

inline bool holds_others(const std::vector<PlannedStep>& steps, const PlannedStep& step) {
    return std::any_of(steps.begin(), steps.end(), [&](const PlannedStep& sub) { return sub.part_of == step.step; });
}

// The first day told of in a plan that people have dated.
inline Date first_day(const PlanDrafted& plan, const Calendar& calendar) {
    Date first = plan.steps.front().finish;
    for (const PlannedStep& step : plan.steps) first = std::min(first, planned_acceptance(step, calendar).value_or(step.finish));
    return first;
}

// Where people have told only by when, a step takes its limit, as far as there is so much time behind what it waits for.
inline std::optional<Date> start_by_limit(const PlannedStep& step, Date begin, const std::vector<PlannedStep>& steps,
                                          const Calendar& calendar) {
    if (days_of(step) == 0 || step.unit == LimitUnit::month) return std::nullopt;
    Date waits = begin;
    for (const PlannedStep& other : steps) {
        const bool before = std::find(step.depends_on.begin(), step.depends_on.end(), other.step) != step.depends_on.end();
        if (before) waits = std::max(waits, other.finish);
        if (step.part_of == other.step) waits = std::max(waits, planned_acceptance(other, calendar).value_or(begin));
    }
    const Date by_limit = step.unit == LimitUnit::working ? calendar.add(calendar.next_working(step.finish), WorkingDays{1 - days_of(step)})
                                                          : step.finish - CalendarDays{days_of(step) - 1};
    const Date start = std::max(by_limit, first_day_after(waits, step.unit, calendar));
    return start <= step.finish ? std::optional{start} : std::nullopt;
}

class PlanNetwork {
public:
    using Running = std::map<std::string, RunningRest, std::less<>>;

    PlanNetwork(const PlanDrafted& plan, const Calendar& calendar, const Running& running = {});

    const Network& network() const { return network_; }
    const std::vector<PlannedLink>& links() const { return link_words_; }

private:
    struct Place {
        ActivityIndex accepted = 0;  // the same as `body` where nothing runs inside the step
        ActivityIndex body = 0;
    };

    void add_activities();
    Activity body_of(const PlannedStep& step) const;
    Activity as_set(const PlannedStep& step) const;
    void add_links(std::size_t step);
    void add_parent(std::size_t step, std::size_t parent);
    void connect(ActivityIndex from, ActivityIndex to, LinkKind kind = LinkKind::finish_start);
    void connect(const Place& from, const Place& to, const PlannedLink& link);
    ActivityIndex add(Activity activity, std::size_t step);
    bool fixed(const PlannedStep& step) const { return step.begun && !running_.contains(step.step); }

    const PlanDrafted& plan_;
    const std::vector<PlannedStep>& steps_;
    const Calendar& calendar_;
    const Running running_;
    Network network_;
    std::vector<Place> places_;            // of each step
    std::vector<std::size_t> step_of_;     // of each activity; the beginning has none
    std::vector<PlannedLink> link_words_;  // of each link, what drives by it
    std::map<std::string, std::size_t, std::less<>> index_;
};

inline PlanNetwork::PlanNetwork(const PlanDrafted& plan, const Calendar& calendar, const Running& running)
    : plan_(plan), steps_(plan.steps), calendar_(calendar), running_(running) {
    network_.start = plan.start ? *plan.start : plan.earliest ? *plan.earliest : first_day(plan, calendar);
    network_.target = plan.target;
    for (std::size_t i = 0; i < steps_.size(); ++i) index_.emplace(steps_[i].step, i);
    add_activities();
    for (std::size_t i = 0; i < steps_.size(); ++i) add_links(i);
}

inline void PlanNetwork::add_activities() {
    add(milestone(network_.start), kNoStep);
    for (std::size_t i = 0; i < steps_.size(); ++i) {
        const PlannedStep& step = steps_[i];
        Place place;
        if (step.begun) {
            const std::optional<Date> accepted = planned_acceptance(step, calendar_);
            place.accepted = accepted ? add(happened(*accepted), i) : kPlanBeginning;
            place.body = add(body_of(step), i);
            if (!accepted) place.accepted = place.body;
        } else if (holds_others(steps_, step)) {
            const std::optional<Date> bound = plan_.reckoned() ? step.not_before : planned_acceptance(step, calendar_);
            place.accepted = add(milestone(bound), i);
            place.body = add(body_of(step), i);
            connect(place.accepted, place.body);
        } else {
            place.body = add(body_of(step), i);
            place.accepted = place.body;
        }
        places_.push_back(place);
    }
}

inline Activity PlanNetwork::body_of(const PlannedStep& step) const {
    Activity body;
    if (const auto rest = running_.find(step.step); step.begun && rest != running_.end()) {
        body = stretch(rest->second.day + kOneDay, rest->second.forecast);
    } else if (step.begun) {
        // What was decided before the plan begins is past; a running step stands where it is expected.
        body = step.finish < network_.start ? happened(step.finish) : milestone(step.finish);
    } else if (!plan_.reckoned()) {
        body = as_set(step);
    } else {
        body.duration = days_of(step);
        body.unit = duration_unit(step.unit);
        if (step.not_before) {
            // Accepted on a working day, it has its first day after it (民法典 第二百零一条).
            const Date accepted = calendar_.next_working(*step.not_before);
            body.not_before = body.duration == 0 ? accepted : accepted + kOneDay;
        }
    }
    body.deadline = step.deadline;
    for (const PlanTarget& target : plan_.targets) {
        if (target.step == step.step) body.deadline = std::min(target.date, body.deadline.value_or(target.date));
    }
    return body;
}

inline Activity PlanNetwork::as_set(const PlannedStep& step) const {
    const std::optional<Date> start = step.start ? step.start : start_by_limit(step, network_.start, steps_, calendar_);
    if (!start) return milestone(step.finish);
    if (step.unit != LimitUnit::working || !calendar_.is_working(step.finish)) return stretch(*start, step.finish);
    Activity activity = milestone(start);
    activity.duration = calendar_.count(*start, step.finish).count;
    return activity;
}

inline void PlanNetwork::add_links(std::size_t step) {
    const PlannedStep& planned = steps_[step];
    const auto parent = planned.part_of ? index_.find(*planned.part_of) : index_.end();
    if (fixed(planned)) return;
    for (const std::string& key : planned.depends_on) {
        if (const auto found = index_.find(key); found != index_.end()) connect(places_[found->second], places_[step], PlannedLink{key});
    }
    for (const PlannedLink& link : planned.links) {
        if (const auto found = index_.find(link.step); found != index_.end()) connect(places_[found->second], places_[step], link);
    }
    if (parent != index_.end()) add_parent(step, parent->second);
    // Behind what was decided long ago, or with a negative lag, it still is not accepted before the plan begins.
    if (!planned.begun) connect(kPlanBeginning, places_[step].accepted);
}

// Sub-items run inside their parent; 公示 and 专家评审 come before its counted days (flows.zh.md 0), but where people have set the days.
inline void PlanNetwork::add_parent(std::size_t step, std::size_t parent) {
    const PlannedStep& within = steps_[parent];
    if (!within.begun && !steps_[step].begun) connect(places_[parent].accepted, places_[step].accepted, LinkKind::start_start);
    if (fixed(within)) return;
    const bool before_its_days = steps_[step].special_procedure() && plan_.reckoned() && !within.begun;
    connect(places_[step].body, places_[parent].body, before_its_days ? LinkKind::finish_start : LinkKind::finish_finish);
}

// By a milestone's evening a link from the begin is the same as one from the end.
inline void PlanNetwork::connect(ActivityIndex from, ActivityIndex to, LinkKind kind) {
    Link link;
    link.from = from;
    link.to = to;
    link.kind = kind;
    network_.links.push_back(link);
    const std::size_t source = step_of_[static_cast<std::size_t>(from)];
    link_words_.push_back({source == kNoStep ? std::string{} : steps_[source].step, kind});
}

inline void PlanNetwork::connect(const Place& from, const Place& to, const PlannedLink& link) {
    const bool from_end = from_finish(link.type);
    const bool to_begin = to_start(link.type);
    Link made;
    made.from = from_end ? from.body : from.accepted;
    // FF and SF move a step as a whole; of one with sub-items, which run from its acceptance, they move the counted days alone (as in
    // running_network.cpp).
    made.to = to_begin ? to.accepted : to.body;
    made.kind = link.type;
    made.lag = link.lag;
    made.lag_unit = duration_unit(link.unit);
    // What runs has been accepted: the rest of it waits (planning.md 8, retained logic).
    if (to_begin && steps_[step_of_[static_cast<std::size_t>(to.body)]].begun) made.to = to.body;
    network_.links.push_back(made);
    link_words_.push_back(link);
}

inline ActivityIndex PlanNetwork::add(Activity activity, std::size_t step) {
    network_.activities.push_back(activity);
    step_of_.push_back(step);
    return static_cast<ActivityIndex>(network_.activities.size() - 1);
}

}  // namespace zb::reference
