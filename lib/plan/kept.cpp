// SPDX-License-Identifier: Apache-2.0
// What a new plan keeps of the one in force without its being given again: what the project has set beside its flow.
#include <algorithm>
#include <fmt/format.h>

#include "plan/parts.h"

namespace zb {

namespace {

class KeptPlacer {
public:
    KeptPlacer(std::vector<PlannedStep>& steps, const PlanRequest& request) : steps_(steps), request_(request) {}

    std::vector<std::string> keep() {
        const PlanConstraints& kept = request_.kept;
        for (PlannedStep& step : steps_) {
            const auto begun = request_.begun.find(step.step);
            if (begun == request_.begun.end()) carry_to(step);
            if (begun != request_.begun.end() && begun->second.done) continue;
            if (const Date* day = found(kept.deadlines, step)) {
                step.deadline = *day;
                add(step, fmt::format("最迟 {} 办结", iso(*day)));
            }
        }
        return std::move(sentences_);
    }

private:
    void carry_to(PlannedStep& step) {
        const PlanConstraints& kept = request_.kept;
        if (const int* days = found(kept.limits, step)) {
            step.promised = *days;
            add(step, fmt::format("时限 {} {}", *days, label(step.unit)));
        }
        if (const int* days = found(kept.min_durations, step)) {
            step.min_duration = *days;
            add(step, fmt::format("最短 {} {}", *days, label(step.unit)));
        }
        if (const Date* day = found(kept.not_before, step)) {
            step.not_before = *day;
            add(step, fmt::format("不早于 {} 受理", iso(*day)));
        }
        for (const auto& [key, link] : kept.links) {
            if (key != step.step) continue;
            if (const PlannedStep* before = find_planned(steps_, link.step))
                add(step, fmt::format("搭接 {}{}", before->short_name, relation(link)));
        }
    }

    template <class Value>
    static const Value* found(const std::map<std::string, Value>& of, const PlannedStep& step) {
        const auto at = of.find(step.step);
        return at == of.end() ? nullptr : &at->second;
    }

    void add(const PlannedStep& step, const std::string& what) { sentences_.push_back(fmt::format("“{}”{}", step.short_name, what)); }

    std::vector<PlannedStep>& steps_;
    const PlanRequest& request_;
    std::vector<std::string> sentences_ = {};
};

}  // namespace

PlanConstraints constraints_of(const PlanDrafted& plan, const Flow& flow) {
    PlanConstraints constraints;
    for (const PlannedStep& step : plan.steps) {
        const FlowStep* const by_flow = flow.find(step.step);
        if (step.promised && by_flow != nullptr && step.promised != planned_step(*by_flow).promised)
            constraints.limits.emplace(step.step, *step.promised);
        if (step.min_duration) constraints.min_durations.emplace(step.step, *step.min_duration);
        if (step.not_before) constraints.not_before.emplace(step.step, *step.not_before);
        if (step.deadline) constraints.deadlines.emplace(step.step, *step.deadline);
        for (const PlannedLink& link : step.links) constraints.links.emplace_back(step.step, link);
    }
    return constraints;
}

void drop(PlanConstraints& kept, ConstraintKind kind, const FlowStep& step) {
    const auto [what, gone] = [&]() -> std::pair<std::string_view, std::size_t> {
        const std::string& key = step.step_key;
        switch (kind) {
            case ConstraintKind::limit: return {"自己的时限", kept.limits.erase(key)};
            case ConstraintKind::min_duration: return {"最短时限", kept.min_durations.erase(key)};
            case ConstraintKind::link: return {"搭接", std::erase_if(kept.links, [&](const auto& link) { return link.first == key; })};
            case ConstraintKind::not_before: return {"最早受理日", kept.not_before.erase(key)};
            case ConstraintKind::deadline: return {"最迟办结日", kept.deadlines.erase(key)};
        }
        return {};
    }();
    if (gone == 0)
        throw Error{"plan.nothing_kept", fmt::format("“{}”没有沿用下来的{}，不用取消", step.short_name, what),
                    "去掉冒号后面没有内容的这一项，或写上新的内容"};
}

void drop_replaced(PlanRequest& request) {
    PlanConstraints& kept = request.kept;
    const auto leave = [](auto& old, const auto& anew) {
        for (const auto& [key, constraint] : anew) old.erase(key);
    };
    leave(kept.limits, request.constraints.limits);
    leave(kept.min_durations, request.constraints.min_durations);
    leave(kept.not_before, request.constraints.not_before);
    leave(kept.deadlines, request.constraints.deadlines);
    std::erase_if(kept.links, [&](const auto& old) {
        const auto& anew = request.constraints.links;
        return request.begun.contains(old.first) ||
               std::any_of(anew.begin(), anew.end(), [&](const auto& link) { return link.first == old.first; });
    });
}

std::vector<std::string> put_kept(std::vector<PlannedStep>& steps, const PlanRequest& request) { return KeptPlacer{steps, request}.keep(); }

void add_living_targets(PlanAnswer& answer, const std::vector<PlanTarget>& living, const Calendar& calendar) {
    const PlanDrafted& draft = answer.draft;
    const auto same = [](std::string_view step) { return [step](const PlanTarget& target) { return target.step == step; }; };
    const auto step_of = [&](std::string_view key) {
        if (key != kPlanEnd) return find_planned(draft.steps, key);
        const auto last = std::max_element(draft.steps.begin(), draft.steps.end(),
                                           [](const PlannedStep& a, const PlannedStep& b) { return a.finish < b.finish; });
        return &*last;
    };
    const auto name_of = [&](std::string_view key) {
        const PlannedStep* step = step_of(key);
        return key == kPlanEnd ? std::string{"末项"} : step == nullptr ? std::string{key} : step->short_name;
    };
    const std::vector<std::string>& dropped = draft.dropped_targets;
    for (const std::string& key : dropped) {
        if (std::none_of(living.begin(), living.end(), same(key)))
            throw Error{"plan.no_target", fmt::format("“{}”没有目标可以取消", name_of(key)), "去掉这一个 --target"};
    }
    for (const PlanTarget& target : living) {
        const bool replaced =
            target.step == kPlanEnd ? draft.target.has_value() : std::any_of(draft.targets.begin(), draft.targets.end(), same(target.step));
        if (replaced || std::find(dropped.begin(), dropped.end(), target.step) != dropped.end()) continue;
        std::string text = fmt::format("{} {}", name_of(target.step), iso(target.date));
        if (const PlannedStep* step = step_of(target.step)) {
            const int late = calendar.elapsed(calendar.previous_working(target.date), step->finish).count;
            text += fmt::format("：本方案 {} 办结，{}", iso(step->finish), late > 0 ? fmt::format("晚 {} 个工作日", late) : "做得到");
        }
        answer.kept_targets.push_back(std::move(text));
    }
}

}  // namespace zb
