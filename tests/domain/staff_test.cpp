// SPDX-License-Identifier: Apache-2.0
// People: posts, roles, departments; and no number that points at a person.
#include <doctest/doctest.h>

#include "support/registry.h"

namespace zb {

TEST_CASE("A person has one of the ten roles and a known department, and a name of its own") {
    test::Register known = test::Register::usual();
    CHECK(known.refusal(StaffAdded{"服务专员01", "服务专员", "区发展改革局", {}}) == "staff.doubled");
    CHECK(known.refusal(StaffAdded{"服务专员03", "服务员", "区发展改革局", {}}) == "staff.unknown_role");
    CHECK(known.refusal(StaffAdded{"服务专员03", "服务专员", "区发展局改革", {}}) == "department.unknown");
    CHECK(known.refusal(StaffAdded{"", "服务专员", "区发展改革局", {}}) == "staff.no_name");
    CHECK(known.refusal(StaffAdded{"服务专员03", "服务专员", "区发展改革局", {}}).empty());
    CHECK(staff_roles().size() == 10);
}

TEST_CASE("A mistyped role is answered with the nearest") {
    test::Register known = test::Register::usual();
    const Fault fault = known.fault_of(StaffAdded{"某人", "服务专元", "区发展改革局", {}});
    CHECK(fault.hint.find("是不是“服务专员”") != std::string::npos);
}

TEST_CASE("One login belongs to one person") {
    test::Register known = test::Register::usual();
    known.record(StaffAdded{"服务专员03", "服务专员", "区发展改革局", "wang"});
    CHECK(known.refusal(StaffAdded{"服务专员04", "服务专员", "区发展改革局", "wang"}) == "staff.login_doubled");
    REQUIRE(known.state.staff.with_login("wang") != nullptr);
    CHECK(known.state.staff.with_login("wang")->name == "服务专员03");
    CHECK(known.state.staff.with_login("li") == nullptr);
}

}  // namespace zb
