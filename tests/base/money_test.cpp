// SPDX-License-Identifier: Apache-2.0
// Amounts as the published lists print them.
#include "base/money.h"

#include <algorithm>
#include <doctest/doctest.h>
#include <fstream>
#include <rapidcheck.h>
#include <sstream>

#include "base/csv.h"
#include "base/encoding.h"
#include "base/error.h"
#include "support/source.h"

using zb::Money;
using zb::read_amount;

namespace {

struct Printed {
    std::string_view text;
    std::int64_t yuan;
};

zb::Decoded file_of(const std::string& name) {
    std::ifstream file{zb::test::source_file("data/" + name), std::ios::binary};
    REQUIRE(file.is_open());
    std::ostringstream bytes;
    bytes << file.rdbuf();
    return zb::decode(bytes.str());
}

}  // namespace

TEST_CASE("an amount is read in every form that lists print") {
    constexpr Printed kAmounts[] = {
        {"120000", 1'200'000'000},
        {"120,000", 1'200'000'000},
        {"120000万元", 1'200'000'000},
        {"12亿元", 1'200'000'000},
        {"12 亿元", 1'200'000'000},
        {"12亿", 1'200'000'000},
        {"１２亿元", 1'200'000'000},
        {"4.55亿元", 455'000'000},
        {"88294.84万元", 882'948'400},
        {"88294.8400000001", 882'948'400},
        {"500元", 500},
        {"92233720369元", 92'233'720'369},  // times a hundred million it leaves 64 bits
        {"99,999,999亿元", 9'999'999'900'000'000},
        {"0", 0},
        {"超10亿元", 1'000'000'000},
        {"超过10亿元", 1'000'000'000},
        {"超93亿元", 9'300'000'000},
        {"10亿元以上", 1'000'000'000},
        {"10亿余元", 1'000'000'000},
        {"10余亿元", 1'000'000'000},
        {"约20亿元", 2'000'000'000},
        {"60亿元（一期15亿元）", 6'000'000'000},
        {"60亿元(一期15亿元)", 6'000'000'000},
        {"超十亿元", 1'000'000'000},
        {"二十五亿元", 2'500'000'000},
        {"三百亿元", 30'000'000'000},
        {"人民币1.8亿元", 180'000'000},
        {"　12亿元　", 1'200'000'000},
    };
    for (const Printed& amount : kAmounts) {
        CAPTURE(amount.text);
        const auto read = read_amount(amount.text);
        REQUIRE(read.value);
        CHECK(read.value->yuan == amount.yuan);
    }
}

TEST_CASE("the printed form is kept as it was") { CHECK(read_amount("60亿元（一期15亿元）").printed == "60亿元（一期15亿元）"); }

TEST_CASE("a sum over several projects, and an empty cell, give no figure") {
    CHECK_FALSE(read_amount("两项目合计超十亿元").value);
    CHECK(read_amount("两项目合计超十亿元").printed == "两项目合计超十亿元");
    CHECK_FALSE(read_amount(" ").value);
}

TEST_CASE("a text that names no amount is refused") {
    for (const std::string_view text :
         {"面议", "待定", "元", "亿元", "-5", "12亿美元", "1,20亿元", "1,2000", "12.亿元", ".5亿元", "10-20亿元", "1.2.3", "十十亿美元",
          "99999999999999999999亿元", "9.14E+17", "12亿元5", "60亿元（一期15亿元", "12公顷"}) {
        CAPTURE(text);
        CHECK_THROWS_AS(read_amount(text), zb::Error);
    }
    try {
        read_amount("面议");
        FAIL("read");
    } catch (const zb::Error& error) {
        CHECK(error.fault().code == "amount.unreadable");
        CHECK(error.fault().message == "“面议”不是金额");
        CHECK(error.fault().hint == "填数和单位，如 120000（万元）或 12亿元；未定就留空");
    }
}

TEST_CASE("a figure without a unit takes the one it is given, and keeps it") {
    struct Case {
        const char* text;
        const char* unit;
        const char* printed;
        std::int64_t yuan;
    };
    constexpr Case kCases[] = {
        {"12.5", "亿元", "12.5亿元", 1'250'000'000},
        {"约12", "亿元", "约12亿元", 1'200'000'000},
        {"20左右", "亿元", "20亿元左右", 2'000'000'000},
        {"10余", "亿元", "10余亿元", 1'000'000'000},
        {"12（一期3）", "亿元", "12亿元(一期3)", 1'200'000'000},
        {"12.5万元", "亿元", "12.5万元", 125'000},
        {"5千万元", "亿元", "5千万元", 50'000'000},
        {"1.2万亿元", "亿元", "1.2万亿元", 1'200'000'000'000},
        {"46000", "万元", "46000", 460'000'000},
        {"1200", "千元", "1200千元", 1'200'000},
    };
    for (const Case& one : kCases) {
        CAPTURE(one.text);
        const zb::Amount amount = read_amount(one.text, one.unit);
        REQUIRE(amount.value);
        CHECK(amount.value->yuan == one.yuan);
        CHECK(amount.printed == one.printed);
        CHECK(read_amount(amount.printed).value == amount.value);
    }
}

TEST_CASE("units of yuan, other currencies, and words that make a figure approximate are known") {
    CHECK(zb::money_unit("亿") == "亿元");
    CHECK(zb::money_unit("人民币万元") == "万元");
    CHECK(zb::money_unit("百万元") == "百万元");
    CHECK(zb::money_unit("元") == "元");
    for (const char* text : {"", "亿美元", "公顷", "百", "万平方米", "元整的"}) CHECK(zb::money_unit(text).empty());
    CHECK(zb::other_currency("12亿美元") == "美元");
    CHECK(zb::other_currency("US$500万") == "美元");
    CHECK(zb::other_currency("3亿港币（约2.7亿元）") == "港元");
    CHECK(zb::other_currency("12亿元（含外资2000万美元）").empty());
    for (const char* text :
         {"约12亿元", "超10亿元", "10亿元以上", "20亿元左右", "10亿余元", "10余亿元", "近5000万元", "不低于3亿元", ">6亿元"}) {
        CAPTURE(text);
        CHECK(zb::is_approximate(text));
    }
    for (const char* text : {"12亿元", "46000", "60亿元（一期约15亿元）", "预计12亿元", "两项目合计超十亿元", ""}) {
        CAPTURE(text);
        CHECK_FALSE(zb::is_approximate(text));
    }
}

TEST_CASE("every investment of the two published lists is read") {
    for (const auto* name : {"projects_jiangmen.csv", "projects_jianghai_gb18030.csv"}) {
        CAPTURE(name);
        const auto rows = zb::read_csv(file_of(name).text);
        REQUIRE(rows.size() > 10);
        const auto& headings = rows.front().cells;
        const auto found = std::find(headings.begin(), headings.end(), "总投资");
        REQUIRE(found != headings.end());
        const auto index = static_cast<std::size_t>(found - headings.begin());
        for (const auto& row : rows) {
            if (row.line == 1) continue;
            const std::string& cell = row.cells.at(index);
            CAPTURE(cell);
            const bool has_figure = !cell.empty() && cell.find("合计") == std::string::npos;
            CHECK(read_amount(cell).value.has_value() == has_figure);
        }
    }
}

TEST_CASE("sums are printed in 万元 and 亿元") {
    CHECK(in_wan(Money{1'200'000'000}) == "120,000");
    CHECK(in_wan(Money{882'948'400}) == "88,294.84");
    CHECK(in_wan(Money{882'945'000}) == "88,294.5");
    CHECK(in_wan(Money{1}) == "0.0001");
    CHECK(in_wan(Money{0}) == "0");
    CHECK(in_wan(Money{-15'000}) == "-1.5");
    CHECK(in_yi(Money{3'560'000'000}) == "35.60");
    CHECK(in_yi(Money{1'005'000'000}) == "10.05");
    CHECK(in_yi(Money{500'000}) == "0.01");
    CHECK(in_yi(Money{499'999}) == "0.00");
    CHECK(in_yi(Money{-1}) == "0.00");
    CHECK(in_yi(Money{123'456'789'000}) == "1,234.57");
    CHECK(zb::with_separators(356000) == "356,000");
    CHECK(zb::with_separators(-1000) == "-1,000");
    CHECK(zb::with_separators(999) == "999");
    CHECK(zb::with_separators(INT64_MIN) == "-9,223,372,036,854,775,808");
}

TEST_CASE("amounts keep every yuan") {
    CHECK(rc::check("a sum printed in 万元 reads back as itself", [] {
        const Money sum{*rc::gen::inRange<std::int64_t>(0, 9'000'000'000'000)};
        RC_ASSERT(read_amount(in_wan(sum)).value == sum);
        RC_ASSERT(read_amount(in_wan(sum) + "万元").value == sum);
        RC_ASSERT(read_amount("约" + zb::with_separators(sum.yuan) + "元").value == sum);
    }));
    CHECK(rc::check("any text is read or refused, never worse", [] {
        const auto text =
            *rc::gen::container<std::string>(rc::gen::elementOf(std::string{"0123456789.,-E \xE4\xBA\xBF\xE4\xB8\x87\xE5\x8D\x81"}));
        try {
            const auto amount = read_amount(text);
            if (amount.value) RC_ASSERT(amount.value->yuan >= 0);
        } catch (const zb::Error& error) {
            RC_ASSERT(error.fault().code == "amount.unreadable");
        }
    }));
}
