// SPDX-License-Identifier: Apache-2.0
// What a project sets beside its flow: put into a plan's steps, and held against itself.
#include <fmt/format.h>

#include "plan/network.h"
#include "plan/parts.h"

namespace zb {

namespace {

// One option of plan make: what it is called, and what it sets.
struct Option {
    std::string_view name;  // limit
    std::string_view code;  // plan.limit
    std::string_view what;  // 时限
};
constexpr Option kLimit = {"limit", "plan.limit", "时限"};
constexpr Option kMinimum = {"min", "plan.min", "最短时限"};
constexpr Option kLink = {"link", "plan.link", "搭接"};
constexpr Option kNotBefore = {"not-before", "plan.not_before", "最早受理日"};
constexpr Option kDeadline = {"deadline", "plan.deadline", "最迟办结日"};
constexpr Option kTarget = {"target", "plan.target", "目标日"};

class ConstraintPlacer {
public:
    ConstraintPlacer(std::vector<PlannedStep>& steps, const Flow& flow, const PlanRequest& request)
        : steps_(steps), flow_(flow), request_(request) {}

    void put() {
        for (const auto& [key, days] : request_.constraints.limits) unbegun(key, kLimit).promised = days;
        for (const auto& [key, days] : request_.constraints.min_durations) unbegun(key, kMinimum).min_duration = days;
        for (const auto& [key, day] : request_.constraints.not_before) unbegun(key, kNotBefore).not_before = day;
        for (const auto& [key, day] : request_.constraints.deadlines) step(key, kDeadline).deadline = day;
        for (const PlanTarget& target : request_.targets) step(target.step, kTarget);
        for (const auto& [key, link] : request_.constraints.links) {
            step(link.step, kLink);
            unbegun(key, kLink);
        }
    }

private:
    PlannedStep& step(const std::string& key, const Option& option) {
        if (PlannedStep* found = find_planned(steps_, key)) return *found;
        const FlowStep* known = flow_.find(key);
        throw Error{fmt::format("{}_unused", option.code),
                    fmt::format("“{}”不在这份方案里，它的{}用不上", known == nullptr ? key : known->short_name, option.what),
                    fmt::format("去掉这个 --{}", option.name)};
    }

    PlannedStep& unbegun(const std::string& key, const Option& option) {
        PlannedStep& found = step(key, option);
        if (!request_.begun.contains(key)) return found;
        if (option.name == kLimit.name)
            throw Error{"plan.limit_of_begun", fmt::format("“{}”已经开始办理，承诺时限不再改", found.short_name),
                        "去掉这个 --limit；经批准延长的另记延长：zb help step extend"};
        throw Error{fmt::format("{}_of_begun", option.code),
                    fmt::format("“{}”已经开始办理，保留实际日期，{}用不上", found.short_name, option.what),
                    fmt::format("去掉这个 --{}", option.name)};
    }

    std::vector<PlannedStep>& steps_;
    const Flow& flow_;
    const PlanRequest& request_;
};

const PlannedStep& known(const PlanDrafted& plan, const std::string& key, std::string_view code, std::string_view what) {
    if (const PlannedStep* found = find_planned(plan.steps, key)) return *found;
    throw Error{std::string{code}, fmt::format("{}“{}”不在方案里", what, key), "把它加进方案，或去掉它"};
}

// 公示 and 招拍挂公告 last so long at least, whatever a project sets.
void refuse_below_shortest(const PlannedStep& step) {
    const auto refuse = [&](const std::optional<int>& days, std::string_view what) {
        if (step.begun || !days || *days >= step.shortest->days) return;
        throw Error{"plan.below_shortest",
                    fmt::format("“{}”{} {}，短于最短期间 {} {}（{}）", step.short_name, what, *days, step.shortest->days, label(step.unit),
                                step.shortest->basis),
                    fmt::format("写 {} 或更长", step.shortest->days)};
    };
    if (!step.shortest) return;
    refuse(step.promised, "时限");
    refuse(step.min_duration, "最短时限");
}

void refuse_contradiction(const PlannedStep& step) {
    refuse_below_shortest(step);
    if (step.not_before && step.deadline && *step.deadline < *step.not_before)
        throw Error{"plan.deadline_before_not_before",
                    fmt::format("“{}”不得早于 {} 受理，却要在 {} 前办结", step.short_name, iso(*step.not_before), iso(*step.deadline)),
                    "改 --not-before 或 --deadline"};
    if (step.min_duration && (*step.min_duration < 0 || *step.min_duration > days_of(step)))
        throw Error{"plan.min_duration",
                    fmt::format("“{}”最短时限 {}，不在 0 和时限 {} 之间", step.short_name, *step.min_duration, days_of(step)),
                    fmt::format("最短时限写 {} 或更短", days_of(step))};
}

void refuse_contradiction(const PlanDrafted& plan, const PlanTarget& target) {
    const PlannedStep& step = known(plan, target.step, "plan.unknown_target", "目标节点");
    if (step.not_before && target.date < *step.not_before)
        throw Error{"plan.target_before_not_before",
                    fmt::format("“{}”不得早于 {} 受理，目标却是 {}", step.short_name, iso(*step.not_before), iso(target.date)),
                    "改 --not-before 或 --target"};
    if (plan.target && *plan.target < target.date)
        throw Error{"plan.target_after_end",
                    fmt::format("“{}”的目标 {} 晚于末项的目标 {}", step.short_name, iso(target.date), iso(*plan.target)),
                    "两个目标改一个，或去掉其中一个"};
}

}  // namespace

void put_links(std::vector<PlannedStep>& steps, const PlanConstraints& constraints) {
    for (const auto& [key, link] : constraints.links) {
        PlannedStep* step = find_planned(steps, key);
        if (step == nullptr) continue;
        const bool waits_for_end = link.type == LinkKind::finish_start && link.lag >= 0;
        std::erase(step->depends_on, link.step);
        if (waits_for_end) step->depends_on.push_back(link.step);
        step->links.push_back(link);
    }
}

void put_constraints(std::vector<PlannedStep>& steps, const Flow& flow, const PlanRequest& request) {
    ConstraintPlacer{steps, flow, request}.put();
}

void refuse_contradictions(const PlanDrafted& plan, const Calendar& calendar) {
    for (const PlannedStep& step : plan.steps) {
        refuse_contradiction(step);
        for (const PlannedLink& link : step.links) known(plan, link.step, "plan.unknown_link", fmt::format("“{}”等的", step.short_name));
    }
    for (const PlanTarget& target : plan.targets) refuse_contradiction(plan, target);
    PlanDrafted open = plan;
    for (PlannedStep& step : open.steps) step.begun = false;
    PlanNetwork{open, calendar}.refuse_cycles();
}

}  // namespace zb
