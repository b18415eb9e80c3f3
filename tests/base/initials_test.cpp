// SPDX-License-Identifier: Apache-2.0
// Pinyin initials of real names of steps, projects and units.
#include "base/initials.h"

#include <doctest/doctest.h>

using zb::may_be_initials;
using zb::Spelt;
using zb::spelt_by_initials;

TEST_CASE("a name is spelt by the first letters of its characters") {
    CHECK(spelt_by_initials("sgxkz", "施工许可证") == Spelt::whole);
    CHECK(spelt_by_initials("xfsjsc", "消防设计审查") == Spelt::whole);
    CHECK(spelt_by_initials("xfsjsc", "特殊建设工程消防设计审查") == Spelt::part);
    CHECK(spelt_by_initials("hp", "环评") == Spelt::whole);
    CHECK(spelt_by_initials("zjj", "住建局") == Spelt::whole);
    CHECK(spelt_by_initials("jgszzbxm", "甲公司智能装备项目") == Spelt::none);
    CHECK(spelt_by_initials("jgsznzbxm", "甲公司智能装备项目") == Spelt::whole);
    CHECK(spelt_by_initials("znzb", "甲公司智能装备项目") == Spelt::part);
    CHECK(spelt_by_initials("sg", "消防设计审查") == Spelt::none);
}

TEST_CASE("each reading of a character counts") {
    CHECK(spelt_by_initials("xzxk", "行政许可") == Spelt::whole);
    CHECK(spelt_by_initials("hy", "行业") == Spelt::whole);
    CHECK(spelt_by_initials("zdxm", "重大项目") == Spelt::whole);
    CHECK(spelt_by_initials("cj", "重建") == Spelt::whole);
    CHECK(spelt_by_initials("xm", "厦门") == Spelt::whole);
    CHECK(spelt_by_initials("ds", "大厦") == Spelt::whole);
    CHECK(spelt_by_initials("lstd", "绿色通道") == Spelt::whole);
}

TEST_CASE("letters and digits of a name stand for themselves, signs for nothing") {
    CHECK(spelt_by_initials("led2q", "LED（2期）") == Spelt::whole);
    CHECK(spelt_by_initials("fwzy01", "服务专员01") == Spelt::whole);
    CHECK(spelt_by_initials("zy01", "服务专员01") == Spelt::part);
    CHECK(spelt_by_initials("jhqgfyl", "江海区·高分子（原料）") == Spelt::none);
    CHECK(spelt_by_initials("jhqgfzyl", "江海区·高分子（原料）") == Spelt::whole);
}

TEST_CASE("a code is not taken for initials") {
    CHECK(may_be_initials("sgxkz"));
    CHECK(may_be_initials("fwzy01"));
    CHECK_FALSE(may_be_initials("s"));
    CHECK_FALSE(may_be_initials("001"));
    CHECK_FALSE(may_be_initials("JH-2026-001"));
    CHECK_FALSE(may_be_initials("construction_permit"));
    CHECK_FALSE(may_be_initials("施工许可"));
    CHECK_FALSE(may_be_initials(""));
}
