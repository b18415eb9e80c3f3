// SPDX-License-Identifier: Apache-2.0
// From a flow and a day to a plan.
#include "plan/making.h"

#include <algorithm>
#include <fmt/format.h>
#include <set>

#include "base/text.h"
#include "plan/parts.h"
#include "plan/planned_step.h"

namespace zb {

namespace {

// The flow has it as a milestone between 开工 and 竣工验收, but it lasts: how long only the project can say.
constexpr std::string_view kConstructionPeriod = "construction_period";

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
std::vector<PlannedStep> choose_steps(const Flow& flow, const PlanRequest& request, std::vector<LeftOut>& left_out) {
    std::vector<PlannedStep> open;
    for (const FlowStep& step : open_steps(flow, request.conditions)) open.push_back(planned_step(step));
    put_links(open, request.kept);
    put_links(open, request.constraints);
    std::set<std::string> needed;
    if (request.until) {
        const FlowStep& last = *flow.find(*request.until);
        if (find_planned(open, last.step_key) == nullptr)
            throw Error{"plan.until_closed", fmt::format("“{}”不在本项目：{}", last.short_name, why_closed(flow, last, request.conditions)),
                        "加上它的条件：--condition 条件"};
        needed = needed_for(*request.until, open);
    }
    std::vector<PlannedStep> chosen;
    for (const FlowStep& step : flow.steps) {
        const PlannedStep* planned = find_planned(open, step.step_key);
        if (planned == nullptr) {
            left_out.push_back({step.short_name, why_closed(flow, step, request.conditions)});
        } else if (request.until && !needed.contains(step.step_key)) {
            left_out.push_back({step.short_name, fmt::format("“{}”不用等它", flow.find(*request.until)->short_name)});
        } else if (const FlowStep* later = request.begun.contains(step.step_key) ? nullptr : begun_without(step, flow, request.begun)) {
            left_out.push_back({step.short_name, fmt::format("“{}”已开始办理，不再等它", later->short_name)});
        } else {
            chosen.push_back(*planned);
        }
    }
    return chosen;
}

void set_days(PlannedStep& step, const StepSpan& span, const Calendar& calendar) {
    step.start.reset();
    step.finish = span.finish;
    if (span.accepted && *span.accepted < span.finish) step.start = first_day_after(*span.accepted, step.unit, calendar);
}

// What has begun stays as the plan in force has it, on the days that happened, and 预计.
void keep_begun(std::vector<PlannedStep>& steps, const PlanRequest& request, const Calendar& calendar) {
    for (PlannedStep& step : steps) {
        const auto begun = request.begun.find(step.step);
        if (begun == request.begun.end()) continue;
        const std::optional<Date> deadline = step.deadline;
        step = begun->second.planned;
        step.deadline = deadline;
        step.responsible.reset();  // whoever has it keeps it: a row that names somebody would assign it anew
        step.begun = true;
        set_days(step, {begun->second.accepted, begun->second.finish}, calendar);
    }
}

// With retained logic what runs also waits for what it should have waited for (planning.md 8).
PlanNetwork::Running running_steps(const PlanRequest& request) {
    PlanNetwork::Running running;
    if (request.logic == Logic::overridden || !request.known_until) return running;
    for (const auto& [key, step] : request.begun) {
        if (!step.done) running.emplace(key, RunningRest{*request.known_until, step.finish});
    }
    return running;
}

// Steps that began before what they wait for was decided.
std::vector<std::string> begun_early(const PlanAnswer& answer) {
    std::vector<std::string> sentences;
    for (const auto& [key, begun] : answer.begun) {
        if (!begun.accepted) continue;
        for (const std::string& before : begun.planned.depends_on) {
            const PlannedStep* step = find_planned(answer.draft.steps, before);
            if (step == nullptr || (step->begun && step->finish <= *begun.accepted)) continue;
            sentences.push_back(fmt::format("“{}”{} 已受理，它等的“{}”{} 才办结", begun.planned.short_name, iso(*begun.accepted),
                                            step->short_name, iso(step->finish)));
        }
    }
    return sentences;
}

// 开工 and its like last only where the project says; what stands for work without a limit is named.
bool lacks_limit(const PlannedStep& step) {
    if (step.promised || (step.legal && step.kind != StepKind::milestone)) return false;
    return step.kind != StepKind::milestone || step.step == kConstructionPeriod;
}

// What a condition was given for, and is not planned since nothing up to the last step waits for it.
std::vector<std::string> conditions_without_steps(const Flow& flow, const PlanRequest& request, const std::vector<PlannedStep>& steps) {
    std::vector<std::string> sentences;
    if (!request.until) return sentences;
    for (const FlowStep& step : open_steps(flow, request.conditions)) {
        const auto given = std::find_if(step.conditions.begin(), step.conditions.end(),
                                        [&](const std::string& condition) { return among(request.conditions, condition); });
        if (given == step.conditions.end() || find_planned(steps, step.step_key) != nullptr || request.begun.contains(step.step_key))
            continue;
        sentences.push_back(
            fmt::format("写了条件 {}，但“{}”没有编入：“{}”不用等它", *given, step.short_name, flow.find(*request.until)->short_name));
    }
    return sentences;
}

std::vector<std::string> without_repeats(const std::vector<std::string>& words) {
    std::vector<std::string> once;
    for (const std::string& word : words) {
        if (std::find(once.begin(), once.end(), word) == once.end()) once.push_back(word);
    }
    return once;
}

// Steps on their days, forward early and backward late.
void place(PlanAnswer& answer, const PlanRequest& request, const Calendar& calendar) {
    for (std::size_t i = 0; i < answer.draft.steps.size(); ++i) {
        PlannedStep& step = answer.draft.steps[i];
        const PlanWindow& window = answer.windows[i];
        set_days(step, answer.backward && !step.begun ? window.latest : window.earliest, calendar);
        step.main = std::find(answer.chain.begin(), answer.chain.end(), step.step) != answer.chain.end();
        if (lacks_limit(step)) answer.without_limit.push_back(step.short_name);
        if (step.begun) answer.begun.emplace(step.step, request.begun.at(step.step));
    }
    answer.begun_early = begun_early(answer);
}

}  // namespace

PlanAnswer make_plan(const Flow& flow, const PlanRequest& asked, const Calendar& calendar) {
    require_conditions(flow, asked.conditions);
    PlanRequest request = asked;
    drop_replaced(request);
    PlanAnswer answer;
    PlanDrafted& draft = answer.draft;
    draft.steps = choose_steps(flow, request, answer.left_out);
    answer.warnings = conditions_without_steps(flow, request, draft.steps);
    answer.kept = put_kept(draft.steps, request);
    put_constraints(draft.steps, flow, request);
    keep_begun(draft.steps, request, calendar);
    keep_links_within(draft.steps);
    draft.flow = flow.flow_key;
    draft.conditions = without_repeats(request.conditions);
    draft.target = request.target;
    draft.targets = request.targets;
    draft.dropped_targets = request.dropped_targets;
    (request.backward ? draft.earliest : draft.start) = request.start;
    refuse_contradictions(draft, calendar);

    const PlanNetwork::Running running = running_steps(request);
    PlanNetwork network{draft, calendar, running};
    network.solve();
    answer.total_limit = flow.total_limit;
    answer.finish = network.solution().finish;
    answer.goals = goals_of(draft, network, running, calendar);
    for (const PlanGoal& goal : answer.goals) answer.short_by = std::max(answer.short_by, goal.short_by);
    if (!answer.goals.empty()) answer.latest_start = network.latest_start();
    // Where a goal cannot be kept, the days as they would come from the start show by how much.
    answer.backward = request.backward && answer.short_by == 0;
    answer.chain = network.driving_chain(network.last_step());
    answer.critical_chains = network.critical_chains();
    for (std::size_t i = 0; i < draft.steps.size(); ++i) answer.windows.push_back(network.window(i));
    place(answer, request, calendar);
    answer.warnings = begun_after_acceptance(draft, calendar);
    add_living_targets(answer, request.living_targets, calendar);
    return answer;
}

}  // namespace zb
