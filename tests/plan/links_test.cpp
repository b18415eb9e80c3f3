// SPDX-License-Identifier: Apache-2.0
// What a project sets beside its flow: links with lags, bounds of days, several targets; and what follows where they cannot be kept.
#include <algorithm>
#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "plan/making.h"
#include "support/days.h"
#include "support/planned_steps.h"
#include "support/refusal.h"

namespace zb {
namespace {

using test::any_step;
using test::calendar;
using test::day;
using test::kIndustry;
using test::step;
using test::to_permit;

PlanAnswer made(const PlanRequest& request) { return make_plan(find_flow(kIndustry), request, calendar()); }

Date accepted(const PlanAnswer& answer, std::string_view key) { return planned_acceptance(step(answer, key), calendar()).value(); }

std::string refusal_to_plan(const PlanRequest& request) {
    return test::refusal([&] { made(request); });
}

PlannedLink link(const char* text) { return read_link(text); }

}  // namespace

TEST_CASE("A link is read from its end: kind, lag, unit") {
    CHECK(link("drawing_review") == PlannedLink{"drawing_review", LinkKind::finish_start, 0, LimitUnit::working});
    CHECK(link("施工图审查FS+2wd") == PlannedLink{"施工图审查", LinkKind::finish_start, 2, LimitUnit::working});
    CHECK(link("施工图审查 SS+10cd") == PlannedLink{"施工图审查", LinkKind::start_start, 10, LimitUnit::calendar});
    CHECK(link("A-1FF-3") == PlannedLink{"A-1", LinkKind::finish_finish, -3, LimitUnit::working});
    CHECK(link("FS").step == "FS");
    CHECK_THROWS(link(""));
    CHECK(relation(link("甲SS-3cd")) == "SS-3cd");
}

TEST_CASE("A lag moves what follows, and an overlap takes the place of the flow's order") {
    PlanRequest request = to_permit("2026-11-02");
    const PlanAnswer plain = made(request);
    request.constraints.links = {{"construction_permit", link("drawing_reviewFS+2wd")}};
    const PlanAnswer lagged = made(request);
    CHECK(accepted(lagged, "construction_permit") >= calendar().add(step(lagged, "drawing_review").finish, WorkingDays{2}));
    const std::vector<std::string>& waits = step(lagged, "construction_permit").depends_on;
    CHECK(std::count(waits.begin(), waits.end(), "drawing_review") == 1);

    request.constraints.links = {{"construction_permit", link("drawing_reviewSS+1wd")}};
    const PlanAnswer overlapped = made(request);
    const std::vector<std::string>& rest = step(overlapped, "construction_permit").depends_on;
    CHECK(std::count(rest.begin(), rest.end(), "drawing_review") == 0);
    CHECK(accepted(overlapped, "construction_permit") >= calendar().add(accepted(overlapped, "drawing_review"), WorkingDays{1}));
    CHECK(overlapped.finish <= plain.finish);
}

TEST_CASE("A step is not accepted before the day told, and what follows moves with it") {
    PlanRequest request = to_permit("2026-11-02");
    request.constraints.not_before["construction_permit"] = day("2027-02-27");  // a Saturday
    const PlanAnswer answer = made(request);
    CHECK(accepted(answer, "construction_permit") == calendar().next_working(day("2027-02-27")));
    CHECK(step(answer, "construction_permit").not_before == day("2027-02-27"));
}

TEST_CASE("Several targets: each step as late as its own target allows, the end behind the last of them") {
    PlanRequest request;
    request.start = day("2026-11-02");
    request.backward = true;
    request.constraints.limits["construction_period"] = 300;
    const Flow& flow = find_flow(kIndustry);
    request.targets = {{find_flow_step(flow, "开工").step_key, day("2027-06-30")},
                       {find_flow_step(flow, "竣工").step_key, day("2028-10-31")}};
    const PlanAnswer answer = made(request);
    CHECK(answer.short_by == 0);
    CHECK(answer.goals.size() == 2);
    CHECK(step(answer, "construction_start").finish == day("2027-06-30"));
    CHECK(step(answer, "completion_filing").finish == day("2028-10-31"));
    CHECK(step(answer, "construction_permit").finish <= day("2027-06-30"));
    // What follows the last target follows it at once.
    CHECK(step(answer, "production_start").finish >= day("2028-10-31"));
    CHECK(answer.draft.targets.size() == 2);
    CHECK_FALSE(answer.draft.target);
    CHECK(answer.draft.earliest == request.start);
    // The plan's own network tells the same days again.
    PlanNetwork again{answer.draft, calendar()};
    again.solve();
    for (std::size_t i = 0; i < answer.draft.steps.size(); ++i) CHECK(again.window(i).latest.finish == answer.windows[i].latest.finish);
}

TEST_CASE("Two chains that set the same end are both told") {
    PlanDrafted plan;
    plan.start = day("2026-11-02");
    const auto add = [&](const char* key, int days, std::vector<std::string> waits) {
        plan.steps.push_back(test::step_of_days(key, days));
        plan.steps.back().depends_on = std::move(waits);
    };
    add("first", 3, {});
    add("long", 5, {"first"});
    add("short", 2, {"first"});
    add("other", 3, {"short"});
    add("idle", 1, {"first"});
    add("last", 1, {"long", "other", "idle"});
    PlanNetwork network{plan, calendar()};
    network.solve();
    auto chains = network.critical_chains();
    std::sort(chains.begin(), chains.end());
    CHECK(chains == std::vector<std::vector<std::string>>{{"first", "long", "last"}, {"first", "short", "other", "last"}});
    CHECK(network.window(4).free == 4);
    CHECK_FALSE(network.window(4).critical);
    CHECK(network.driver(3)->step == "short");
}

TEST_CASE("Of several targets each tells by how much it is missed, and the road to it is real") {
    PlanRequest request = to_permit("2026-11-02");
    request.backward = true;
    const PlanAnswer plain = made(to_permit("2026-11-02"));
    request.target = calendar().add(plain.finish, WorkingDays{-3});
    request.targets = {{"plan_permit", calendar().add(step(plain, "plan_permit").finish, WorkingDays{-2})},
                       {"land_contract", step(plain, "land_contract").finish}};
    const PlanAnswer answer = made(request);
    REQUIRE(answer.goals.size() == 3);
    CHECK(answer.goals[0].short_by == 3);
    CHECK(answer.goals[1].short_by == 2);
    CHECK(answer.goals[2].short_by == 0);
    CHECK(answer.short_by == 3);
    CHECK_FALSE(answer.backward);
    REQUIRE_FALSE(answer.goals[0].path.empty());
    CHECK(answer.goals[0].still_short == 0);
    CHECK(answer.goals[0].path.back().cumulative >= 3);
    // Pressed as told, the end's target is met.
    PlanRequest pressed = request;
    pressed.targets.clear();
    for (const PlanCut& compression : answer.goals[0].path) {
        for (const auto& [key, days] : compression.cuts) {
            const PlannedStep& cut = step(answer, key);
            const auto known = pressed.constraints.limits.find(key);
            const int limit = known == pressed.constraints.limits.end() ? days_of(cut) : known->second;
            pressed.constraints.limits[key] = limit - days;
        }
    }
    CHECK(made(pressed).short_by == 0);
}

TEST_CASE("A deadline moves no step, and one that cannot be kept is told") {
    PlanRequest request = to_permit("2026-11-02");
    const PlanAnswer plain = made(request);
    request.constraints.deadlines["plan_permit"] = step(plain, "plan_permit").finish;
    const PlanAnswer kept = made(request);
    CHECK(kept.short_by == 0);
    CHECK(step(kept, "plan_permit").finish == step(plain, "plan_permit").finish);
    request.constraints.deadlines["plan_permit"] = calendar().add(step(plain, "plan_permit").finish, WorkingDays{-1});
    const PlanAnswer missed = made(request);
    CHECK(missed.short_by == 1);
    CHECK(missed.goals.front().kind == PlanGoal::Kind::deadline);
}

TEST_CASE("Wishes that nothing can keep are refused, each with its own code") {
    struct Case {
        const char* code;
        void (*constraint)(PlanRequest&);
    };
    const Case cases[] = {
        {"plan.cycle",
         [](PlanRequest& r) {
             r.constraints.links = {{"plan_permit", link("construction_permit")}};
         }},
        {"plan.cycle",
         [](PlanRequest& r) {
             r.constraints.links = {{"plan_permit", link("plan_permitSS+2wd")}};
         }},
        {"plan.link_unused",
         [](PlanRequest& r) {
             r.constraints.links = {{"construction_permit", link("energy_review")}};
         }},
        {"plan.limit_unused", [](PlanRequest& r) { r.constraints.limits["production_start"] = 3; }},
        {"plan.not_before_unused", [](PlanRequest& r) { r.constraints.not_before["production_start"] = day("2027-01-04"); }},
        {"plan.deadline_unused", [](PlanRequest& r) { r.constraints.deadlines["production_start"] = day("2027-01-04"); }},
        {"plan.target_unused",
         [](PlanRequest& r) {
             r.targets = {{"production_start", day("2027-01-04")}};
         }},
        {"plan.min_duration", [](PlanRequest& r) { r.constraints.min_durations["construction_permit"] = 30; }},
        {"plan.deadline_before_not_before",
         [](PlanRequest& r) {
             r.constraints.not_before["plan_permit"] = day("2027-01-05");
             r.constraints.deadlines["plan_permit"] = day("2027-01-04");
         }},
        {"plan.target_before_not_before",
         [](PlanRequest& r) {
             r.constraints.not_before["plan_permit"] = day("2027-01-05");
             r.targets = {{"plan_permit", day("2027-01-04")}};
         }},
        {"plan.target_after_end",
         [](PlanRequest& r) {
             r.target = day("2027-06-30");
             r.targets = {{"plan_permit", day("2027-07-01")}};
         }},
    };
    for (const Case& wrong : cases) {
        CAPTURE(wrong.code);
        PlanRequest request = to_permit("2026-11-02");
        wrong.constraint(request);
        CHECK(refusal_to_plan(request) == wrong.code);
    }
}

TEST_CASE("What runs waits for what it should have waited for, unless told otherwise, and says that it began early") {
    PlanRequest request = to_permit("2026-11-16");
    request.known_until = day("2026-11-16");
    BegunStep early;
    early.planned = planned_step(find_flow_step(find_flow(kIndustry), "construction_permit"));
    early.accepted = day("2026-11-12");
    early.finish = day("2026-11-17");
    request.begun["construction_permit"] = early;
    const PlanAnswer retained = made(request);
    CHECK(step(retained, "construction_permit").begun);
    CHECK(step(retained, "construction_permit").finish > step(retained, "drawing_review").finish);
    CHECK_FALSE(retained.begun_early.empty());
    request.logic = Logic::overridden;
    CHECK(step(made(request), "construction_permit").finish == day("2026-11-17"));
}

TEST_CASE("Rows of dates may carry links and bounds, and doubts about them are told") {
    const auto rows = read_plan_rows(
        R"({"step":"drawing_review","start":"2026-11-02","finish":"2026-11-09"}
{"step":"construction_permit","start":"2026-11-09","finish":"2026-11-12","links":["施工图审查FS+2wd"],"deadline":"2026-11-11","min_duration":2})");
    const PlanAnswer answer = plan_of_rows(find_flow(kIndustry), {}, rows, calendar());
    CHECK(step(answer, "construction_permit").links == std::vector<PlannedLink>{link("drawing_reviewFS+2wd")});
    CHECK(step(answer, "construction_permit").finish == day("2026-11-12"));
    CHECK(answer.warnings.size() == 2);
}

namespace {

// Evenings between which a step is in work.
struct Stay {
    Date begin;
    Date end;
};

Date slow_working(Date from, CalendarDays by) {
    while (!calendar().is_working(from)) from = from + by;
    return from;
}

Date slow_end(const PlannedStep& step, Date begin) {
    if (days_of(step) == 0) return begin;
    if (step.unit == LimitUnit::calendar) return slow_working(begin + CalendarDays{days_of(step)}, kOneDay);
    for (int left = days_of(step); left > 0;) {
        begin = begin + kOneDay;
        if (calendar().is_working(begin)) --left;
    }
    return begin;
}

Date slow_moved(Date from, const PlannedLink& link) {
    if (link.unit == LimitUnit::calendar) return from + CalendarDays{link.lag};
    for (int left = link.lag; left > 0;) {
        from = from + kOneDay;
        if (calendar().is_working(from)) --left;
    }
    for (int left = -link.lag; left > 0; from = from - kOneDay) {
        if (calendar().is_working(from)) --left;
    }
    return link.lag < 0 ? slow_working(from, CalendarDays{-1}) : from;
}

bool holds(const PlannedLink& link, const Stay& from, const Stay& to) {
    const bool from_end = link.type == LinkKind::finish_start || link.type == LinkKind::finish_finish;
    const bool to_begin = link.type == LinkKind::finish_start || link.type == LinkKind::start_start;
    return (to_begin ? to.begin : to.end) >= slow_moved(from_end ? from.end : from.begin, link);
}

// Steps stand in an order in which they may wait for each other.
std::vector<Stay> slow_plan(const PlanDrafted& plan) {
    std::vector<Stay> stays;
    const auto at = [&](const std::string& key) { return stays[static_cast<std::size_t>(std::stoi(key))]; };
    for (const PlannedStep& step : plan.steps) {
        Date begin = slow_working(*plan.start, kOneDay);
        if (step.not_before) begin = std::max(begin, slow_working(*step.not_before, kOneDay));
        const auto fits = [&] {
            const Stay stay{begin, slow_end(step, begin)};
            const bool opens = days_of(step) == 0 || step.unit != LimitUnit::working || calendar().is_working(begin + kOneDay);
            return opens &&
                   std::all_of(step.depends_on.begin(), step.depends_on.end(),
                               [&](const std::string& key) { return begin >= at(key).end; }) &&
                   std::all_of(step.links.begin(), step.links.end(),
                               [&](const PlannedLink& link) { return holds(link, at(link.step), stay); });
        };
        while (!fits()) begin = begin + kOneDay;
        stays.push_back({begin, slow_end(step, begin)});
    }
    return stays;
}

}  // namespace

TEST_CASE("A plan's days are those of a slow solver that walks day by day") {
    const bool held = rc::check("forward", [] {
        PlanDrafted plan;
        plan.start = day("2026-09-01") + CalendarDays{*rc::gen::inRange(0, 60)};
        const int count = *rc::gen::inRange(1, 9);
        for (int i = 0; i < count; ++i) plan.steps.push_back(any_step(i));
        PlanNetwork network{plan, calendar()};
        network.solve();
        const std::vector<Stay> stays = slow_plan(plan);
        for (std::size_t i = 0; i < stays.size(); ++i) {
            const StepSpan span = network.window(i).earliest;
            RC_ASSERT(span.finish == stays[i].end);
            RC_ASSERT(span.accepted == (days_of(plan.steps[i]) == 0 ? stays[i].end : slow_working(stays[i].begin, CalendarDays{-1})));
        }
    });
    CHECK(held);
}

}  // namespace zb
