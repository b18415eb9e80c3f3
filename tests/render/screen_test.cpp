// SPDX-License-Identifier: Apache-2.0
// Which columns a screen shows.
#include "render/screen.h"

#include <doctest/doctest.h>

#include "base/text.h"
#include "render/render.h"

namespace zb {

namespace {

// Code, program word, name, a column without words, and columns 1 to 9 of a word each.
Table wide_table() {
    Table table;
    table.columns = {{"code", "项目代码"}, {"step", "键"}, {"name", "项目名称"}, {"empty", "说明"}};
    Row row{Cell{"JH-2026-001"}, Cell{"construction_permit"}, Cell{"甲公司智能装备项目"}, Cell{}};
    for (int i = 1; i <= 9; ++i) {
        table.columns.push_back({"c" + std::to_string(i), "列" + std::to_string(i)});
        row.push_back(Cell{"2026-11-20"});
    }
    table.rows = {row};
    return table;
}

std::vector<std::string> shown(const Table& table, std::size_t width) {
    std::vector<std::string> keys;
    for (const std::size_t i : columns_for_screen(table, width).shown) keys.push_back(table.columns[i].key);
    return keys;
}

}  // namespace

TEST_CASE("A screen shows eight columns at most, without program words and empty ones") {
    const Table table = wide_table();
    CHECK(shown(table, 300) == std::vector<std::string>{"code", "name", "c1", "c2", "c3", "c4", "c5", "c6"});
    CHECK(columns_for_screen(table, 300).left_out == std::vector<std::string>{"列7", "列8", "列9"});
}

TEST_CASE("A narrow screen shows fewer columns, so that codes and dates stay whole") {
    const Table table = wide_table();
    // 11 of the code, 8 of the name, 10 of each date, two between: 11 + 8 + 2 + 4 × 12 = 69, a fifth date makes 81.
    CHECK(shown(table, 80) == std::vector<std::string>{"code", "name", "c1", "c2", "c3", "c4"});
    CHECK(shown(table, 81) == std::vector<std::string>{"code", "name", "c1", "c2", "c3", "c4", "c5"});
    CHECK(shown(table, 5) == std::vector<std::string>{"code"});
}

TEST_CASE("The highest rank goes first, of equal ones the last") {
    Table table = wide_table();
    table.columns[4].rank = 2;
    table.columns[2].rank = 1;
    CHECK(shown(table, 300) == std::vector<std::string>{"code", "c2", "c3", "c4", "c5", "c6", "c7", "c8"});
}

TEST_CASE("No line of a list is wider than its terminal") {
    RenderOptions options;
    for (const std::size_t width : {std::size_t{80}, std::size_t{100}, std::size_t{120}}) {
        options.width = width;
        for (const std::string& line : split(render(wide_table(), options), '\n')) CHECK(display_width(line) <= width);
    }
}

TEST_CASE("Whoever asks for columns, or for all, gets them") {
    RenderOptions options;
    options.width = 80;
    CHECK(headings_left_out(wide_table(), options).size() == 5);
    options.wide = true;
    CHECK(headings_left_out(wide_table(), options).empty());
    options.wide = false;
    options.columns = {"列9", "code"};
    CHECK(render(wide_table(), options).find("2026-11-20  JH-2026-001") != std::string::npos);
    options.columns = {"列10"};
    CHECK_THROWS(render(wide_table(), options));
}

TEST_CASE("A table of a report has all its columns where they fit, and says which it gives up where they do not") {
    const Table table = wide_table();
    CHECK(columns_of_report_for_screen(table, 300).shown.size() == table.columns.size());
    CHECK(columns_of_report_for_screen(table, 81).left_out == std::vector<std::string>{"列6", "列7", "列8", "列9"});
    Document document;
    document.sections = {
        Section{"rows", "一、一览", 1, {}, {table, Paragraph{"二〇二六年十一月二十日，以上各列都写明了日期，看不全的把窗口拉宽。"}}}};
    RenderOptions options;
    options.width = 80;
    for (const std::string& line : split(render(document, options), '\n')) CHECK(display_width(line) <= 80);
    CHECK(headings_left_out(document, options).size() == 5);
    options.wide = true;
    CHECK(headings_left_out(document, options).empty());
    CHECK(render(document, options).find("construction_permit") != std::string::npos);
}

TEST_CASE("Rows stand in order of the column asked for, what is unknown and totals last") {
    Table table;
    table.columns = {{"name", "名称"}, {"days", "天数"}};
    table.rows = {Row{Cell{"甲"}, Cell{3}}, Row{{Cell{"合计"}, Cell{8}}, Reader::people}, Row{Cell{"乙"}, Cell{}},
                  Row{Cell{"丙"}, Cell{5}}};
    const auto order = [&](std::string_view by) {
        Table sorted = table;
        sort_rows(sorted, by);
        std::string names;
        for (const Row& row : sorted.rows) names += std::get<std::string>(row[0].value);
        return names;
    };
    CHECK(order("days") == "甲丙乙合计");
    CHECK(order("天数:desc") == "丙甲乙合计");
    CHECK_THROWS(order("天"));
}

}  // namespace zb
