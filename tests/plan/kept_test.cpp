// SPDX-License-Identifier: Apache-2.0
// What a replan keeps of the plan in force: what the project has set beside its flow.
#include <algorithm>
#include <doctest/doctest.h>

#include "plan/making.h"
#include "support/days.h"
#include "support/planned_steps.h"
#include "support/refusal.h"

namespace zb {
namespace {

using Words = std::vector<std::string>;
using test::calendar;
using test::step;
using test::to_permit;

const Flow& industry() { return find_flow("shehui_gongye"); }

// A project whose drawings' review takes twelve days, whose permit waits two days more, is not filed before the spring and has a last day.
PlanAnswer first_plan() {
    PlanRequest request = to_permit("2026-11-02");
    request.constraints.limits = {{"drawing_review", 12}};
    request.constraints.links = {{"construction_permit", read_link("drawing_reviewFS+2wd")}};
    request.constraints.not_before = {{"construction_permit", Date::parse("2027-03-01")}};
    request.constraints.deadlines = {{"construction_permit", Date::parse("2027-06-30")}};
    return make_plan(industry(), request, calendar());
}

PlanRequest anew() {
    PlanRequest request = to_permit("2026-11-30");
    request.kept = constraints_of(first_plan().draft, industry());
    return request;
}

}  // namespace

TEST_CASE("What the project has set is kept, and told") {
    const PlanAnswer answer = make_plan(industry(), anew(), calendar());
    CHECK(answer.kept == Words{"“施工图审查”时限 12 个工作日", "“施工许可”不早于 2027-03-01 受理", "“施工许可”搭接 施工图审查FS+2wd",
                               "“施工许可”最迟 2027-06-30 办结"});
    CHECK(step(answer, "drawing_review").promised == 12);
    const PlannedStep& permit = step(answer, "construction_permit");
    CHECK(permit.not_before == Date::parse("2027-03-01"));
    CHECK(permit.deadline == Date::parse("2027-06-30"));
    CHECK(permit.links == std::vector<PlannedLink>{read_link("drawing_reviewFS+2wd")});
}

TEST_CASE("What is told anew takes the place of what was kept, of the same step and kind alone") {
    PlanRequest request = anew();
    request.constraints.limits = {{"drawing_review", 8}};
    request.constraints.links = {{"construction_permit", read_link("drawing_reviewFS+5wd")}};
    const PlanAnswer answer = make_plan(industry(), request, calendar());
    CHECK(answer.kept == Words{"“施工许可”不早于 2027-03-01 受理", "“施工许可”最迟 2027-06-30 办结"});
    CHECK(step(answer, "drawing_review").promised == 8);
    CHECK(step(answer, "construction_permit").links == std::vector<PlannedLink>{read_link("drawing_reviewFS+5wd")});
}

TEST_CASE("One thing that was kept is let go alone, and only what was kept") {
    struct {
        ConstraintKind kind;
        const char* step;
        std::vector<std::string> left;  // of what the case above keeps
    } const cases[] = {
        {ConstraintKind::limit, "drawing_review", {"不早于", "搭接", "最迟"}},
        {ConstraintKind::link, "construction_permit", {"时限 12", "不早于", "最迟"}},
        {ConstraintKind::not_before, "construction_permit", {"时限 12", "搭接", "最迟"}},
        {ConstraintKind::deadline, "construction_permit", {"时限 12", "不早于", "搭接"}},
    };
    for (const auto& one : cases) {
        PlanRequest request = anew();
        drop(request.kept, one.kind, find_flow_step(industry(), one.step));
        const PlanAnswer answer = make_plan(industry(), request, calendar());
        REQUIRE(answer.kept.size() == one.left.size());
        for (std::size_t i = 0; i < one.left.size(); ++i) CHECK(answer.kept[i].find(one.left[i]) != std::string::npos);
    }
    PlanRequest request = anew();
    CHECK(test::refusal([&] { drop(request.kept, ConstraintKind::min_duration, find_flow_step(industry(), "drawing_review")); }) ==
          "plan.nothing_kept");
}

TEST_CASE("What has begun keeps what was promised, and of what is over nothing is kept") {
    PlanRequest request = anew();
    BegunStep review;
    review.planned = step(first_plan(), "drawing_review");
    review.accepted = Date::parse("2026-11-10");
    review.finish = Date::parse("2026-11-24");
    review.done = true;
    request.begun = {{"drawing_review", review}};
    request.known_until = Date::parse("2026-11-30");
    const PlanAnswer answer = make_plan(industry(), request, calendar());
    CHECK(std::find(answer.kept.begin(), answer.kept.end(), "“施工图审查”时限 12 个工作日") == answer.kept.end());
    CHECK(step(answer, "drawing_review").finish == Date::parse("2026-11-24"));
    CHECK(step(answer, "drawing_review").promised == 12);
}

TEST_CASE("A plan as the flow has it leaves nothing to keep") {
    const PlanConstraints constraints = constraints_of(make_plan(industry(), to_permit("2026-11-02"), calendar()).draft, industry());
    CHECK(constraints.limits.empty());
    CHECK(constraints.links.empty());
    CHECK(constraints.deadlines.empty());
}

}  // namespace zb
