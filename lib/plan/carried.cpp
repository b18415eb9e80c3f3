// SPDX-License-Identifier: Apache-2.0
// What a new plan keeps of the one in force without being told again: what the project has set beside its flow.
#include <algorithm>
#include <fmt/format.h>

#include "plan/parts.h"

namespace zb {

namespace {

class Carrying {
public:
    Carrying(std::vector<PlannedStep>& steps, const PlanRequest& request) : steps_(steps), request_(request) {}

    std::vector<std::string> carry() {
        const PlanWishes& carried = request_.carried;
        for (PlannedStep& step : steps_) {
            const auto begun = request_.begun.find(step.step);
            if (begun == request_.begun.end()) carry_to(step);
            if (begun != request_.begun.end() && begun->second.done) continue;
            if (const Date* day = found(carried.deadlines, step)) {
                step.deadline = *day;
                tell(step, fmt::format("最迟 {} 办结", iso(*day)));
            }
        }
        return std::move(told_);
    }

private:
    void carry_to(PlannedStep& step) {
        const PlanWishes& carried = request_.carried;
        if (const int* days = found(carried.limits, step)) {
            step.promised = *days;
            tell(step, fmt::format("时限 {} {}", *days, label(step.unit)));
        }
        if (const int* days = found(carried.min_durations, step)) {
            step.min_duration = *days;
            tell(step, fmt::format("最短 {} {}", *days, label(step.unit)));
        }
        if (const Date* day = found(carried.not_before, step)) {
            step.not_before = *day;
            tell(step, fmt::format("不早于 {} 受理", iso(*day)));
        }
        for (const auto& [key, link] : carried.links) {
            if (key != step.step) continue;
            if (const PlannedStep* before = find_planned(steps_, link.step))
                tell(step, fmt::format("搭接 {}{}", before->short_name, relation(link)));
        }
    }

    template <class Value>
    static const Value* found(const std::map<std::string, Value>& of, const PlannedStep& step) {
        const auto at = of.find(step.step);
        return at == of.end() ? nullptr : &at->second;
    }

    void tell(const PlannedStep& step, const std::string& what) { told_.push_back(fmt::format("“{}”{}", step.short_name, what)); }

    std::vector<PlannedStep>& steps_;
    const PlanRequest& request_;
    std::vector<std::string> told_ = {};
};

}  // namespace

PlanWishes wishes_of(const PlanDrafted& plan, const Flow& flow) {
    PlanWishes wishes;
    for (const PlannedStep& step : plan.steps) {
        const FlowStep* const by_flow = flow.find(step.step);
        if (step.promised && by_flow != nullptr && step.promised != planned_step(*by_flow).promised)
            wishes.limits.emplace(step.step, *step.promised);
        if (step.min_duration) wishes.min_durations.emplace(step.step, *step.min_duration);
        if (step.not_before) wishes.not_before.emplace(step.step, *step.not_before);
        if (step.deadline) wishes.deadlines.emplace(step.step, *step.deadline);
        for (const PlannedLink& link : step.links) wishes.links.emplace_back(step.step, link);
    }
    return wishes;
}

void let_go(PlanWishes& carried, WishKind kind, const FlowStep& step) {
    const auto [what, gone] = [&]() -> std::pair<std::string_view, std::size_t> {
        const std::string& key = step.step_key;
        switch (kind) {
            case WishKind::limit: return {"自己的时限", carried.limits.erase(key)};
            case WishKind::min_duration: return {"最短时限", carried.min_durations.erase(key)};
            case WishKind::link: return {"搭接", std::erase_if(carried.links, [&](const auto& link) { return link.first == key; })};
            case WishKind::not_before: return {"最早受理日", carried.not_before.erase(key)};
            case WishKind::deadline: return {"最迟办结日", carried.deadlines.erase(key)};
        }
        return {};
    }();
    if (gone == 0)
        refuse("plan.nothing_kept", fmt::format("“{}”没有沿用下来的{}，不用取消", step.short_name, what),
               "去掉冒号后面没有内容的这一项，或写上新的内容");
}

void leave_what_is_told_anew(PlanRequest& request) {
    PlanWishes& carried = request.carried;
    const auto leave = [](auto& old, const auto& anew) {
        for (const auto& [key, wish] : anew) old.erase(key);
    };
    leave(carried.limits, request.wishes.limits);
    leave(carried.min_durations, request.wishes.min_durations);
    leave(carried.not_before, request.wishes.not_before);
    leave(carried.deadlines, request.wishes.deadlines);
    std::erase_if(carried.links, [&](const auto& old) {
        const auto& anew = request.wishes.links;
        return request.begun.contains(old.first) ||
               std::any_of(anew.begin(), anew.end(), [&](const auto& link) { return link.first == old.first; });
    });
}

std::vector<std::string> put_carried(std::vector<PlannedStep>& steps, const PlanRequest& request) {
    return Carrying{steps, request}.carry();
}

}  // namespace zb
