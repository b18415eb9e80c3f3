// SPDX-License-Identifier: Apache-2.0
// A flow as a TOML file: read back as it was written, and every fault with its line.
#include <algorithm>
#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "flow/flow.h"

namespace zb {

namespace {

const std::string kSmall = R"(key = "small"
name = "小流程"
total_limit = 10
source = "示例"

[[steps]]
key = "filing"
name = "企业投资项目备案"
short_name = "项目备案"
stage = "立项用地规划许可"
department = "区发展改革局"
kind = "filing"
promised_limit = 1
unit = "working"
counted = true
materials = [
    { name = "申请表" },
]
line = "主线"

[[steps]]
key = "permit"
name = "施工许可证核发"
short_name = "施工许可"
stage = "施工许可"
department = "区住房和城乡建设局"
kind = "permit"
legal_limit = 7
promised_limit = 3
unit = "working"
counted = true
depends_on = ["filing"]
line = "主线"
)";

std::string with(std::string_view before, std::string_view after) {
    std::string text = kSmall;
    const std::size_t at = text.find(before);
    REQUIRE(at != std::string::npos);
    return text.replace(at, before.size(), after);
}

std::vector<Fault> faults_of(const std::string& text) {
    try {
        read_flow(text);
    } catch (const Error& error) {
        return error.rows().empty() ? std::vector<Fault>{error.fault()} : error.rows();
    }
    return {};
}

}  // namespace

TEST_CASE("A file is its own export") { CHECK(write_flow(read_flow(kSmall)) == kSmall); }

TEST_CASE("Every shipped template is read back as it was written") {
    for (const Flow& flow : builtin_flows()) {
        CAPTURE(flow.flow_key);
        const std::string text = write_flow(flow);
        CHECK(read_flow(text) == flow);
        CHECK(write_flow(read_flow(text)) == text);
    }
}

TEST_CASE("A changed template is read back as it was changed") {
    CHECK(rc::check("reading undoes writing", [] {
        Flow flow = builtin_flows()[*rc::gen::inRange<std::size_t>(0, 4)];
        for (FlowStep& step : flow.steps) {
            if (*rc::gen::inRange(0, 4) != 0) continue;
            step.legal_basis =
                *rc::gen::elementOf(std::vector<std::string>{"引号\"和\\反斜线", "两行\n文字", "制表\t符", "# 不是注释", "[[steps]]"});
            step.source = *rc::gen::elementOf(std::vector<std::string>{"", "''' 三引号", "key = 1"});
            if (step.validity) step.validity->basis = step.legal_basis;
            if (step.legal_limit && !step.joint) step.legal_limit = *step.legal_limit + *rc::gen::inRange(0, 9);
        }
        RC_ASSERT(read_flow(write_flow(flow)) == flow);
    }));
}

TEST_CASE("Each fault of a file is named with its line") {
    struct Case {
        std::string text;
        int line;
        const char* says;
    };
    const Case cases[] = {
        {with("unit = \"working\"", "unit = \"week\""), 14, "working、calendar、month"},
        {with("kind = \"filing\"", "kind = filing"), 12, "TOML"},
        {with("promised_limit = 1", "promised_limt = 1"), 13, "promised_limit"},
        {with("promised_limit = 1", "promised_limit = \"1\""), 13, "整数"},
        {with("promised_limit = 3", "promised_limit = 9"), 21, "超过法定"},
        {with("[\"filing\"]", "[\"fling\"]"), 21, "不在流程里"},
        {with("[\"filing\"]", "[\"permit\"]"), 21, "互相依赖"},
        {with("counted = true", "counted = 1"), 15, "true 或 false"},
        {with("{ name = \"申请表\" }", "\"申请表\""), 17, "minor"},
        {with("key = \"small\"\n", ""), 1, "key"},
        {with("line = \"主线\"\n\n", "line = \"主线\"\njoint = 1\n\n"), 20, "true 或 false"},
        {with("depends_on = [\"filing\"]", "validity = { months = 3 }"), 21, "依据"},
        {with("depends_on = [\"filing\"]", "validity = { moons = 3 }"), 32, "moons"},
        {with("short_name = \"施工许可\"", "short_name = \"项目备案\""), 21, "重复"},
        {"key = \"small\"\nname = \"小流程\"\n", 1, "steps"},
    };
    for (const Case& one : cases) {
        CAPTURE(one.says);
        const std::vector<Fault> faults = faults_of(one.text);
        REQUIRE(!faults.empty());
        CHECK(faults.front().place.line == one.line);
        CHECK(faults.front().message.find(one.says) != std::string::npos);
    }
}

TEST_CASE("All faults of a file are told together") {
    std::string text = with("unit = \"working\"", "unit = \"week\"");
    text.replace(text.find("legal_limit = 7"), 15, "legal_limit = -7");
    text += "colour = \"red\"\n";
    CHECK(faults_of(text).size() == 3);
}

}  // namespace zb
