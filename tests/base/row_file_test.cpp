// SPDX-License-Identifier: Apache-2.0
// Rows of JSON lines and of sheets are the same rows.
#include "base/row_file.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "base/error.h"

namespace zb {
namespace {

constexpr RowKey kKeys[] = {{"step", "事项"},
                            {"start", "受理;计划受理", CellForm::day},
                            {"used", "已用", CellForm::number},
                            {"after", "前置", CellForm::list},
                            {"main", "主线", CellForm::flag}};
constexpr RowFile kFile = {"rows.invalid_file", "试验文件", kKeys, R"({"step":"…"})", R"({"step":"first",…})"};

std::string rows(std::string_view text) {
    std::string all;
    for_each_file_row(text, kFile, [&](int line, const FileRow& row) {
        const auto start = row.day("start");
        const auto after = row.texts("after");
        all += fmt::format("{} {} {} {} {} {}\n", line, row.need_text("step"), start ? iso(*start) : "-", row.days("used").value_or(-1),
                           after ? static_cast<int>(after->size()) : -1, row.flag("main"));
    });
    return all;
}

Error refused(std::string_view text) {
    try {
        rows(text);
    } catch (const Error& error) {
        return error;
    }
    return Error{"none", "", ""};
}

}  // namespace

TEST_CASE("a sheet gives the rows that JSON lines give, by Chinese headings or by keys") {
    const std::string wanted = "2 项目备案 2026-03-02 4 2 true\n3 施工许可 - -1 -1 false\n";
    CHECK(rows("\n{\"step\":\"项目备案\",\"start\":\"2026-03-02\",\"used\":4,\"after\":[\"a\",\"b\"],\"main\":true}\n{\"step\":"
               "\"施工许可\"}\n") == wanted);
    CHECK(rows("事项,计划受理,已用,前置,主线\n项目备案,2026/3/2,４,a;b,是\n施工许可,,,,\n") == wanted);
    CHECK(rows("\xEF\xBB\xBFstep;受理;used;after;main\r\n项目备案;2026年3月2日;4;\"a;b\";true\r\n施工许可;;;;\r\n") == wanted);
}

TEST_CASE("a sheet's faults name their line and the heading, all of them together") {
    CHECK(refused("事项,受理日\nx,y\n").fault().message == "试验文件的列名“受理日”不认识");
    CHECK(refused("事项,受理\n").fault().code == "rows.invalid_file");
    const Error error = refused("事项,受理,已用\n,2026-3-2,\n施工许可,三月,两天\n环评,2026-3-2,两天\n");
    REQUIRE(error.rows().size() == 3);
    CHECK(error.rows()[0].place.line == 2);
    CHECK(error.rows()[0].message == "“事项”没有写");
    CHECK(error.rows()[1].place.column == "受理");
    CHECK(error.rows()[2].place.column == "已用");
    CHECK(refused("{\"step\":\"\"}\n").rows()[0].place.column == "step");
}

}  // namespace zb
