// SPDX-License-Identifier: Apache-2.0
// CSV: reading strictly, marking what spreadsheets would spoil, and the way back.
#include "base/csv.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "base/encoding.h"
#include "base/error.h"
#include "base/text.h"

using zb::csv_text;
using zb::CsvMarks;
using zb::read_csv;

namespace {

using Cells = std::vector<std::string>;

Cells cells_of(std::string_view line, CsvMarks marks = CsvMarks::marked) {
    const auto rows = read_csv(line, marks);
    REQUIRE(rows.size() == 1);
    return rows.front().cells;
}

rc::Gen<std::string> risky_text() {
    static const std::vector<std::string> kPieces = {"'",  "=", "+", "-",      "@", "\t", "\r", "\n", "＝", "＋", "－",
                                                     "＠", "0", "1", "914407", "E", "\"", ",",  ";",  " ",  "甲"};
    return rc::gen::map(rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(kPieces)), [](const Cells& pieces) {
        std::string text;
        for (const std::string& piece : pieces) text += piece;
        return text;
    });
}

std::string fault_message(std::string_view text) {
    try {
        read_csv(text);
    } catch (const zb::Error& error) {
        CHECK(error.fault().code == "csv.invalid");
        CHECK(error.fault().place.line > 0);
        return error.fault().message;
    }
    return "read";
}

}  // namespace

TEST_CASE("rows know their line, quoted newlines counted") {
    const auto rows = read_csv("a,b\r\n\"x\r\ny\",\"say \"\"yes\"\"\"\n,,\n\nlast,\n");
    REQUIRE(rows.size() == 3);
    CHECK(rows[0].line == 1);
    CHECK(rows[0].cells == Cells{"a", "b"});
    CHECK(rows[1].line == 2);
    CHECK(rows[1].cells == Cells{"x\r\ny", "say \"yes\""});
    CHECK(rows[2].line == 6);
    CHECK(rows[2].cells == Cells{"last", ""});
    CHECK(read_csv("").empty());
}

TEST_CASE("the separator is told from the first row alone") {
    CHECK(read_csv("a;b\n1,5;2")[1].cells == Cells{"1,5", "2"});
    CHECK(read_csv("a\tb\n1,5\t2;3")[1].cells == Cells{"1,5", "2;3"});
    CHECK(read_csv("\"a;b;c\",d\n1,2")[1].cells == Cells{"1", "2"});
    CHECK(read_csv("one\nx;y")[1].cells == Cells{"x;y"});
}

TEST_CASE("a broken quote is refused with its place") {
    CHECK(fault_message("a,b\n1,\"open\n2,3\n") == "第 2 行第 2 列：引号没有配对");
    CHECK(fault_message("a\n\"x\"y\n") == "第 2 行第 1 列：引号后面还有文字");
}

TEST_CASE("cells that a spreadsheet would run or round get one mark more") {
    for (const std::string_view cell : {"=1+1",    "+86",   "-1",           "@SUM(A1)",     "＝1+1", "＋1",   "－1",   "＠a",   "'=1",
                                        "''=1",    "0012",  "075786332211", "914406050123", "12E34", "12e+5", "'0012", "1-2",   "3/4",
                                        "2026-01", "1.2.3", "12:30",        "8:05:59",      "1.10",  "01.5",  "TRUE",  "false", "'1-2"}) {
        CAPTURE(cell);
        CHECK(csv_text(cell, CsvMarks::marked) == "'" + std::string{cell});
        CHECK(csv_text(cell, CsvMarks::plain) == cell);
    }
    CHECK(csv_text("\t=1", CsvMarks::marked) == "\"'\t=1\"");
    CHECK(csv_text("\r=1", CsvMarks::marked) == "\"'\r=1\"");
}

TEST_CASE("other cells are left alone") {
    for (const std::string_view cell :
         {"甲公司", "2026-440605-38-01-123456", "0", "12345678901", "'甲", "1.5", "JH-2026-001", "", "2026-11-20", "E12", "a=b",
          "2026/11/5", "0750-3861234", "1-2-3-4", "3/", "11-24（六）", "1:2:3:4", "TRUEST", "50.0"}) {
        CAPTURE(cell);
        CHECK(csv_text(cell, CsvMarks::marked) == cell);
    }
    CHECK(csv_text("a,b", CsvMarks::marked) == "\"a,b\"");
    CHECK(csv_text("说\"好\"", CsvMarks::marked) == "\"说\"\"好\"\"\"");
}

TEST_CASE("reading takes off one mark, just where the writer puts it") {
    CHECK(cells_of("'=1+1,'0012,''=1,'甲,'12") == Cells{"=1+1", "0012", "'=1", "'甲", "'12"});
    CHECK(cells_of("'=1+1,'0012", CsvMarks::plain) == Cells{"'=1+1", "'0012"});
}

TEST_CASE("what people put round a code by hand is taken off too") {
    CHECK(cells_of("\"=\"\"0012\"\"\",=\"0013\",\"\t0014\"") == Cells{"0012", "0013", "0014"});
    CHECK(cells_of("=\"a\"&\"b\",=\"") == Cells{"=\"a\"&\"b\"", "=\""});
    CHECK(cells_of("=\"0013\"", CsvMarks::plain) == Cells{"=\"0013\""});
}

TEST_CASE("a written row reads back as it was") {
    CHECK(rc::check("with marks and without", [] {
        const auto cells = *rc::gen::nonEmpty(rc::gen::container<Cells>(risky_text()));
        const auto marks = *rc::gen::element(CsvMarks::marked, CsvMarks::plain);
        std::string line = "heading";
        for (std::size_t i = 1; i < cells.size(); ++i) line += ",heading";
        line += "\r\n";
        for (std::size_t i = 0; i < cells.size(); ++i) line += (i > 0 ? "," : "") + csv_text(cells[i], marks);
        line += "\r\n";
        const auto rows = read_csv(line, marks);
        const bool empty_row = cells == Cells(cells.size());
        RC_ASSERT(rows.size() == (empty_row ? 1U : 2U));
        if (!empty_row) RC_ASSERT(rows[1].cells == cells);
    }));
}

TEST_CASE("the encoding is decided once for the whole file") {
    using zb::Encoding;
    struct Case {
        std::string bytes;
        Encoding encoding;
        std::string text;
    };
    using namespace std::string_literals;
    const Case cases[] = {
        {"甲,乙"s, Encoding::utf8, "甲,乙"},
        {"\xEF\xBB\xBF\xE7\x94\xB2"s, Encoding::utf8_bom, "甲"},
        {"\xBC\xD7\xB9\xAB\xCB\xBE"s, Encoding::gb18030, "甲公司"},
        {"\x95\x32\x82\x36"s, Encoding::gb18030, "\U00020000"},
        {"\xBD\xAD\xE9\x46"s, Encoding::gb18030, "江镕"},  // a name that GB2312 cannot write
        {"\xFF\xFE\x32\x75\x2C\x00"s, Encoding::utf16le, "甲,"},
        {"\xFE\xFF\x75\x32\x00\x2C"s, Encoding::utf16be, "甲,"},
        {""s, Encoding::utf8, ""},
    };
    for (const Case& one : cases) {
        const auto decoded = zb::decode(one.bytes);
        CHECK(decoded.encoding == one.encoding);
        CHECK(decoded.text == one.text);
        CHECK_FALSE(zb::encoding_name(decoded.encoding).empty());
    }
}

TEST_CASE("bytes that are no text in a known encoding are refused") {
    using namespace std::string_literals;
    for (const std::string& bytes : {"a\0b"s, "甲\xE7\x94"s, "code,name\nA-1,\xE7\x94\n"s, "code,name\nA-1,\x94\xB2\n"s,
                                     "{\"name\":\"\xD6\xD0\xCE\xC4\"}"s, "\xFF\xFE\x32"s, "\xFF\xFE\x00\xD8\x2C\x00"s,
                                     "\xFF\xFE\x00\x00\x32\x75\x00\x00"s, "\xEF\xBB\xBF\xBC\xD7"s, "\xBC\xD7\xFF"s, "\x80\x81"s}) {
        CHECK_THROWS_AS(zb::decode(bytes), zb::Error);
    }
}

TEST_CASE("a damaged UTF-8 list is refused with its line wherever the damage lies, and GB18030 is not") {
    const std::string whole = "项目代码,项目名称\nA-1,新能源材料项目\nA-2,智能装备项目\n";
    int line = 1;
    for (std::size_t i = 0; i < whole.size(); ++i) {
        if (whole[i] == '\n') ++line;
        if (static_cast<unsigned char>(whole[i]) < 0x80) continue;
        std::string lost = whole;
        lost.erase(i, 1);
        std::string other = whole;
        other[i] = '\xFF';
        for (const std::string& damaged : {lost, other}) {
            CAPTURE(i);
            try {
                zb::decode(damaged);
                FAIL("read");
            } catch (const zb::Error& error) {
                CHECK(error.fault().place.line == line);
            }
        }
    }
    CHECK(zb::decode("\xCF\xEE\xC4\xBF\xC3\xFB\xB3\xC6\nA\n").text == "项目名称\nA\n");
}

TEST_CASE("JSON in another encoding is refused with its line, whatever its bytes might read as") {
    for (const char* text : {"{\"a\":\"x\"}\n{\"a\":\"\xD6\xD0\xCE\xC4\"}\n", "[\n\"\xD6\xD0\"]"}) {
        try {
            zb::decode(text);
            FAIL("read");
        } catch (const zb::Error& error) {
            CHECK(error.fault().code == "json.encoding");
            CHECK(error.fault().place.line == 2);
        }
    }
}

TEST_CASE("a list past the limits is refused before it is read") {
    const auto code = [](const std::string& text) {
        try {
            return std::to_string(zb::read_csv(text).size());
        } catch (const zb::Error& error) {
            return error.fault().code;
        }
    };
    std::string rows = "a\n";
    for (std::size_t i = 1; i < zb::kMostRows; ++i) rows += "b\n";
    CHECK(code(rows) == std::to_string(zb::kMostRows));
    CHECK(code(rows + "b\n") == "list.too_large");
    CHECK(code(std::string(zb::kMostColumns - 1, ',') + "a\n") == "1");
    CHECK(code(std::string(zb::kMostColumns, ',') + "a\n") == "list.too_large");
    std::string cells;
    for (int i = 0; i < 6000; ++i) cells += std::string(zb::kMostColumns - 1, ',') + "a\n";
    CHECK(code(cells) == "list.too_large");
}

TEST_CASE("a cell longer than a field may be is refused with its place, quoted or not") {
    const std::string longest(zb::kLongestText, 'x');
    CHECK(zb::read_csv("a,b\n1," + longest + "\n").size() == 2);
    for (const std::string& cell : {longest + "x", "\"" + longest + "x\""}) {
        try {
            zb::read_csv("a,b\n1," + cell + "\n");
            FAIL("not refused");
        } catch (const zb::Error& error) {
            CHECK(error.fault().code == "text.too_long");
            CHECK(error.fault().place.line == 2);
            CHECK(error.fault().place.column == "第 2 列");
        }
    }
}

TEST_CASE("a row with fewer cells than headings is refused, empty headings at the end apart") {
    CHECK(zb::width_of({"a", "b", "", " "}) == 2);
    CHECK_NOTHROW(zb::refuse_short_row({7, {"1", ""}}, 2));
    CHECK_THROWS_AS(zb::refuse_short_row({7, {"1"}}, 2), zb::Error);
}
