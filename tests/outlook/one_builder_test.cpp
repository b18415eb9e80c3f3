// SPDX-License-Identifier: Apache-2.0
// One builder makes the networks of plans and of running projects: the same ones as the two that did it before.
#include <doctest/doctest.h>
#include <rapidcheck.h>
#include <tuple>

#include "schedule/compress.h"
#include "support/planned_steps.h"
#include "support/reference_plan_network.h"
#include "support/reference_running_network.h"
#include "support/running_steps.h"

namespace zb {
namespace {

using test::any;
using test::any_step;
using test::AnyProject;
using test::calendar;
using test::day;

std::optional<Date> any_day(int of) { return any(1, of) == 1 ? std::optional{day("2026-08-20") + CalendarDays{any(0, 90)}} : std::nullopt; }

// ---- Plans ----

auto values(const Activity& a) {
    return std::tuple{a.duration, a.unit, a.roll_to_working_day, a.not_before, a.deadline, a.actual_start, a.actual_finish, a.remaining};
}

auto values(const Link& link) { return std::tuple{link.from, link.to, link.kind, link.lag, link.lag_unit}; }

template <class Value>
bool same(const std::vector<Value>& one, const std::vector<Value>& other) {
    return std::equal(one.begin(), one.end(), other.begin(), other.end(),
                      [](const Value& a, const Value& b) { return values(a) == values(b); });
}

// Any step of a plan: it may have begun, be a milestone, run inside one before it, and have days that people set.
PlannedStep any_planned(int number, const std::vector<PlannedStep>& before) {
    PlannedStep step = any_step(number);
    step.finish = day("2026-08-20") + CalendarDays{any(0, 90)};
    if (any(0, 2) == 0) step.start = step.finish - CalendarDays{any(0, 9)};
    step.deadline = any_day(4);
    step.begun = any(0, 3) == 0;
    if (any(0, 4) == 0) step.kind = StepKind::milestone;
    if (any(0, 5) == 0) step.promised.reset();
    if (any(0, 7) == 0) step.unit = LimitUnit::month;
    if (number > 0 && any(0, 2) == 0) {
        const PlannedStep& parent = before[static_cast<std::size_t>(any(0, number - 1))];
        step.part_of = parent.part_of ? *parent.part_of : parent.step;
        if (any(0, 1) == 0) step.line = "特别程序";
    }
    return step;
}

struct AnyPlan {
    PlanDrafted plan;
    PlanNetwork::Running running;

    AnyPlan() {
        const int made_by = any(0, 3);  // from a day, back to a day, back to named targets, or by days that people set
        if (made_by == 0) plan.start = day("2026-09-01") + CalendarDays{any(0, 60)};
        if (made_by == 1 || made_by == 2) plan.earliest = day("2026-09-01") + CalendarDays{any(0, 60)};
        if (made_by == 1) plan.target = day("2026-12-01") + CalendarDays{any(0, 60)};
        const int count = any(1, 9);
        for (int i = 0; i < count; ++i) plan.steps.push_back(any_planned(i, plan.steps));
        if (made_by == 2) plan.targets = {{std::to_string(any(0, count - 1)), day("2026-12-01") + CalendarDays{any(0, 60)}}};
        for (const PlannedStep& step : plan.steps) {
            if (step.begun && any(0, 1) == 0) running.emplace(step.step, RunningRest{day("2026-09-20"), step.finish});
        }
    }
};

// ---- Running projects ----

// What comes out of a step's part: when it begins and ends, at the earliest and at the latest.
auto days_of_part(const Solution& solution, ActivityIndex part) {
    const Window& window = solution.windows[static_cast<std::size_t>(part)];
    return std::tuple{window.early_start, window.early_finish, window.late_start, window.late_finish, window.slack};
}

void require_same_days(const RunningNetwork& made, const Network& network, const RunningNetwork& before, const Network& network_before) {
    const Solution solution = solve(network, calendar());
    const Solution solution_before = solve(network_before, calendar());
    RC_ASSERT(solution.finish == solution_before.finish);
    for (std::size_t i = 0; i < made.steps.size(); ++i) {
        const StepActivities& own = made.steps[i];
        const StepActivities& own_before = before.steps[i];
        RC_ASSERT(own.unfinished == own_before.unfinished);
        RC_ASSERT(own.foreseeable == own_before.foreseeable);
        for (const auto part : {&StepActivities::ready, &StepActivities::accepted, &StepActivities::days, &StepActivities::over,
                                &StepActivities::decided, &StepActivities::released}) {
            RC_ASSERT((own.*part == kBeginning) == (own_before.*part == kBeginning));
            RC_ASSERT(days_of_part(solution, own.*part) == days_of_part(solution_before, own_before.*part));
        }
        RC_ASSERT(made.acceptance(i, solution, calendar()) == before.acceptance(i, solution_before, calendar()));
    }
}

// By a working day's worth for each step that has days to cut.
Compression compressed(const RunningNetwork& running) {
    Network network = running.network;
    network.target = running.network.start + CalendarDays{5};
    std::vector<int> room(network.activities.size());
    for (const StepActivities& own : running.steps) {
        const auto days = static_cast<std::size_t>(own.days);
        if (own.unfinished && own.foreseeable) room[days] = network.activities[days].duration / 2;
    }
    return compress(network, room, calendar());
}

Suppositions any_suppositions(const std::vector<PlannedStep>& planned) {
    Suppositions suppositions;
    for (const PlannedStep& step : planned) {
        if (any(0, 2) != 0) continue;
        suppositions[step.step] = {any_day(3), any_day(3), any_day(3), any(0, 3),
                                   any(0, 1) == 0 ? LimitUnit::working : LimitUnit::calendar};
    }
    return suppositions;
}

}  // namespace

TEST_CASE("The builder makes every plan's network as it was made before, activity by activity and link by link") {
    const bool held = rc::check("plan network", [] {
        const AnyPlan any_plan;
        const PlanNetwork made{any_plan.plan, calendar(), any_plan.running};
        const reference::PlanNetwork before{any_plan.plan, calendar(), any_plan.running};
        RC_ASSERT(made.network().start == before.network().start);
        RC_ASSERT(made.network().target == before.network().target);
        RC_ASSERT(same(made.network().activities, before.network().activities));
        RC_ASSERT(same(made.network().links, before.network().links));
        RC_ASSERT(made.links() == before.links());
    });
    CHECK(held);
}

TEST_CASE("The builder gives every running project the days that it had before, whatever is supposed, and the same days to compress") {
    const bool held = rc::check("running network", [] {
        const Viewpoint view{day("2026-09-21") + CalendarDays{any(0, 60)}, calendar(), {}};
        AnyProject project{view.day};
        project.link();
        for (PlannedStep& step : project.planned) {
            step.not_before = any_day(4);
            step.deadline = any_day(4);
        }
        const std::vector<StepOutlook> steps = project.on(view);
        const Suppositions suppositions = any_suppositions(project.planned);
        const RunningNetwork made = running_network(steps, view, suppositions);
        const RunningNetwork before = reference::running_network(steps, view, suppositions);
        require_same_days(made, made.network, before, before.network);
        for (std::size_t i = 0; i < steps.size(); ++i) require_same_days(made, made.up_to(i), before, before.up_to(i));
        const Compression shorter = compressed(made);
        const Compression shorter_before = compressed(before);
        RC_ASSERT(shorter.floor == shorter_before.floor);
        RC_ASSERT(shorter.steps.size() == shorter_before.steps.size());
        RC_ASSERT(shorter.still_short == shorter_before.still_short);
    });
    CHECK(held);
}

}  // namespace zb
