// SPDX-License-Identifier: Apache-2.0
// Departments: what they may be called, and in which order they stand.
#include <doctest/doctest.h>

#include "support/registry.h"

namespace zb {

namespace {

DepartmentRecorded department(std::string code, std::string name) {
    DepartmentRecorded made;
    made.code = std::move(code);
    made.name = std::move(name);
    made.role = "成员";
    return made;
}

}  // namespace

TEST_CASE("A department is found by code, name, short name and alias, and by nothing else") {
    test::Register known;
    DepartmentRecorded economy = department("economy", "区经济和促进局");
    economy.short_name = "经促局";
    economy.aliases = {"区经济促进局"};
    known.record(economy);
    for (const char* word : {"economy", "区经济和促进局", "经促局", "区经济促进局"}) {
        CAPTURE(word);
        CHECK(known.state.departments.find(word) != nullptr);
    }
    CHECK(known.state.departments.find("经济") == nullptr);
    CHECK(known.state.departments.find("") == nullptr);
}

TEST_CASE("A word that already means one department is refused for another") {
    test::Register known;
    known.add_department("housing", "区住房和城乡建设局", "住建局");
    CHECK(known.refusal(department("other", "区住房和城乡建设局")) == "department.doubled");
    DepartmentRecorded other = department("other", "区住房保障中心");
    other.aliases = {"住建局"};
    CHECK(known.refusal(other) == "department.doubled");
    CHECK(known.state.departments.list.size() == 1);
}

TEST_CASE("A department told again keeps its place and takes the new record") {
    test::Register known;
    known.add_department("reform", "区发展改革局");
    known.add_department("housing", "区住房和城乡建设局");
    DepartmentRecorded again = department("reform", "区发展和改革局");
    known.record(again);
    REQUIRE(known.state.departments.list.size() == 2);
    CHECK(known.state.departments.list[0] == again);
    CHECK(known.state.departments.rank("区发展和改革局") == 0);
    CHECK(known.state.departments.rank("区住房和城乡建设局") == 1);
    CHECK(known.state.departments.rank("没有这个部门") == 2);
}

TEST_CASE("A department without a code or a name is refused") {
    test::Register known;
    CHECK(known.refusal(department("", "区税务局")) == "code.invalid");
    CHECK(known.refusal(department("税务", "区税务局")) == "code.invalid");
    CHECK(known.refusal(department("tax", "")) == "department.no_name");
}

TEST_CASE("An unknown department is refused with the nearest one") {
    test::Register known;
    known.add_department("housing", "区住房和城乡建设局", "住建局");
    try {
        known_department(known.state, "区住房和城乡建社局");
        FAIL("taken");
    } catch (const Error& error) {
        CHECK(error.fault().code == "department.unknown");
        CHECK(error.fault().hint.find("区住房和城乡建设局") != std::string::npos);
    }
}

TEST_CASE("Only the leading units of the notice are the task force's, others co-operate") {
    DepartmentRecorded unit = department("x", "某单位");
    unit.role = "副组长单位";
    CHECK(is_task_force_unit(unit));
    unit.role = "成员";
    CHECK_FALSE(is_task_force_unit(unit));
    unit.role = "协办";
    CHECK_FALSE(is_task_force_unit(unit));
}

}  // namespace zb
