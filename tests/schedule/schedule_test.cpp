// SPDX-License-Identifier: Apache-2.0
// Textbook networks, every kind of link, actual days and targets, with answers reckoned by hand.
#include "schedule/schedule.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "base/error.h"
#include "support/networks.h"

namespace zb {
namespace {

using test::calendar;
using test::day;
using test::lasting;
using test::link;
using test::network;

Window first(const Network& made) { return solve(made, calendar()).windows.at(0); }
Window second(const Network& made) { return solve(made, calendar()).windows.at(1); }

}  // namespace

TEST_CASE("A step of n working days that starts on a working day ends on the n-th, the first one counted") {
    const Window window = first(network({lasting(5)}, {}));  // Monday
    CHECK(window.early_start == day("2026-11-16"));
    CHECK(window.early_finish == day("2026-11-20"));
}

TEST_CASE("A step of calendar days ends n days on, rolled to the next working day where it says so") {
    CHECK(first(network({lasting(6, DurationUnit::calendar)}, {})).early_finish == day("2026-11-23"));  // Saturday 11-21 rolls
    Activity exact = lasting(6, DurationUnit::calendar);
    exact.roll_to_working_day = false;
    CHECK(first(network({exact}, {})).early_finish == day("2026-11-21"));
}

TEST_CASE("A step of months ends on the corresponding day") {
    Activity months = lasting(3);
    months.unit = DurationUnit::month;
    // The evening before 2026-11-17 and three months: 2027-02-16.
    CHECK(first(network({months}, {}, "2026-11-17")).early_finish == day("2027-02-16"));
}

TEST_CASE("A successor starts on the first allowed day after its predecessor ends") {
    CHECK(second(network({lasting(5), lasting(1)}, {link(0, 1)})).early_start == day("2026-11-23"));
    CHECK(second(network({lasting(5), lasting(2, DurationUnit::calendar)}, {link(0, 1)})).early_start == day("2026-11-21"));
}

TEST_CASE("Each kind of link and lag binds what it names") {
    struct Case {
        LinkKind kind;
        int lag;
        DurationUnit unit;
        const char* start;
    };
    // Predecessor Monday 11-16 to Friday 11-20; successor of two working days.
    const Case cases[] = {
        {LinkKind::finish_start, 0, DurationUnit::working, "2026-11-23"},
        {LinkKind::finish_start, 2, DurationUnit::working, "2026-11-25"},
        {LinkKind::finish_start, -2, DurationUnit::working, "2026-11-19"},
        {LinkKind::finish_start, 2, DurationUnit::calendar, "2026-11-23"},
        {LinkKind::start_start, 0, DurationUnit::working, "2026-11-16"},
        {LinkKind::start_start, 2, DurationUnit::working, "2026-11-18"},
        {LinkKind::finish_finish, 0, DurationUnit::working, "2026-11-19"},
        {LinkKind::finish_finish, 1, DurationUnit::working, "2026-11-20"},
        {LinkKind::start_finish, 4, DurationUnit::working, "2026-11-18"},
    };
    for (const Case& expected : cases) {
        CAPTURE(static_cast<int>(expected.kind));
        CAPTURE(expected.lag);
        CHECK(second(network({lasting(5), lasting(2)}, {link(0, 1, expected.kind, expected.lag, expected.unit)})).early_start ==
              day(expected.start));
    }
}

TEST_CASE("A milestone falls on its latest predecessor, and its successors start the day after") {
    const Solution solution = solve(network({lasting(5), lasting(0), lasting(1)}, {link(0, 1), link(1, 2)}), calendar());
    CHECK(solution.windows[1].early_start == day("2026-11-20"));
    CHECK(solution.windows[1].early_finish == day("2026-11-20"));
    CHECK(solution.windows[2].early_start == day("2026-11-23"));
    CHECK(first(network({lasting(0)}, {}, "2026-11-14")).early_finish == day("2026-11-16"));
}

TEST_CASE("Slack is the working days between early and late start, and the path without any is critical") {
    const Solution solution = solve(network({lasting(5), lasting(3), lasting(2)}, {link(0, 2), link(1, 2)}), calendar());
    CHECK(solution.windows[0].slack == 0);
    CHECK(solution.windows[1].slack == 2);
    CHECK(solution.windows[1].free_slack == 2);
    CHECK_FALSE(solution.windows[1].critical);
    CHECK(solution.windows[2].driver == 0);
    CHECK(critical_paths(network({lasting(5), lasting(3), lasting(2)}, {link(0, 2), link(1, 2)}), solution) ==
          std::vector<std::vector<ActivityIndex>>{{0, 2}});
}

TEST_CASE("Two paths of the same length are both told") {
    const Network made = network({lasting(5), lasting(5), lasting(2)}, {link(0, 2), link(1, 2)});
    CHECK(critical_paths(made, solve(made, calendar())).size() == 2);
    CHECK(critical_paths(made, solve(made, calendar()), 1).size() == 1);
}

TEST_CASE("A target says what is missing and from when it could be met") {
    Network made = network({lasting(5), lasting(5)}, {link(0, 1)});
    made.target = day("2026-11-28");  // Saturday: counts as Friday 11-27
    CHECK(solve(made, calendar()).short_by == 0);
    CHECK(solve(made, calendar()).latest_start_needed == day("2026-11-16"));
    made.target = day("2026-11-25");
    const Solution missed = solve(made, calendar());
    CHECK(missed.short_by == 2);
    CHECK(missed.windows[0].slack == -2);
    CHECK(missed.latest_start_needed == day("2026-11-12"));
    made.start = missed.latest_start_needed;
    CHECK(solve(made, calendar()).short_by == 0);
}

TEST_CASE("A deadline lowers the late finish and moves nothing") {
    Network made = network({lasting(5), lasting(5)}, {link(0, 1)});
    made.activities[0].deadline = day("2026-11-19");
    const Solution solution = solve(made, calendar());
    CHECK(solution.windows[0].early_finish == day("2026-11-20"));
    CHECK(solution.windows[0].slack == -1);
    CHECK(solution.windows[1].slack == 0);
}

TEST_CASE("What has happened stays, what runs goes on after the status date, and the rest waits") {
    Network made = network({lasting(3), lasting(5), lasting(2)}, {link(0, 1), link(1, 2)});
    made.activities[0].actual_start = day("2026-11-16");
    made.activities[0].actual_finish = day("2026-11-17");
    made.activities[1].actual_start = day("2026-11-18");
    made.status_date = day("2026-11-20");
    const Solution solution = solve(made, calendar());
    CHECK(solution.windows[0].early_finish == day("2026-11-17"));
    CHECK(solution.windows[1].early_start == day("2026-11-18"));
    // Three of five days used by Friday: two left, Monday and Tuesday.
    CHECK(solution.windows[1].early_finish == day("2026-11-24"));
    CHECK(solution.windows[2].early_start == day("2026-11-25"));
    made.activities[1].remaining = 4;
    CHECK(solve(made, calendar()).windows[1].early_finish == day("2026-11-26"));
    // Accepted on the status date itself: the first day is the next one, and nothing of it is used.
    made.activities[1].remaining.reset();
    made.status_date = day("2026-11-17");
    CHECK(solve(made, calendar()).windows[1].early_finish == day("2026-11-24"));
    made.status_date = day("2026-11-16");
    CHECK_THROWS_AS(solve(made, calendar()), Error);
}

TEST_CASE("A cycle is told by its activities") {
    try {
        solve(network({lasting(1), lasting(1), lasting(1)}, {link(0, 1), link(1, 2), link(2, 1)}), calendar());
        FAIL("not refused");
    } catch (const Error& error) {
        CHECK(error.fault().code == "plan.cycle");
        CHECK((error.fault().place.value == "1 -> 2 -> 1" || error.fault().place.value == "2 -> 1 -> 2"));
    }
}

TEST_CASE("Years without a notice are told") {
    CHECK(solve(network({lasting(60)}, {}), calendar()).tentative_years == std::vector<int>{2027});
    CHECK(solve(network({lasting(5)}, {}), calendar()).tentative_years.empty());
}

namespace {

// Links run from lower to higher indexes: no cycle. No milestones: their late day is rounded to a working day (planning.md 4), which
// with lags of calendar days leaves predecessors less room than there is.
Network any_forward_network() {
    const int count = *rc::gen::inRange(1, 8);
    Network made;
    made.start = day("2025-01-01") + CalendarDays{*rc::gen::inRange(0, 500)};
    for (int i = 0; i < count; ++i) {
        Activity activity = lasting(*rc::gen::inRange(1, 12));
        activity.unit = *rc::gen::element(DurationUnit::working, DurationUnit::calendar);
        activity.roll_to_working_day = *rc::gen::arbitrary<bool>();
        made.activities.push_back(activity);
    }
    for (int to = 1; to < count; ++to) {
        const int links = *rc::gen::inRange(0, 3);
        for (int k = 0; k < links; ++k) {
            const auto kind =
                *rc::gen::element(LinkKind::finish_start, LinkKind::start_start, LinkKind::finish_finish, LinkKind::start_finish);
            made.links.push_back(link(*rc::gen::inRange(0, to), to, kind, *rc::gen::inRange(-2, 6),
                                      *rc::gen::element(DurationUnit::working, DurationUnit::calendar)));
        }
    }
    return made;
}

}  // namespace

TEST_CASE("Started at its late start an activity does not move the end, and a day later it does") {
    const bool held = rc::check("late starts", [] {
        const Network made = any_forward_network();
        const Solution solution = solve(made, calendar());
        const auto chosen = static_cast<std::size_t>(*rc::gen::inRange<int>(0, static_cast<int>(made.activities.size())));
        const Window& window = solution.windows[chosen];
        RC_ASSERT(window.slack >= 0);
        RC_ASSERT(window.free_slack >= 0);
        Network delayed = made;
        delayed.activities[chosen].not_before = window.late_start;
        RC_ASSERT(solve(delayed, calendar()).finish <= solution.finish);
        delayed.activities[chosen].not_before = calendar().add(window.late_start, WorkingDays{1});
        RC_ASSERT(solve(delayed, calendar()).finish > calendar().previous_working(solution.finish));
    });
    CHECK(held);
}

}  // namespace zb
