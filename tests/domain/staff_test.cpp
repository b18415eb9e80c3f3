// SPDX-License-Identifier: Apache-2.0
// People: posts, roles, departments; and no number that points at a person.
#include <doctest/doctest.h>

#include "domain/personal_numbers.h"
#include "support/registry.h"

namespace zb {

TEST_CASE("A person has one of the nine roles and a known department, and a name of its own") {
    test::Register known = test::Register::usual();
    CHECK(known.refusal(StaffAdded{"服务专员01", "服务专员", "区发展改革局", {}}) == "staff.doubled");
    CHECK(known.refusal(StaffAdded{"服务专员03", "服务员", "区发展改革局", {}}) == "staff.unknown_role");
    CHECK(known.refusal(StaffAdded{"服务专员03", "服务专员", "区发展局改革", {}}) == "department.unknown");
    CHECK(known.refusal(StaffAdded{"", "服务专员", "区发展改革局", {}}) == "staff.no_name");
    CHECK(known.refusal(StaffAdded{"服务专员03", "服务专员", "区发展改革局", {}}).empty());
    CHECK(staff_roles().size() == 9);
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

TEST_CASE("Phone and identity numbers are told from the other numbers of an office") {
    struct Case {
        const char* text;
        bool personal;
    };
    const Case cases[] = {
        {"联系人电话13800138000", true},
        {"王工 138-0013-8000", true},
        {"手机 138 0013 8000，下午打", true},
        {"+86 13800138000", true},
        {"１３８００１３８０００", true},
        {"窗口 0750-3861234", true},
        {"身份证 440704199001011234", true},
        {"身份证44070419900101123X", true},
        {"上门核对申报材料清单", false},
        {"项目代码 2106-440704-04-01-000017", false},
        {"统一社会信用代码 914403001922038216", false},
        {"统一社会信用代码 91440704MA4X00012T", false},
        {"施工许可证 440704202611200101", false},
        {"总投资 120000 万元，用地 1500 3000 100 平方米", false},
        {"2026-11-20 送达", false},
        {"年产 13800138000000 件", false},
    };
    for (const Case& one : cases) {
        CAPTURE(one.text);
        bool refused = false;
        try {
            refuse_personal_numbers(one.text, "进展");
        } catch (const Error& error) {
            refused = error.fault().code == "text.personal";
        }
        CHECK(refused == one.personal);
    }
}

}  // namespace zb
