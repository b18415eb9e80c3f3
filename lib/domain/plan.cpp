// SPDX-License-Identifier: Apache-2.0
// Plans: what a draft must be, and what adopting one does.
#include "domain/plan.h"

#include <algorithm>
#include <fmt/format.h>

#include "base/text.h"
#include "domain/domain.h"
#include "domain/wording.h"
#include "plan/network.h"

namespace zb {

namespace {

using PlannedSteps = std::vector<PlannedStep>;

void check_unique(const PlannedSteps& steps) {
    for (auto step = steps.begin(); step != steps.end(); ++step) {
        const bool again = std::any_of(steps.begin(), step, [&](const PlannedStep& earlier) { return earlier.step == step->step; });
        if (again) throw Error{"plan.doubled_step", fmt::format("事项“{}”在方案里出现两次", step->short_name), "删去其中一行"};
    }
}

void check_dates(const PlannedStep& step) {
    if (step.start && *step.start > step.finish)
        throw Error{"plan.finish_before_start",
                    fmt::format("“{}”计划开始 {}，却在 {} 办结", step.short_name, iso(*step.start), iso(step.finish)),
                    "改 start 或 finish"};
}

// A promise is shorter than the law or it is none (优化营商环境条例 第十九条; flows.zh.md 2).
void check_promise(const PlannedStep& step) {
    if (!step.promised) return;
    if (*step.promised < 0)
        throw Error{"plan.negative_limit", fmt::format("“{}”的承诺时限 {} 小于 0", step.short_name, *step.promised), "写 0 或更大的整数"};
    const bool bound = step.kind != StepKind::milestone && step.kind != StepKind::enterprise;
    if (bound && step.legal && *step.promised > *step.legal)
        throw Error{
            "plan.promise_over_legal",
            fmt::format("“{}”承诺 {}{}，超过法定 {}{}", step.short_name, *step.promised, label(step.unit), *step.legal, label(step.unit)),
            fmt::format("承诺时限写 {} 或更短", *step.legal)};
}

void check_parent(const PlannedSteps& steps, const PlannedStep& step) {
    if (!step.part_of) return;
    const PlannedStep* parent = find_planned(steps, *step.part_of);
    if (parent == nullptr)
        throw Error{"plan.unknown_parent", fmt::format("“{}”的所属事项“{}”不在方案里", step.short_name, *step.part_of),
                    "把所属事项加进方案，或把 part_of 写成空"};
    if (parent->part_of)
        throw Error{"plan.nested_sub_item", fmt::format("“{}”属于“{}”，后者自己也是子项", step.short_name, parent->short_name),
                    "子项只有一层：改 part_of"};
}

// A step that has begun is somebody's work: a new plan without it would drop it out of every list.
void check_keeps_begun_steps(const State& state, const std::string& project, const PlanVersion& draft) {
    const PlanVersion* current = state.plans_of(project).current();
    if (current == nullptr) return;
    for (const auto& [key, record] : state.steps_of(project)) {
        const PlannedStep* step = current->find(key);
        if (record.attempts.empty() || step == nullptr || draft.find(key) != nullptr) continue;
        throw Error{"plan.drops_begun_step", fmt::format("“{}”已经开始办理，新方案里却没有它", step->short_name),
                    fmt::format("把它加进方案，重新编制：zb plan make {} …", project)};
    }
}

// The meeting that adopted a plan was held by then, and was about the project where it names any (江海政数〔2021〕14号 四（五）: 专题会议).
void check_meeting_of(const State& state, const std::string& project, const PlanAdopted& fact, Date on) {
    if (!fact.meeting) return;
    const Meeting& meeting = known_meeting(state, *fact.meeting);
    const auto& about = meeting.projects;
    const bool of_project = about.empty() || std::find(about.begin(), about.end(), project) != about.end();
    if (meeting.held && *meeting.held <= on && of_project) return;
    const std::string why = !of_project     ? fmt::format("与 {} 无关", project)
                            : !meeting.held ? std::string{"还没有召开"}
                                            : fmt::format("{} 才召开", iso(*meeting.held));
    throw Error{Fault{"plan.meeting",
                      fmt::format("会议 {}（{}）{}，不能在 {} 审定这个方案", *fact.meeting, label(meeting.kind), why, iso(on)),
                      fmt::format("看会议：zb meeting show {}", *fact.meeting), Place{0, "会议编号", *fact.meeting}}};
}

}  // namespace

const PlannedStep* PlanVersion::find(std::string_view step_key) const { return find_planned(plan.steps, step_key); }

std::vector<LivingTarget> living_targets(const ProjectPlans& plans) {
    std::vector<LivingTarget> living;
    const auto drop = [&](std::string_view step) { std::erase_if(living, [&](const LivingTarget& one) { return one.step == step; }); };
    for (const PlanVersion& version : plans.adopted) {
        const auto set = [&](std::string_view step, Date date) {
            drop(step);
            living.push_back({std::string{step}, date, version.number});
        };
        for (const std::string& step : version.plan.dropped_targets) drop(step);
        for (const PlanTarget& target : version.plan.targets) set(target.step, target.date);
        if (version.plan.target) set(kPlanEnd, *version.plan.target);
    }
    return living;
}

void PlanNoun::check(const State& state, const Envelope& envelope, const PlanDrafted& fact) {
    refuse_closed(state.project(project_of(envelope)), envelope.on);
    if (fact.steps.empty()) throw Error{"plan.empty", "方案里没有一个事项", "看流程里的事项：zb flow show " + fact.flow};
    check_unique(fact.steps);
    for (const PlannedStep& step : fact.steps) {
        check_dates(step);
        check_promise(step);
        check_parent(fact.steps, step);
    }
    refuse_contradictions(fact, state.origin.calendar());
}

void PlanNoun::check(const State& state, const Envelope& envelope, const PlanAdopted& fact) {
    const std::string& project = project_of(envelope);
    const std::string& name = state.project(project).name;
    const ProjectPlans& plans = state.plans_of(project);
    if (!plans.draft) {
        throw Error{"plan.no_draft", fmt::format("{} {}没有待审定的方案草案", project, name),
                    fmt::format("先编制：zb plan make {} --flow 流程 --start 日期", project)};
    }
    if (plans.draft->seq != fact.draft)
        throw Error{"plan.not_the_last_draft", fmt::format("第 {} 条不是最后一份草案，最后一份是第 {} 条", fact.draft, plans.draft->seq),
                    fmt::format("看草案：zb plan show {} --draft", project)};
    if (const PlanVersion* current = plans.current(); current != nullptr && envelope.on < current->on)
        throw Error{"plan.adopted_backwards",
                    fmt::format("V{} 于 {} 审定，新方案不能早于它（{}）", current->number, iso(current->on), iso(envelope.on)),
                    fmt::format("写 --on {} 或以后", iso(current->on))};
    check_keeps_begun_steps(state, project, *plans.draft);
    check_meeting_of(state, project, fact, envelope.on);
}

void PlanNoun::apply(State& state, const Envelope& envelope, const PlanDrafted& fact) {
    state.plans[project_of(envelope)].draft = PlanVersion{0, envelope.seq, envelope.on, {}, fact};
}

void PlanNoun::apply(State& state, const Envelope& envelope, const PlanAdopted& fact) {
    ProjectPlans& plans = state.plans[project_of(envelope)];
    if (!plans.draft || plans.draft->seq != fact.draft) return;  // its draft was reversed
    PlanVersion version = std::move(*plans.draft);
    plans.draft.reset();
    version.number = static_cast<int>(plans.adopted.size()) + 1;
    version.seq = envelope.seq;
    version.on = envelope.on;
    version.reason = fact.reason;
    version.meeting = fact.meeting;
    plans.adopted.push_back(std::move(version));
}

void PlanNoun::index(const Envelope& envelope, const PlanDrafted&, Index& index) {
    index.subjects.push_back(project_stream(project_of(envelope)));
}

void PlanNoun::index(const Envelope& envelope, const PlanAdopted&, Index& index) {
    index.subjects.push_back(project_stream(project_of(envelope)));
}

std::string step_key(const PlanVersion& plan, std::string_view project, std::string_view word) {
    std::vector<Named> steps;
    for (const PlannedStep& step : plan.plan.steps) steps.push_back({step.step, {step.short_name, step.name, step.step}});
    return key_named(word, steps, Match::partial, {"事项", "step", fmt::format("看方案里的事项：zb step list {}", project)});
}

std::string PlanNoun::words(const State& /*names*/, const Envelope& /*envelope*/, const PlanDrafted& fact) {
    return with_note(fmt::format("编制方案草案（{}，{} 个事项）", fact.flow, fact.steps.size()), fact.note);
}

std::string PlanNoun::words(const State& /*names*/, const Envelope& /*envelope*/, const PlanAdopted& fact) {
    const std::string meeting = fact.meeting ? fmt::format("，{}", *fact.meeting) : "";
    return with_note(fmt::format("审定方案（草案第 {} 条{}）：{}", fact.draft, meeting, fact.reason), fact.note);
}

}  // namespace zb
