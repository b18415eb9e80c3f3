// SPDX-License-Identifier: Apache-2.0
// What a circular counts of an event that the one before printed, and that was corrected since (domain.md, Ledger).
#include "report/weekly/events.h"

#include <doctest/doctest.h>

namespace zb {

namespace {

using Kind = WeekEvent::Kind;

Date september(int day) { return Date::of(2026, 9, day); }

// One attempt of a permit with one event; `past`: decided after its due day.
struct Known {
    State state;
    Project project;
    PlannedStep planned;
    Attempt attempt;
    WorkItems work;

    Known(Kind kind, std::optional<Date> on, bool past = false) {
        project.code = "JH-2026-001";
        planned.step = "land_use_permit";
        planned.kind = StepKind::permit;
        WorkItem item{&project, &planned, &attempt, {}};
        item.state = &state;
        state.scope = Scope::all();
        item.days[static_cast<std::size_t>(kind)] = on;
        item.today.past = past;
        work.emplace(WorkKey{project.code, planned.step, 1}, item);
    }
};

}  // namespace

// The circular before is of Friday the 11th, this one begins on the 12th.
TEST_CASE("an event is counted once over all circulars, whatever was corrected between them") {
    struct Case {
        const char* what;
        std::optional<Date> printed, now;
        int of_period, prior, reversed;
    };
    const std::optional<Date> none;
    const Case cases[] = {
        {"happened in the period", none, september(16), 1, 0, 0},
        {"on its first day, a Saturday", none, september(12), 1, 0, 0},
        {"of the day before, recorded later", none, september(11), 0, 1, 0},
        {"printed, and as it was", september(11), september(11), 0, 0, 0},
        {"moved within days already printed", september(11), september(9), 0, 0, 0},
        {"moved into the period", september(11), september(14), 1, 0, 1},
        {"cancelled", september(11), none, 0, 0, 1},
    };
    for (const Kind kind : {Kind::received, Kind::accepted, Kind::decided}) {
        for (const Case& one : cases) {
            CAPTURE(one.what);
            const Known now{kind, one.now};
            const Known before{kind, one.printed};
            const WeekEvents events = week_events(now.work, before.work, september(12));
            CHECK(static_cast<int>(events.received.size() + events.accepted.size() + events.decided.size()) == one.of_period);
            CHECK(static_cast<int>(events.prior.size()) == one.prior);
            CHECK(static_cast<int>(events.reversed.size()) == one.reversed);
            CHECK(events.corrected.empty());
        }
    }
}

TEST_CASE("a decision printed as on time that is late by what is known now stands in 上期更正, by its printed day") {
    const Known before{Kind::decided, september(10), false};
    const Known late{Kind::decided, september(11), true};
    const WeekEvents events = week_events(late.work, before.work, september(12));
    REQUIRE(events.corrected.size() == 1);
    CHECK(events.corrected.front().printed.on == september(10));
    CHECK(events.decided.empty());
    CHECK(events.reversed.empty());
    // Moved into the period it is counted anew, which says enough.
    const Known moved{Kind::decided, september(14), true};
    CHECK(week_events(moved.work, before.work, september(12)).corrected.empty());
}

}  // namespace zb
