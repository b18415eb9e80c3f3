// SPDX-License-Identifier: Apache-2.0
// Actual days, holidays, chains and refusals, with answers reckoned by hand.
#include <doctest/doctest.h>
#include <string>
#include <vector>

#include "base/error.h"
#include "schedule/schedule.h"
#include "support/networks.h"

namespace zb {

namespace {

using test::calendar;
using test::day;
using test::lasting;
using test::link;
using test::network;

std::string code_of(const Network& made) {
    try {
        solve(made, calendar());
    } catch (const Error& error) {
        return error.fault().code;
    }
    return "";
}

using Chains = std::vector<std::vector<ActivityIndex>>;

}  // namespace

TEST_CASE("a permit of three working days accepted on 2021-09-28 is due on 2021-10-08") {
    // 民法典 第二百零一条: the day of acceptance is day 0, so the work starts on 09-29.
    const Solution solution = solve(network({lasting(3), lasting(2)}, {link(0, 1)}, "2021-09-29"), calendar());
    CHECK(solution.windows[0].early_finish == day("2021-10-08"));
    // 10-09 is a Saturday on which people work.
    CHECK(solution.windows[1].early_start == day("2021-10-09"));
    CHECK(solution.windows[1].early_finish == day("2021-10-11"));
}

TEST_CASE("calendar days run through the National Day and end behind it") {
    const Solution rolled = solve(network({lasting(7, DurationUnit::calendar), lasting(1)}, {link(0, 1)}, "2026-09-28"), calendar());
    CHECK(rolled.windows[0].early_finish == day("2026-10-08"));  // 10-04 rests (民法典 第二百零三条)
    CHECK(rolled.windows[1].early_start == day("2026-10-09"));
    Network exact = network({lasting(7, DurationUnit::calendar), lasting(1)}, {link(0, 1)}, "2026-09-28");
    exact.activities[0].roll_to_working_day = false;
    CHECK(solve(exact, calendar()).windows[0].early_finish == day("2026-10-04"));
    CHECK(solve(exact, calendar()).windows[1].early_start == day("2026-10-08"));
}

TEST_CASE("a month ends on the corresponding day or the month's last") {
    // From the evening of 2025-12-31 two months lead to 2026-02-28, a Saturday on which people work.
    const Solution solution = solve(network({lasting(2, DurationUnit::month)}, {}, "2026-01-01"), calendar());
    CHECK(solution.windows[0].early_finish == day("2026-02-28"));
}

TEST_CASE("a working day back from a Monday is the Friday before") {
    // The second starts on Monday 2026-11-23; the third may start one working day earlier.
    const Network made = network({lasting(5), lasting(5), lasting(1)}, {link(0, 1), link(1, 2, LinkKind::start_start, -1)}, "2026-11-16");
    CHECK(solve(made, calendar()).windows[2].early_start == day("2026-11-20"));
}

TEST_CASE("what overran its duration is expected a day after what is known") {
    Network made = network({lasting(3), lasting(2)}, {link(0, 1)}, "2026-11-09");
    made.activities[0].actual_start = day("2026-11-09");
    made.status_date = day("2026-11-13");  // five days used of three
    const Solution solution = solve(made, calendar());
    CHECK(solution.windows[0].overrun == 2);
    CHECK(solution.windows[0].early_finish == day("2026-11-16"));
    CHECK(solution.windows[1].early_start == day("2026-11-17"));
    CHECK(solution.windows[1].overrun == 0);
}

TEST_CASE("running calendar days and months keep to their own last day") {
    Network made = network({lasting(10, DurationUnit::calendar), lasting(3, DurationUnit::month)}, {}, "2026-11-09");
    made.activities[0].actual_start = day("2026-11-09");
    made.activities[1].actual_start = day("2026-11-09");
    made.status_date = day("2026-11-13");
    const Solution solution = solve(made, calendar());
    CHECK(solution.windows[0].early_finish == day("2026-11-18"));
    CHECK(solution.windows[1].early_finish == day("2027-02-08"));
    CHECK(solution.tentative_years == std::vector<int>{2027});
}

TEST_CASE("work begun out of sequence waits for its predecessor, or does not where logic is overridden") {
    Network made = network({lasting(5), lasting(4), lasting(1)}, {link(0, 1), link(1, 2)}, "2026-11-16");
    made.activities[0].actual_start = day("2026-11-16");
    made.activities[1].actual_start = day("2026-11-17");
    made.status_date = day("2026-11-17");
    const Solution retained = solve(made, calendar());
    CHECK(retained.out_of_sequence == std::vector<std::size_t>{0});
    CHECK(retained.windows[0].early_finish == day("2026-11-20"));
    CHECK(retained.windows[1].early_start == day("2026-11-17"));
    CHECK(retained.windows[1].early_finish == day("2026-11-25"));  // three left, from Monday 11-23
    CHECK(retained.windows[1].driver == 0);
    made.logic = Logic::overridden;
    const Solution overridden = solve(made, calendar());
    CHECK(overridden.out_of_sequence == std::vector<std::size_t>{0});
    CHECK(overridden.windows[1].early_finish == day("2026-11-20"));
    CHECK(overridden.windows[2].early_start == day("2026-11-23"));
}

TEST_CASE("an item accepted and decided on its predecessor's last day is in sequence") {
    Network made = network({lasting(5), lasting(1)}, {link(0, 1)}, "2026-11-16");
    for (Activity& done : made.activities) done.actual_finish = day("2026-11-20");
    made.activities[0].actual_start = day("2026-11-16");
    made.activities[1].actual_start = day("2026-11-20");
    made.status_date = day("2026-11-20");
    const Solution solution = solve(made, calendar());
    CHECK(solution.out_of_sequence.empty());
    CHECK(solution.finish == day("2026-11-20"));
    CHECK_FALSE(solution.windows[1].critical);
}

TEST_CASE("what has not begun by the status date begins after it") {
    Network made = network({lasting(2), lasting(0)}, {}, "2026-11-16");
    made.status_date = day("2026-11-20");
    const Solution solution = solve(made, calendar());
    CHECK(solution.windows[0].early_start == day("2026-11-23"));
    CHECK(solution.windows[1].early_finish == day("2026-11-23"));
}

TEST_CASE("not-before bounds the start and gives way to no link") {
    Network made = network({lasting(2), lasting(2)}, {link(0, 1)}, "2026-11-16");
    made.activities[0].not_before = day("2026-11-21");  // a Saturday
    made.activities[1].not_before = day("2026-11-17");
    const Solution solution = solve(made, calendar());
    CHECK(solution.windows[0].early_start == day("2026-11-23"));
    CHECK_FALSE(solution.windows[0].driver.has_value());
    CHECK(solution.windows[1].early_start == day("2026-11-25"));
    CHECK(solution.windows[1].driver == 0);
}

TEST_CASE("a chain keeps to the links that bind") {
    // 0 -> 1 -> 2 and a shortcut 0 -> 2 that never binds; 3 runs beside them just as long.
    const Network made = network({lasting(2), lasting(3), lasting(1), lasting(6)}, {link(0, 2), link(0, 1), link(1, 2)}, "2026-11-16");
    const Solution solution = solve(made, calendar());
    CHECK(solution.binding == std::vector<bool>{false, true, true});
    CHECK(critical_paths(made, solution) == Chains{{0, 1, 2}, {3}});
    CHECK(critical_paths(made, solution, 0).empty());
}

TEST_CASE("two links to the same successor are one way") {
    const Network made = network({lasting(2), lasting(2)}, {link(0, 1), link(0, 1, LinkKind::finish_finish, 2)}, "2026-11-16");
    CHECK(critical_paths(made, solve(made, calendar())) == Chains{{0, 1}});
}

TEST_CASE("with a target missed only the latest chain is critical") {
    Network made = network({lasting(5), lasting(3), lasting(2)}, {link(0, 2), link(1, 2)}, "2026-11-16");
    made.target = day("2026-11-22");  // a Sunday: a promise falls back on the Friday
    const Solution solution = solve(made, calendar());
    CHECK(solution.short_by == 2);
    CHECK(solution.windows[0].slack == -2);
    CHECK(solution.windows[1].slack == 0);
    CHECK(critical_paths(made, solution) == Chains{{0, 2}});
    CHECK(solution.latest_start_needed == day("2026-11-12"));
}

TEST_CASE("a chain as long as the network is followed to its end") {
    std::vector<Activity> activities(4000, lasting(1));
    std::vector<Link> links;
    for (ActivityIndex i = 1; i < 4000; ++i) links.push_back(link(i - 1, i));
    const Network made = network(activities, links, "2026-11-16");
    const Chains chains = critical_paths(made, solve(made, calendar()));
    REQUIRE(chains.size() == 1);
    CHECK(chains.front().size() == 4000);
}

TEST_CASE("an empty network ends where it starts") {
    const Solution solution = solve(network({}, {}, "2026-11-16"), calendar());
    CHECK(solution.finish == day("2026-11-16"));
    CHECK(solution.windows.empty());
    CHECK(solution.short_by == 0);
}

TEST_CASE("impossible networks are refused by code") {
    CHECK(code_of(network({lasting(-1)}, {}, "2026-11-16")) == "plan.negative_duration");
    CHECK(code_of(network({lasting(1), lasting(1)}, {link(0, 1), link(1, 0)}, "2026-11-16")) == "plan.cycle");
    CHECK(code_of(network({lasting(1)}, {link(0, 0)}, "2026-11-16")) == "plan.cycle");
    CHECK(code_of(network({lasting(40000)}, {}, "2026-11-16")) == "date.out_of_range");
    Network late = network({lasting(1)}, {}, "2026-11-16");
    late.status_date = day("2026-11-18");
    late.activities[0].actual_start = day("2026-11-19");  // accepted on the status date: its first day is the next
    CHECK(code_of(late).empty());
    late.activities[0].actual_start = day("2026-11-20");
    CHECK(code_of(late) == "plan.actual_after_status");
    late.activities[0].actual_start = day("2026-11-17");
    late.activities[0].actual_finish = day("2026-11-19");
    CHECK(code_of(late) == "plan.actual_after_status");
}

TEST_CASE("a cycle is told from its smallest index, in the order of the work") {
    try {
        solve(network({lasting(1), lasting(1), lasting(1), lasting(1)}, {link(3, 1), link(1, 2), link(2, 3), link(0, 1)}, "2026-11-16"),
              calendar());
        FAIL("taken");
    } catch (const Error& error) {
        CHECK(error.fault().place.value == "1 -> 2 -> 3 -> 1");
    }
}

}  // namespace zb
