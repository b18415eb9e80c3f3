// SPDX-License-Identifier: Apache-2.0
// Hand-overs at the window.
#include "domain/window.h"

#include <doctest/doctest.h>

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

}  // namespace zb
