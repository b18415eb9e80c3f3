// SPDX-License-Identifier: Apache-2.0
// Published lists: headings, encodings, amounts and dates as printed, and what is wrong with a row.
#include "exchange/lists/list.h"

#include <doctest/doctest.h>
#include <fstream>
#include <iterator>
#include <rapidcheck.h>

#include "base/text.h"
#include "support/source.h"

namespace zb {

namespace {

std::string data_file(const std::string& name) {
    std::ifstream file{test::source_file("data/" + name), std::ios::binary};
    REQUIRE(file);
    return {std::istreambuf_iterator<char>{file}, {}};
}

ProjectList list_of(const std::string& text) { return read_project_list(text, CsvMarks::marked); }

ListRow row_of(const std::string& headings, const std::string& cells) {
    const ProjectList list = list_of(headings + "\n" + cells + "\n");
    REQUIRE(list.rows.size() == 1);
    return list.rows[0];
}

std::string utf16(std::string_view utf8_text, bool big) {
    std::string bytes = big ? "\xFE\xFF" : "\xFF\xFE";
    for (const char32_t c : code_points(utf8_text)) {
        const auto high = static_cast<char>(c >> 8U);
        const auto low = static_cast<char>(c & 0xFFU);
        bytes += big ? high : low;
        bytes += big ? low : high;
    }
    return bytes;
}

}  // namespace

TEST_CASE("The published lists are read without a fault") {
    const ProjectList jiangmen = list_of(data_file("projects_jiangmen.csv"));
    CHECK(jiangmen.encoding == Encoding::utf8_bom);
    CHECK(jiangmen.rows.size() == 50);
    CHECK(jiangmen.left_out.empty());
    for (const ListRow& row : jiangmen.rows) CHECK(row.faults.empty());

    const ProjectList jianghai = list_of(data_file("projects_jianghai_gb18030.csv"));
    CHECK(jianghai.encoding == Encoding::gb18030);
    REQUIRE(jianghai.rows.size() == 10);
    for (std::size_t i = 0; i < jianghai.rows.size(); ++i) {
        CHECK(jianghai.rows[i].name == jiangmen.rows[i].name);
        CHECK(jianghai.rows[i].details == jiangmen.rows[i].details);
    }
}

TEST_CASE("A list means the same in UTF-8, UTF-16 and GB18030, between commas, semicolons and tabs") {
    const std::string utf8_text = data_file("projects_jiangmen.csv").substr(3);
    const ProjectList plain = list_of(utf8_text);
    CHECK(plain.encoding == Encoding::utf8);
    for (const bool big : {false, true}) {
        const ProjectList wide = list_of(utf16(utf8_text, big));
        REQUIRE(wide.rows.size() == plain.rows.size());
        for (std::size_t i = 0; i < plain.rows.size(); ++i) {
            CHECK(wide.rows[i].name == plain.rows[i].name);
            CHECK(wide.rows[i].details == plain.rows[i].details);
        }
    }
    for (const char* text : {"项目名称,建设单位\n甲,乙\n", "项目名称;建设单位\n甲;乙\n", "项目名称\t建设单位\r\n甲\t乙\r\n"}) {
        CAPTURE(text);
        const ProjectList list = list_of(text);
        REQUIRE(list.rows.size() == 1);
        CHECK(list.rows[0].details.enterprise == "乙");
    }
}

TEST_CASE("Columns are known by their usual headings, in any width and order") {
    const ListRow row = row_of("投资主体,计划总投资（万元）, 项目名称 ,社会信用代码,投资项目统一代码,建设阶段,项目代码",
                               "丙公司,46000,丙公司电子元件项目,91440704MA4X00012T,2106-440704-04-01-000017,前期,JH-2026-003");
    CHECK(row.faults.empty());
    CHECK(row.code == "JH-2026-003");
    CHECK(row.name == "丙公司电子元件项目");
    CHECK(row.details.enterprise == "丙公司");
    CHECK(row.details.investment == Money{460'000'000});
    CHECK(row.details.investment_printed == "46000");
    CHECK(row.details.uscc == "91440704MA4X00012T");
    CHECK(row.details.project_code == "2106-440704-04-01-000017");
    CHECK(row.details.phase == "前期");
}

TEST_CASE("A national code under 项目代码 is the national code") {
    const ListRow row = row_of("项目名称,项目代码", "甲,2106-440704-04-01-000017");
    CHECK_FALSE(row.code);
    CHECK(row.details.project_code == "2106-440704-04-01-000017");
    CHECK(row_of("项目名称,项目代码", "甲,2106-440704-04-01-000018").faults.at(0).code == "project_code.invalid");
}

TEST_CASE("Unknown headings and repeated ones are named and left out, 序号 is neither") {
    const ProjectList list = list_of("序号,项目名称,联系人,电话,建设单位,企业名称\n1,甲,王,1,乙,丙\n");
    CHECK(list.left_out == std::vector<std::string>{"联系人", "电话", "企业名称"});
    CHECK(list.rows.at(0).details.enterprise == "乙");
}

TEST_CASE("The heading's unit is the unit of a bare amount") {
    CHECK(row_of("项目名称,总投资（亿元）", "甲,4.55").details.investment == Money{455'000'000});
    CHECK(row_of("项目名称,总投资（万元）", "甲,45500").details.investment == Money{455'000'000});
    CHECK(row_of("项目名称,总投资（元）", "甲,455000000").details.investment == Money{455'000'000});
    CHECK(row_of("项目名称,总投资", "甲,45500").details.investment == Money{455'000'000});
    CHECK(row_of("项目名称,总投资（亿元）", "甲,88294.84万元").details.investment == Money{882'948'400});
}

TEST_CASE("Amounts keep their printed form, a sum of two projects is no figure of one") {
    const ListRow row = row_of("项目名称,总投资", "甲,两项目合计超十亿元");
    CHECK(row.faults.empty());
    CHECK_FALSE(row.details.investment);
    CHECK(row.details.investment_printed == "两项目合计超十亿元");
}

TEST_CASE("Dashes stand for nothing") {
    const ListRow row = row_of("项目名称,总投资,竣工时间,行业", "甲,—,/,-");
    CHECK(row.faults.empty());
    CHECK(row.details == ProjectDetails{});
}

TEST_CASE("Full-width digits are taken in quantities and dates, and it is said, in codes they are refused") {
    const ListRow row = row_of("项目名称,总投资,开工时间", "甲,超１０亿元,２０２１");
    CHECK(row.details.investment == Money{1'000'000'000});
    CHECK(row.details.investment_printed == "超１０亿元");
    CHECK(row.details.construction_start == "2021");
    CHECK(row.remarks.size() == 2);
    for (const char* heading : {"项目代码", "统一社会信用代码", "投资项目统一代码", "行政区划代码"}) {
        CAPTURE(heading);
        CHECK(row_of(std::string{"项目名称,"} + heading, "甲,４４０７０４").faults.size() == 1);
    }
}

TEST_CASE("Every fault of a row is told with line, column, value and mend") {
    const ProjectList list = list_of("项目名称,统一社会信用代码,计划总投资,开工时间\n甲,,,\n乙,9.14407E+17,面议,2021-13\n,,12亿元,\n");
    REQUIRE(list.rows.size() == 3);
    CHECK(list.rows[0].faults.empty());
    const std::vector<Fault>& faults = list.rows[1].faults;
    REQUIRE(faults.size() == 3);
    CHECK(faults[0].place.line == 3);
    CHECK(faults[0].place.column == "统一社会信用代码");
    CHECK(faults[0].place.value == "9.14407E+17");
    CHECK(faults[0].message == "9.14407E+17 被 Excel 改成了科学计数，原号已丢失");
    CHECK(faults[0].hint == "在 Excel 里把该列设为“文本”，重新粘贴 18 位代码");
    CHECK(faults[1].message == "“面议”不是金额");
    CHECK(faults[1].hint == "填数和单位，如 120000（万元）或 12亿元；未定就留空");
    CHECK(faults[2].message == "没有 13 月");
    REQUIRE(list.rows[2].faults.size() == 1);
    CHECK(list.rows[2].faults[0].code == "list.no_name");
}

TEST_CASE("More cells than headings are a fault, for a comma was not quoted, and fewer, for the list was cut short") {
    CHECK(row_of("项目名称,行业", "甲,新材料,装备").faults.at(0).code == "list.extra_cell");
    CHECK(row_of("项目名称,行业", "甲,新材料,").faults.empty());
    CHECK(row_of("项目名称,行业", "甲").faults.at(0).code == "row.short");
    CHECK(row_of("项目名称,行业,", "甲,新材料").faults.empty());
}

TEST_CASE("A title above the headings, headings printed again and totals are no projects") {
    const ProjectList list = list_of("江门市重点项目,,\n序号,项目名称,总投资\n1,甲,1亿元\n序号,项目名称,总投资\n2,乙,2亿元\n合计,,3亿元\n");
    REQUIRE(list.rows.size() == 2);
    CHECK(list.rows[1].name == "乙");
    CHECK(list.rows[1].line == 5);
    CHECK(list.other_rows.back().line == 6);
    CHECK(list.other_rows.back().kind == RowKind::total);
}

TEST_CASE("What is no list of projects is refused with a way out") {
    struct Case {
        std::string bytes;
        const char* code;
    };
    const Case cases[] = {
        {"PK\x03\x04whatever", "zip.unreadable"}, {"\xD0\xCF\x11\xE0", "list.spreadsheet"}, {"", "list.no_names"},
        {"a,b\n1,2\n", "list.no_names"},          {"项目名称\n\"甲\n", "csv.invalid"},
    };
    for (const Case& one : cases) {
        CAPTURE(one.code);
        try {
            list_of(one.bytes);
            FAIL("taken");
        } catch (const Error& error) {
            CHECK(error.fault().code == one.code);
            CHECK_FALSE(error.fault().hint.empty());
        }
    }
}

TEST_CASE("The unit of a bare amount is that of its cell, else of its heading, of the heading above, of a caption") {
    struct Case {
        const char* list;
        std::int64_t yuan;
    };
    const Case cases[] = {
        {"项目名称,总投资（亿元）\n甲,12.5\n", 1'250'000'000},
        {"项目名称,总投资（亿）\n甲,12.5\n", 1'250'000'000},
        {"项目名称,总投资/亿元\n甲,12.5\n", 1'250'000'000},
        {"项目名称,总投资亿元\n甲,12.5\n", 1'250'000'000},
        {"项目名称,总投资（人民币亿元）\n甲,12.5\n", 1'250'000'000},
        {"项目名称,总投资（百万元）\n甲,12.5\n", 12'500'000},
        {"项目名称,总投资（亿元）\n甲,12.5万元\n", 125'000},
        {"项目名称,总投资\n甲,12.5亿\n", 1'250'000'000},
        {"项目名称,投资（亿元）,\n,总投资,2026年计划\n甲,12.5,3\n", 1'250'000'000},
        {"项目名称,总投资\n,（亿元）\n甲,12.5\n", 1'250'000'000},
        {"项目表（单位：亿元）,\n项目名称,总投资\n甲,12.5\n", 1'250'000'000},
        {",金额单位：亿元\n项目名称,总投资\n甲,12.5\n", 1'250'000'000},
        {"（单位：亿元）,\n项目名称,总投资（万元）\n甲,12.5\n", 125'000},
        {"总投资超100亿元项目,\n项目名称,总投资\n甲,12.5\n", 125'000},
        {"项目名称,总投资\n甲,12.5\n注：金额单位为亿元,\n", 1'250'000'000},
        {"项目名称,总投资,单位\n甲,12.5,亿元\n", 1'250'000'000},
        {"项目名称,总投资,单位：亿元\n甲,12.5,\n", 1'250'000'000},
        {"项目名称,总投资（亿元）\n甲,约12.5\n", 1'250'000'000},
        {"项目名称,总投资（亿元）\n甲,12余\n", 1'200'000'000},
        {"项目名称,总投资,总投资（元）\n甲,12.5,1250000000\n", 1'250'000'000},
        {"项目名称,总投资（亿元）,总投资（元）\n甲,12.5,1\n", 1'250'000'000},
        {"项目名称,总投资\n甲,12.5\n", 125'000},
    };
    for (const Case& one : cases) {
        CAPTURE(one.list);
        const ProjectList list = list_of(one.list);
        REQUIRE(list.rows.size() == 1);
        CHECK(list.rows[0].faults.empty());
        CHECK(list.rows[0].details.investment == Money{one.yuan});
        // What is stored reads back as the same figure, without the list around it.
        CHECK(read_amount(*list.rows[0].details.investment_printed).value == Money{one.yuan});
    }
    CHECK(list_of("项目名称,总投资\n甲,12.5\n").assumes_wan);
    CHECK_FALSE(list_of("项目名称,总投资（万元）\n甲,12.5\n").assumes_wan);
    CHECK(list_of("单位：亿元、万美元,\n项目名称,总投资\n甲,12.5\n").rows.at(0).faults.at(0).code == "amount.two_units");
}

TEST_CASE("Another currency is kept as printed and left open, and it is said") {
    for (const char* list : {"项目名称,总投资\n甲,500万美元\n", "项目名称,总投资（万美元）\n甲,500\n",
                             "单位：万美元,\n项目名称,总投资\n甲,500\n", "项目名称,总投资（万元）,币种\n甲,500,美元\n"}) {
        CAPTURE(list);
        const ListRow row = list_of(list).rows.at(0);
        CHECK(row.faults.empty());
        CHECK_FALSE(row.details.investment);
        CHECK(row.details.investment_printed == "500万美元");
        CHECK(row.remarks.size() == 1);
    }
}

TEST_CASE("An amount below 100万元 or above 5,000亿元 is read, with the question whether its unit is right") {
    struct Case {
        const char* amount;
        bool asked;
    };
    for (const Case& one : {Case{"99.9999", true}, Case{"100", false}, Case{"50000000", false}, Case{"50000000.0001", true}}) {
        CAPTURE(one.amount);
        const ListRow row = row_of("项目名称,总投资（万元）", std::string{"甲,"} + one.amount);
        CHECK(row.details.investment);
        CHECK(row.remarks.empty() != one.asked);
    }
}

TEST_CASE("The separator is that of the headings, whatever the title has") {
    for (const char* list : {"重点项目清单\n项目名称\t建设单位\n甲\t乙\n", "重点项目清单（省、市,区）\n项目名称;建设单位\n甲;乙\n",
                             "sep=;\n项目名称;建设单位\n甲;乙\n", "\"重点项目;省;市;区\"\n项目名称,建设单位\n甲,乙\n"}) {
        CAPTURE(list);
        const ProjectList read = list_of(list);
        REQUIRE(read.rows.size() == 1);
        CHECK(read.rows[0].details.enterprise == "乙");
    }
}

TEST_CASE("What has no heading or does not fit is named") {
    CHECK(list_of("项目名称,,总投资\n甲,甲公司,100\n").left_out == std::vector<std::string>{"第 2 列（没有列名）"});
    CHECK(list_of("项目名称,,总投资\n甲,,100\n").left_out.empty());
    CHECK(row_of("项目名称,总投资", "甲,#REF!").faults.at(0).code == "list.cell_error");
    try {
        list_of("项目名称,总投资（亿元）,行业\n甲,1,x\n项目名称,总投资（万元）,行业\n乙,1,x\n");
        FAIL("taken");
    } catch (const Error& error) {
        CHECK(error.fault().code == "list.two_tables");
    }
}

TEST_CASE("Two rows of one project that differ are refused by their lines, the same row twice is not") {
    const ProjectList differing = list_of("项目名称,建设单位,总投资\n甲,甲公司,5000\n甲,甲 公司,3000\n乙,甲公司,1\n");
    CHECK(differing.rows[0].faults.at(0).code == "list.same_project");
    CHECK(differing.rows[1].faults.at(0).code == "list.same_project");
    CHECK(differing.rows[2].faults.empty());
    CHECK(list_of("项目名称,建设单位\n甲,甲公司\n甲,甲公司\n").rows[1].faults.empty());
    const ProjectList own = read_project_list("项目名称,建设单位,总投资\n甲,甲公司,5000\n甲,甲公司,3000\n", CsvMarks::marked, {3});
    CHECK(own.rows[0].faults.empty());
    CHECK(own.rows[1].faults.empty());
}

TEST_CASE("Marks of a class, line breaks of a print and towns behind a district's code are no part of what is recorded") {
    CHECK(row_of("项目名称", "★甲光电产业园").name == "甲光电产业园");
    CHECK(row_of("项目名称", "\"甲光电\n产业园\"").name == "甲光电产业园");
    CHECK(row_of("项目名称", "\"LED\r\nChip 厂房\"").name == "LED Chip 厂房");
    CHECK(row_of("项目名称,行政区划代码", "甲,440704000000").details.region == "440704");
    const ListRow named = row_of("项目名称,行政区划", "甲,江海区");
    CHECK(named.faults.empty());
    CHECK(named.details.location == "江海区");
}

TEST_CASE("A list of several districts or of public investment asks, and one district's rows can be kept") {
    ProjectList list = list_of("项目名称,行政区划代码,投资性质\n甲,440704,社会投资\n乙,440703,政府投资\n丙,,\n");
    CHECK(mixed_scope(list).size() == 2);
    CHECK(keep_region(list, "440704") == 1);
    CHECK(list.rows.size() == 2);
    CHECK(mixed_scope(list).empty());
    ProjectList named = list_of("项目名称,属地\n甲,江海区\n乙,蓬江区\n");
    CHECK(keep_region(named, "江海区") == 1);
}

TEST_CASE("Bad rows are saved with their reasons, and read again when mended") {
    const ProjectList list = list_of("项目名称,总投资,统一社会信用代码\n甲,1亿元,\n乙,面议,91440704MA4X00012T\n");
    const std::string saved = rows_to_mend(list.headings, lines_of(list), list.rows[1].faults);
    CHECK(saved ==
          "\uFEFF项目名称,总投资,统一社会信用代码,待改原因\r\n"
          "乙,面议,91440704MA4X00012T,“总投资”：“面议”不是金额。办法：填数和单位，如 120000（万元）或 12亿元；未定就留空\r\n");
    std::string mended = saved;
    mended.replace(mended.find(",面议,"), std::string{",面议,"}.size(), ",2亿元,");
    const ProjectList again = list_of(mended);
    CHECK(again.left_out.empty());
    REQUIRE(again.rows.size() == 1);
    CHECK(again.rows[0].faults.empty());
    CHECK(again.rows[0].details.investment == Money{200'000'000});
    // A second round does not grow a second column of reasons.
    const ProjectList second = list_of(saved);
    CHECK(rows_to_mend(second.headings, lines_of(second), {Fault{"x", "还是不对", "", Place{2, "", ""}}}).find("待改原因,") ==
          std::string::npos);
}

TEST_CASE("A mend that names its row names it by its line in the saved file") {
    const ProjectList list = list_of("项目名称\n甲\n乙\n丙\n");
    const Fault fault{"project.doubtful", "丙 与 乙 相近", "不是就加 --new 4", Place{4, "", ""}};
    CHECK(rows_to_mend(list.headings, lines_of(list), {fault}).find("--new 2") != std::string::npos);
}

TEST_CASE("No bytes whatever bring the reader down") {
    CHECK(rc::check("a list is read or refused", [](const std::string& bytes) {
        try {
            read_project_list("项目名称,总投资,开工时间\n" + bytes, CsvMarks::marked);
        } catch (const Error&) {
        }
    }));
}

}  // namespace zb
