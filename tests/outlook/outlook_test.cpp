// SPDX-License-Identifier: Apache-2.0
#include "outlook/outlook.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "support/days.h"
#include "support/registry.h"
#include "support/scenario.h"

namespace zb {
namespace {

using test::calendar;
using test::day;

PlannedStep planned(std::string key, StepKind kind, std::optional<int> promised, std::string finish) {
    PlannedStep step;
    step.step = std::move(key);
    step.short_name = step.step;
    step.stage = "施工许可";
    step.kind = kind;
    step.promised = promised;
    step.line = "主线";
    step.finish = Date::parse(finish);
    return step;
}

Attempt attempt(StepState state) {
    Attempt attempt;
    attempt.state = state;
    return attempt;
}

// One project whose plan was adopted on 2026-11-02.
struct OneProject {
    State state;
    explicit OneProject(std::vector<PlannedStep> steps) {
        state.scope = Scope::all();
        state.projects["P"].code = "P";
        PlanVersion version;
        version.number = 1;
        version.on = day("2026-11-02");
        version.plan.steps = std::move(steps);
        state.plans["P"].adopted.push_back(std::move(version));
    }
    void put(const std::string& step, Attempt what) { state.steps["P"][step].attempts = {std::move(what)}; }
    ProjectOutlook on(const char* text) const { return project_outlook(state, "P", day(text), calendar()); }
    std::optional<Date> forecast(const char* step, const char* text) const { return on(text).find(step)->forecast; }
};

}  // namespace

TEST_CASE("Only projects on the list that day have an outlook") {
    test::Register known = test::Register::usual();
    known.record(ProjectClosed{ProjectStatus::moved_out, "已调出清单"}, test::november(12), "JH-2026-001");
    known.record(ProjectResumed{"重新列入清单"}, test::november(18), "JH-2026-001");
    const auto looked_at = [&](int november) {
        return project_outlooks(known.state, test::november(november), known.state.origin.calendar()).size();
    };
    CHECK(looked_at(1) == 0);
    CHECK(looked_at(2) == 1);
    CHECK(looked_at(12) == 0);
    CHECK(looked_at(18) == 1);
}

TEST_CASE("The sample's annex comes out of the scenario's entries") {
    struct Expected {
        const char* project;
        const char* stage;
        Lamp lamp;
        const char* node;  // key, empty: the stage itself
        const char* current;
        const char* forecast;
    };
    const Expected rows[] = {
        {"JH-2026-001", "施工许可", Lamp::yellow, "construction_permit", "2026-11-25", "2026-11-27"},
        {"JH-2026-002", "工程建设许可", Lamp::red, "", "2026-11-27", "2026-12-03"},
        {"JH-2026-003", "工程建设许可", Lamp::red, "design_review", "2026-12-01", "2026-12-01"},
        {"JH-2026-004", "立项用地规划许可", Lamp::green, "land_use_permit", "2026-11-25", "2026-11-25"},
        {"JH-2026-005", "施工许可", Lamp::yellow, "construction_permit", "2026-11-24", "2026-11-24"},
        {"JH-2026-006", "竣工验收", Lamp::green, "completion_filing", "2026-12-02", "2026-12-02"},
    };
    const State state = play_scenario(day("2026-11-20"));
    const auto outlooks = project_outlooks(state, day("2026-11-20"), calendar());
    REQUIRE(outlooks.size() == std::size(rows));
    for (std::size_t i = 0; i < outlooks.size(); ++i) {
        CAPTURE(rows[i].project);
        CHECK(outlooks[i].project->code == rows[i].project);
        CHECK(outlooks[i].stage == rows[i].stage);
        CHECK(outlooks[i].lamp == rows[i].lamp);
        CHECK(outlooks[i].node_step == rows[i].node);
        CHECK(outlooks[i].node_current == day(rows[i].current));
        CHECK(outlooks[i].node_forecast == day(rows[i].forecast));
    }
}

TEST_CASE("Slippage is counted in working days against baseline and current plan") {
    const State state = play_scenario(day("2026-11-20"));
    const ProjectOutlook first = project_outlook(state, "JH-2026-001", day("2026-11-20"), calendar());
    CHECK(first.node_name == "施工许可办结");
    CHECK(first.node_baseline == day("2026-10-23"));
    CHECK(first.to_baseline == 25);
    CHECK(first.to_current == 2);
    const ProjectOutlook second = project_outlook(state, "JH-2026-002", day("2026-11-20"), calendar());
    CHECK(second.node_name == "工程建设许可阶段办结");
    CHECK(second.to_baseline == 4);
    CHECK(second.to_current == 4);
}

TEST_CASE("In hand are approval items and utilities, eleven in the sample") {
    const State state = play_scenario(day("2026-11-20"));
    std::size_t items = 0;
    for (const ProjectOutlook& outlook : project_outlooks(state, day("2026-11-20"), calendar())) items += outlook.in_hand().size();
    CHECK(items == 11);
}

TEST_CASE("The milestone behind a permit is expected on the permit's day") {
    const State state = play_scenario(day("2026-11-20"));
    const ProjectOutlook outlook = project_outlook(state, "JH-2026-001", day("2026-11-20"), calendar());
    CHECK(outlook.find("construction_start")->forecast == day("2026-11-27"));
    CHECK(outlook.find("land_use_permit")->forecast == std::nullopt);
}

TEST_CASE("The approval clock counts the days used along its longest path") {
    const State state = play_scenario(day("2026-11-20"));
    const ApprovalUse use = approval_use(project_outlook(state, "JH-2026-001", day("2026-11-20"), calendar()));
    CHECK(use.used == 26);
    CHECK(use.promised == 31);
}

TEST_CASE("A corrected application is assumed to be filed again on the next working day") {
    const State state = play_scenario(day("2026-11-20"));
    const ProjectOutlook outlook = project_outlook(state, "JH-2026-004", day("2026-11-20"), calendar());
    // Friday 11-20: filed again 11-23, answered 11-30, three working days more.
    CHECK(outlook.find("land_title")->forecast == day("2026-12-03"));
}

TEST_CASE("What is past its due date is expected on the next working day") {
    OneProject project{{planned("permit", StepKind::permit, 3, "2026-11-12")}};
    Attempt running = attempt(StepState::accepted);
    running.filed = running.refiled = running.accepted = day("2026-11-09");
    project.put("permit", running);
    CHECK(project.forecast("permit", "2026-11-11") == day("2026-11-12"));
    CHECK(project.forecast("permit", "2026-11-12") == day("2026-11-12"));
    CHECK(project.forecast("permit", "2026-11-13") == day("2026-11-16"));
    CHECK(project.forecast("permit", "2026-11-14") == day("2026-11-16"));
}

TEST_CASE("What has not begun follows its last predecessor, and never lies before the day") {
    std::vector<PlannedStep> steps = {planned("first", StepKind::review, 5, "2026-11-09"),
                                      planned("second", StepKind::permit, 3, "2026-11-12")};
    steps[1].depends_on = {"first", "not_in_the_plan"};
    OneProject project{steps};
    CHECK(project.forecast("first", "2026-11-02") == day("2026-11-09"));
    CHECK(project.forecast("second", "2026-11-02") == day("2026-11-12"));
    CHECK(project.forecast("second", "2026-11-05") == day("2026-11-17"));
    Attempt decided = attempt(StepState::decided);
    decided.accepted = day("2026-11-02");
    decided.decided = day("2026-11-04");
    project.put("first", decided);
    CHECK(project.forecast("first", "2026-11-05") == std::nullopt);
    CHECK(project.forecast("second", "2026-11-05") == day("2026-11-10"));
}

TEST_CASE("A permit lets its successors begin with its certificate only") {
    OneProject project{{planned("permit", StepKind::permit, 3, "2026-11-12"), planned("review", StepKind::review, 3, "2026-11-12")}};
    project.put("permit", attempt(StepState::decided));
    project.put("review", attempt(StepState::decided));
    const ProjectOutlook outlook = project.on("2026-11-12");
    CHECK_FALSE(outlook.find("permit")->done);
    CHECK(outlook.find("review")->done);
    CHECK(outlook.stage == "已办结");
}

TEST_CASE("Public notice comes before the counted days of its parent, other sub-items run inside it") {
    std::vector<PlannedStep> steps = {planned("review", StepKind::review, 10, "2026-12-01"),
                                      planned("notice", StepKind::review, 7, "2026-11-10"),
                                      planned("inside", StepKind::review, 4, "2026-11-10")};
    steps[1].part_of = steps[2].part_of = "review";
    steps[1].unit = LimitUnit::calendar;
    steps[1].line = "特别程序";
    OneProject project{steps};
    // Monday 11-02: seven calendar days to 11-09, then ten working days.
    CHECK(project.forecast("notice", "2026-11-02") == day("2026-11-09"));
    CHECK(project.forecast("review", "2026-11-02") == day("2026-11-23"));
    CHECK(project.forecast("inside", "2026-11-02") == day("2026-11-06"));
}

TEST_CASE("An accepted step waits for its unfinished sub-items") {
    std::vector<PlannedStep> steps = {planned("parent", StepKind::permit, 3, "2026-11-05"),
                                      planned("inside", StepKind::review, 7, "2026-11-11")};
    steps[1].part_of = "parent";
    OneProject project{steps};
    Attempt running = attempt(StepState::accepted);
    running.accepted = day("2026-11-02");
    project.put("parent", running);
    CHECK(project.forecast("parent", "2026-11-02") == day("2026-11-11"));
}

TEST_CASE("Nothing can be told behind a revoked permit") {
    std::vector<PlannedStep> steps = {planned("permit", StepKind::permit, 3, "2026-11-05"),
                                      planned("next", StepKind::permit, 7, "2026-11-11")};
    steps[1].depends_on = {"permit"};
    OneProject project{steps};
    project.put("permit", attempt(StepState::revoked));
    CHECK(project.forecast("next", "2026-11-12") == std::nullopt);
    CHECK(project.on("2026-11-12").node_forecast == std::nullopt);
}

TEST_CASE("On every day of the scenario nothing is expected in the past or before what it waits for") {
    const bool held = rc::check("forecasts", [] {
        const Date today = day("2026-08-26") + CalendarDays{*rc::gen::inRange(0, 150)};
        const State state = play_scenario(today);
        for (const ProjectOutlook& outlook : project_outlooks(state, today, calendar())) {
            for (const StepOutlook& step : outlook.steps) {
                const bool finished = step.attempt != nullptr && step.attempt->decided.has_value();
                RC_ASSERT(step.forecast.has_value() != finished);
                if (finished) continue;
                RC_ASSERT(*step.forecast >= today);
                if (step.attempt != nullptr) continue;
                for (const std::string& key : step.planned->depends_on) {
                    const StepOutlook& before = *outlook.find(key);
                    RC_ASSERT(before.forecast.value_or(today) <= *step.forecast);
                }
            }
            if (outlook.plan == nullptr) continue;
            RC_ASSERT((outlook.stage == "已办结") == !outlook.node_forecast.has_value());
        }
    });
    CHECK(held);
}

TEST_CASE("A project without a plan says so") {
    State state;
    state.scope = Scope::all();
    state.projects["P"].code = "P";
    const ProjectOutlook outlook = project_outlook(state, "P", day("2026-11-20"), calendar());
    CHECK(outlook.stage == "未编方案");
    CHECK(outlook.steps.empty());
    CHECK(outlook.plan == nullptr);
}

}  // namespace zb
