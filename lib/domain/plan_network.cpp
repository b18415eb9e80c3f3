// SPDX-License-Identifier: Apache-2.0
// From steps to activities and back.
#include "domain/plan_network.h"

#include <algorithm>

namespace zb {

namespace {

constexpr ActivityIndex kBeginning = 0;
constexpr std::size_t kNoStep = static_cast<std::size_t>(-1);

DurationUnit duration_unit(LimitUnit unit) {
    switch (unit) {
        case LimitUnit::working: return DurationUnit::working;
        case LimitUnit::calendar: return DurationUnit::calendar;
        case LimitUnit::month: return DurationUnit::month;
    }
    return DurationUnit::working;
}

Activity milestone(std::optional<Date> day = {}) {
    Activity activity;
    activity.not_before = day;
    return activity;
}

bool is_moment(const FlowStep& step) { return step.kind == StepKind::milestone && days_of(step) == 0; }

}  // namespace

int days_of(const FlowStep& step) {
    // 开工 has three months by law from the permit (建筑法 第九条): a bound of the milestone, no work that takes so long.
    if (step.kind == StepKind::milestone) return step.promised_limit.value_or(0);
    return step.promised_limit.value_or(step.legal_limit.value_or(0));
}

PlanNetwork::PlanNetwork(const std::vector<FlowStep>& steps, const PlanRequest& request) : steps_(steps) {
    network_.start = request.start;
    network_.target = request.target;
    for (std::size_t i = 0; i < steps_.size(); ++i) index_.emplace(steps_[i].step_key, i);
    add_activities(request);
    for (std::size_t i = 0; i < steps_.size(); ++i) add_links(i, request);
}

void PlanNetwork::add_activities(const PlanRequest& request) {
    add(milestone(request.start), kNoStep);
    for (std::size_t i = 0; i < steps_.size(); ++i) {
        const FlowStep& step = steps_[i];
        if (const auto begun = request.begun.find(step.step_key); begun != request.begun.end()) {
            const ActivityIndex fixed = add(milestone(begun->second.finish), i);
            places_.push_back({fixed, fixed});
            continue;
        }
        const bool holds_others =
            std::any_of(steps_.begin(), steps_.end(), [&](const FlowStep& sub) { return sub.part_of == step.step_key; });
        Activity body;
        body.duration = days_of(step);
        body.unit = duration_unit(step.unit);
        const ActivityIndex accepted = holds_others ? add(milestone(), i) : kBeginning;
        const ActivityIndex own = add(body, i);
        places_.push_back({holds_others ? accepted : own, own});
        if (holds_others) connect(accepted, own);
    }
}

void PlanNetwork::add_links(std::size_t step, const PlanRequest& request) {
    if (request.begun.contains(steps_[step].step_key)) return;
    const Place place = places_[step];
    bool waits = false;
    for (const std::string& key : steps_[step].depends_on) {
        const auto before = index_.find(key);
        if (before == index_.end()) continue;  // not in the project: met
        connect(places_[before->second].body, place.accepted);
        waits = true;
    }
    const auto parent = index_.find(steps_[step].part_of);
    if (parent != index_.end() && !request.begun.contains(parent->first)) {
        const Place within = places_[parent->second];
        connect(within.accepted, place.accepted);
        connect(place.body, within.body, steps_[step].special_procedure() ? LinkKind::finish_start : LinkKind::finish_finish);
        waits = true;
    }
    if (!waits) connect(kBeginning, place.accepted);
}

void PlanNetwork::connect(ActivityIndex from, ActivityIndex to, LinkKind kind) {
    Link link;
    link.from = from;
    link.to = to;
    link.kind = kind;
    network_.links.push_back(link);
}

ActivityIndex PlanNetwork::add(Activity activity, std::size_t step) {
    network_.activities.push_back(activity);
    step_of_.push_back(step);
    return static_cast<ActivityIndex>(network_.activities.size() - 1);
}

StepSpan PlanNetwork::span(std::size_t step, Date accepted, Date start, Date finish, const Calendar& calendar) const {
    if (is_moment(steps_[step])) return {std::nullopt, finish};
    if (places_[step].accepted != places_[step].body) return {accepted, finish};
    if (days_of(steps_[step]) == 0) return {finish, finish};
    // The first counted day is the day after acceptance (民法典 第二百零一条), and nobody accepts on a rest day.
    return {calendar.previous_working(start - CalendarDays{1}), finish};
}

StepSpan PlanNetwork::early(std::size_t step, const Solution& solution, const Calendar& calendar) const {
    const Window& body = window(step, solution);
    const Window& accepted = solution.windows[static_cast<std::size_t>(places_[step].accepted)];
    return span(step, accepted.early_finish, body.early_start, body.early_finish, calendar);
}

StepSpan PlanNetwork::late(std::size_t step, const Solution& solution, const Calendar& calendar) const {
    const Window& body = window(step, solution);
    const Window& accepted = solution.windows[static_cast<std::size_t>(places_[step].accepted)];
    return span(step, accepted.late_finish, body.late_start, body.late_finish, calendar);
}

const Window& PlanNetwork::window(std::size_t step, const Solution& solution) const {
    return solution.windows[static_cast<std::size_t>(places_[step].body)];
}

std::vector<std::string> PlanNetwork::driving_chain(const Solution& solution) const {
    const auto earlier = [](const Window& a, const Window& b) { return a.early_finish < b.early_finish; };
    const auto last = std::max_element(solution.windows.begin(), solution.windows.end(), earlier);
    auto activity = static_cast<std::size_t>(last - solution.windows.begin());
    std::vector<std::string> keys;
    for (;;) {
        const std::size_t step = step_of_[activity];
        if (step != kNoStep && (keys.empty() || keys.back() != steps_[step].step_key)) keys.push_back(steps_[step].step_key);
        const std::optional<std::size_t> driver = solution.windows[activity].driver;
        if (!driver) break;
        activity = static_cast<std::size_t>(network_.links[*driver].from);
    }
    std::reverse(keys.begin(), keys.end());
    // A step may stand there twice, by its acceptance and by its days, with 公示 between them.
    std::vector<std::string> chain;
    for (std::string& key : keys) {
        if (std::find(chain.begin(), chain.end(), key) == chain.end()) chain.push_back(std::move(key));
    }
    return chain;
}

}  // namespace zb
