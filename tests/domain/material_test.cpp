// SPDX-License-Identifier: Apache-2.0
// Papers received_paper and given back; 容缺失信 from the day after the last one until it is restored.
#include "domain/material.h"

#include <algorithm>
#include <doctest/doctest.h>

#include "support/days.h"
#include "support/registry.h"
#include "support/scenario.h"

namespace zb {
namespace {

using test::november;

const std::string kOwingProject = "JH-2026-005";  // 施工许可 accepted on 11-19, owing 授权委托书原件 until 11-23
const std::string kOwingStep = "construction_permit";
const std::string kOwedPaper = "授权委托书原件";

test::Register case_with_owed_paper() {
    test::Register known;
    known.state = play_scenario(november(20));
    return known;
}

MaterialReceived received_paper() { return {kOwingStep, kOwedPaper, {}}; }
MaterialReturned returned_paper() { return {kOwingStep, kOwedPaper, "没有法定代表人签章"}; }

// Another permit of the plan, filed: its acceptance with a paper owed.
StepAccepted another_deferral(test::Register& known, Date on) {
    auto& steps = known.state.plans.at(kOwingProject).adopted.back().plan.steps;
    PlannedStep permit = *std::find_if(steps.begin(), steps.end(), [](const PlannedStep& step) { return step.step == kOwingStep; });
    permit.step = "another_permit";
    permit.name = permit.short_name = "另一项许可";
    permit.depends_on.clear();
    permit.materials = {{"附图", true}};
    steps.push_back(std::move(permit));
    known.record(StepFiled{{"another_permit", {}}}, on, kOwingProject);
    StepAccepted accepted;
    accepted.step = "another_permit";
    accepted.owed = {{"附图", on + CalendarDays{7}}};
    return accepted;
}

}  // namespace

TEST_CASE("A paper made good by its last day leaves no mark, one day later it does") {
    struct Case {
        int received;  // November
        std::size_t lapses;
    };
    for (const Case& row : {Case{20, 0}, Case{23, 0}, Case{24, 1}}) {
        CAPTURE(row.received);
        test::Register known = case_with_owed_paper();
        known.record(received_paper(), november(row.received), kOwingProject);
        CHECK(lapses_of(known.state, kOwingProject, november(30)).size() == row.lapses);
    }
    const test::Register open = case_with_owed_paper();
    CHECK(lapses_of(open.state, kOwingProject, november(23)).empty());
    const std::vector<Lapse> lapses = lapses_of(open.state, kOwingProject, november(24));
    REQUIRE(lapses.size() == 1);
    CHECK(lapses.front().marked());
    CHECK_FALSE(lapses.front().repaired());
}

TEST_CASE("An application withdrawn by the last day owes nothing, one withdrawn later has lapsed") {
    for (const int day : {23, 24}) {
        CAPTURE(day);
        test::Register known = case_with_owed_paper();
        known.record(StepWithdrawn{{kOwingStep, {}}}, november(day), kOwingProject);
        const std::vector<Lapse> lapses = lapses_of(known.state, kOwingProject, november(30));
        CHECK(lapses.size() == (day == 23 ? 0 : 1));
        if (!lapses.empty()) CHECK(lapses.front().repaired());
    }
}

TEST_CASE("A mark bars the next deferral until the paper has come and the standing is restored") {
    test::Register known = case_with_owed_paper();
    const StepAccepted accepted = another_deferral(known, november(23));
    CHECK(known.refusal(CreditRestored{"已补齐"}, november(23), kOwingProject) == "material.no_mark");
    CHECK(known.refusal(accepted, november(24), kOwingProject) == "material.deferral_barred");
    CHECK(known.refusal(CreditRestored{"已补齐"}, november(24), kOwingProject) == "material.mark_open");
    known.record(received_paper(), november(25), kOwingProject);
    CHECK(known.refusal(accepted, november(25), kOwingProject) == "material.deferral_barred");
    CHECK(known.refusal(CreditRestored{" "}, november(25), kOwingProject) == "text.empty");
    known.record(CreditRestored{"已补齐并说明"}, november(26), kOwingProject);
    CHECK(known.refusal(accepted, november(26), kOwingProject).empty());
    const std::vector<Lapse> lapses = lapses_of(known.state, kOwingProject, november(30));
    REQUIRE(lapses.size() == 1);
    CHECK(lapses.front().restored == november(26));
}

TEST_CASE("On the last day itself another paper may be owed, and where the setting says so always") {
    test::Register known = case_with_owed_paper();
    const StepAccepted accepted = another_deferral(known, november(23));
    test::Register lenient = known;
    CHECK(known.refusal(accepted, november(23), kOwingProject).empty());
    lenient.record(SettingChanged{std::string{kDeferralSetting}, "不限"}, november(23));
    CHECK(lenient.refusal(accepted, november(30), kOwingProject).empty());
}

TEST_CASE("The mark is the enterprise's: it holds for its other projects, and for nobody else's") {
    test::Register known = case_with_owed_paper();
    const auto& named = known.state.project(kOwingProject).details.enterprise;
    REQUIRE(named);
    ProjectDetails same;
    same.enterprise = *named;
    known.add_project("JH-2026-101", "同一企业的二期项目", same);
    ProjectDetails another;
    another.enterprise = "别家公司";
    known.add_project("JH-2026-102", "别家的项目", another);
    CHECK(marks_against(known.state, known.state.project("JH-2026-101"), november(24)).size() == 1);
    CHECK(marks_against(known.state, known.state.project("JH-2026-102"), november(24)).empty());
}

TEST_CASE("What was made good can be given back until the certificate is issued, and is owed again") {
    test::Register known = case_with_owed_paper();
    CHECK(known.refusal(returned_paper(), november(20), kOwingProject) == "material.not_received");
    known.record(received_paper(), november(20), kOwingProject);
    CHECK(known.refusal(returned_paper(), november(19), kOwingProject) == "material.returned_before");
    MaterialReturned blank = returned_paper();
    blank.reason = " ";
    CHECK(known.refusal(blank, november(20), kOwingProject) == "text.empty");
    known.record(returned_paper(), november(20), kOwingProject);
    CHECK(known.state.steps_of(kOwingProject).at(kOwingStep).last()->still_owed().size() == 1);
    CHECK(known.state.steps_of(kOwingProject).at(kOwingStep).returned.size() == 1);
    known.record(received_paper(), november(23), kOwingProject);
    CHECK(known.state.steps_of(kOwingProject).at(kOwingStep).returned.empty());
    known.record(StepDecided{{kOwingStep, {}}}, november(24), kOwingProject);
    known.record(StepIssued{kOwingStep, {}, {}}, november(24), kOwingProject);
    CHECK(known.refusal(returned_paper(), november(25), kOwingProject) == "material.too_late_to_return");
}

TEST_CASE("What was gathered before the acceptance is wanted again once it was given back") {
    test::Register known = case_with_owed_paper();
    const std::string project = "JH-2026-001";
    known.record(MaterialReceived{kOwingStep, "申请表", {}}, november(20), project);
    known.record(MaterialReturned{kOwingStep, "申请表", "没有盖章"}, november(20), project);
    CHECK(known.state.steps_of(project).at(kOwingStep).find_prepared("申请表") == nullptr);
    CHECK(known.refusal(MaterialReturned{kOwingStep, "申请表", "没有盖章"}, november(20), project) == "material.not_received");
    CHECK(known.refusal(MaterialReceived{kOwingStep, "申请表", {}}, november(21), project).empty());
}

}  // namespace zb
