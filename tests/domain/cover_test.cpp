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

// 服务专员01 leads 001, 服务专员02 serves it too; 11-09 to 11-11 服务专员03 stands in for the first, 11-10 服务专员04 for the second.
// 11-16 服务专员01 is taken off: the second leads. 11-18 the last one too: nobody owes anything.
TEST_CASE("The lead owes each day once, and any of the team may send it") {
    Register made = Register::usual();
    made.add_staff("服务专员03");
    made.add_staff("服务专员04");
    const char* project_code = "JH-2026-001";
    made.record(SpecialistAssigned{"服务专员01", {"服务专员02"}}, november(2), project_code);
    made.record(CoverNamed{"服务专员03", november(9), november(11)}, november(6), project_code);
    made.record(CoverNamed{"服务专员04", november(10), november(10), "服务专员02"}, november(6), project_code);
    made.record(MemberRemoved{"服务专员01", {}}, november(16), project_code);
    made.record(MemberRemoved{"服务专员02", {}}, november(18), project_code);
    const Project& project = made.state.project(project_code);
    struct Case {
        int day;
        const char* owes;
        std::vector<std::string> may_send;
    };
    const Case cases[] = {
        {1, "", {}},
        {2, "服务专员01", {"服务专员01", "服务专员02"}},
        {6, "服务专员01", {"服务专员01", "服务专员02"}},
        {9, "服务专员03", {"服务专员02", "服务专员03"}},
        {10, "服务专员03", {"服务专员03", "服务专员04"}},
        {11, "服务专员03", {"服务专员02", "服务专员03"}},
        {12, "服务专员01", {"服务专员01", "服务专员02"}},
        {15, "服务专员01", {"服务专员01", "服务专员02"}},
        {16, "服务专员02", {"服务专员02"}},
        {17, "服务专员02", {"服务专员02"}},
        {18, "", {}},
    };
    for (const Case& each : cases) {
        CAPTURE(each.day);
        CHECK(on_duty(made.state, project, november(each.day)).value_or("") == each.owes);
        std::vector<std::string> may_send;
        for (const Person& person : made.state.staff.list) {
            if (is_on_duty(made.state, project, person.name, november(each.day))) may_send.push_back(person.name);
        }
        CHECK(may_send == each.may_send);
    }
    CHECK_FALSE(project.specialist);
    for (const char* name : {"服务专员01", "服务专员02", "服务专员03", "服务专员04"}) CHECK(ever_on_duty(made.state, project, name));
}

TEST_CASE("Specialists are named once each, and the whole team at once") {
    Register made = served();
    const char* project = "JH-2026-001";
    CHECK(made.refusal(SpecialistAssigned{"服务专员01", {"服务专员01"}}, november(3), project) == "team.doubled");
    CHECK(made.refusal(SpecialistAssigned{"服务专员02", {"发改经办01"}}, november(3), project) == "team.not_a_specialist");
    CHECK(made.refusal(SpecialistAssigned{"服务专员01", {"服务专员02"}}, november(3), project).empty());
    CHECK(made.refusal(SpecialistAssigned{"服务专员01", {"服务专员02"}}, november(4), project) == "team.unchanged");
    CHECK(made.refusal(SpecialistAssigned{"服务专员02", {"服务专员01"}}, november(4), project).empty());
    CHECK(made.state.project(project).specialist == "服务专员02");
    CHECK(made.refusal(SpecialistAssigned{"服务专员01"}, november(5), project).empty());
    CHECK(made.state.project(project).specialists_on(november(5)) == std::vector<std::string>{"服务专员01"});
}

TEST_CASE("A responsible person is stood in for by a colleague") {
    Register made = served();
    made.add_staff("发改经办02", "经办人");
    const char* project = "JH-2026-001";
    const CoverNamed cover{"发改经办02", november(9), november(11), "发改经办01"};
    CHECK(made.refusal(cover, november(6), project) == "team.not_a_member");
    made.record(MemberAssigned{"区发展改革局", "发改经办01"}, november(6), project);
    CHECK(made.refusal(cover, november(6), project).empty());
    CHECK(made.refusal(cover, november(6), project) == "team.cover_doubled");
    CHECK(made.refusal(CoverNamed{"发改经办01", november(16), november(17), "发改经办01"}, november(6), project) == "team.cover_own");
    const Project& served_one = made.state.project(project);
    CHECK(stand_in_for(made.state, served_one, "发改经办01", november(8)) == nullptr);
    CHECK(stand_in_for(made.state, served_one, "发改经办01", november(9))->staff == "发改经办02");
    CHECK(stand_in_for(made.state, served_one, "发改经办01", november(11)) != nullptr);
    CHECK(stand_in_for(made.state, served_one, "发改经办01", november(12)) == nullptr);
    CHECK(on_duty(made.state, served_one, november(9)) == "服务专员01");
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
