// SPDX-License-Identifier: Apache-2.0
// Lists by their headings, and what is reported of their rows.
#include "cli/importing.h"

#include <doctest/doctest.h>

namespace zb::cli {

namespace {

const std::vector<SheetColumn> kColumns = {{"name", {"岗位代号", "name"}, true}, {"aliases", {"别名"}}};

Sheet sheet_of(const std::string& text) { return Sheet::read(text, CsvMarks::marked, kColumns); }

}  // namespace

TEST_CASE("A sheet's columns are found by any of their headings, in any order") {
    const Sheet sheet = sheet_of("电话,别名,name\n1,甲;乙；丙；,服务专员01\n,,\n");
    REQUIRE(sheet.rows().size() == 1);
    CHECK(sheet.cell(sheet.rows()[0], "name") == "服务专员01");
    CHECK(sheet.pieces(sheet.rows()[0], "aliases") == std::vector<std::string>{"甲", "乙", "丙"});
    CHECK(sheet.left_out() == std::vector<std::string>{"电话"});
    CHECK_FALSE(sheet.cell(sheet.rows()[0], "role"));
}

TEST_CASE("A sheet without a required column, an empty one and a workbook are refused") {
    const auto refusal = [](const std::string& text) {
        try {
            sheet_of(text);
        } catch (const Error& error) {
            return error.fault().code;
        }
        return std::string{};
    };
    CHECK(refusal("别名\n甲\n") == "list.no_column");
    CHECK(refusal("") == "list.empty");
    CHECK(refusal("PK\x03\x04") == "zip.unreadable");
    CHECK(refusal("\xD0\xCF\x11\xE0") == "list.spreadsheet");
}

TEST_CASE("A report counts its rows, keeps every fault with its line, and lets a wrong command line through") {
    ImportReport report{"代码", "名称"};
    report.row(2, RowResult::added, "A", "甲", "");
    report.row(3, RowResult::unchanged, "B", "乙", "");
    report.attempt({4, "", "丙"}, [] { throw Error{Fault{"x", "不是金额", "改", Place{0, "总投资", "面议"}}}; });
    report.attempt({5, "", "丁"}, [] { throw Error{"rows", "两处"}.with_rows({Fault{"a", "一", "", {}}, Fault{"b", "二", "", {}}}); });
    CHECK(report.counts() == "新增 1，更新 0，未变 1，有误 2");
    CHECK(report.faulty_rows() == 2);
    REQUIRE(report.faults().size() == 3);
    CHECK(report.faults()[0].place.line == 4);
    CHECK(report.faults()[2].place.line == 5);
    CHECK(report.table().rows.size() == 4);
    CHECK_THROWS_AS(report.attempt({6, "", "戊"}, [] { throw Error{"u", "写法不对", "", Exit::usage}; }), Error);
}

TEST_CASE("A list is told by its encoding and by what was left out") {
    CHECK(about_list(Encoding::gb18030, "", {}) == "GB18030");
    CHECK(about_list(Encoding::utf8, "", {"联系人", "电话"}) == "UTF-8；未识别的列：联系人、电话，未导入");
}

}  // namespace zb::cli
