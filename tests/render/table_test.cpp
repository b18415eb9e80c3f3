// SPDX-License-Identifier: Apache-2.0
// Tables in every format.
#include "base/table.h"

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <rapidcheck.h>

#include "base/error.h"
#include "base/text.h"
#include "render/render.h"

using zb::Align;
using zb::Cell;
using zb::CsvMarks;
using zb::Date;
using zb::DateForm;
using zb::Format;
using zb::Money;
using zb::Reader;
using zb::render;
using zb::RenderOptions;
using zb::Table;

namespace {

Table projects() {
    return Table{
        {{"code", "项目代码"},
         {"name", "项目名称"},
         {"investment", "总投资（万元）", Align::right},
         {"due", "到期", Align::centre, DateForm::month_day},
         {"critical", "关键"},
         {"left", "剩余", Align::right}},
        {{"JH-2026-001", "甲公司智能装备项目", Money{1'200'000'000}, Date::of(2026, 11, 24), true, Cell{std::int64_t{2}, "剩 2", true}},
         {"001", "=乙|公司\n（\"二期\"）", Cell{}, Cell{}, false, Cell{}}}};
}

RenderOptions table_as(Format format) {
    RenderOptions options;
    options.format = format;
    return options;
}

// A table of one text cell.
Table one_cell(std::string text) { return Table{{{"text", "文字"}}, {{Cell{std::move(text)}}}}; }

rc::Gen<std::string> hostile_text() {
    static const std::vector<std::string> kPieces = {
        "甲", "a", " ", "\n", "\x1b[31m", "|",    "`",       "*",      "_", "<b>", "\\", "[x](http://a)",
        "=",  "'", "0", "\"", ",",        "🟢", "e\u0301", "\u202e", "—", "\t"};
    return rc::gen::map(rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(kPieces)),
                        [](const std::vector<std::string>& pieces) {
                            std::string text;
                            for (const std::string& piece : pieces) text += piece;
                            return text;
                        });
}

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines = zb::split(text.substr(0, text.size() - 1), '\n');
    return lines;
}

}  // namespace

TEST_CASE("a terminal table lines up by display width") {
    CHECK(render(projects(), table_as(Format::table)) ==
          "项目代码     项目名称             总投资（万元）  到期   关键  剩余\n"
          "-----------  -------------------  --------------  -----  ----  ----\n"
          "JH-2026-001  甲公司智能装备项目          120,000  11-24  是    剩 2\n"
          "001          =乙|公司 （\"二期\"）               -  -      否       -\n");
}

TEST_CASE("an empty table still shows its columns, and no header shows only rows") {
    const Table empty{{{"code", "项目代码"}, {"name", "项目名称"}}, {}};
    CHECK(render(empty, table_as(Format::table)) == "项目代码  项目名称\n--------  --------\n");
    CHECK(render(empty, table_as(Format::json)) == "[]\n");
    CHECK(render(empty, table_as(Format::jsonl)).empty());
    RenderOptions bare = table_as(Format::table);
    bare.header = false;
    CHECK(render(one_cell("甲"), bare) == "甲\n");
    CHECK(render(empty, bare).empty());
}

TEST_CASE("characters of ambiguous width are replaced in a terminal table") {
    CHECK(render(one_cell("自然资源局·经办01 “甲”—…→"), table_as(Format::table)) ==
          "文字\n-----------------------------\n自然资源局・经办01 \"甲\"-...->\n");
}

TEST_CASE("what a terminal would obey is shown in every format for people") {
    for (const Format format : {Format::table, Format::markdown, Format::csv}) {
        const std::string text = render(one_cell("a\x1b[31mb\u202e"), table_as(format));
        CHECK(text.find('\x1b') == std::string::npos);
        CHECK(text.find("\u202e") == std::string::npos);
        CHECK(text.find("u001b") != std::string::npos);
    }
}

TEST_CASE("cells wrap only where a width is given, the widest first") {
    RenderOptions narrow = table_as(Format::table);
    narrow.width = 24;
    const Table table{{{"code", "代码"}, {"name", "名称"}}, {{"001", "甲公司智能装备及精密模具项目"}}};
    CHECK(render(table, narrow) ==
          "代码  名称\n"
          "----  ------------------\n"
          "001   甲公司智能装备及精\n"
          "      密模具项目\n");
    narrow.width = 1;
    narrow.wide = true;
    CHECK(zb::display_width(lines_of(render(table, narrow))[1]) == 14);  // four characters of the name at least
}

TEST_CASE("CSV is for spreadsheets: byte order mark, CRLF, marks, ISO dates, whole yuan") {
    CHECK(render(projects(), table_as(Format::csv)) ==
          "\uFEFF项目代码,项目名称,总投资（万元）,到期,关键,剩余\r\n"
          "JH-2026-001,甲公司智能装备项目,1200000000,2026-11-24,是,2\r\n"
          "'001,\"'=乙|公司\n（\"\"二期\"\"）\",,,否,\r\n");
}

TEST_CASE("plain CSV is for programs: no byte order mark, no marks, LF") {
    RenderOptions plain = table_as(Format::csv);
    plain.marks = CsvMarks::plain;
    plain.columns = {"code", "investment"};
    CHECK(render(projects(), plain) == "项目代码,总投资（万元）\nJH-2026-001,1200000000\n001,\n");
    plain.header = false;
    CHECK(render(projects(), plain) == "JH-2026-001,1200000000\n001,\n");
}

TEST_CASE("negative numbers are numbers in CSV, texts that look so are marked") {
    const Table table{{{"a", "甲"}, {"b", "乙"}}, {{Cell{-5}, Cell{"-5"}}}};
    CHECK(render(table, table_as(Format::csv)) == "\uFEFF甲,乙\r\n-5,'-5\r\n");
}

TEST_CASE("JSON is an array of flat objects of the machines' values") {
    CHECK(render(projects(), table_as(Format::json)) ==
          R"([{"code":"JH-2026-001","name":"甲公司智能装备项目","investment":1200000000,"due":"2026-11-24","critical":true,"left":2},)"
          R"({"code":"001","name":"=乙|公司\n（\"二期\"）","investment":null,"due":null,"critical":false,"left":null}])"
          "\n");
    CHECK(render(one_cell("甲"), table_as(Format::jsonl)) == "{\"text\":\"甲\"}\n");
}

TEST_CASE("a Markdown table escapes its cells and marks strong ones") {
    CHECK(render(projects(), table_as(Format::markdown)) ==
          "| 项目代码 | 项目名称 | 总投资（万元） | 到期 | 关键 | 剩余 |\n"
          "|---|---|--:|:-:|---|--:|\n"
          "| JH-2026-001 | 甲公司智能装备项目 | 120,000 | 11-24 | 是 | **剩 2** |\n"
          "| 001 | =乙\\|公司 （\"二期\"） | — | — | 否 | — |\n");
    CHECK(render(one_cell(""), table_as(Format::markdown)) == "| 文字 |\n|---|\n| |\n");
}

TEST_CASE("no Markdown element comes from data") {
    struct Payload {
        std::string text;
        std::string escaped;
    };
    const Payload payloads[] = {
        {"<script>alert(1)</script>", "\\<script\\>alert(1)\\</script\\>"},
        {"[link](javascript:x)", "\\[link\\](javascript:x)"},
        {"![img](x)", "!\\[img\\](x)"},
        {"`code`", "\\`code\\`"},
        {"**bold** _em_ ~~s~~", "\\*\\*bold\\*\\* \\_em\\_ \\~\\~s\\~\\~"},
        {"&lt;&#64;", "\\&lt;\\&#64;"},
        {"a|b\\|c", "a\\|b\\\\\\|c"},
        {"https://evil.example", "https\\://evil.example"},
        {"www.evil.example", "www\\.evil.example"},
        {"$x$ {a}", "\\$x\\$ \\{a\\}"},
        {"a\n\n# b", "a  # b"},
    };
    for (const Payload& payload : payloads) {
        CHECK(render(one_cell(payload.text), table_as(Format::markdown)) == "| 文字 |\n|---|\n| " + payload.escaped + " |\n");
    }
}

TEST_CASE("columns are chosen and ordered by key, and a mistyped one finds its neighbour") {
    RenderOptions options = table_as(Format::jsonl);
    options.columns = {"name", "code"};
    CHECK(render(projects(), options).starts_with(R"({"name":"甲公司智能装备项目","code":"JH-2026-001"})"));
    options.columns = {"investmnt"};
    try {
        render(projects(), options);
        FAIL("printed");
    } catch (const zb::Error& error) {
        CHECK(error.fault().code == "columns.unknown");
        CHECK(error.fault().message == "没有“investmnt”这一列");
        CHECK(error.fault().hint == "是不是 --columns investment？");
        CHECK(error.exit() == zb::Exit::usage);
    }
    options.columns = {"x"};
    CHECK_THROWS_AS(render(projects(), options), zb::Error);
}

TEST_CASE("a row shorter than the table is filled up with nothing") {
    const Table table{{{"a", "甲"}, {"b", "乙"}}, {{Cell{"x"}}}};
    CHECK(render(table, table_as(Format::json)) == "[{\"a\":\"x\",\"b\":null}]\n");
    CHECK(render(table, table_as(Format::table)) == "甲  乙\n--  --\nx   -\n");
}

TEST_CASE("tables hold their shape whatever is in them") {
    CHECK(rc::check("every terminal line stays within the rule under the header", [] {
        Table table{{{"a", "甲"}, {"b", "乙", Align::right}}, {}};
        const auto texts = *rc::gen::container<std::vector<std::string>>(hostile_text());
        for (const std::string& text : texts) table.rows.push_back({Cell{text}, Cell{text}});
        const auto lines = lines_of(render(table, table_as(Format::table)));
        RC_ASSERT(lines.size() == texts.size() + 2);
        for (const std::string& line : lines) {
            RC_ASSERT(zb::display_width(line) <= zb::display_width(lines[1]));
            RC_ASSERT(zb::visible(line, zb::Newlines::escape) == line);
        }
    }));
    CHECK(rc::check("a Markdown row has the columns of its header and nothing raw", [] {
        const std::string row = lines_of(render(one_cell(*hostile_text()), table_as(Format::markdown))).at(2);
        std::size_t bars = 0;
        for (std::size_t i = 0; i < row.size(); ++i) {
            if (row[i] == '\\') {
                ++i;
            } else {
                RC_ASSERT(std::string{"`*_<>[]"}.find(row[i]) == std::string::npos);
                if (row[i] == '|') ++bars;
            }
        }
        RC_ASSERT(bars == 2U);
    }));
    CHECK(rc::check("JSON gives the text back", [] {
        const std::string text = *hostile_text();
        RC_ASSERT(nlohmann::json::parse(render(one_cell(text), table_as(Format::json)))[0]["text"].get<std::string>() == text);
    }));
    CHECK(rc::check("CSV gives visible text back", [] {
        std::string text = zb::visible(*hostile_text(), zb::Newlines::keep);
        const auto rows = zb::read_csv(render(one_cell(text), table_as(Format::csv)));
        RC_ASSERT(rows.size() == (text.empty() ? 1U : 2U));
        if (!text.empty()) RC_ASSERT(rows[1].cells.front() == text);
    }));
}

TEST_CASE("people and machines read one table, each its own columns and rows") {
    Table table{{{"step", "事项"}, {"used", "用时"}, {"sum", "合计（天）"}, {"lamp", "灯"}},
                {{"立项", 3, "3 天", "green"}, {"合计", 9}, {"立项之一", 1}}};
    table.columns[1].reader = Reader::machines;
    table.columns[2].reader = Reader::people;
    table.rows[1].reader = Reader::people;
    table.rows[2].reader = Reader::machines;
    CHECK(render(table, table_as(Format::markdown)) ==
          "| 事项 | 合计（天） | 灯 |\n|---|---|---|\n| 立项 | 3 天 | green |\n| 合计 | — | — |\n");
    CHECK(render(table, table_as(Format::jsonl)) ==
          "{\"step\":\"立项\",\"used\":3,\"lamp\":\"green\"}\n{\"step\":\"立项之一\",\"used\":1,\"lamp\":null}\n");
    RenderOptions some = table_as(Format::table);
    some.columns = {"lamp", "sum"};
    some.header = false;
    CHECK(render(table, some) == "green  3 天\n-      -\n");
    CHECK(zb::column_widths(table, some) == std::vector<std::size_t>{5, 4});
    some.columns = {"used"};
    CHECK_THROWS_AS(render(table, some), zb::Error);
}

namespace {

struct WordCase {
    Cell cell;
    const char* marked;
    const char* plain;
};

}  // namespace

// cli.md rule 10: a spreadsheet shows what the table does, a script reads keys.
TEST_CASE("CSV has Chinese for the program's words, and keys where it is plain") {
    const WordCase cases[] = {
        {Cell{"accepted", "已受理"}, "已受理", "accepted"},
        {Cell{"accepted", "已受理（视为受理）"}, "已受理（视为受理）", "accepted"},
        {Cell{"fire_design_review:2026-11-24;temp_utilities:2026-11-23", "消防设计审查（11-24）、临时水电（11-23）"},
         "消防设计审查（11-24）、临时水电（11-23）", "\"fire_design_review:2026-11-24;temp_utilities:2026-11-23\""},
        {Cell{"accepted"}, "accepted", "accepted"},                         // nothing else is known of it
        {Cell{"JH-2026-001", "001 甲公司"}, "JH-2026-001", "JH-2026-001"},  // a code, not a word
        {Cell{"区农水局", "协办：区农水局"}, "区农水局", "区农水局"},
        {Cell{std::int64_t{2}, "剩 2"}, "2", "2"},
        {Cell{zb::Value{}, "（11-24）"}, "", ""},
        {Cell{true}, "是", "true"},
        {Cell{false}, "否", "false"},
        {Cell{"green", "=绿"}, "'=绿", "green"},
    };
    for (const WordCase& one : cases) {
        Table table;
        table.columns = {{"a", "甲"}};
        table.rows.push_back({one.cell});
        zb::RenderOptions options = table_as(Format::csv);
        CHECK(render(table, options) == fmt::format("\uFEFF甲\r\n{}\r\n", one.marked));
        options.marks = CsvMarks::plain;
        CHECK(render(table, options) == fmt::format("甲\n{}\n", one.plain));
    }
}
