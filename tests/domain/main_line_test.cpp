// SPDX-License-Identifier: Apache-2.0
#include "domain/main_line.h"

#include <doctest/doctest.h>
#include <map>

#include "domain/days_by_hand.h"
#include "scenario.h"

namespace zb {
namespace {

Date day(const char* text) { return Date::parse(text); }

struct Told {
    State state;
    Date on;
    ProjectOutlook outlook;
    std::optional<MainLine> line;
    explicit Told(const char* project, const char* until = "2026-11-20") : state(play_scenario(day(until))), on(day(until)) {
        outlook = project_outlook(state, project, on, state.origin.calendar());
        line = main_line(state, outlook, on);
    }
};

std::map<std::string, int> by_owner(const MainLine& line) {
    std::map<std::string, int> days;
    for (const OwnerDays& owner : line.owners) days[key(owner.owner)] = owner.days;
    return days;
}

using Owners = std::map<std::string, int>;

}  // namespace

TEST_CASE("The sample's main line comes out row by row") {
    const Told told{"JH-2026-001"};
    REQUIRE(told.line);
    struct Expected {
        const char *after, *to, *owner, *step;
        Phase phase;
        int actual, plan, sum;
    };
    const Expected expected[] = {
        {"2026-08-28", "2026-09-03", "区自然资源局", "land_use_permit", Phase::handling, 4, 5, -1},
        {"2026-09-03", "2026-09-07", "enterprise", "design_review", Phase::preparing, 2, 0, 1},
        {"2026-09-07", "2026-09-09", "区自然资源局", "design_review", Phase::intake, 2, 0, 3},
        {"2026-09-09", "2026-09-16", "enterprise", "design_review", Phase::correction, 5, 0, 8},
        {"2026-09-16", "2026-10-09", "区自然资源局", "design_review", Phase::handling, 12, 10, 10},
        {"2026-10-09", "2026-10-16", "notice", "design_notice", Phase::handling, 6, 6, 10},
        {"2026-10-16", "2026-10-19", "enterprise", "plan_permit", Phase::preparing, 1, 0, 11},
        {"2026-10-19", "2026-10-26", "区自然资源局", "plan_permit", Phase::handling, 5, 5, 11},
        {"2026-10-26", "2026-10-28", "enterprise", "fire_design_review", Phase::preparing, 2, 0, 13},
        {"2026-10-28", "2026-11-24", "区住房和城乡建设局", "fire_design_review", Phase::handling, 7, 7, 13},
        {"2026-11-02", "2026-11-18", "special", "fire_design_review", Phase::pause, 12, 0, 25},
        {"2026-11-24", "2026-11-27", "区住房和城乡建设局", "construction_permit", Phase::handling, 3, 3, 25},
    };
    REQUIRE(told.line->rows.size() == std::size(expected));
    for (std::size_t i = 0; i < std::size(expected); ++i) {
        CAPTURE(i);
        const LineRow& row = told.line->rows[i];
        CHECK(row.span.days.after == day(expected[i].after));
        CHECK(row.span.days.to == day(expected[i].to));
        CHECK(key(row.span.owner) == expected[i].owner);
        CHECK(row.step->step == expected[i].step);
        CHECK(row.span.phase == expected[i].phase);
        CHECK(row.actual == expected[i].actual);
        CHECK(row.plan == expected[i].plan);
        CHECK(row.sum == expected[i].sum);
    }
    CHECK(told.line->actual == 61);
    CHECK(told.line->plan == 36);
    CHECK(told.line->slip == 25);
    CHECK(told.line->begins_with == "出让合同");
    CHECK(told.line->rows[9].expected == 2);
    CHECK(by_owner(*told.line) == Owners{{"special", 12}, {"enterprise", 10}, {"区自然资源局", 4}, {"early", -1}});
}

TEST_CASE("A line that began early and waits for experts is told so") {
    const Told told{"JH-2026-002"};
    REQUIRE(told.line);
    CHECK(told.line->slip == 4);
    CHECK(by_owner(*told.line) == Owners{{"special", 8}, {"early", -4}});
}

TEST_CASE("Each working day has one hand") {
    const Told told{"JH-2026-001"};
    const auto days = days_by_hand(told.state, told.outlook, *told.line, told.line->days, told.on);
    CHECK(days.size() == 56);
    CHECK(count_days(days) == std::array<int, 6>{37, 1, 2, 12, 4, 0});
}

TEST_CASE("On every day of every project, and for every step, the rows add up to the slippage") {
    int lines = 0;
    for (const char* until : {"2026-09-02", "2026-09-08", "2026-09-10", "2026-09-17", "2026-10-12", "2026-10-27", "2026-11-04",
                              "2026-11-10", "2026-11-13", "2026-11-17", "2026-11-19", "2026-11-20"}) {
        const State state = play_scenario(day(until));
        const Calendar& calendar = state.origin.calendar();
        for (const ProjectOutlook& outlook : project_outlooks(state, day(until), calendar)) {
            for (const StepOutlook& step : outlook.steps) {
                const auto line = main_line(state, outlook, day(until), step.planned->step);
                if (!line) continue;
                ++lines;
                int diffs = 0, owned = 0, actual = 0;
                for (const LineRow& row : line->rows) {
                    diffs += row.diff();
                    actual += row.actual;
                    CHECK(row.actual >= 0);
                }
                for (const OwnerDays& owner : line->owners) owned += owner.days;
                CAPTURE(until);
                CAPTURE(step.planned->step);
                CHECK(diffs == line->slip);
                CHECK(owned == line->slip);
                CHECK(actual == calendar.elapsed(line->days.after, line->days.to).count);
                const auto days = days_by_hand(state, outlook, *line, line->days, day(until));
                const Date seen = std::max(line->days.after, std::min(line->days.to, day(until)));
                CHECK(static_cast<int>(days.size()) == calendar.elapsed(line->days.after, seen).count);
            }
        }
    }
    CHECK(lines > 200);
}

}  // namespace zb
