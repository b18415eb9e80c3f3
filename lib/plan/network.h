// SPDX-License-Identifier: Apache-2.0
// A plan's steps as activities and links, and their windows back as days on which steps are accepted and decided.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "plan/planned_step.h"
#include "plan/step_network.h"
#include "schedule/schedule.h"

namespace zb {

// When a step is accepted (day 0) and decided.
struct StepSpan {
    std::optional<Date> accepted;  // none for a milestone
    Date finish;
};

// The room that a step has. Later than the latest, the end moves (or the target is missed).
struct PlanWindow {
    StepSpan earliest;
    StepSpan latest;
    int slack = 0;  // working days between them
    int free = 0;   // working days by which it can be later without moving what follows
    bool critical = false;
};

// What has begun and is not decided: it still takes so long, and waits for what its link says.
struct RunningRest {
    Date day;       // the evening up to which is known what happened
    Date forecast;  // 预计 of the decision, if it need not wait
};

// The network of planning.md: the beginning is an activity of its own, so that the first steps are accepted on the day given. A step with
// sub-items is two: its acceptance, from which they run, and its counted days, which wait for 公示 and 专家评审 and end with the others.
// What has begun stands on its days, but for those in `running`. Where people have set the days, a step takes as long as they say, and
// is not accepted before the day they say.
class PlanNetwork {
public:
    using Running = std::map<std::string, RunningRest, std::less<>>;

    PlanNetwork(const PlanDrafted& plan, const Calendar& calendar, const Running& running = {});

    const Network& network() const { return made_.network; }
    // Of each link of the network, what it stands for.
    const std::vector<PlannedLink>& links() const { return made_.links; }
    // Throws Error "plan.cycle" that names the steps that wait for each other.
    void solve();
    // The same refusal without solving.
    void refuse_cycles() const;

    const Solution& solution() const { return solution_; }
    PlanWindow window(std::size_t step) const;
    // What its earliest day waits for; without a step: for the beginning of the plan.
    std::optional<PlannedLink> driver(std::size_t step) const;
    // The day on which what has not begun is accepted at the latest.
    Date latest_start() const { return solution_.windows.front().late_finish; }
    // Keys of the steps that set the day of one, in order: from the beginning along what each waits for; of the last, the plan's main line.
    std::vector<std::string> driving_chain(std::size_t step) const;
    std::size_t last_step() const;
    // Every chain of steps that sets the end, by whatever its days wait for; sub-items that run along inside their parents are left out.
    std::vector<std::vector<std::string>> critical_chains() const;

    std::size_t body(std::size_t step) const { return static_cast<std::size_t>(parts(step).days); }
    std::optional<std::size_t> step_of(std::size_t activity) const;

private:
    // Backward from named targets alone, the end is where they leave it, if each is reached on its day and no earlier.
    Date end_behind_targets() const;
    std::vector<std::string> steps_along(const std::vector<std::size_t>& trail) const;
    StepSoFar so_far(const PlannedStep& step, Date beginning) const;
    Activity own_days(const PlannedStep& step, Date beginning) const;
    Activity as_set(const PlannedStep& step, Date beginning) const;
    const StepActivities& parts(std::size_t step) const { return made_.steps[step]; }
    bool fixed(const PlannedStep& step) const { return step.begun && !running_.contains(step.step); }
    bool moment(const PlannedStep& step) const;
    StepSpan span(std::size_t step, Date accepted, Date start, Date finish) const;
    template <class Do>
    void with_names(Do go) const;
    [[noreturn]] void refuse_cycle(const std::string& activities) const;

    const PlanDrafted& plan_;
    const std::vector<PlannedStep>& steps_;
    const Calendar& calendar_;
    const Running running_;
    StepNetwork made_;
    Solution solution_;
};

// Throws Error "plan.cycle", "plan.unknown_link", "plan.deadline_before_not_before", "plan.target_before_not_before",
// "plan.unknown_target", "plan.target_after_end", "plan.min_duration", "plan.below_shortest".
void refuse_contradictions(const PlanDrafted& plan, const Calendar& calendar);

}  // namespace zb
