// SPDX-License-Identifier: Apache-2.0
// Hand-overs at the window, and documents given out together.
#include "domain/window.h"

#include <doctest/doctest.h>

#include "domain/handover.h"
#include "support/days.h"
#include "support/registry.h"
#include "support/scenario.h"

namespace zb {
namespace {

using test::november;

const std::string kWindowProject = "JH-2026-001";
const std::string kWindowDepartment = "区住房和城乡建设局";

test::Register case_at_window() {
    test::Register known;
    known.state = play_scenario(november(20));
    return known;
}

PapersTakenIn taken_in(std::vector<std::string> steps, std::string code = "SJ-2026-001") {
    PapersTakenIn fact;
    fact.code = std::move(code);
    for (std::string& step : steps) fact.steps.push_back({std::move(step), kWindowDepartment, {"申请表"}, {}, {"施工合同副本"}, {}});
    return fact;
}

DocumentsHandedOver handed_over(std::string step, std::string code = "FZ-2026-001") {
    return {std::move(code), {}, {{std::move(step), "联合验收意见书", {}}}, "己公司报建员"};
}

}  // namespace

TEST_CASE("A hand-over has a number of its own and each step once, of those that are applied for") {
    test::Register known = case_at_window();
    CHECK(known.refusal(taken_in({}), november(20), kWindowProject) == "window.no_steps");
    CHECK(known.refusal(taken_in({"construction_permit", "construction_permit"}), november(20), kWindowProject) == "window.step_twice");
    CHECK(known.refusal(taken_in({"construction_start"}), november(20), kWindowProject) == "window.no_application");
    CHECK(known.refusal(taken_in({"no_such_step"}), november(20), kWindowProject) == "step.unknown");
    PapersTakenIn unknown = taken_in({"construction_permit"});
    unknown.steps.front().department = "区水利局";
    CHECK(known.refusal(unknown, november(20), kWindowProject) == "department.unknown");
    known.record(taken_in({"construction_permit"}), november(20), kWindowProject);
    CHECK(known.refusal(taken_in({"construction_permit"}), november(20), kWindowProject) == "window.doubled");
    const Intake& intake = known_intake(known.state, "SJ-2026-001");
    CHECK(intake.departments() == std::vector<std::string>{kWindowDepartment});
    CHECK(intake.papers() == std::vector<std::string>{"申请表"});
}

TEST_CASE("A number that nobody gave is refused with the nearest") {
    test::Register known = case_at_window();
    known.record(taken_in({"construction_permit"}), november(20), kWindowProject);
    try {
        known_intake(known.state, "SJ-2026-002");
        FAIL("taken");
    } catch (const Error& error) {
        CHECK(error.fault().code == "window.unknown");
        CHECK(error.fault().hint.find("SJ-2026-001") != std::string::npos);
    }
}

TEST_CASE("Documents are handed_over over once they are decided, once, and to somebody") {
    test::Register known = case_at_window();
    const std::string project = "JH-2026-006";
    CHECK(known.refusal(handed_over("completion_filing"), november(20), project) == "certificate.not_decided");
    CHECK(known.refusal(handed_over("joint_acceptance"), november(17), project) == "certificate.before_decision");
    DocumentsHandedOver nobody = handed_over("joint_acceptance");
    nobody.to = " ";
    CHECK(known.refusal(nobody, november(20), project) == "text.empty");
    DocumentsHandedOver nothing = handed_over("joint_acceptance");
    nothing.documents.clear();
    CHECK(known.refusal(nothing, november(20), project) == "certificate.nothing_to_hand");
    known.record(handed_over("joint_acceptance"), november(20), project);
    CHECK(known.refusal(handed_over("joint_acceptance", "FZ-2026-002"), november(20), project) == "certificate.handed_already");
    CHECK(handover_of(known.state, project, "joint_acceptance")->code == "FZ-2026-001");
}

}  // namespace zb
