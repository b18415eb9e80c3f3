// SPDX-License-Identifier: Apache-2.0
// Projects: codes and their check digits, what changes, teams.
#include "domain/project/project.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "exchange/lists/matching.h"
#include "support/registry.h"

namespace zb {

TEST_CASE("Published 统一社会信用代码 are sound") {
    for (const char* code :
         {"9144030071526726XG", "91440300708461136T", "914403001922038216", "91440300192317458F", "914403007954257495",
          "91440606722473344C", "11440700007062431G", "11440100MB2C91103Q", "91440704MA4X00012T", "91440704MA4X000558"}) {
        CAPTURE(code);
        CHECK(uscc_fault(code).empty());
    }
}

TEST_CASE("A wrong 统一社会信用代码 is told apart: check character, letter, length, width, science") {
    CHECK(uscc_fault("914403001922038217").find("校验不符") != std::string::npos);
    CHECK(uscc_fault("91520000714305827G").find("校验不符") != std::string::npos);
    CHECK(uscc_fault("914403007675778 11R").find("长") != std::string::npos);
    CHECK(uscc_fault("914403001I22038216").find("不用 I") != std::string::npos);
    CHECK(uscc_fault("91440704MA4X0001").find("16 位") != std::string::npos);
    CHECK(uscc_fault("９１440704MA4X00012T").find("全角") != std::string::npos);
    CHECK(uscc_fault("9.14407E+17").find("科学计数") != std::string::npos);
}

TEST_CASE("A 组织机构代码 whose own check digit misses is doubted, not refused") {
    for (const char* code :
         {"9144030071526726XG", "914403001922038216", "91440606722473344C", "11440700007062431G", "91440704MA4X00012T"}) {
        CAPTURE(code);
        CHECK(uscc_doubt(code).empty());
    }
    const std::string doubtful = "91440704MA4X00013X";
    CHECK(uscc_fault(doubtful).empty());
    CHECK(uscc_doubt(doubtful).find("第 17 位") != std::string::npos);
}

TEST_CASE("Any one changed character of a 统一社会信用代码 is found") {
    CHECK(rc::check("MOD 31 with weights 3^(i-1) finds every single change", [] {
        const std::string sound = "91440704MA4X00012T";
        const std::string characters = "0123456789ABCDEFGHJKLMNPQRTUWXY";
        const auto place = *rc::gen::inRange<std::size_t>(0, sound.size());
        const char other = *rc::gen::elementOf(characters);
        RC_PRE(other != sound[place]);
        std::string changed = sound;
        changed[place] = other;
        RC_ASSERT(!uscc_fault(changed).empty());
    }));
}

TEST_CASE("投资项目统一代码: published and made ones are sound, also those of before November 2020") {
    for (const char* code :
         {"2603-141124-89-05-346948", "2411-130202-89-01-637015", "2509-140602-89-05-864976", "2502-140109-89-01-287745",
          "2106-440704-04-01-000017", "2012-440704-04-01-100006", "2020-330327-48-01-167360", "2020-451421-88-03-016343"}) {
        CAPTURE(code);
        CHECK(project_code_fault(code).empty());
    }
    CHECK(project_code_fault("2101-440704-04-01-123456").find("校验不符") != std::string::npos);
    CHECK(project_code_fault("2113-440704-04-01-123456").find("赋码年月") != std::string::npos);
    CHECK(project_code_fault("2106-440704-04-01-00001").find("长 23 位") != std::string::npos);
    CHECK(project_code_fault("2106_440704-04-01-000017").find("第 5 位") != std::string::npos);
    CHECK(project_code_fault("２106-440704-04-01-000017").find("全角") != std::string::npos);
}

TEST_CASE("A code is half-width letters, digits and . _ -") {
    for (const char* code : {"JH-2026-001", "a", "001", "X_1.2"}) CHECK_NOTHROW(check_code(code, "项目代码"));
    for (const char* code : {"", "-1", "JH 001", "ＪＨ-2026-001", "项目1", "a/b"}) {
        CAPTURE(code);
        CHECK_THROWS_AS(check_code(code, "项目代码"), Error);
    }
    CHECK_THROWS_AS(check_code(std::string(65, 'a'), "项目代码"), Error);
    try {
        check_code("ＪＨ-2026-００1", "项目代码");
    } catch (const Error& error) {
        CHECK(error.fault().hint.find("JH-2026-001") != std::string::npos);
    }
}

TEST_CASE("The short code is the number of our own codes, and the whole of any other") {
    CHECK(bare_short_code("JH-2026-001") == "001");
    CHECK(bare_short_code("JH-2026-1001") == "1001");
    CHECK(bare_short_code("XH-2026-001") == "XH-2026-001");
    CHECK(bare_short_code("JH-2026-") == "JH-2026-");
    CHECK(short_code("JH-2026-001", 2026) == "001");
    CHECK(short_code("JH-2026-001", 2027) == "26-001");
    CHECK(short_code("XH-2026-001", 2027) == "XH-2026-001");
    CHECK(code_with_year("26-001") == "JH-2026-001");
    CHECK(code_with_year("001").empty());
    CHECK(code_with_year("2026-001").empty());
}

TEST_CASE("The next code follows the highest of its year, gaps stay gaps") {
    Projects projects;
    CHECK(next_project_code(projects, 2026) == "JH-2026-001");
    for (const char* code : {"JH-2026-001", "JH-2026-007", "JH-2025-100", "JH-2026-x9"}) projects[code];
    CHECK(next_project_code(projects, 2026) == "JH-2026-008");
    projects["JH-2026-999"];
    projects["JH-2026-1000"];
    CHECK(next_project_code(projects, 2026) == "JH-2026-1001");
}

TEST_CASE("A project's code is given once, its national codes are checked") {
    test::Register known = test::Register::usual();
    CHECK(known.refusal(ProjectAdded{"JH-2026-001", "另一个", {}}, Date::of(2026, 11, 2), "JH-2026-001") == "project.doubled");
    CHECK(known.refusal(ProjectAdded{"JH-2026-002", "", {}}, Date::of(2026, 11, 2), "JH-2026-002") == "project.no_name");
    ProjectDetails details;
    details.uscc = "914403001922038217";
    CHECK(known.refusal(ProjectAdded{"JH-2026-002", "乙", details}, Date::of(2026, 11, 2), "JH-2026-002") == "uscc.invalid");
    details = {};
    details.region = "江海";
    CHECK(known.refusal(ProjectAdded{"JH-2026-002", "乙", details}, Date::of(2026, 11, 2), "JH-2026-002") == "region.invalid");
}

TEST_CASE("The stored form of a project begins with code and name and leaves out what is blank") {
    ProjectAdded fact{"JH-2026-001", "甲公司智能装备项目", {}};
    fact.details.investment = Money{1'200'000'000};
    fact.details.investment_printed = "120000";
    const std::string body = to_body(fact);
    CHECK(body == R"({"code":"JH-2026-001","name":"甲公司智能装备项目","investment":1200000000,"investment_printed":"120000"})");
    JsonDocument parser;
    CHECK(from_body<ProjectAdded>(parser.parse(body)).details == fact.details);
}

TEST_CASE("A project is found by code, short code, name and normal name") {
    const ProjectAdded fact{"JH-2026-001", "安全应急产业园（一期）", {}};
    Index index;
    ProjectNoun::index(Envelope{}, fact, index);
    CHECK(index.subjects == std::vector<std::string>{"projects", "project:JH-2026-001"});
    std::vector<std::string> texts;
    for (const Name& name : index.names) {
        CHECK(name.key == "JH-2026-001");
        texts.push_back(name.text);
    }
    CHECK(texts == std::vector<std::string>{"JH-2026-001", "001", "安全应急产业园（一期）", "安全应急产业园(一期)"});
}

TEST_CASE("A blank never erases, another spelling is no change, and only what changed is told") {
    Project known;
    known.name = "安全应急产业园（一期）";
    known.details.enterprise = "江门 高新区";
    known.details.phase = "动工";
    known.details.industry = "园区";
    ProjectDetails stated;
    stated.enterprise = "江门高新区";
    stated.phase = "在建";
    const ProjectChanged changed = differences(known, "安全应急产业园(一期)", stated);
    CHECK_FALSE(changed.name);
    ProjectDetails expected;
    expected.phase = "在建";
    CHECK(changed.details == expected);
    CHECK(differences(known, known.name, known.details) == ProjectChanged{});
}

TEST_CASE("The same figure in another unit is no change, words around it are") {
    struct Case {
        const char* known;
        const char* stated;
        bool changed;
    };
    const Case cases[] = {
        {"12亿元", "120000", false},  {"12亿元", "1200000000元", false}, {"超12亿元", "1200000000元", false},  {"超12亿元", "12亿元", true},
        {"12亿元", "超12亿元", true}, {"12亿元", "13亿元", true},        {"12亿元", "两项目合计12亿元", true},
    };
    for (const Case& one : cases) {
        CAPTURE(one.stated);
        Project known;
        known.details.investment = read_amount(one.known).value;
        known.details.investment_printed = one.known;
        ProjectDetails stated;
        stated.investment = read_amount(one.stated).value;
        stated.investment_printed = one.stated;
        CHECK((differences(known, "", stated) != ProjectChanged{}) == one.changed);
    }
}

TEST_CASE("What is printed of an investment and its figure change together") {
    test::Register known;
    ProjectDetails details;
    details.investment = Money{455'000'000};
    details.investment_printed = "4.55亿元";
    known.add_project("JH-2026-001", "甲", details);
    ProjectChanged changed;
    changed.details.investment_printed = "两项目合计超十亿元";
    known.record(changed, Date::of(2026, 11, 3), "JH-2026-001");
    const Project& now = known.state.project("JH-2026-001");
    CHECK(now.details.investment_printed == "两项目合计超十亿元");
    CHECK_FALSE(now.details.investment);
    CHECK(now.changed_seqs == std::vector<std::int64_t>{2});
}

TEST_CASE("Told differences, applied, leave no difference") {
    CHECK(rc::check("differences and apply are inverse", [] {
        const auto some = [] { return *rc::gen::element<std::optional<std::string>>(std::nullopt, "甲", "乙", "丙"); };
        Project known;
        known.code = "A";
        known.name = *rc::gen::element<std::string>("一", "二");
        known.details.phase = some();
        known.details.industry = some();
        known.details.source = some();
        known.details.investment_printed = some();
        ProjectDetails stated;
        stated.phase = some();
        stated.industry = some();
        stated.source = some();
        stated.investment_printed = some();
        const auto name = *rc::gen::element<std::string>("一", "二");
        State state;
        state.scope = Scope::all();
        state.projects["A"] = known;
        Envelope envelope;
        envelope.project = "A";
        ProjectNoun::apply(state, envelope, differences(known, name, stated));
        RC_ASSERT(differences(state.projects.at("A"), name, stated) == ProjectChanged{});
        RC_ASSERT(stated.phase || state.projects.at("A").details.phase == known.details.phase);
    }));
}

TEST_CASE("A specialist has that role, is not named twice, and serves from a day on") {
    test::Register known = test::Register::usual();
    const std::string code = "JH-2026-001";
    CHECK(known.refusal(SpecialistAssigned{"发改经办01"}, Date::of(2026, 11, 2), code) == "team.not_a_specialist");
    CHECK(known.refusal(SpecialistAssigned{"服务专员09"}, Date::of(2026, 11, 2), code) == "staff.unknown");
    known.record(SpecialistAssigned{"服务专员01"}, Date::of(2026, 11, 2), code);
    CHECK(known.refusal(SpecialistAssigned{"服务专员01"}, Date::of(2026, 11, 3), code) == "team.unchanged");
    known.record(SpecialistAssigned{"服务专员02"}, Date::of(2026, 11, 10), code);
    const Project& project = known.state.project(code);
    CHECK_FALSE(project.specialist_on(Date::of(2026, 11, 1)));
    CHECK(project.specialist_on(Date::of(2026, 11, 9)) == "服务专员01");
    CHECK(project.specialist_on(Date::of(2026, 11, 10)) == "服务专员02");
    CHECK(project.specialist == "服务专员02");
}

TEST_CASE("A change of specialist that is told late takes its place by its day") {
    test::Register known = test::Register::usual();
    known.record(SpecialistAssigned{"服务专员02"}, Date::of(2026, 11, 10), "JH-2026-001");
    known.record(SpecialistAssigned{"服务专员01"}, Date::of(2026, 11, 5), "JH-2026-001");
    CHECK(known.state.project("JH-2026-001").specialist == "服务专员02");
    CHECK(known.state.project("JH-2026-001").specialist_on(Date::of(2026, 11, 6)) == "服务专员01");
}

TEST_CASE("A department may have several persons in a team, none of them twice") {
    test::Register known = test::Register::usual();
    const std::string code = "JH-2026-001";
    known.record(MemberAssigned{"区发展改革局", "发改经办01"}, Date::of(2026, 11, 2), code);
    CHECK(known.refusal(MemberAssigned{"区发展改革局", "发改经办01"}, Date::of(2026, 11, 3), code) == "team.unchanged");
    known.record(MemberAssigned{"区发展改革局", "服务专员02"}, Date::of(2026, 11, 3), code);
    CHECK(known.refusal(MemberAssigned{"区水利局", "发改经办01"}, Date::of(2026, 11, 3), code) == "department.unknown");
    CHECK(known.state.project(code).members.size() == 2);
    CHECK(known.refusal(MemberAssigned{"区发展改革局", "发改经办01"}, Date::of(2026, 11, 3), "JH-2026-009") == "project.unknown");
}

TEST_CASE("What is told of a project is left out of an evening before it was put on the list") {
    State state;
    state.scope = Scope::all();
    Envelope envelope;
    envelope.project = "JH-2026-001";
    TeamNoun::apply(state, envelope, SpecialistAssigned{"服务专员01"});
    CHECK(state.projects.empty());
}

}  // namespace zb
