// SPDX-License-Identifier: Apache-2.0
#include "plan/making.h"

#include <algorithm>
#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "plan/planned_step.h"
#include "support/days.h"
#include "support/planned_steps.h"
#include "support/refusal.h"

namespace zb {
namespace {

using test::calendar;
using test::day;
using test::kIndustry;
using test::refusal;
using test::step;

PlanRequest from(const char* start) {
    PlanRequest request;
    request.start = day(start);
    return request;
}

bool has(const PlanAnswer& answer, std::string_view key) {
    return std::any_of(answer.draft.steps.begin(), answer.draft.steps.end(),
                       [&](const PlannedStep& planned) { return planned.step == key; });
}

std::optional<Date> acceptance_of(const PlanAnswer& answer, std::string_view key) {
    return planned_acceptance(step(answer, key), calendar());
}

BegunStep begun(const char* key, const char* accepted_on, const char* finish, bool done) {
    BegunStep step;
    step.planned = planned_step(find_flow_step(find_flow("shehui_gongye"), key));
    step.planned.promised = 9;
    step.accepted = day(accepted_on);
    step.finish = day(finish);
    step.done = done;
    return step;
}

}  // namespace

TEST_CASE("The first step is acceptance_of on the day told, and its days count from the next") {
    PlanRequest request = from("2026-11-16");
    request.until = "land_use_permit";
    const PlanAnswer answer = make_plan(find_flow(kIndustry), request, calendar());
    // Monday 11-16 acceptance_of, three working days: Thursday 11-19.
    CHECK(acceptance_of(answer, "project_filing") == day("2026-11-16"));
    CHECK(step(answer, "project_filing").start == day("2026-11-17"));
    CHECK(step(answer, "project_filing").finish == day("2026-11-19"));
}

TEST_CASE("A step is acceptance_of on the day its last predecessor ends") {
    PlanRequest request = from("2026-11-16");
    request.until = "construction_permit";
    const PlanAnswer answer = make_plan(find_flow(kIndustry), request, calendar());
    Date last = request.start;
    for (const std::string& key : step(answer, "construction_permit").depends_on) last = std::max(last, step(answer, key).finish);
    CHECK(acceptance_of(answer, "construction_permit") == last);
    CHECK(step(answer, "construction_permit").finish == calendar().add(last, WorkingDays{3}));
}

TEST_CASE("A rest day as the start moves to the next working day") {
    PlanRequest request = from("2026-11-14");  // Saturday
    request.until = "project_filing";
    CHECK(acceptance_of(make_plan(find_flow(kIndustry), request, calendar()), "project_filing") == day("2026-11-16"));
}

TEST_CASE("Working days leave the National Day holiday out and count make-up days") {
    PlanRequest request = from("2026-09-30");
    request.until = "project_filing";
    // 2026-10-01 to 10-07 rest, Saturday 10-10 works: 10-08, 10-09, 10-10.
    CHECK(make_plan(find_flow(kIndustry), request, calendar()).finish == day("2026-10-10"));
}

TEST_CASE("Public notice lengthens the calendar plan of its parent, not the approval clock") {
    PlanRequest request = from("2026-11-02");
    request.until = "design_review";
    request.begun["land_use_permit"] = begun("land_use_permit", "2026-10-26", "2026-10-30", true);
    const PlanAnswer answer = make_plan(find_flow(kIndustry), request, calendar());
    // Accepted Monday 11-02, seven calendar days to 11-09, then ten working days to 11-23.
    CHECK(acceptance_of(answer, "design_review") == day("2026-11-02"));
    CHECK(step(answer, "design_notice").finish == day("2026-11-09"));
    CHECK(step(answer, "design_review").finish == day("2026-11-23"));
    CHECK(approval_clock(answer.draft.steps).days == 19);  // 9 + 10
}

TEST_CASE("Other sub-items run inside their parent and end with it at the latest") {
    PlanRequest request = from("2026-11-02");
    request.conditions = {"special_fire"};
    const PlanAnswer answer = make_plan(find_flow(kIndustry), request, calendar());
    const PlannedStep& parent = step(answer, "joint_acceptance");
    for (const char* key : {"plan_verification", "fire_acceptance", "archive_acceptance"}) {
        CAPTURE(key);
        CHECK(*acceptance_of(answer, key) >= *acceptance_of(answer, "joint_acceptance"));
        CHECK(step(answer, key).finish <= parent.finish);
    }
}

TEST_CASE("Only steps whose condition holds are planned, and the others say why not") {
    PlanRequest request = from("2026-11-02");
    request.conditions = {"special_fire", "special_fire"};
    const PlanAnswer answer = make_plan(find_flow(kIndustry), request, calendar());
    CHECK(has(answer, "fire_design_review"));
    CHECK_FALSE(has(answer, "soil_water_plan"));
    CHECK_FALSE(has(answer, "fire_filing"));
    CHECK(answer.draft.conditions == std::vector<std::string>{"special_fire"});
    const auto left_out =
        std::find_if(answer.left_out.begin(), answer.left_out.end(), [](const LeftOut& step) { return step.name == "水保审批"; });
    REQUIRE(left_out != answer.left_out.end());
    CHECK(left_out->why.find("soil_book") != std::string::npos);
    for (const PlannedStep& planned : answer.draft.steps) {
        for (const std::string& key : planned.depends_on) CHECK(has(answer, key));
    }
}

TEST_CASE("Wrong words are refused with the nearest right one") {
    const Flow& flow = find_flow(kIndustry);
    CHECK(refusal([] { find_flow("shehui_gongy"); }) == "flow.unknown");
    CHECK(refusal([] { find_flow("社会投资"); }) == "flow.ambiguous");
    CHECK(find_flow("房建").flow_key == "shehui_fangjian");
    CHECK(refusal([&] { find_flow_step(flow, "constructoin_permit"); }) == "step.unknown");
    CHECK(refusal([&] { find_flow_step(flow, "公示"); }) == "step.ambiguous");
    CHECK(find_flow_step(flow, "施工许可").step_key == "construction_permit");
    PlanRequest request = from("2026-11-02");
    request.conditions = {"special_fir"};
    CHECK(refusal([&] { make_plan(flow, request, calendar()); }) == "flow.unknown_condition");
    request.conditions = {"soil_book", "soil_form"};
    CHECK(refusal([&] { make_plan(flow, request, calendar()); }) == "flow.exclusive_conditions");
    request.conditions = {};
    request.until = "energy_review";
    CHECK(refusal([&] { make_plan(flow, request, calendar()); }) == "plan.until_closed");
    request.until = "construction_permit";
    request.constraints.limits["construction_period"] = 300;
    CHECK(refusal([&] { make_plan(flow, request, calendar()); }) == "plan.limit_unused");
}

TEST_CASE("A plan up to a step keeps what it waits for and what runs inside it, and no more") {
    PlanRequest request = from("2026-11-02");
    request.until = "construction_permit";
    const PlanAnswer answer = make_plan(find_flow(kIndustry), request, calendar());
    for (const char* key : {"construction_permit", "quality_safety_supervision", "drawing_review", "survey_review", "plan_permit",
                            "design_notice", "land_contract"})
        CHECK(has(answer, key));
    for (const char* key : {"construction_start", "temp_utilities", "eia_report", "joint_acceptance"}) CHECK_FALSE(has(answer, key));
}

TEST_CASE("The construction period lasts as long as the project says, else it is told to count no days") {
    PlanRequest request = from("2026-11-02");
    const PlanAnswer without = make_plan(find_flow(kIndustry), request, calendar());
    CHECK(without.without_limit == std::vector<std::string>{"施工期"});
    CHECK(step(without, "construction_period").finish == step(without, "construction_start").finish);
    request.constraints.limits["construction_period"] = 300;
    const PlanAnswer with = make_plan(find_flow(kIndustry), request, calendar());
    CHECK(with.without_limit.empty());
    const Date started = step(with, "construction_start").finish;
    CHECK(step(with, "construction_period").finish == calendar().next_working(started + CalendarDays{300}));
}

TEST_CASE("A target that can be met gives the latest days, and everything ends by it") {
    PlanRequest request = from("2026-11-02");
    request.until = "construction_permit";
    request.target = day("2027-03-31");
    request.backward = true;
    const PlanAnswer answer = make_plan(find_flow(kIndustry), request, calendar());
    CHECK(answer.short_by == 0);
    CHECK(step(answer, "construction_permit").finish == day("2027-03-31"));
    CHECK(answer.draft.target == day("2027-03-31"));
    CHECK_FALSE(answer.draft.start);
    CHECK(*answer.latest_start > request.start);
}

TEST_CASE("An impossible target says by how many working days, and starting that much earlier meets it") {
    PlanRequest request = from("2026-11-02");
    request.until = "construction_permit";
    const Date earliest = make_plan(find_flow(kIndustry), request, calendar()).finish;
    request.target = calendar().add(earliest, WorkingDays{-4});
    request.backward = true;
    const PlanAnswer missed = make_plan(find_flow(kIndustry), request, calendar());
    CHECK(missed.short_by == 4);
    CHECK(missed.finish == earliest);
    CHECK(step(missed, "construction_permit").finish == earliest);
    request.start = *missed.latest_start;
    CHECK(make_plan(find_flow(kIndustry), request, calendar()).short_by == 0);
    request.start = calendar().add(*missed.latest_start, WorkingDays{1});
    CHECK(make_plan(find_flow(kIndustry), request, calendar()).short_by > 0);
}

TEST_CASE("What has begun keeps its days when a plan is made anew") {
    PlanRequest request = from("2026-11-16");
    request.until = "land_use_permit";
    request.begun["project_filing"] = begun("project_filing", "2026-11-09", "2026-11-11", true);
    request.begun["land_contract"] = begun("land_contract", "2026-11-12", "2026-11-25", false);
    const PlanAnswer answer = make_plan(find_flow(kIndustry), request, calendar());
    CHECK(step(answer, "project_filing").finish == day("2026-11-11"));
    CHECK(acceptance_of(answer, "project_filing") == day("2026-11-09"));
    CHECK(acceptance_of(answer, "land_use_permit") == day("2026-11-25"));
    CHECK(step(answer, "land_use_permit").finish == day("2026-11-30"));
    CHECK(step(answer, "project_filing").promised == 9);
    request.constraints.limits["project_filing"] = 1;
    CHECK(refusal([&] { make_plan(find_flow(kIndustry), request, calendar()); }) == "plan.limit_of_begun");
    CHECK(has(answer, "land_auction"));
}

TEST_CASE("What a finished step waited for is left out, and what ran inside it") {
    PlanRequest request = from("2026-11-16");
    request.until = "plan_permit";
    request.begun["land_contract"] = begun("land_contract", "2026-11-02", "2026-11-09", true);
    request.begun["design_review"] = begun("design_review", "2026-11-02", "2026-11-13", true);
    const PlanAnswer answer = make_plan(find_flow(kIndustry), request, calendar());
    CHECK_FALSE(has(answer, "land_auction"));
    CHECK_FALSE(has(answer, "design_notice"));
    CHECK_FALSE(has(answer, "land_use_permit"));
    CHECK(acceptance_of(answer, "plan_permit") == day("2026-11-16"));
}

TEST_CASE("Where a running step sets the end, a missed target says by when it would have to be decided") {
    PlanRequest request = from("2026-11-16");
    request.until = "land_use_permit";
    request.begun["land_contract"] = begun("land_contract", "2026-11-12", "2026-11-25", false);
    request.begun["land_contract"].planned.depends_on.clear();
    request.backward = true;
    request.target = day("2026-11-27");  // needs three working days after the contract: 11-30
    const PlanAnswer answer = make_plan(find_flow(kIndustry), request, calendar());
    CHECK(answer.short_by == 1);
    REQUIRE(answer.goals.front().running_too_long);
    CHECK(answer.goals.front().running_too_long->first == "出让合同");
    CHECK(answer.goals.front().running_too_long->second == day("2026-11-24"));
}

TEST_CASE("The approval clock of a plan is the longest path over counted steps, as the flow's own check finds it") {
    struct Case {
        const char* flow;
        int least;
    };
    const Case cases[] = {{"shehui_gongye", 44}, {"shehui_fangjian", 48}, {"xiaoxing_gongye", 18}, {"shinei_zhuangxiu", 15}};
    for (const Case& expected : cases) {
        CAPTURE(expected.flow);
        const PlanAnswer answer = make_plan(find_flow(expected.flow), from("2026-11-02"), calendar());
        CHECK(approval_clock(answer.draft.steps).days == expected.least);
    }
}

TEST_CASE("The main line is a chain of steps that ends with the plan") {
    PlanRequest request = from("2026-11-02");
    request.until = "construction_permit";
    const PlanAnswer answer = make_plan(find_flow(kIndustry), request, calendar());
    REQUIRE_FALSE(answer.chain.empty());
    CHECK(answer.chain.back() == "construction_permit");
    CHECK(step(answer, answer.chain.back()).main);
    CHECK(step(answer, answer.chain.back()).finish == answer.finish);
}

TEST_CASE("A file of dates is the whole plan") {
    const char* const file =
        R"({"step":"施工许可","start":"2026-11-19","finish":"2026-11-24","depends_on":["plan_permit","drawing_review"],"promised":3}
{"step":"drawing_review","finish":"2026-11-25","department":"区住房和城乡建设局"}
{"step":"quality_safety_supervision","finish":"2026-11-24","part_of":""}
{"step":"fire_design_review","finish":"2026-11-18"})";
    const PlanAnswer answer = plan_of_rows(find_flow(kIndustry), {}, read_plan_rows(file), calendar());
    REQUIRE(answer.draft.steps.size() == 4);
    CHECK(step(answer, "construction_permit").depends_on == std::vector<std::string>{"drawing_review"});
    CHECK(acceptance_of(answer, "construction_permit") == day("2026-11-19"));
    CHECK(step(answer, "construction_permit").start == day("2026-11-20"));
    CHECK(step(answer, "drawing_review").department == "区住房和城乡建设局");
    CHECK_FALSE(step(answer, "quality_safety_supervision").part_of);
    // Two that end before what they wait for, and one whose condition is off: told, not refused.
    CHECK(answer.warnings.size() == 3);
}

TEST_CASE("Days of a plan file that are rest days, or leave no day between, are kept or said") {
    struct Case {
        const char *start, *finish;
        const char* accepted;  // as the plan has it, "" for none
        const char* said;      // "" where nothing is to be said
    };
    const Case cases[] = {
        {"2026-11-20", "2026-11-25", "2026-11-20", ""},
        {"2026-11-22", "2026-11-25", "2026-11-20", "计划受理日 2026-11-22 是休息日"},
        {"2026-11-18", "2026-11-18", "", "受理当日办结"},
        {"2026-11-20", "2026-11-22", "", "计划办结日 2026-11-22 是休息日"},
        {"2026-11-20", "2026-11-22", "", "受理后到办结没有工作日"},
        {"2026-09-28", "2026-10-05", "2026-09-28", "须在之前最后一个工作日 2026-09-30 办结"},
        {"2026-09-20", "2026-09-24", "2026-09-20", ""},  // a Sunday on which is worked
    };
    for (const Case& one : cases) {
        CAPTURE(one.said);
        const std::string file = std::string{R"({"step":"project_filing","start":")"} + one.start + R"(","finish":")" + one.finish + "\"}";
        const PlanAnswer answer = plan_of_rows(find_flow(kIndustry), {}, read_plan_rows(file), calendar());
        CHECK(step(answer, "project_filing").finish == day(one.finish));
        const auto accepted = acceptance_of(answer, "project_filing");
        CHECK((accepted ? iso(*accepted) : "") == one.accepted);
        const auto says = [&](const std::string& warning) { return warning.find(one.said) != std::string::npos; };
        CHECK(std::any_of(answer.warnings.begin(), answer.warnings.end(), says) == (*one.said != 0));
    }
}

TEST_CASE("Wrong rows of a plan file are told by their lines") {
    const auto rows = read_plan_rows(R"({"step":"no_such_step","finish":"2026-11-24"}
{"step":"plan_permit","finish":"2026-11-24","depends_on":["design_reveiw"]}
{"step":"construction_permit","start":"2026-11-25","finish":"2026-11-24"})");
    try {
        plan_of_rows(find_flow(kIndustry), {}, rows, calendar());
        FAIL("not refused");
    } catch (const Error& error) {
        REQUIRE(error.rows().size() == 3);
        CHECK(error.rows()[0].code == "step.unknown");
        CHECK(error.rows()[1].code == "step.unknown");
        CHECK(error.rows()[1].hint.find("design_review") != std::string::npos);
        CHECK(error.rows()[2].code == "plan.finish_before_start");
        CHECK(error.rows()[2].place.line == 3);
    }
}

}  // namespace zb
