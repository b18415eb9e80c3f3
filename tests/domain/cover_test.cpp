// SPDX-License-Identifier: Apache-2.0
// 代班: who may stand in, when, and who owes a day.
#include "domain/cover.h"

#include <doctest/doctest.h>

#include "support/days.h"
#include "support/registry.h"

using namespace zb;
using zb::test::Register;

namespace {

using test::november;

Register served() {
    Register made = Register::usual();
    made.record(SpecialistAssigned{"服务专员01"}, november(2), "JH-2026-001");
    return made;
}

}  // namespace

TEST_CASE("a stand-in owes the days covered, both ends included, and the specialist all others") {
    Register made = served();
    made.record(CoverNamed{"服务专员02", november(9), november(11)}, november(6), "JH-2026-001");
    const Project& project = made.state.project("JH-2026-001");
    CHECK(on_duty(made.state, project, november(6)) == "服务专员01");
    CHECK(on_duty(made.state, project, november(9)) == "服务专员02");
    CHECK(on_duty(made.state, project, november(11)) == "服务专员02");
    CHECK(on_duty(made.state, project, november(12)) == "服务专员01");
    CHECK_FALSE(on_duty(made.state, project, november(1)));
}

TEST_CASE("who cannot stand in is refused") {
    Register made = served();
    made.record(CoverNamed{"服务专员02", november(9), november(11)}, november(6), "JH-2026-001");
    struct Case {
        const char* staff;
        Date from, to;
        const char* code;
    };
    const Case cases[] = {
        {"服务专员01", november(16), november(17), "team.cover_own"},
        {"发改经办01", november(16), november(17), "team.not_a_specialist"},
        {"服务专员02", november(17), november(16), "team.cover_backwards"},
        {"服务专员02", november(11), november(12), "team.cover_doubled"},
        {"服务专员02", november(1), november(1), "project.no_specialist"},
        {"服务专员09", november(16), november(17), "staff.unknown"},
    };
    for (const Case& each : cases) {
        CAPTURE(each.code);
        CHECK(made.refusal(CoverNamed{each.staff, each.from, each.to}, november(6), "JH-2026-001") == each.code);
    }
}

TEST_CASE("the days of submission are told in words") {
    CHECK(submission_days("工作日")->kind == SubmissionDays::Kind::working_days);
    CHECK(submission_days("每天")->kind == SubmissionDays::Kind::every_day);
    CHECK(submission_days("周一、周四")->weekdays == std::set<int>{1, 4});
    CHECK_FALSE(submission_days("星期八"));
    CHECK_FALSE(submission_days(""));
}

TEST_CASE("settings refuse values that they cannot have") {
    Register made;
    CHECK(made.refusal(SettingChanged{"submission.deadline", "下班前"}) == "setting.invalid");
    CHECK(made.refusal(SettingChanged{"submission.days", "星期八"}) == "setting.invalid");
    CHECK(made.refusal(SettingChanged{"lamp.yellow_left", "两天"}) == "setting.invalid");
    CHECK(made.refusal(SettingChanged{"report.title", " "}) == "setting.invalid");
    CHECK(made.refusal(SettingChanged{"submision.deadline", "17:00"}) == "setting.unknown");
    CHECK(made.fault_of(SettingChanged{"submision.deadline", "17:00"}).hint.find("submission.deadline") != std::string::npos);
    CHECK(made.refusal(SettingChanged{"submission.deadline", "17:00"}).empty());
}
