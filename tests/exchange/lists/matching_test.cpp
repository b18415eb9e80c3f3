// SPDX-License-Identifier: Apache-2.0
// Is it a project we know? Certainly, perhaps, or not.
#include "exchange/lists/matching.h"

#include <doctest/doctest.h>
#include <set>

namespace zb {

namespace {

ProjectDetails by(const char* enterprise) {
    ProjectDetails details;
    if (*enterprise != '\0') details.enterprise = enterprise;
    return details;
}

ProjectNames one_known(const char* name, const char* enterprise) {
    ProjectNames names{Projects{}};
    names.add("JH-2026-003", name, by(enterprise));
    return names;
}

}  // namespace

TEST_CASE("The same name and enterprise are the same project, in any width and spacing; blank matches blank") {
    const ProjectNames names = one_known("安全应急产业园（一期）项目", "江门高新区");
    CHECK(names.same("安全应急产业园(一期) 项目", by("江门 高新区")) == "JH-2026-003");
    CHECK_FALSE(names.same("安全应急产业园（一期）项目", by("")));
    CHECK_FALSE(names.same("安全应急产业园（二期）项目", by("江门高新区")));
    CHECK(one_known("江门电机产业城", "").same("江门电机产业城", by("")) == "JH-2026-003");
}

TEST_CASE("A near name of the same enterprise must be told apart by a person") {
    struct Case {
        const char* known;
        const char* told;
        const char* enterprise;
        bool near;
    };
    const Case cases[] = {
        {"丙公司电子元件项目", "丙公司电子元件生产项目", "丙公司", true},
        {"智能装备项目", "智能装备二期项目", "甲公司", true},
        {"甲公司一期厂房项目", "甲公司二期厂房项目", "甲公司", false},
        {"甲公司A栋厂房", "甲公司B栋厂房", "甲公司", false},
        {"甲公司智能装备项目", "甲公司二期厂房项目", "甲公司", false},
        {"富华工程装备制造项目", "富华装载机二期", "富华", false},
        {"甲公司第17号项目", "甲公司第18号项目", "甲公司", false},
        {"智能装备项目", "智能装备生产项目", "", false},  // nobody tells whose they are
    };
    for (const Case& one : cases) {
        CAPTURE(one.told);
        CHECK(one_known(one.known, one.enterprise).near(one.told, by(one.enterprise)).has_value() == one.near);
    }
}

TEST_CASE("The same name with and without an enterprise must be told apart by a person") {
    CHECK(one_known("江门电机产业城", "").near("江门电机产业城", by("某公司")));
    CHECK(one_known("江门电机产业城", "某公司").near("江门电机产业城", by("")));
    CHECK_FALSE(one_known("江门电机产业城", "某公司").near("江门电机产业城", by("另一家")));
}

TEST_CASE("The phases of a project may share its 投资项目统一代码") {
    ProjectNames names{Projects{}};
    ProjectDetails details = by("甲公司");
    details.project_code = "2106-440704-04-01-000017";
    names.add("JH-2026-001", "甲公司一期", details);
    names.add("JH-2026-002", "甲公司二期", details);
    names.add("JH-2026-002", "甲公司二期厂房", details);
    CHECK(names.with_project_code("2106-440704-04-01-000017") == std::vector<std::string>{"JH-2026-001", "JH-2026-002"});
    CHECK(names.with_project_code("2107-440704-04-01-314156").empty());
}

}  // namespace zb
