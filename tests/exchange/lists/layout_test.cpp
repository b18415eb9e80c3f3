// SPDX-License-Identifier: Apache-2.0
// Sheets as offices lay them out: titles, headings of several rows, sections, totals, notes, forms.
#include "exchange/lists/layout.h"

#include <doctest/doctest.h>

#include "base/csv.h"
#include "base/error.h"

namespace zb {

namespace {

SheetLayout layout_in(const std::string& text) { return layout_of(read_csv(text, CsvMarks::marked, CsvForm{','})); }

// The kind of one row among numbered projects of 序号, 项目名称, 建设单位, 总投资.
RowKind kind_of(const std::string& row) {
    return layout_in("2026年重点项目表,,,\n序号,项目名称,建设单位,总投资（万元）\n1,甲光电产业园,甲公司,125000\n2,乙食品加工项目,,\n" +
                     row + "\n3,丙研发楼,丙公司,500\n")
        .kinds.at(2);
}

std::string headings_of(const std::string& text) {
    std::string words;
    for (const HeadedColumn& column : layout_in(text).columns) words += column.heading + (column.known ? " " : "? ");
    return words;
}

}  // namespace

TEST_CASE("A row of a list is a project, or what people print around projects") {
    struct Case {
        const char* row;
        RowKind kind;
    };
    const Case cases[] = {
        {"4,丁仓库,丁公司,100", RowKind::project},
        {"4,丁仓库,,", RowKind::project},
        {"4.0,新开工项目,,", RowKind::project},  // it has a number
        {",丁仓库,丁公司,100", RowKind::project},
        {",丁仓库,,100", RowKind::project},
        {",,丁公司,100", RowKind::project},  // refused later: no name
        {"4,汇总数据中心,丁公司,100", RowKind::project},
        {"4,注塑机生产项目,丁公司,100", RowKind::project},
        {"4,一汽配件项目,丁公司,100", RowKind::project},
        {"4,第一人民医院,,", RowKind::project},
        {"一,丁仓库,丁公司,100", RowKind::project},  // it has an enterprise
        {"序号,项目名称,建设单位,总投资（万元）", RowKind::headings},
        {"序 号,项目名称,建设单位,总投资(万元)", RowKind::headings},
        {"1,2,3,4", RowKind::column_numbers},
        {"甲,乙,1,2", RowKind::column_numbers},
        {"2026年重点项目表,,,", RowKind::title},
        {"附件2,,,", RowKind::title},
        {",,,（单位：万元）", RowKind::title},
        {"一、新开工项目（2项）,,,", RowKind::section},
        {"一、新开工项目（2项）,,,157000", RowKind::section},
        {",一、新开工项目,,", RowKind::section},
        {",（二）基础设施项目,,8000", RowKind::section},
        {"二,续建项目（3个）,,8000", RowKind::section},
        {"（一）,产业项目,3个,8000", RowKind::section},
        {"Ⅱ,产业项目,,", RowKind::section},
        {"第一部分,产业项目,,", RowKind::section},
        {",续建项目,,", RowKind::section},
        {",江海区（5项）,,", RowKind::section},
        {"一、新开工项目,一、新开工项目,一、新开工项目,一、新开工项目", RowKind::section},
        {"合计,,,157000", RowKind::total},
        {"合 计,2个,,157000", RowKind::total},
        {",合计（2项）,,157000", RowKind::total},
        {"合计：,,,157000", RowKind::total},
        {"共计2个,,,", RowKind::total},
        {",全区合计,,157000", RowKind::total},
        {",一、新开工项目小计,,157000", RowKind::total},
        {"共12个项目,,,157000", RowKind::total},
        {"总计：12个项目,,,", RowKind::total},
        {",,合计,157000", RowKind::total},
        {"注：总投资以备案证为准。,,,", RowKind::note},
        {"注1：总投资以备案证为准。,,,", RowKind::note},
        {"备注：★为市重点项目,,,", RowKind::note},
        {"★为市重点项目,,,", RowKind::note},
        {",说明：本表按月更新,,", RowKind::note},
        {"填报单位：区发展改革局,,,", RowKind::form},
        {"填 报 人：,王某,,", RowKind::form},
        {"单位（盖章）：,,,", RowKind::form},
        {",,,填表日期：2026年1月5日", RowKind::form},
        {"2026年1月5日,,,", RowKind::form},
        {"第1页 共2页,,,", RowKind::form},
        {"- 2 -,,,", RowKind::form},
        {"续表,,,", RowKind::form},
        {"其中：产业项目,2个,,8000", RowKind::total},
        {",其中：产业项目,,8000", RowKind::total},
        {"4,,,", RowKind::blank},
        {"4,,,0", RowKind::blank},
        {",,,0.00", RowKind::blank},
        {"4,,,500", RowKind::project},  // refused later: no name
        {"/,-,—,", RowKind::blank},
    };
    for (const Case& one : cases) {
        CAPTURE(one.row);
        CHECK(label(kind_of(one.row)) == label(one.kind));
    }
}

TEST_CASE("A list that numbers its projects as sections, or not at all, has projects") {
    const std::vector<RowKind> three(3, RowKind::project);
    CHECK(layout_in("序号,项目名称,建设单位\n一,甲产业园,甲公司\n二,乙产业园,\n三,丙产业园,\n").kinds == three);
    CHECK(layout_in("项目名称,总投资\n一、甲产业园,5000\n二、乙产业园,\n三、丙产业园,1\n").kinds == three);
    CHECK(layout_in("项目名称,建设单位\n甲,\n乙,\n江门电机产业城,\n").kinds == three);
    CHECK(layout_in("项目名称,建设单位\n新建项目,甲公司\n乙,\n丙,\n").kinds == three);
}

TEST_CASE("Headings stand in one row, or in groups above and their parts below") {
    CHECK(headings_of("项目名称,建设单位\n甲,乙\n") == "项目名称 建设单位 ");
    CHECK(headings_of("*序号,*项目名称,2.建设单位,总投资（万元）*\n") == "*序号 *项目名称 2.建设单位 总投资（万元）* ");
    CHECK(headings_of("项目,,,投资（万元）,\n序号,名称,建设单位,总投资,2026年计划\n1,甲,乙,1,2\n") ==
          "序号 名称 建设单位 投资（万元）总投资 投资（万元）2026年计划? ");
    const SheetLayout merged = layout_in("重点项目,,,,,\n序号,项目名称,建设单位,投资（亿元）,,开竣工\n,,,总额,年度,\n1,甲,乙,1,2,3\n");
    CHECK(merged.first == 1);
    CHECK(merged.rows == 2);
    REQUIRE(merged.columns.at(3).known);
    CHECK(merged.columns[3].known->unit.unit == "亿元");
    CHECK_FALSE(merged.columns[4].known);
    const SheetLayout named = layout_in("建设单位,,项目,\n名称,信用代码,名称,地点\n甲公司,,甲,高新区\n");
    CHECK(named.columns.at(0).known->field == &ProjectDetails::enterprise);
    CHECK(named.columns.at(2).known->column == ListColumn::name);
}

TEST_CASE("A sum of this year under 年度计划 is not the total") {
    const SheetLayout layout = layout_in("项目名称,2026年计划,,总投资\n,投资额,形象进度,\n甲,3,封顶,12\n");
    CHECK_FALSE(layout.columns.at(1).known);
    CHECK(layout.columns.at(3).known->column == ListColumn::investment);
}

TEST_CASE("A caption states a unit only where it says so") {
    struct Case {
        const char* text;
        const char* unit;
        const char* currency;
    };
    const Case cases[] = {
        {"单位：亿元", "亿元", ""},
        {"（单位：万元）", "万元", ""},
        {"（亿元）", "亿元", ""},
        {"金额单位：人民币万元", "万元", ""},
        {"计量单位：万元、平方米", "万元", ""},
        {"2026年重点项目表（单位：个、亿元）", "亿元", ""},
        {"注：1.表内金额单位均为亿元；2.★为市重点", "亿元", ""},
        {"本表以万元为单位", "万元", ""},
        {"单位：万美元", "", "万美元"},
        {"总投资超100亿元的重点项目", "", ""},
        {"总投资10亿元（含）以上项目", "", ""},
        {"填报单位：区发展改革局", "", ""},
        {"合计12项，总投资157亿元", "", ""},
    };
    for (const Case& one : cases) {
        CAPTURE(one.text);
        CHECK(caption_unit(one.text).unit == one.unit);
        CHECK(caption_unit(one.text).currency == one.currency);
        CHECK_FALSE(caption_unit(one.text).doubtful);
    }
    CHECK(caption_unit("单位：万元、亿元").doubtful);
}

}  // namespace zb
