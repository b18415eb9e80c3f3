// SPDX-License-Identifier: Apache-2.0
// What a plan says on its first day and what is expected on that day of a project by that plan are the same, whatever the links.
#include <algorithm>
#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "outlook/network.h"
#include "plan/network.h"
#include "support/days.h"
#include "support/planned_steps.h"
#include "support/running_steps.h"

namespace zb {
namespace {

using test::any_link;
using test::any_step;
using test::calendar;
using test::day;
using test::step_of_days;

using Days = std::vector<std::string>;

std::string days_text(std::optional<Date> accepted, std::optional<Date> decided) {
    return (accepted ? iso(*accepted) : std::string{"-"}) + "/" + (decided ? iso(*decided) : std::string{"-"});
}

// Of each step the day of acceptance and that of decision, as early as they can be by the plan; the plan takes these days over.
Days by_plan(PlanDrafted& plan) {
    PlanNetwork network{plan, calendar()};
    network.solve();
    std::vector<StepSpan> spans;
    for (std::size_t i = 0; i < plan.steps.size(); ++i) spans.push_back(network.window(i).earliest);
    Days days;
    for (std::size_t i = 0; i < spans.size(); ++i) {
        plan.steps[i].finish = spans[i].finish;
        days.push_back(days_text(spans[i].accepted, spans[i].finish));
    }
    return days;
}

// The same as expected on the evening of the first day on which people work, with nothing begun.
Days by_forecast(const PlanDrafted& plan) {
    const Viewpoint view{calendar().next_working(*plan.start), calendar(), {}};
    const std::vector<StepOutlook> steps = test::foreseen(plan.steps, view);
    const RunningNetwork running = running_network(steps, view);
    const Solution solution = solve(running.network, calendar());
    Days days;
    for (std::size_t i = 0; i < steps.size(); ++i) {
        const bool falls_on_a_day = steps[i].planned->kind == StepKind::milestone;
        days.push_back(days_text(falls_on_a_day ? std::nullopt : running.acceptance(i, solution, calendar()), steps[i].forecast));
    }
    return days;
}

constexpr LinkKind kLinkKinds[] = {LinkKind::finish_start, LinkKind::start_start, LinkKind::finish_finish, LinkKind::start_finish};

// Five working days; a step behind it by a link, perhaps with a sub-item; and one that may be accepted a day after that step.
PlanDrafted linked(const PlannedLink& link, PlannedStep waits, bool with_sub_item) {
    PlanDrafted plan;
    plan.start = day("2026-11-02");  // a Monday: the first is decided on Monday 11-09
    waits.links = {link};
    PlannedStep beside = step_of_days("beside", 2);
    beside.links = {{waits.step, LinkKind::start_start, 1, LimitUnit::working}};
    plan.steps = {step_of_days("first", 5), std::move(waits), std::move(beside)};
    if (!with_sub_item) return plan;
    plan.steps.push_back(step_of_days("inside", 4));
    plan.steps.back().part_of = plan.steps[1].step;
    return plan;
}

// Makes it a sub-item of one before it that can hold some. It then waits for nothing that may wait for its parent.
void put_into(PlannedStep& step, const std::string& parent, const std::vector<PlannedStep>& before) {
    const int number = std::stoi(parent);
    const PlannedStep& holder = before[static_cast<std::size_t>(number)];
    if (holder.part_of || holder.kind == StepKind::milestone) return;
    step.part_of = parent;
    if (*rc::gen::inRange(0, 2) == 0) step.line = "特别程序";
    std::erase_if(step.depends_on, [&](const std::string& key) { return std::stoi(key) >= number; });
    std::erase_if(step.links, [&](const PlannedLink& link) { return std::stoi(link.step) >= number; });
    if (*rc::gen::inRange(0, 2) == 0) {
        PlannedLink within = any_link(parent);
        within.type = *rc::gen::element(LinkKind::start_start, LinkKind::start_finish);
        step.links.push_back(within);
    }
}

}  // namespace

TEST_CASE("A link of any kind and lag puts off the same days in the plan and in what is expected") {
    for (const LinkKind kind : kLinkKinds) {
        for (const LimitUnit lag_unit : {LimitUnit::working, LimitUnit::calendar}) {
            for (int lag = -8; lag <= 14; ++lag) {
                for (const LimitUnit unit : {LimitUnit::working, LimitUnit::calendar}) {
                    for (const int days : {0, 1, 3, 10}) {
                        for (const bool with_sub_item : {false, true}) {
                            PlanDrafted plan = linked({"first", kind, lag, lag_unit}, step_of_days("waits", days, unit), with_sub_item);
                            CAPTURE(relation(plan.steps[1].links.front()));
                            CAPTURE(days);
                            CAPTURE(with_sub_item);
                            const Days planned = by_plan(plan);
                            CHECK(by_forecast(plan) == planned);
                        }
                    }
                }
            }
        }
    }
}

TEST_CASE("FF and SF put off the acceptance of a step, of one with sub-items the decision alone, a limit ends on a working day") {
    struct Case {
        LinkKind kind;
        int lag;
        LimitUnit unit;
        bool with_sub_item;
        Days days;  // of the step, what is accepted a day after it, and its sub-item
    };
    const Case cases[] = {
        {LinkKind::finish_finish, 5, LimitUnit::working, false, {"2026-11-11/2026-11-16", "2026-11-12/2026-11-16"}},
        {LinkKind::finish_finish, 5, LimitUnit::calendar, false, {"2026-11-11/2026-11-16", "2026-11-12/2026-11-16"}},  // Saturday 11-14
        {LinkKind::start_finish, 8, LimitUnit::working, false, {"2026-11-09/2026-11-12", "2026-11-10/2026-11-12"}},
        {LinkKind::start_finish, 12, LimitUnit::calendar, false, {"2026-11-11/2026-11-16", "2026-11-12/2026-11-16"}},
        {LinkKind::finish_finish,
         5,
         LimitUnit::calendar,
         true,
         {"2026-11-02/2026-11-16", "2026-11-03/2026-11-05", "2026-11-02/2026-11-06"}},
        {LinkKind::start_finish, 8, LimitUnit::working, true, {"2026-11-02/2026-11-12", "2026-11-03/2026-11-05", "2026-11-02/2026-11-06"}},
    };
    for (const Case& row : cases) {
        PlanDrafted plan = linked({"first", row.kind, row.lag, row.unit}, step_of_days("waits", 3), row.with_sub_item);
        CAPTURE(relation(plan.steps[1].links.front()));
        Days planned = by_plan(plan);
        CHECK(by_forecast(plan) == planned);
        planned.erase(planned.begin());
        CHECK(planned == row.days);
    }
}

TEST_CASE("On its first day any plan is what is expected, whatever its links") {
    const bool held = rc::check("two networks", [] {
        PlanDrafted plan;
        plan.start = day("2026-09-01") + CalendarDays{*rc::gen::inRange(0, 60)};
        const int count = *rc::gen::inRange(1, 9);
        for (int i = 0; i < count; ++i) {
            PlannedStep step = any_step(i);
            const int what = *rc::gen::inRange(0, 5);
            const std::string parent = std::to_string(*rc::gen::inRange(0, std::max(i, 1)));
            if (what == 0) {
                step.kind = StepKind::milestone;
                step.promised.reset();
                step.unit = LimitUnit::working;
            } else if (what == 1 && i > 0) {
                put_into(step, parent, plan.steps);
            }
            plan.steps.push_back(std::move(step));
        }
        const Days planned = by_plan(plan);
        RC_ASSERT(by_forecast(plan) == planned);
    });
    CHECK(held);
}

}  // namespace zb
