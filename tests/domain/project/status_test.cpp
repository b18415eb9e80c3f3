// SPDX-License-Identifier: Apache-2.0
// 在册, 暂缓, 调出, 办结归档; parents, external numbers, and the enterprises that projects name.
#include <doctest/doctest.h>

#include "support/days.h"
#include "support/registry.h"

namespace zb {

namespace {

using test::Register;

const std::string kCode = "JH-2026-001";
using test::november;
const Project& project(const Register& known, std::string_view code = kCode) { return known.state.project(code); }

ProjectDetails details(std::optional<std::string> enterprise, std::optional<std::string> uscc = {}) {
    ProjectDetails stated;
    stated.enterprise = std::move(enterprise);
    stated.uscc = std::move(uscc);
    return stated;
}

std::vector<std::string> names_of(const std::vector<Enterprise>& all) {
    std::vector<std::string> names;
    for (const Enterprise& one : all) names.push_back(one.name);
    return names;
}

}  // namespace

TEST_CASE("A project is on the list from its day to the day on which it leaves, and again from its return") {
    Register known = Register::usual();
    known.record(ProjectSuspended{"企业调整投资计划"}, november(5), kCode);
    known.record(ProjectResumed{"企业复工"}, november(9), kCode);
    known.record(ProjectClosed{ProjectStatus::moved_out, "已调出清单"}, november(12), kCode);
    known.record(ProjectResumed{"重新列入清单"}, november(18), kCode);
    struct Case {
        int day;
        ProjectStatus status;
        bool listed;
    };
    const Case cases[] = {{1, ProjectStatus::listed, false},     {2, ProjectStatus::listed, true}, {5, ProjectStatus::suspended, true},
                          {8, ProjectStatus::suspended, true},   {9, ProjectStatus::listed, true}, {12, ProjectStatus::moved_out, false},
                          {17, ProjectStatus::moved_out, false}, {18, ProjectStatus::listed, true}};
    for (const Case& one : cases) {
        CAPTURE(one.day);
        CHECK(project(known).status_on(november(one.day)) == one.status);
        CHECK(project(known).listed_on(november(one.day)) == one.listed);
    }
}

TEST_CASE("A standing is told with its reason, in order, and never twice") {
    Register known = Register::usual();
    CHECK(known.refusal(ProjectClosed{ProjectStatus::moved_out, ""}, november(5), kCode) == "project.no_note");
    CHECK(known.refusal(ProjectResumed{"复工"}, november(5), kCode) == "project.standing");
    known.record(ProjectClosed{ProjectStatus::moved_out, "企业撤资"}, november(10), kCode);
    CHECK(known.refusal(ProjectClosed{ProjectStatus::archived, "又一次"}, november(11), kCode) == "project.standing");
    CHECK(known.refusal(ProjectSuspended{"暂缓"}, november(11), kCode) == "project.standing");
    CHECK(known.refusal(ProjectResumed{"复工"}, november(9), kCode) == "project.before_last");
    const Fault fault = known.fault_of(NoteAdded{"送件", {}, {}}, november(11), kCode);
    CHECK(fault.code == "project.closed");
    CHECK(fault.hint.find("zb project resume 001") != std::string::npos);
    CHECK(known.refusal(NoteAdded{"补记撤资之前的事", {}, {}}, november(9), kCode).empty());
}

TEST_CASE("A phase hangs under its whole, and no circle closes") {
    Register known = Register::usual();
    known.add_project("JH-2026-002", "甲公司智能装备二期项目");
    ProjectChanged under;
    under.details.parent = kCode;
    known.record(under, november(3), "JH-2026-002");
    CHECK(project(known, "JH-2026-002").details.parent == kCode);
    ProjectChanged circle;
    circle.details.parent = "JH-2026-002";
    CHECK(known.refusal(circle, november(3), kCode) == "project.parent_cycle");
    CHECK(known.refusal(under, november(3), kCode) == "project.parent_cycle");
    ProjectChanged stranger;
    stranger.details.parent = "JH-2026-009";
    CHECK(known.refusal(stranger, november(3), kCode) == "project.unknown");
}

TEST_CASE("What is cleared is empty again, an amount with its figure") {
    Register known = Register::usual();
    ProjectChanged stated;
    stated.details.uscc = "91440704MA4X00012T";
    stated.details.investment = Money{1200000000};
    stated.details.investment_printed = "12亿元";
    known.record(stated, november(3), kCode);
    ProjectChanged cleared;
    cleared.cleared = {"uscc", "investment"};
    known.record(cleared, november(4), kCode);
    CHECK(project(known).details == ProjectDetails{});
}

TEST_CASE("External numbers have the national form, and one is told once") {
    Register known = Register::usual();
    CHECK(known.refusal(CaseNumbered{"GD440704202611200001", {}}, november(3), kCode).empty());
    CHECK(known.refusal(CaseNumbered{"GD440704202611200001", {}}, november(3), kCode) == "case_number.doubled");
    CHECK(known.refusal(CaseNumbered{"GD440704 0001", {}}, november(3), kCode) == "case_number.invalid");
    CHECK(known.refusal(CaseNumbered{std::string(51, '1'), {}}, november(3), kCode) == "case_number.invalid");
    CHECK(external_number_fault("４４0704", "工改编号").find("全角") != std::string::npos);
    CHECK(external_number_fault("4.40704E+17", "工改编号").find("科学计数") != std::string::npos);
}

TEST_CASE("Lists of one source follow each other whatever their year, date or batch") {
    CHECK(list_series("江门市2021年重点建设项目计划") == list_series("江门市2022年重点建设项目计划"));
    CHECK(list_series("2026年第2批重大项目清单") == list_series("2026年第10批重大项目清单"));
    CHECK(list_series("区发展改革局重大项目清单（2026-11-20）") == list_series("区发展改革局重大项目清单（2026-10-09）"));
    CHECK(list_series("江门市重点建设项目") != list_series("江海区重点建设项目"));
}

TEST_CASE("Projects with one 统一社会信用代码 are of one enterprise, bare names of the one called so") {
    Register known = Register::usual();
    known.add_project("JH-2026-002", "一厂", details("甲公司", "91440704MA4X00012T"));
    known.add_project("JH-2026-003", "二厂", details("甲股份公司", "91440704MA4X00012T"));
    known.add_project("JH-2026-004", "三厂", details("甲 公司"));
    known.add_project("JH-2026-005", "四厂", details("乙公司"));
    known.add_project("JH-2026-006", "五厂", details("乙公司", "91440704MA4X00020M"));
    known.add_project("JH-2026-007", "六厂", details("乙公司", "91440704MA4X00039J"));
    const std::vector<Enterprise> all = enterprises(known.state);
    CHECK(names_of(all) ==
          std::vector<std::string>{"乙公司", "乙公司", "乙公司", "甲公司"});  // two sound codes, and one that may be either
    const Enterprise& first = find_enterprise(all, "91440704MA4X00012T");
    CHECK(first.projects == std::vector<std::string>{"JH-2026-002", "JH-2026-003", "JH-2026-004"});
    CHECK(&find_enterprise(all, "甲股份") == &first);
    CHECK_THROWS_AS(find_enterprise(all, "乙公司"), Error);
    CHECK_THROWS_AS(find_enterprise(all, "丙公司"), Error);
}

TEST_CASE("What is told of an enterprise joins it with the one that has the code") {
    Register known = Register::usual();
    known.add_project("JH-2026-002", "一厂", details("甲公司"));
    known.add_project("JH-2026-003", "二厂", details("甲集团", "91440704MA4X00012T"));
    CHECK(enterprises(known.state).size() == 2);
    EnterpriseChanged stated;
    stated.key = "甲公司";
    stated.uscc = "91440704MA4X00012T";
    stated.address = "江海区";
    known.record(stated, november(3));
    const std::vector<Enterprise> all = enterprises(known.state);
    REQUIRE(all.size() == 1);
    CHECK(all.front().projects == std::vector<std::string>{"JH-2026-002", "JH-2026-003"});
    CHECK(all.front().address == "江海区");
    EnterpriseChanged wrong;
    wrong.key = "甲集团";
    wrong.uscc = "91440704MA4X00020M";
    CHECK(known.refusal(wrong, november(3)) == "enterprise.other_uscc");
    wrong.uscc = "91440704MA4X00012X";
    CHECK(known.refusal(wrong, november(3)) == "uscc.invalid");
    EnterpriseChanged nothing;
    nothing.key = "甲集团";
    CHECK(known.refusal(nothing, november(3)) == "enterprise.unchanged");
}

TEST_CASE("A person changes post, login and leave, one login is one person's") {
    Register known = Register::usual();
    StaffChanged login;
    login.name = "服务专员01";
    login.login = "wang";
    known.record(login);
    CHECK(known.state.staff.with_login("wang")->name == "服务专员01");
    login.name = "服务专员02";
    CHECK(known.refusal(login) == "staff.login_doubled");
    StaffChanged away;
    away.name = "服务专员01";
    away.leave_from = november(23);
    away.leave_until = november(27);
    away.cleared = {"login"};
    known.record(away);
    const Person& person = known_staff(known.state, "服务专员01");
    CHECK(!person.away_on(november(22)));
    CHECK(person.away_on(november(23)));
    CHECK(person.away_on(november(27)));
    CHECK(!person.away_on(november(28)));
    CHECK(known.refusal(login).empty());
    away.leave_until = november(20);
    CHECK(known.refusal(away) == "staff.leave_order");
    StaffChanged nothing;
    nothing.name = "服务专员01";
    CHECK(known.refusal(nothing) == "staff.unchanged");
}

}  // namespace zb
