// SPDX-License-Identifier: Apache-2.0
// The passes against a slow solver that walks day by day and knows only which days work, and against plain integers.
#include <algorithm>
#include <doctest/doctest.h>
#include <optional>
#include <rapidcheck.h>
#include <tuple>
#include <vector>

#include "support/networks.h"

namespace zb {

namespace {

using test::calendar;

// Evenings, as in the rules: work begins on the evening before its first day.
struct Stay {
    Date begin;
    Date end;
};

Date next_working(Date day) {
    while (!calendar().is_working(day)) day = day + kOneDay;
    return day;
}

Date previous_working(Date day) {
    while (!calendar().is_working(day)) day = day - kOneDay;
    return day;
}

Date slow_end(const Activity& activity, Date begin) {
    if (activity.duration == 0) return begin;
    if (activity.unit == DurationUnit::working) {
        for (int left = activity.duration; left > 0;) {
            begin = begin + kOneDay;
            if (calendar().is_working(begin)) --left;
        }
        return begin;
    }
    const Date last = activity.unit == DurationUnit::month ? begin + Months{activity.duration} : begin + CalendarDays{activity.duration};
    return activity.roll_to_working_day ? next_working(last) : last;
}

Date slow_moved(Date day, const Link& link) {
    if (link.lag == 0) return day;
    if (link.lag_unit == DurationUnit::calendar) return day + CalendarDays{link.lag};
    if (link.lag_unit == DurationUnit::month) return day + Months{link.lag};
    for (int left = link.lag; left > 0;) {
        day = day + kOneDay;
        if (calendar().is_working(day)) --left;
    }
    for (int left = -link.lag; left > 0; day = day - kOneDay) {
        if (calendar().is_working(day)) --left;
    }
    return link.lag < 0 ? previous_working(day) : day;
}

bool from_end(const Link& link) { return link.kind == LinkKind::finish_start || link.kind == LinkKind::finish_finish; }
bool to_begin(const Link& link) { return link.kind == LinkKind::finish_start || link.kind == LinkKind::start_start; }

bool holds(const Link& link, const Stay& from, const Stay& to) {
    const Date bound = slow_moved(from_end(link) ? from.end : from.begin, link);
    return (to_begin(link) ? to.begin : to.end) >= bound;
}

bool may_begin(const Activity& activity, Date begin) {
    return activity.unit != DurationUnit::working || activity.duration == 0 || calendar().is_working(begin + kOneDay);
}

// Links run from lower to higher indexes.
std::vector<Stay> slow_forward(const Network& network) {
    std::vector<Stay> stays;
    for (std::size_t i = 0; i < network.activities.size(); ++i) {
        const Activity& activity = network.activities[i];
        const Date floor = std::max(network.start, activity.not_before.value_or(network.start));
        Date begin = activity.duration == 0 ? floor : floor - kOneDay;
        const auto fits = [&] {
            return std::all_of(network.links.begin(), network.links.end(), [&](const Link& link) {
                return static_cast<std::size_t>(link.to) != i ||
                       holds(link, stays[static_cast<std::size_t>(link.from)], {begin, slow_end(activity, begin)});
            });
        };
        while (!fits() || !may_begin(activity, begin)) begin = begin + kOneDay;
        const bool linked = std::any_of(network.links.begin(), network.links.end(),
                                        [&](const Link& link) { return static_cast<std::size_t>(link.to) == i; });
        if (activity.duration == 0 && !linked) begin = next_working(begin);
        stays.push_back({begin, slow_end(activity, begin)});
    }
    return stays;
}

std::vector<Stay> slow_backward(const Network& network, const std::vector<Stay>& early, Date end) {
    std::vector<Stay> late(network.activities.size());
    for (std::size_t i = late.size(); i-- > 0;) {
        const Activity& activity = network.activities[i];
        Date begin = end;
        const auto fits = [&] {
            const Stay stay = {begin, slow_end(activity, begin)};
            return stay.end <= end && may_begin(activity, begin) &&
                   std::all_of(network.links.begin(), network.links.end(), [&](const Link& link) {
                       return static_cast<std::size_t>(link.from) != i || holds(link, stay, late[static_cast<std::size_t>(link.to)]);
                   });
        };
        while (!fits()) begin = begin - kOneDay;
        if (activity.duration == 0) {
            const Date working = previous_working(begin);
            begin = early[i].end > working && early[i].end <= begin ? early[i].end : working;
        }
        late[i] = {begin, slow_end(activity, begin)};
    }
    return late;
}

Activity any_activity() {
    Activity activity;
    activity.unit =
        *rc::gen::weightedElement<DurationUnit>({{3, DurationUnit::working}, {2, DurationUnit::calendar}, {1, DurationUnit::month}});
    activity.duration = *rc::gen::inRange(0, activity.unit == DurationUnit::month ? 4 : 12);
    activity.roll_to_working_day = *rc::gen::arbitrary<bool>();
    return activity;
}

Link any_link(int to) {
    Link link;
    link.from = *rc::gen::inRange(0, to);
    link.to = to;
    link.kind = *rc::gen::element(LinkKind::finish_start, LinkKind::start_start, LinkKind::finish_finish, LinkKind::start_finish);
    link.lag_unit =
        *rc::gen::weightedElement<DurationUnit>({{3, DurationUnit::working}, {2, DurationUnit::calendar}, {1, DurationUnit::month}});
    link.lag = link.lag_unit == DurationUnit::month ? *rc::gen::inRange(-1, 2) : *rc::gen::inRange(-4, 7);
    return link;
}

Network any_network() {
    Network network;
    // Half of the starts stand before a National Day or a Spring Festival.
    const Date around = *rc::gen::element(Date::of(2025, 9, 15), Date::of(2026, 1, 28), Date::of(2024, 1, 1), Date::of(2024, 6, 1));
    network.start = around + CalendarDays{*rc::gen::inRange(0, 20)};
    const int count = *rc::gen::inRange(1, 8);
    for (int i = 0; i < count; ++i) {
        network.activities.push_back(any_activity());
        const int links = i == 0 ? 0 : *rc::gen::inRange(0, 4);
        for (int k = 0; k < links; ++k) network.links.push_back(any_link(i));
    }
    return network;
}

Date first_day(const Activity& activity, const Stay& stay) { return activity.duration == 0 ? stay.begin : stay.begin + kOneDay; }

}  // namespace

TEST_CASE("both passes agree with a solver that walks day by day") {
    CHECK(rc::check("early dates", [] {
        const Network network = any_network();
        const Solution solution = solve(network, calendar());
        const std::vector<Stay> early = slow_forward(network);
        for (std::size_t i = 0; i < early.size(); ++i) {
            RC_ASSERT(iso(solution.windows[i].early_finish) == iso(early[i].end));
            RC_ASSERT(iso(solution.windows[i].early_start) == iso(first_day(network.activities[i], early[i])));
        }
    }));
    CHECK(rc::check("late dates", [] {
        Network network = any_network();
        const std::vector<Stay> early = slow_forward(network);
        Date end = early.front().end;
        for (const Stay& stay : early) end = std::max(end, stay.end);
        if (*rc::gen::arbitrary<bool>()) {
            network.target = end + CalendarDays{*rc::gen::inRange(-10, 20)};
            end = previous_working(*network.target);
        }
        const Solution solution = solve(network, calendar());
        const std::vector<Stay> late = slow_backward(network, early, end);
        for (std::size_t i = 0; i < late.size(); ++i) {
            RC_ASSERT(iso(solution.windows[i].late_finish) == iso(late[i].end));
            RC_ASSERT(iso(solution.windows[i].late_start) == iso(first_day(network.activities[i], late[i])));
        }
    }));
}

TEST_CASE("without a target nothing is late, and what is tight binds") {
    CHECK(rc::check("early dates are not after late ones", [] {
        const Network network = any_network();
        const Solution solution = solve(network, calendar());
        for (const Window& window : solution.windows) {
            RC_ASSERT(window.early_start <= window.late_start);
            RC_ASSERT(window.early_finish <= window.late_finish);
            RC_ASSERT(window.late_finish <= solution.finish);
            RC_ASSERT(window.free_slack <= window.slack);
            if (window.driver) RC_ASSERT(solution.binding[*window.driver]);
        }
        RC_ASSERT(solution.short_by == 0);
    }));
    CHECK(rc::check("freely delayed, an activity moves no other and not the end", [] {
        const Network network = any_network();
        const Solution solution = solve(network, calendar());
        const auto chosen = *rc::gen::inRange<std::size_t>(0, network.activities.size());
        const Window& window = solution.windows[chosen];
        RC_PRE(window.free_slack > 0);
        Network delayed = network;
        delayed.activities[chosen].not_before = calendar().add(window.early_start, WorkingDays{window.free_slack});
        const Solution after = solve(delayed, calendar());
        RC_ASSERT(after.finish == solution.finish);
        for (std::size_t i = 0; i < after.windows.size(); ++i) {
            if (i != chosen) RC_ASSERT(after.windows[i].early_start == solution.windows[i].early_start);
        }
    }));
}

TEST_CASE("a plan begun on its latest start meets its target") {
    CHECK(rc::check("latest start needed", [] {
        Network network = any_network();
        network.target = solve(network, calendar()).finish + CalendarDays{*rc::gen::inRange(-15, 15)};
        const Solution solution = solve(network, calendar());
        network.start = solution.latest_start_needed;
        RC_ASSERT(solve(network, calendar()).short_by == 0);
    }));
}

// Known on the eve of its start, a network is one in progress to solve(), and one of bare periods is not: it goes the shorter way.
TEST_CASE("in plain periods the shorter way answers what the longer one does") {
    const auto fields = [](const Window& window) {
        return std::tuple{window.early_start, window.early_finish, window.late_start, window.late_finish, window.slack,
                          window.free_slack,  window.driver,       window.overrun,    window.critical};
    };
    CHECK(rc::check("every answer", [&] {
        Network network = any_network();
        for (Activity& activity : network.activities) {
            if (activity.unit == DurationUnit::month) activity.unit = DurationUnit::calendar;
        }
        const Calendar periods = Calendar::without_rest();
        if (*rc::gen::arbitrary<bool>()) network.target = network.start + CalendarDays{*rc::gen::inRange(-5, 60)};
        const Solution shorter = solve(network, periods);
        network.status_date = network.start - kOneDay;
        const Solution longer = solve(network, periods);
        for (std::size_t i = 0; i < network.activities.size(); ++i) RC_ASSERT(fields(shorter.windows[i]) == fields(longer.windows[i]));
        RC_ASSERT(shorter.finish == longer.finish);
        RC_ASSERT(shorter.short_by == longer.short_by);
        RC_ASSERT(shorter.latest_start_needed == longer.latest_start_needed);
        RC_ASSERT(shorter.binding == longer.binding);
        RC_ASSERT(shorter.tentative_years.empty());
        RC_ASSERT(shorter.out_of_sequence.empty());
    }));
}

TEST_CASE("in working days alone a plan is the textbook's network of whole numbers") {
    CHECK(rc::check("working days counted from the start", [] {
        Network network = any_network();
        network.start = next_working(network.start);
        for (Activity& activity : network.activities) {
            activity.unit = DurationUnit::working;
            activity.duration = std::max(activity.duration, 1);
        }
        for (Link& link : network.links) {
            link.lag_unit = DurationUnit::working;
            // The day before a Monday's start is a Sunday, and without a lag the end may not lie before it (planning.md 3).
            if (link.kind == LinkKind::start_finish && link.lag == 0) link.lag = 1;
        }
        const Solution solution = solve(network, calendar());
        std::vector<int> begin;
        std::vector<int> end;
        for (std::size_t i = 0; i < network.activities.size(); ++i) {
            int earliest = 0;
            for (const Link& link : network.links) {
                if (static_cast<std::size_t>(link.to) != i) continue;
                const auto from = static_cast<std::size_t>(link.from);
                const int bound = (from_end(link) ? end[from] : begin[from]) + link.lag;
                earliest = std::max(earliest, to_begin(link) ? bound : bound - network.activities[i].duration);
            }
            begin.push_back(earliest);
            end.push_back(earliest + network.activities[i].duration);
        }
        int least = solution.windows.front().slack;
        for (std::size_t i = 0; i < begin.size(); ++i) {
            RC_ASSERT(calendar().count(network.start, solution.windows[i].early_start).count == begin[i] + 1);
            RC_ASSERT(calendar().count(network.start, solution.windows[i].early_finish).count == end[i]);
            least = std::min(least, solution.windows[i].slack);
        }
        RC_ASSERT(least == 0);
        RC_ASSERT(!critical_paths(network, solution).empty());
    }));
}

}  // namespace zb
