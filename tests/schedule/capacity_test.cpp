// SPDX-License-Identifier: Apache-2.0
// Schedules within capacities: known optima of small problems, and what every schedule must keep.
#include "schedule/capacity.h"

#include <algorithm>
#include <doctest/doctest.h>
#include <map>
#include <rapidcheck.h>

#include "base/error.h"
#include "support/networks.h"

namespace zb {

namespace {

using test::lasting;
using test::link;

const Calendar& periods() {
    static const Calendar known = Calendar::without_rest();
    return known;
}

struct Problem {
    Network network;
    Resources resources;
};

// A random network of mixed links, and one to three resources.
Problem random_problem(bool dated) {
    Problem made;
    const int count = *rc::gen::inRange(2, 12);
    const int resources = *rc::gen::inRange(1, 4);
    made.network.start = dated ? Date::parse("2026-09-21") : Date::from_days(1);
    for (int r = 0; r < resources; ++r) made.resources.capacities.push_back(*rc::gen::inRange(3, 7));
    for (int i = 0; i < count; ++i) {
        const bool by_calendar = dated && *rc::gen::inRange(0, 4) == 0;
        made.network.activities.push_back(
            lasting(*rc::gen::inRange(dated ? 1 : 0, 7), by_calendar ? DurationUnit::calendar : DurationUnit::working));
        for (int r = 0; r < resources; ++r)
            made.resources.demands.push_back({static_cast<std::size_t>(i), static_cast<std::size_t>(r), *rc::gen::inRange(0, 4)});
        for (int from = std::max(0, i - 3); from < i; ++from) {
            if (*rc::gen::inRange(0, 3) != 0) continue;
            const auto kind = static_cast<LinkKind>(*rc::gen::inRange(0, 4));
            made.network.links.push_back(link(from, i, kind, *rc::gen::inRange(-2, 4)));
        }
    }
    return made;
}

// The most of any resource beyond its capacity on any day.
int overload(const Problem& problem, const CapacitySchedule& schedule, const Calendar& calendar) {
    std::map<std::pair<std::size_t, Date>, int> used;
    int worst = 0;
    for (const Demand& demand : problem.resources.demands) {
        const Window& window = schedule.windows[demand.activity];
        if (problem.network.activities[demand.activity].duration == 0) continue;
        for (Date day = window.early_start; day <= window.early_finish; day = day + CalendarDays{1}) {
            if (!calendar.is_working(day) && problem.network.activities[demand.activity].unit == DurationUnit::working) continue;
            worst = std::max(worst, (used[{demand.resource, day}] += demand.amount) - problem.resources.capacities[demand.resource]);
        }
    }
    return worst;
}

// Whether the schedule's begins are kept by the network as bounds: then no link asks for more.
bool keeps_links(const Problem& problem, const CapacitySchedule& schedule, const Calendar& calendar) {
    Network fixed = problem.network;
    for (std::size_t i = 0; i < fixed.activities.size(); ++i) {
        const Date start = schedule.windows[i].early_start;
        fixed.activities[i].not_before = !calendar.rests() && fixed.activities[i].duration == 0 ? start + CalendarDays{1} : start;
    }
    const Solution solution = solve(fixed, calendar);
    for (std::size_t i = 0; i < fixed.activities.size(); ++i) {
        if (solution.windows[i].early_start > schedule.windows[i].early_start) return false;
    }
    return true;
}

}  // namespace

TEST_CASE("Three tasks of which two fit at a time take as long as the best order of them") {
    Problem problem;
    problem.network.start = Date::from_days(1);
    problem.network.activities = {lasting(4), lasting(3), lasting(3)};
    problem.resources.capacities = {2};
    problem.resources.demands = {{0, 0, 1}, {1, 0, 1}, {2, 0, 1}};
    const CapacitySchedule schedule = schedule_within(problem.network, problem.resources, periods(), {100, 1});
    CHECK(schedule.finish.days() == 6);
    CHECK(std::count_if(schedule.waited_for.begin(), schedule.waited_for.end(), [](const auto& held) { return held.has_value(); }) == 1);
}

TEST_CASE("First come, first served: who can begin first does, and who waits is told for whom") {
    Problem problem;
    problem.network.start = Date::from_days(1);
    problem.network.activities = {lasting(2), lasting(5), lasting(3)};
    problem.network.links = {link(0, 2)};
    problem.resources.capacities = {1};
    problem.resources.demands = {{1, 0, 1}, {2, 0, 1}};
    const CapacitySchedule schedule = schedule_within(problem.network, problem.resources, periods(), {0, 1});
    CHECK(schedule.windows[1].early_finish.days() == 5);
    CHECK(schedule.windows[2].early_finish.days() == 8);
    CHECK(schedule.waited_for[2] == 1U);
}

TEST_CASE("A demand that no day can meet is refused by its activity") {
    Problem problem;
    problem.network.start = Date::from_days(1);
    problem.network.activities = {lasting(4)};
    problem.resources.capacities = {2};
    problem.resources.demands = {{0, 0, 3}};
    try {
        schedule_within(problem.network, problem.resources, periods(), {100, 1});
        FAIL("scheduled");
    } catch (const Error& error) {
        CHECK(error.fault().code == "plan.demand_over_capacity");
        CHECK(error.fault().place.value == "0");
    }
}

TEST_CASE("Every schedule keeps all links and capacities, and the same seed gives it again") {
    const bool held = rc::check("in periods and in days", [](bool dated) {
        const Problem problem = random_problem(dated);
        const Calendar& calendar = dated ? test::calendar() : periods();
        const CapacitySearch search{*rc::gen::element(0, 60), 7};  // first come, first served, or the best of some
        const CapacitySchedule schedule = schedule_within(problem.network, problem.resources, calendar, search);
        RC_ASSERT(overload(problem, schedule, calendar) <= 0);
        RC_ASSERT(keeps_links(problem, schedule, calendar));
        const CapacitySchedule again = schedule_within(problem.network, problem.resources, calendar, search);
        for (std::size_t i = 0; i < schedule.windows.size(); ++i) {
            RC_ASSERT(schedule.windows[i].early_start == again.windows[i].early_start);
            RC_ASSERT(schedule.windows[i].slack >= 0);
        }
    });
    CHECK(held);
}

TEST_CASE("Capacities that bind nothing leave the network's own finish") {
    const bool held = rc::check("ample capacity", [] {
        Problem problem = random_problem(false);
        for (int& capacity : problem.resources.capacities) capacity = 1'000;
        const CapacitySchedule schedule = schedule_within(problem.network, problem.resources, periods(), {20, 1});
        RC_ASSERT(schedule.finish == solve(problem.network, periods()).finish);
    });
    CHECK(held);
}

TEST_CASE("Where no capacity is told the schedule is the plan") {
    const Network plan = test::network({lasting(3), lasting(2)}, {link(0, 1)});
    CHECK(schedule_within(plan, {}, periods(), {20, 1}).finish == solve(plan, periods()).finish);
}

}  // namespace zb
