// SPDX-License-Identifier: Apache-2.0
// From a flow and a day to a plan.
#include "domain/planning.h"

#include <algorithm>
#include <fmt/format.h>
#include <set>

#include "base/text.h"
#include "domain/plan_network.h"
#include "domain/planned_step.h"

namespace zb {

namespace {

// The flow has it as a milestone between 开工 and 竣工验收, but it lasts: how long only the project can say.
constexpr std::string_view kConstructionPeriod = "construction_period";

bool contains(const std::vector<FlowStep>& steps, std::string_view key) {
    return std::any_of(steps.begin(), steps.end(), [&](const FlowStep& step) { return step.step_key == key; });
}

// The keys of `last`, of what it waits for, and of what runs inside either.
std::set<std::string> needed_for(const std::string& last, const std::vector<FlowStep>& open) {
    std::set<std::string> needed;
    std::vector<std::string> waiting{last};
    while (!waiting.empty()) {
        const std::string key = std::move(waiting.back());
        waiting.pop_back();
        const auto step = std::find_if(open.begin(), open.end(), [&](const FlowStep& s) { return s.step_key == key; });
        if (step == open.end() || !needed.insert(key).second) continue;
        waiting.insert(waiting.end(), step->depends_on.begin(), step->depends_on.end());
        if (!step->part_of.empty()) waiting.push_back(step->part_of);
        for (const FlowStep& sub : open) {
            if (sub.part_of == key) waiting.push_back(sub.step_key);
        }
    }
    return needed;
}

bool among(const std::vector<std::string>& keys, std::string_view key) { return std::find(keys.begin(), keys.end(), key) != keys.end(); }

// What a finished step waited for, or held within it, must have happened, or was not needed; and what a running one does not wait for by
// the plan in force.
const FlowStep* begun_without(const FlowStep& step, const Flow& flow, const std::map<std::string, BegunStep>& begun) {
    for (const auto& [key, other] : begun) {
        const FlowStep* later = flow.find(key);
        if (later == nullptr) continue;
        const bool over = other.done || !among(other.planned.depends_on, step.step_key);
        if (among(later->depends_on, step.step_key) && over) return later;
        if (step.part_of == key && other.done) return later;
    }
    return nullptr;
}

// The steps of the project, and why the others are not.
std::vector<FlowStep> choose_steps(const Flow& flow, const PlanRequest& request, std::vector<LeftOut>& left_out) {
    const std::vector<FlowStep> open = open_steps(flow, request.conditions);
    std::set<std::string> needed;
    if (request.until) {
        const FlowStep& last = *flow.find(*request.until);
        if (!contains(open, last.step_key))
            throw Error{"plan.until_closed", fmt::format("“{}”不在本项目：{}", last.short_name, why_closed(flow, last, request.conditions)),
                        "加上它的条件：--condition 条件"};
        needed = needed_for(*request.until, open);
    }
    std::vector<FlowStep> chosen;
    for (const FlowStep& step : flow.steps) {
        if (!contains(open, step.step_key)) {
            left_out.push_back({step.short_name, why_closed(flow, step, request.conditions)});
        } else if (request.until && !needed.contains(step.step_key)) {
            left_out.push_back({step.short_name, fmt::format("“{}”不用等它", flow.find(*request.until)->short_name)});
        } else if (const FlowStep* later = request.begun.contains(step.step_key) ? nullptr : begun_without(step, flow, request.begun)) {
            left_out.push_back({step.short_name, fmt::format("“{}”已开始办理，不再等它", later->short_name)});
        } else {
            chosen.push_back(step);
        }
    }
    return chosen;
}

void set_limits(std::vector<FlowStep>& steps, const Flow& flow, const PlanRequest& request) {
    for (const auto& [key, days] : request.limits) {
        const std::string& wanted = key;
        const auto step = std::find_if(steps.begin(), steps.end(), [&](const FlowStep& s) { return s.step_key == wanted; });
        if (step == steps.end()) {
            const FlowStep* known = flow.find(key);
            throw Error{"plan.limit_unused", fmt::format("“{}”不在这份方案里，它的时限用不上", known ? known->short_name : key),
                        "去掉这个 --limit"};
        }
        if (request.begun.contains(key))
            throw Error{"plan.limit_of_begun", fmt::format("“{}”已经开始办理，承诺时限不再改", step->short_name),
                        "去掉这个 --limit；经批准延长的：zb step extend"};
        step->promised_limit = days;
    }
}

bool lacks_limit(const FlowStep& step) {
    if (step.promised_limit || (step.legal_limit && step.kind != StepKind::milestone)) return false;
    return step.kind != StepKind::milestone || step.step_key == kConstructionPeriod;
}

// Where the steps stand in time: forward early, backward late; what has begun keeps its days.
class Placing {
public:
    Placing(const std::vector<FlowStep>& steps, const PlanRequest& request, const Calendar& calendar)
        : steps_(steps), request_(request), calendar_(calendar), network_(steps, request), solution_(solve(network_.network(), calendar)) {}

    const Solution& solution() const { return solution_; }

    // Where the target cannot be met, the days as they would come from the start show by how much.
    StepSpan span(std::size_t step) const {
        if (const auto begun = request_.begun.find(steps_[step].step_key); begun != request_.begun.end())
            return {begun->second.accepted, begun->second.finish};
        const bool backward = request_.target && solution_.short_by == 0;
        return backward ? network_.late(step, solution_, calendar_) : network_.early(step, solution_, calendar_);
    }

    PlanWindow window(std::size_t step) const {
        return {network_.early(step, solution_, calendar_), network_.late(step, solution_, calendar_),
                network_.window(step, solution_).slack};
    }

    std::vector<std::string> chain() const { return network_.driving_chain(solution_); }

    // Where what runs already sets the end, an earlier start of the rest would not help.
    std::optional<std::pair<std::string, Date>> running_too_long() const {
        const std::vector<std::string> set_by = chain();
        if (solution_.short_by == 0 || set_by.empty() || !request_.begun.contains(set_by.front())) return std::nullopt;
        const auto step = std::find_if(steps_.begin(), steps_.end(), [&](const FlowStep& s) { return s.step_key == set_by.front(); });
        return std::pair{step->short_name, network_.late(static_cast<std::size_t>(step - steps_.begin()), solution_, calendar_).finish};
    }

    // The beginning is the network's first activity.
    Date latest_start() const { return solution_.windows.front().late_finish; }

private:
    const std::vector<FlowStep>& steps_;
    const PlanRequest& request_;
    const Calendar& calendar_;
    PlanNetwork network_;
    Solution solution_;
};

PlannedStep place_step(const FlowStep& step, const StepSpan& span, const PlanRequest& request, const Calendar& calendar) {
    const auto begun = request.begun.find(step.step_key);
    PlannedStep planned = begun == request.begun.end() ? planned_step(step) : begun->second.planned;
    planned.start.reset();
    planned.finish = span.finish;
    if (span.accepted && *span.accepted < span.finish) planned.start = first_day_after(*span.accepted, step.unit, calendar);
    const auto person = request.team.find(step.department);
    if (!planned.responsible && person != request.team.end()) planned.responsible = person->second;
    return planned;
}

std::vector<std::string> without_repeats(const std::vector<std::string>& words) {
    std::vector<std::string> once;
    for (const std::string& word : words) {
        if (std::find(once.begin(), once.end(), word) == once.end()) once.push_back(word);
    }
    return once;
}

}  // namespace

PlanAnswer make_plan(const Flow& flow, const PlanRequest& request, const Calendar& calendar) {
    require_conditions(flow, request.conditions);
    PlanAnswer answer;
    std::vector<FlowStep> steps = choose_steps(flow, request, answer.left_out);
    set_limits(steps, flow, request);
    const Placing placing{steps, request, calendar};

    answer.draft.flow = flow.flow_key;
    answer.total_limit = flow.total_limit;
    answer.draft.conditions = without_repeats(request.conditions);
    if (request.target) {
        answer.draft.target = request.target;
        answer.latest_start = placing.latest_start();
        answer.running_too_long = placing.running_too_long();
    } else {
        answer.draft.start = request.start;
    }
    answer.finish = placing.solution().finish;
    answer.short_by = placing.solution().short_by;
    answer.chain = placing.chain();
    for (std::size_t i = 0; i < steps.size(); ++i) {
        PlannedStep planned = place_step(steps[i], placing.span(i), request, calendar);
        planned.main = std::find(answer.chain.begin(), answer.chain.end(), planned.step) != answer.chain.end();
        answer.draft.steps.push_back(std::move(planned));
        answer.windows.push_back(placing.window(i));
        if (lacks_limit(steps[i])) answer.without_limit.push_back(steps[i].short_name);
    }
    keep_links_within(answer.draft.steps);
    return answer;
}

}  // namespace zb
