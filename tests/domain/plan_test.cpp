// SPDX-License-Identifier: Apache-2.0
#include "domain/plan.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "domain/domain.h"
#include "domain/step/opening.h"
#include "plan/file.h"
#include "plan/making.h"
#include "plan/planned_step.h"
#include "support/days.h"
#include "support/scenario.h"

namespace zb {
namespace {

PlannedStep step(std::string key) {
    PlannedStep planned;
    planned.step = key;
    planned.short_name = std::move(key);
    planned.finish = Date::parse("2026-11-20");
    return planned;
}

State one_project() {
    State state;
    state.scope = Scope::all();
    state.projects["P"].code = "P";
    return state;
}

Envelope envelope(std::int64_t seq, const char* on = "2026-11-02") {
    Envelope envelope;
    envelope.seq = seq;
    envelope.on = Date::parse(on);
    envelope.project = "P";
    return envelope;
}

std::string refusal(const State& state, std::vector<PlannedStep> steps) {
    PlanDrafted draft;
    draft.steps = std::move(steps);
    try {
        PlanNoun::check(state, envelope(1), draft);
    } catch (const Error& error) {
        CHECK_FALSE(error.fault().hint.empty());
        return error.fault().code;
    }
    return {};
}

std::string adoption_refusal(const State& state, std::int64_t draft, const char* on = "2026-11-02") {
    try {
        PlanNoun::check(state, envelope(9, on), PlanAdopted{draft, "会议"});
    } catch (const Error& error) {
        return error.fault().code;
    }
    return {};
}

template <class Call>
std::vector<std::pair<int, std::string>> faults_of(Call call) {
    std::vector<std::pair<int, std::string>> faults;
    try {
        call();
    } catch (const Error& error) {
        for (const Fault& fault : error.rows()) faults.emplace_back(fault.place.line, fault.code);
    }
    return faults;
}

}  // namespace

TEST_CASE("A draft is refused for what cannot be carried out") {
    const State state = one_project();
    CHECK(refusal(state, {step("a"), step("b")}) == "");
    CHECK(refusal(state, {}) == "plan.empty");
    CHECK(refusal(state, {step("a"), step("a")}) == "plan.doubled_step");

    PlannedStep backwards = step("a");
    backwards.start = Date::parse("2026-11-21");
    CHECK(refusal(state, {backwards}) == "plan.finish_before_start");

    PlannedStep generous = step("a");
    generous.legal = 20;
    generous.promised = 21;
    CHECK(refusal(state, {generous}) == "plan.promise_over_legal");
    generous.kind = StepKind::enterprise;
    CHECK(refusal(state, {generous}) == "");

    PlannedStep orphan = step("a");
    orphan.part_of = "b";
    CHECK(refusal(state, {orphan}) == "plan.unknown_parent");

    PlannedStep middle = step("b");
    middle.part_of = "c";
    CHECK(refusal(state, {orphan, middle, step("c")}) == "plan.nested_sub_item");
}

TEST_CASE("Steps that wait for each other are refused, also by way of a sub-item") {
    const State state = one_project();
    PlannedStep a = step("a");
    PlannedStep b = step("b");
    a.depends_on = {"b"};
    CHECK(refusal(state, {a, b}) == "");
    b.depends_on = {"a"};
    CHECK(refusal(state, {a, b}) == "plan.cycle");

    // The sub-item must be done before its parent, and waits for what follows it.
    PlannedStep sub = step("sub");
    sub.part_of = "parent";
    sub.depends_on = {"after"};
    PlannedStep after = step("after");
    after.depends_on = {"parent"};
    CHECK(refusal(state, {step("parent"), sub, after}) == "plan.cycle");
}

TEST_CASE("The first adopted version is the baseline, the last the current plan") {
    State state = one_project();
    CHECK(adoption_refusal(state, 1) == "plan.no_draft");
    PlanDrafted draft;
    draft.steps = {step("a")};
    PlanNoun::apply(state, envelope(1), draft);
    CHECK(adoption_refusal(state, 2) == "plan.not_the_last_draft");
    PlanNoun::apply(state, envelope(2, "2026-11-03"), PlanAdopted{1, "预审会"});
    CHECK(adoption_refusal(state, 1) == "plan.no_draft");

    draft.steps = {step("a"), step("b")};
    PlanNoun::apply(state, envelope(3), draft);
    CHECK(adoption_refusal(state, 3, "2026-11-02") == "plan.adopted_backwards");
    CHECK(adoption_refusal(state, 3, "2026-11-03") == "");
    PlanNoun::apply(state, envelope(4, "2026-11-04"), PlanAdopted{3, "专题会议"});

    const ProjectPlans& plans = state.plans_of("P");
    CHECK(plans.baseline()->number == 1);
    CHECK(plans.baseline()->reason == "预审会");
    CHECK(plans.current()->number == 2);
    CHECK(plans.current()->on == Date::parse("2026-11-04"));
    CHECK(plans.current()->find("b") != nullptr);
    CHECK(plans.current()->find("c") == nullptr);
    CHECK_FALSE(plans.draft);
}

TEST_CASE("A later version may not drop a step that has begun") {
    State state = one_project();
    PlanDrafted draft;
    draft.steps = {step("a"), step("b")};
    PlanNoun::apply(state, envelope(1), draft);
    PlanNoun::apply(state, envelope(2), PlanAdopted{1, "会议"});
    state.steps["P"]["a"].attempts.emplace_back();
    draft.steps = {step("b")};
    PlanNoun::apply(state, envelope(3), draft);
    CHECK(adoption_refusal(state, 3) == "plan.drops_begun_step");
    draft.steps = {step("a")};
    PlanNoun::apply(state, envelope(4), draft);
    CHECK(adoption_refusal(state, 4) == "");
}

TEST_CASE("The body of a plan reads back as it was written") {
    const State state = play_scenario(Date::parse("2026-11-20"));
    JsonDocument parser;
    for (const auto& [code, plans] : state.plans) {
        const std::string body = to_body(plans.current()->plan);
        CHECK(to_body(from_body<PlanDrafted>(parser.parse(body))) == body);
    }
}

TEST_CASE("A notice that stands alone in its plan is still no approval item") {
    const State state = play_scenario(Date::parse("2026-11-20"));
    const PlanVersion& plan = *state.plans_of("JH-2026-001").current();
    CHECK_FALSE(plan.find("design_notice")->part_of);
    CHECK_FALSE(plan.find("design_notice")->approval_item());
    CHECK(plan.find("design_review")->approval_item());
    CHECK(plan.find("temp_utilities")->utility());
    CHECK_FALSE(plan.find("temp_utilities")->approval_item());
    CHECK_FALSE(plan.find("contractor_selection")->approval_item());
}

TEST_CASE("A plan file tells every fault by its line") {
    const auto faults = faults_of([] {
        read_plan_rows(R"({"step":"project_filing","finish":"2026-11-31"}

{"step":"project_filing"}
{"step":"project_filing","finish":"2026-11-20","finnish":"2026-11-20"}
{"step":"project_filing","finish":"2026-11-20","promised":"3"}
{"step":"project_filing","finish":"2026-11-20","materials":"申请表"}
not json
["project_filing"]
{"step":"project_filing","finish":"2026-11-20","depends_on":"land_contract"}
)");
    });
    CHECK(faults == std::vector<std::pair<int, std::string>>{{1, "date.invalid"},
                                                             {3, "row.invalid"},
                                                             {4, "row.invalid"},
                                                             {5, "row.invalid"},
                                                             {6, "material.invalid"},
                                                             {7, "json.invalid"},
                                                             {8, "row.invalid"},
                                                             {9, "row.invalid"}});
}

TEST_CASE("An empty plan file is refused") {
    CHECK_THROWS_AS(read_plan_rows("\n \n"), Error);
    CHECK_THROWS_AS(read_opening_rows(""), Error);
}

TEST_CASE("Opening rows keep what is known and leave the rest open") {
    const auto rows =
        read_opening_rows("\xEF\xBB\xBF{\"step\":\"a\",\"accepted\":\"2026-10-20\",\"used\":3}\r\n{\"step\":\"b\",\"decided\":null}");
    REQUIRE(rows.size() == 2);
    CHECK(rows[0].opened.accepted == Date::parse("2026-10-20"));
    CHECK(rows[0].opened.used == 3);
    CHECK(rows[1].line == 2);
    CHECK_FALSE(rows[1].opened.decided);
}

TEST_CASE("Materials are main or minor, in brackets of either width") {
    const auto papers = read_papers("申请表（原件）(主); 授权委托书原件（次）");
    REQUIRE(papers.size() == 2);
    CHECK(papers[0].name == "申请表（原件）");
    CHECK_FALSE(papers[0].minor);
    CHECK(papers[1].name == "授权委托书原件");
    CHECK(papers[1].minor);
}

TEST_CASE("Every flow, start and set of conditions gives a plan that its own check accepts") {
    const bool held = rc::check("make_plan", [] {
        const Flow& flow = **rc::gen::elementOf(
            std::vector<const Flow*>{&builtin_flows()[0], &builtin_flows()[1], &builtin_flows()[2], &builtin_flows()[3]});
        PlanRequest request;
        request.start = test::day("2025-01-01") + CalendarDays{*rc::gen::inRange(0, 700)};
        for (const std::string& condition : flow.conditions()) {
            if (condition != "soil_form" && *rc::gen::arbitrary<bool>()) request.conditions.push_back(condition);
        }
        const PlanAnswer answer = make_plan(flow, request, test::calendar());
        PlanNoun::check(one_project(), envelope(1), answer.draft);
        for (const PlannedStep& planned : answer.draft.steps) {
            RC_ASSERT(planned.finish <= answer.finish);
            RC_ASSERT(planned.kind == StepKind::milestone || has_shortest(planned) || test::calendar().is_working(planned.finish));
            const auto begins = planned_acceptance(planned, test::calendar());
            if (begins) RC_ASSERT(*begins >= request.start && *begins <= planned.finish);  // the macro would look into an empty one
            for (const std::string& key : planned.depends_on) {
                const auto before =
                    std::find_if(answer.draft.steps.begin(), answer.draft.steps.end(), [&](const PlannedStep& s) { return s.step == key; });
                RC_ASSERT(before->finish <= begins.value_or(planned.finish));
            }
        }
        // Backward from its own end the plan is possible with nothing to spare.
        PlanRequest backward = request;
        backward.target = answer.finish;
        backward.backward = true;
        const PlanAnswer late = make_plan(flow, backward, test::calendar());
        RC_ASSERT(late.short_by == 0);
        RC_ASSERT(plan_end(late.draft) <= answer.finish);
    });
    CHECK(held);
}

}  // namespace zb
