// SPDX-License-Identifier: Apache-2.0
// The days that a plan is to keep: whether it can, and which limits to compress where it cannot (planning.md 7).
#include <algorithm>

#include "plan/parts.h"
#include "schedule/compress.h"

namespace zb {

namespace {

class Goals {
public:
    Goals(const PlanDrafted& plan, const PlanNetwork& network, const PlanNetwork::Running& running, const Calendar& calendar)
        : plan_(plan), network_(network), running_(running), calendar_(calendar) {}

    std::vector<PlanGoal> all() {
        if (plan_.target) add(PlanGoal::Kind::end, network_.last_step(), *plan_.target);
        for (const PlanTarget& target : plan_.targets) add(PlanGoal::Kind::target, place_of(target.step), target.date);
        for (std::size_t i = 0; i < plan_.steps.size(); ++i) {
            if (plan_.steps[i].deadline) add(PlanGoal::Kind::deadline, i, *plan_.steps[i].deadline);
        }
        return std::move(goals_);
    }

private:
    std::size_t place_of(const std::string& key) const {
        return static_cast<std::size_t>(find_planned(plan_.steps, key) - plan_.steps.data());
    }

    void add(PlanGoal::Kind kind, std::size_t step, Date day) {
        PlanGoal goal;
        goal.kind = kind;
        goal.step = plan_.steps[step].step;
        goal.day = day;
        goal.earliest = network_.window(step).earliest.finish;
        goal.short_by = std::max(calendar_.elapsed(calendar_.previous_working(day), goal.earliest).count, 0);
        if (goal.short_by > 0) {
            compress_to(goal);
            goal.running_too_long = running_too_long(step);
        }
        goals_.push_back(std::move(goal));
    }

    std::optional<std::pair<std::string, Date>> running_too_long(std::size_t step) const {
        const std::size_t first = place_of(network_.driving_chain(step).front());
        if (!plan_.steps[first].begun) return std::nullopt;
        return std::pair{plan_.steps[first].short_name, network_.window(first).latest.finish};
    }

    // Only what the goal waits for, with the goal as its end.
    PlanDrafted plan_to(const PlanGoal& goal) const {
        PlanDrafted part = plan_;
        part.target = goal.day;
        part.targets.clear();
        if (goal.kind != PlanGoal::Kind::end) {
            const std::set<std::string> needed = needed_for(goal.step, part.steps);
            std::erase_if(part.steps, [&](const PlannedStep& step) { return !needed.contains(step.step); });
            keep_links_within(part.steps);
        }
        for (PlannedStep& step : part.steps) step.deadline.reset();
        return part;
    }

    void compress_to(PlanGoal& goal) const {
        const PlanDrafted part = plan_to(goal);
        const PlanNetwork network{part, calendar_, running_};
        std::vector<int> room(network.network().activities.size());
        for (std::size_t i = 0; i < part.steps.size(); ++i) {
            const PlannedStep& step = part.steps[i];
            if (!step.begun && step.unit != LimitUnit::month) room[network.body(i)] = days_of(step) - least_days(step);
        }
        const Compression compression = compress(network.network(), room, calendar_);
        for (const CutStep& proposal : compression.steps) {
            PlanCut planned{{}, proposal.gain, proposal.cumulative};
            for (const Cut& cut : proposal.cuts) planned.cuts.emplace_back(part.steps[*network.step_of(cut.activity)].step, cut.days);
            goal.path.push_back(std::move(planned));
        }
        goal.still_short = compression.still_short;
    }

    const PlanDrafted& plan_;
    const PlanNetwork& network_;
    const PlanNetwork::Running& running_;
    const Calendar& calendar_;
    std::vector<PlanGoal> goals_;
};

}  // namespace

std::set<std::string> needed_for(const std::string& last, const std::vector<PlannedStep>& steps) {
    std::set<std::string> needed;
    std::vector<std::string> waiting{last};
    while (!waiting.empty()) {
        const std::string key = std::move(waiting.back());
        waiting.pop_back();
        const PlannedStep* step = find_planned(steps, key);
        if (step == nullptr || !needed.insert(key).second) continue;
        waiting.insert(waiting.end(), step->depends_on.begin(), step->depends_on.end());
        for (const PlannedLink& link : step->links) waiting.push_back(link.step);
        if (step->part_of) waiting.push_back(*step->part_of);
        for (const PlannedStep& sub : steps) {
            if (sub.part_of == key) waiting.push_back(sub.step);
        }
    }
    return needed;
}

std::vector<PlanGoal> goals_of(const PlanDrafted& plan, const PlanNetwork& network, const PlanNetwork::Running& running,
                               const Calendar& calendar) {
    return Goals{plan, network, running, calendar}.all();
}

}  // namespace zb
