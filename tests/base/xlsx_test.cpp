// SPDX-License-Identifier: Apache-2.0
// Workbooks as the CSV that a person would have saved.
#include "base/xlsx.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "base/encoding.h"
#include "base/error.h"
#include "base/zip.h"

namespace zb {

namespace {

constexpr const char* kBook =
    R"(<workbook xmlns:r="r"><sheets><sheet name="底稿" sheetId="1" state="hidden" r:id="rId1"/><sheet name="在库项目" sheetId="2" state="visible" r:id="rId2"/><sheet name="空" sheetId="3" r:id="rId3"/></sheets></workbook>)";
constexpr const char* kTargets =
    R"(<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Target="/xl/worksheets/sheet2.xml"/><Relationship Id="rId3" Target="worksheets/sheet3.xml"/></Relationships>)";
constexpr const char* kStyles =
    R"(<styleSheet><numFmts><numFmt numFmtId="176" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/><numFmt numFmtId="177" formatCode="0.00&quot;d&quot;"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="176"/><xf numFmtId="177"/></cellXfs></styleSheet>)";
constexpr const char* kStrings =
    R"(<sst><si><t>项目名称</t></si><si><r><t>甲公司</t></r><r><t>智能装备</t></r><rPh><t>jia</t></rPh></si></sst>)";

std::string workbook(const std::string& rows, const std::string& book = kBook) {
    return zip({{"xl/workbook.xml", book},
                {"xl/_rels/workbook.xml.rels", kTargets},
                {"xl/styles.xml", kStyles},
                {"xl/sharedStrings.xml", kStrings},
                {"xl/worksheets/sheet1.xml", "<worksheet><sheetData><row r=\"1\"><c><v>9</v></c></row></sheetData></worksheet>"},
                {"xl/worksheets/sheet2.xml", "<worksheet><sheetData>" + rows + "</sheetData></worksheet>"},
                {"xl/worksheets/sheet3.xml", "<worksheet><sheetData><row r=\"1\"><c s=\"1\"/></row></sheetData></worksheet>"}});
}

std::string refusal(const std::string& bytes) {
    try {
        csv_of_xlsx(bytes);
    } catch (const Error& error) {
        return error.fault().code;
    }
    return "taken";
}

std::string csv(const std::string& rows) { return csv_of_xlsx(workbook(rows)).csv; }

}  // namespace

TEST_CASE("Each sort of cell by what a person sees") {
    struct Case {
        const char* cell;
        const char* words;
    };
    const Case cases[] = {
        {R"(<c r="A1" t="s"><v>0</v></c>)", "项目名称"},
        {R"(<c r="A1" t="s"><v>1</v></c>)", "甲公司智能装备"},
        {R"(<c r="A1" t="inlineStr"><is><t>乙,公司</t></is></c>)", "\"乙,公司\""},
        {R"(<c r="A1"><v>120000</v></c>)", "120000"},
        {R"(<c r="A1"><v>88294.84</v></c>)", "88294.84"},
        {R"(<c r="A1"><v>0.30000000000000004</v></c>)", "0.3"},
        {R"(<c r="A1" s="1"><v>46346</v></c>)", "2026-11-20"},
        {R"(<c r="A1" s="2"><v>46346</v></c>)", "2026-11-20"},
        {R"(<c r="A1" s="2"><v>46346.5</v></c>)", "2026-11-20 12:00"},
        {R"(<c r="A1" s="3"><v>46346</v></c>)", "46346"},
        {R"(<c r="A1" s="1"><v>nan</v></c>)", "NAN"},
        {R"(<c r="A1"><f>SUM(B1:B9)</f><v>12</v></c>)", "12"},
        {R"(<c r="A1" t="b"><v>1</v></c>)", "TRUE"},
        {R"(<c r="A1" t="e"><v>#N/A</v></c>)", "#N/A"},
        {R"(<c r="A1"><v>4.40704202611200123E+17</v></c>)", "4.407042026112E+17"},
        {R"(<c r="C1"><v>3</v></c>)", ",,3"},
        {"<c r=\"A1\" t=\"inlineStr\"><is><t>两\n行</t></is></c>", "两 行"},
    };
    for (const Case& one : cases) {
        CAPTURE(one.cell);
        CHECK(csv(std::string{"<row r=\"1\">"} + one.cell + "</row>") == std::string{one.words} + "\n");
    }
}

TEST_CASE("Rows keep their numbers, and what is not in sight is said") {
    const SheetText text =
        csv_of_xlsx(workbook(R"(<row r="2"><c r="A2"><v>1</v></c></row><row r="4" hidden="1"><c r="B4"><v>2</v></c></row>)"));
    CHECK(text.csv == "\n1\n\n,2\n");
    CHECK(text.remark == "工作表“在库项目”；隐藏的第 4 行也读了；没有读的工作表：底稿（隐藏）");
    CHECK(decode(workbook("<row r=\"1\"><c><v>1</v></c></row>")).encoding == Encoding::xlsx);
}

TEST_CASE("What is no workbook, or has nothing to read, is refused") {
    CHECK(refusal(workbook("")) == "xlsx.invalid");
    CHECK(refusal(zip({{"word/document.xml", "<w/>"}})) == "xlsx.invalid");
    CHECK(refusal(workbook("<row r=\"1\">")) == "xlsx.invalid");
    CHECK(refusal(workbook(R"(<row r="1"><c r="ZZZ1"><v>1</v></c></row>)")) == "list.too_large");
    CHECK(refusal(workbook(R"(<row r="4000000000"><c><v>1</v></c></row>)")) == "list.too_large");
    CHECK(refusal("PK\x03\x04") == "zip.unreadable");
    CHECK(refusal(workbook("<row r=\"1\"><c t=\"str\"><v>\xFF</v></c></row>")) == "xlsx.invalid");
    CHECK(refusal(workbook(R"(<row r="1"><c t="str"><v>&#xD800;</v></c></row>)")) == "xlsx.invalid");
    CHECK(refusal(workbook(R"(<row r="1"><c t="str"><v>)" + std::string(70'000, 'x') + "</v></c></row>")) == "text.too_long");
}

TEST_CASE("A small archive of a workbook without end is refused before it takes the memory") {
    std::string cells;
    for (int i = 0; i < 5'000'000; ++i) cells += "<c/>";
    CHECK(refusal(workbook("<row r=\"1\">" + cells + "</row>")) == "list.too_large");
    CHECK(refusal(workbook("<row r=\"1\"><c><v>" + std::string(65 << 20, '1') + "</v></c></row>")) == "zip.too_large");
    // One text of the workbook in every row.
    std::string rows;
    for (int i = 1; i <= 2'000; ++i) rows += R"(<row><c t="s"><v>0</v></c></row>)";
    const auto book = zip({{"xl/workbook.xml", kBook},
                           {"xl/_rels/workbook.xml.rels", kTargets},
                           {"xl/sharedStrings.xml", "<sst><si><t>" + std::string(60'000, 'x') + "</t></si></sst>"},
                           {"xl/worksheets/sheet2.xml", "<worksheet><sheetData>" + rows + "</sheetData></worksheet>"}});
    CHECK(refusal(book) == "list.too_large");
}

TEST_CASE("Whatever the bytes are, they are read or refused") {
    CHECK(rc::check("damaged workbooks", [] {
        std::string bytes = workbook(R"(<row r="1"><c r="A1" t="s"><v>1</v></c><c r="B1" s="1"><v>46346</v></c></row>)");
        const auto at = *rc::gen::inRange<std::size_t>(0, bytes.size());
        bytes[at] = *rc::gen::arbitrary<char>();
        try {
            csv_of_xlsx(bytes);
        } catch (const Error&) {
        }
    }));
}

}  // namespace zb
