// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <doctest/doctest.h>

#include "outlook/capacity.h"
#include "outlook/compress.h"
#include "outlook/forecast.h"
#include "outlook/what_if.h"
#include "support/days.h"
#include "support/refusal.h"
#include "support/scenario.h"

namespace zb {
namespace {

using test::calendar;
using test::day;
using test::refusal;

Date plus(const char* from, int days) { return calendar().add(day(from), WorkingDays{days}); }

PlannedStep permit(std::string key, int promised, std::vector<std::string> depends_on = {}) {
    PlannedStep step;
    step.step = step.short_name = std::move(key);
    step.stage = "施工许可";
    step.department = "住建";
    step.promised = promised;
    step.depends_on = std::move(depends_on);
    step.finish = Date::parse("2026-12-31");
    return step;
}

Attempt accepted_that_day(const char* text) {
    Attempt attempt;
    attempt.state = StepState::accepted;
    attempt.filed = attempt.refiled = attempt.accepted = day(text);
    return attempt;
}

// Decided after so many working days.
Attempt decided_after(const char* accepted, int days) {
    Attempt attempt = accepted_that_day(accepted);
    attempt.state = StepState::issued;
    attempt.decided = attempt.issued = plus(accepted, days);
    return attempt;
}

// Projects with plans of their own, on Monday 2026-11-02.
struct Office {
    State state;
    Office() {
        state.scope = Scope::all();
        for (const HolidayNotice& notice : builtin_notices()) state.origin.holidays.notices.push_back(notice);
    }
    Office& add(const std::string& code, std::vector<PlannedStep> steps) {
        state.projects[code].code = code;
        PlanVersion version;
        version.number = 1;
        version.on = today();
        version.plan.steps = std::move(steps);
        state.plans[code].adopted.push_back(std::move(version));
        return *this;
    }
    void put(const std::string& code, const std::string& step, Attempt what) { state.steps[code][step].attempts = {std::move(what)}; }
    static Date today() { return day("2026-11-02"); }
    ProjectOutlook outlook(const char* code = "P") const { return project_outlook(state, code, today(), state.origin.calendar()); }
    WhatIf ask(const std::vector<Supposed>& supposed) const { return what_if(state, outlook(), today(), supposed); }
};

Supposed late(std::string step, int days) {
    Supposed one;
    one.step = std::move(step);
    one.days = days;
    return one;
}

Supposed dated(Supposed::What what, std::string step, const char* on, std::string material = {}) {
    Supposed one;
    one.what = what;
    one.step = std::move(step);
    one.material = std::move(material);
    one.day = day(on);
    return one;
}

// Two steps side by side and one behind both.
std::vector<PlannedStep> fork(int one, int other) { return {permit("a", one), permit("b", other), permit("c", 5, {"a", "b"})}; }

}  // namespace

TEST_CASE("What if: a critical step moves all behind it, its slack takes up the delay of another") {
    Office office;
    office.add("P", fork(10, 6));
    const WhatIf moved = office.ask({late("a", 5)});
    CHECK(moved.step("c").days == 5);
    CHECK(moved.moves_others());
    CHECK(moved.nodes.front().days == 5);
    const WhatIf absorbed = office.ask({late("b", 4)});
    CHECK(absorbed.step("b").days == 4);
    CHECK(absorbed.step("b").slack == 4);
    CHECK_FALSE(absorbed.moves_others());
    CHECK(absorbed.nodes.front().days == 0);
    CHECK(office.ask({late("b", 5)}).step("c").days == 1);
}

TEST_CASE("What if: a main material holds up the acceptance, a minor one the certificate") {
    Office office;
    std::vector<PlannedStep> steps = {permit("a", 3), permit("b", 3, {"a"})};
    steps[0].materials = {{"申请表", false}, {"照片", true}};
    office.add("P", steps);
    const WhatIf main = office.ask({dated(Supposed::What::material, "a", "2026-11-12", "申请表")});
    CHECK(main.step("a").accepted_after == day("2026-11-12"));
    CHECK(main.step("a").after == plus("2026-11-12", 3));
    const WhatIf minor = office.ask({dated(Supposed::What::material, "a", "2026-11-12", "照片")});
    CHECK(minor.step("a").days == 0);
    CHECK(minor.step("b").after == plus("2026-11-12", 3));
    // Sooner than it can be accepted: nothing moves.
    const WhatIf early = office.ask({dated(Supposed::What::material, "a", "2026-11-02", "申请表")});
    CHECK(early.step("a").days == 0);
    CHECK_FALSE(early.moves_others());
}

TEST_CASE("What if: what is in hand turns red past its limit, what is not filed has no lamp though the plan's day is passed") {
    Office office;
    std::vector<PlannedStep> steps = {permit("a", 3), permit("b", 3)};
    for (PlannedStep& step : steps) step.finish = plus("2026-11-02", 5);
    office.add("P", steps);
    office.state.steps["P"]["a"].attempts = {accepted_that_day("2026-11-02")};
    const WhatIf answer = office.ask({late("a", 5), late("b", 5)});
    CHECK(answer.step("a").lamp_before != Lamp::red);
    CHECK(answer.step("a").lamp_after == Lamp::red);
    CHECK_FALSE(answer.step("b").lamp_before);
    CHECK_FALSE(answer.step("b").lamp_after);
}

TEST_CASE("What if: targets of the plan are measured") {
    Office office;
    office.add("P", fork(10, 6));
    PlanDrafted& plan = office.state.plans["P"].adopted.front().plan;
    plan.target = plus("2026-11-02", 16);
    plan.targets = {{"a", plus("2026-11-02", 10)}};
    const WhatIf answer = office.ask({late("a", 2)});
    CHECK(answer.nodes.front().late == 1);
    CHECK(answer.nodes.back().key == "target:a");
    CHECK(answer.nodes.back().late == 2);
}

TEST_CASE("What if: what cannot be is refused by name") {
    Office office;
    std::vector<PlannedStep> steps = {permit("done", 3), permit("running", 3), permit("next", 3, {"running"})};
    steps[2].materials = {{"申请表", false}};
    steps[1].materials = {{"图纸", false}};
    office.add("P", steps);
    office.put("P", "done", decided_after("2026-10-26", 2));
    office.put("P", "running", accepted_that_day("2026-10-30"));
    using What = Supposed::What;
    const auto code = [&](const std::vector<Supposed>& supposed) { return refusal([&] { office.ask(supposed); }); };
    CHECK(code({late("done", 5)}) == "what_if.finished");
    CHECK(code({dated(What::start, "running", "2026-11-05")}) == "what_if.begun");
    CHECK(code({dated(What::finish, "running", "2026-10-30")}) == "what_if.past");
    CHECK(code({late("next", 5), late("next", 2)}) == "what_if.doubled");
    CHECK(code({late("next", 5), dated(What::finish, "next", "2026-11-20")}) == "what_if.conflict");
    CHECK(code({dated(What::material, "next", "2026-11-20", "申请书")}) == "what_if.unknown_material");
    CHECK(code({dated(What::material, "running", "2026-11-20", "图纸")}) == "what_if.in_hand");
    CHECK(code({dated(What::finish, "next", "2026-11-03")}) == "what_if.impossible");
    CHECK(code({dated(What::start, "next", "2026-11-03")}) == "what_if.impossible");
    CHECK(code({dated(What::finish, "running", "2026-11-03"), dated(What::finish, "next", "2026-11-03")}) == "");
    // A Saturday: nobody accepts on it.
    CHECK(office.ask({dated(What::start, "next", "2026-11-14")}).step("next").accepted_after == day("2026-11-16"));
}

TEST_CASE("Pressing: one step where it gains, a pair where the paths are equally long, and what cannot be done") {
    Office office;
    office.add("P", fork(10, 10));
    const ProjectOutlook outlook = office.outlook();  // the answers point into it
    const auto press = [&](int target, std::map<std::string, int> least) {
        CompressionRequest request;
        request.target = plus("2026-11-02", target);
        request.least = std::move(least);
        return compress_plan(office.state, outlook, Office::today(), request);
    };
    const PlanCompression one = press(12, {});
    CHECK(one.short_by == 3);
    REQUIRE(one.moves.size() == 1);
    CHECK(one.steps[one.moves[0].cuts[0].step].step->planned->step == "c");
    CHECK(one.moves[0].cuts[0].days == 3);
    CHECK(one.min_cut->days == 3);
    const PlanCompression pair = press(12, {{"c", 5}});
    REQUIRE(pair.moves.size() == 1);
    CHECK(pair.moves[0].cuts.size() == 2);
    CHECK(pair.moves[0].gain == 3);
    CHECK(pair.min_cut->days == 6);
    // Alone, neither of the two gains anything.
    CHECK(pair.steps[0].gain == 0);
    const PlanCompression none = press(12, {{"a", 9}, {"b", 9}, {"c", 5}});
    CHECK(none.still_short == 2);
    CHECK(none.floor == plus("2026-11-02", 14));
    CHECK_FALSE(none.min_cut.has_value());
    CHECK(press(15, {}).short_by == 0);
    CHECK(press(15, {}).moves.empty());
}

TEST_CASE("Pressing: up to a step, a running one keeps a day, a public notice its length") {
    Office office;
    std::vector<PlannedStep> steps = fork(10, 6);
    steps[1].procedure = true;
    office.add("P", steps);
    office.put("P", "a", accepted_that_day("2026-10-30"));
    CompressionRequest request;
    request.until = "a";
    request.target = plus("2026-11-02", 1);
    const PlanCompression answer = compress_plan(office.state, office.outlook(), Office::today(), request);
    CHECK(answer.end == plus("2026-11-02", 9));
    CHECK(answer.floor == plus("2026-11-02", 1));
    CHECK(answer.still_short == 0);
    request.until = "b";
    CHECK(compress_plan(office.state, office.outlook(), Office::today(), request).still_short == 5);
    request.target = day("2026-10-01");
    CHECK(refusal([&] { compress_plan(office.state, office.outlook(), Office::today(), request); }) == "pressing.target_past");
    request.target.reset();
    CHECK(refusal([&] { compress_plan(office.state, office.outlook(), Office::today(), request); }) == "pressing.no_target");
}

TEST_CASE("Chances come from what such steps have taken, too few fall back on the limit") {
    Office office;
    office.add("P", {permit("a", 5), permit("b", 3, {"a"})});
    for (int i = 0; i < 7; ++i) {
        const std::string code = "Q" + std::to_string(i);
        office.add(code, {permit("a", 5)});
        office.put(code, "a", decided_after("2026-09-01", 2 * (i + 1)));
    }
    ForecastRequest request;
    request.until = "a";
    request.least_samples = 5;
    request.options = {4'000, 7};
    request.target = plus("2026-11-02", 4);
    const CompletionForecast answer = completion_forecast(office.state, office.outlook(), Office::today(), request);
    CHECK(answer.p50 == plus("2026-11-02", 8));
    CHECK(answer.p80 == plus("2026-11-02", 12));
    CHECK(answer.steps.front().samples == 7);
    CHECK(answer.steps.front().basis == DurationBasis::history);
    CHECK(answer.target->met_runs > 4'000 * 2 / 7 - 150);
    CHECK(answer.target->met_runs < 4'000 * 2 / 7 + 150);
    const CompletionForecast again = completion_forecast(office.state, office.outlook(), Office::today(), request);
    CHECK(again.target->met_runs == answer.target->met_runs);
    request.least_samples = 8;
    const CompletionForecast limit = completion_forecast(office.state, office.outlook(), Office::today(), request);
    CHECK(limit.steps.front().basis == DurationBasis::limit);
    CHECK(limit.p50 == limit.expected);
    CHECK(limit.p80 == limit.expected);
    request.points = {{"a", {3, 5, 12}}};
    CHECK(completion_forecast(office.state, office.outlook(), Office::today(), request).steps.front().basis == DurationBasis::points);
    request.points = {{"a", {6, 5, 12}}};
    CHECK(refusal([&] { completion_forecast(office.state, office.outlook(), Office::today(), request); }) == "chance.points");
}

TEST_CASE("Chances: what runs already takes longer than it has run") {
    Office office;
    office.add("P", {permit("a", 5)});
    office.put("P", "a", accepted_that_day("2026-10-19"));
    for (int i = 0; i < 5; ++i) {
        const std::string code = "Q" + std::to_string(i);
        office.add(code, {permit("a", 5)});
        office.put(code, "a", decided_after("2026-09-01", i == 0 ? 15 : 3));
    }
    ForecastRequest request;
    request.least_samples = 5;
    request.options = {500, 1};
    // Ten working days are used: only the one that took fifteen tells anything.
    const CompletionForecast answer = completion_forecast(office.state, office.outlook(), Office::today(), request);
    CHECK(answer.earliest == plus("2026-11-02", 5));
    CHECK(answer.latest == plus("2026-11-02", 5));
}

TEST_CASE("Capacity: the second waits for the first, what runs goes on, and enough of it moves nothing") {
    Office office;
    office.add("P", {permit("a", 5)}).add("Q", {permit("b", 3)}).add("R", {permit("r", 4)});
    office.put("R", "r", accepted_that_day("2026-10-30"));
    const auto plan = [&](int capacity) {
        static std::vector<ProjectOutlook> projects;
        projects = project_outlooks(office.state, Office::today(), office.state.origin.calendar());
        CapacityRequest request;
        request.assumed = capacity;
        request.search.schedules = 0;
        return capacity_plan(projects, office.state, Office::today(), request);
    };
    const CapacityPlan two = plan(2);
    REQUIRE(two.queue.size() == 1);
    CHECK(two.departments.front().running == 1);
    CHECK(two.departments.front().most_waiting == 1);
    // R is decided on 11-05 and frees its place for the one that waits: the shorter has more slack.
    CHECK(two.queue.front().behind->planned->step == "r");
    CHECK(two.queue.front().step->planned->step == "b");
    CHECK(two.queue.front().waits == 3);
    CHECK(two.queue.front().decided == plus("2026-11-02", 6));
    CHECK(two.delayed.size() == 1);
    CHECK(plan(3).queue.empty());
    CHECK(plan(1).queue.size() == 2);
}

TEST_CASE("Capacity: what an FF link holds up does not wait for its department") {
    Office office;
    std::vector<PlannedStep> steps = {permit("a", 8), permit("b", 3)};
    steps[1].links = {{"a", LinkKind::finish_finish, 0, LimitUnit::working}};
    office.add("P", steps).add("Q", {permit("c", 6)});
    const std::vector<ProjectOutlook> projects = project_outlooks(office.state, Office::today(), office.state.origin.calendar());
    CapacityRequest request;
    request.assumed = 3;
    request.search.schedules = 0;
    CHECK(capacity_plan(projects, office.state, Office::today(), request).queue.empty());
    request.assumed = 2;
    // B is accepted on 11-09 in time to end with A, and waits a day for C, which is decided on 11-10.
    const CapacityPlan two = capacity_plan(projects, office.state, Office::today(), request);
    REQUIRE(two.queue.size() == 1);
    CHECK(two.queue.front().ready == plus("2026-11-02", 5));
    CHECK(two.queue.front().waits == 1);
}

TEST_CASE("Capacity: on every Friday of the scenario no department has more in work than it can, but for what runs already") {
    for (int week = 0; week < 10; ++week) {
        const Date today = day("2026-09-18") + CalendarDays{7 * week};
        const State state = play_scenario(today);
        const auto projects = project_outlooks(state, today, calendar());
        CapacityRequest request;
        request.assumed = 1;
        request.search.schedules = 0;
        const CapacityPlan answer = capacity_plan(projects, state, today, request);
        for (const QueuedStep& step : answer.queue) {
            CHECK(step.begins > step.ready);
            CHECK(step.decided >= step.expected);
        }
        CHECK(answer.end_within >= answer.end_expected);
        request.assumed = 100;
        CHECK(capacity_plan(projects, state, today, request).queue.empty());
    }
}

}  // namespace zb
