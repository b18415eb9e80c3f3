// SPDX-License-Identifier: Apache-2.0
// Reports in every format.
#include "base/document.h"

#include <doctest/doctest.h>

#include "base/error.h"
#include "render/render.h"

using zb::Align;
using zb::Cell;
using zb::Date;
using zb::Document;
using zb::Format;
using zb::Paragraph;
using zb::render;
using zb::RenderOptions;
using zb::Section;
using zb::Table;
using zb::Verbatim;

namespace {

RenderOptions as(Format format, std::string table = {}) {
    RenderOptions options;
    options.format = format;
    options.table = std::move(table);
    return options;
}

Document weekly() {
    Document document;
    document.report = "weekly";
    document.titles = {"周通报", "（2026年第21期）", "专班办公室　　2026年11月20日"};
    document.period = {{Date::of(2026, 11, 16), Date::of(2026, 11, 20)}};
    document.basis = {1298, std::string(64, 'f'), Date::of(2026, 11, 20), true};
    document.sections = {
        Section{"opening", "", 1, {}, {Paragraph{"各专班成员单位："}}},
        Section{"overall",
                "一、总体情况",
                1,
                {{"projects", std::int64_t{6}}, {"rate", std::monostate{}}},
                {Paragraph{"己公司通过联合验收。", "项目动态："}}},
        Section{"lamps", "二、亮灯", 1, {}, {}},
        Section{"red",
                "（一）红灯",
                2,
                {},
                {Table{{{"name", "项目名称"}, {"over", "超承诺", Align::right}},
                       {{"乙公司", Cell{std::int64_t{5}, "5天"}}, {Cell{"合计", "", true}, Cell{}}}}}},
        Section{"yellow", "（二）黄灯", 2, {}, {Paragraph{"甲公司（剩2天）。"}, Verbatim{{"a  b", "```"}}}},
    };
    document.notes = {"演练库", "统计口径：工作日。重新打印：`zb report weekly --head 1298`。"};
    return document;
}

}  // namespace

TEST_CASE("people read a day of another year with its year, and 暂定 where no notice of that year is known") {
    struct Case {
        Date day;
        zb::DateForm form;
        const char* read;
    };
    const Case cases[] = {
        {Date::of(2026, 11, 30), zb::DateForm::month_day, "11-30"},         {Date::of(2027, 11, 30), zb::DateForm::month_day, "2027-11-30"},
        {Date::of(2028, 1, 4), zb::DateForm::month_day, "2028-01-04 暂定"}, {Date::of(2025, 12, 31), zb::DateForm::month_day, "2025-12-31"},
        {Date::of(2027, 11, 30), zb::DateForm::iso, "2027-11-30"},          {Date::of(2028, 1, 4), zb::DateForm::iso, "2028-01-04 暂定"},
    };
    for (const Case& one : cases) {
        CAPTURE(one.read);
        Document document;
        document.basis = {7, std::string(64, 'f'), Date::of(2026, 11, 20), false, 2027};
        document.sections = {Section{"due", "到期", 1, {}, {Table{{{"due", "到期日", Align::left, one.form}}, {{one.day}}}}}};
        CHECK(render(document, as(Format::markdown)).find(std::string{"| "} + one.read + " |") != std::string::npos);
        CHECK(render(document, as(Format::json)).find(zb::iso(one.day) + "\"") != std::string::npos);
    }
}

TEST_CASE("a report in Markdown is shaped as the bulletin is") {
    CHECK(render(weekly(), as(Format::markdown)) ==
          "<center>\n\n"
          "# 周通报\n\n"
          "**（2026年第21期）**\n\n"
          "专班办公室　　2026年11月20日\n\n"
          "</center>\n\n"
          "各专班成员单位：\n\n"
          "#### 一、总体情况\n\n"
          "**项目动态**：己公司通过联合验收。\n\n"
          "#### 二、亮灯\n\n"
          "**（一）红灯**\n\n"
          "| 项目名称 | 超承诺 |\n"
          "|---|--:|\n"
          "| 乙公司 | 5天 |\n"
          "| **合计** | — |\n\n"
          "**（二）黄灯**：甲公司（剩2天）。\n\n"
          "````text\na  b\n```\n````\n\n"
          "*演练库*\n\n"
          "*统计口径：工作日。重新打印：`zb report weekly --head 1298`。*\n");
}

TEST_CASE("a report on a terminal is titles, headings, text and tables") {
    CHECK(render(weekly(), as(Format::table)) ==
          "周通报\n（2026年第21期）\n专班办公室　　2026年11月20日\n\n"
          "各专班成员单位：\n\n"
          "一、总体情况\n  项目动态：己公司通过联合验收。\n\n"
          "二、亮灯\n\n"
          "（一）红灯\n"
          "  项目名称  超承诺\n"
          "  --------  ------\n"
          "  乙公司       5天\n"
          "  合计           -\n\n"
          "（二）黄灯\n  甲公司（剩2天）。\na  b\n```\n\n"
          "演练库\n统计口径：工作日。重新打印：`zb report weekly --head 1298`。\n");
}

TEST_CASE("a report in JSON has the keys that cli.md fixes, in their order") {
    const std::string expected =
        R"({"report":"weekly","period":{"from":"2026-11-16","to":"2026-11-20"},"head":{"seq":1298,"hash":")" + std::string(64, 'f') +
        R"(","as_of":"2026-11-20","practice":true},"sections":[)"
        R"({"key":"opening","heading":"","figures":{},"rows":[]},)"
        R"({"key":"overall","heading":"一、总体情况","figures":{"projects":6,"rate":null},"rows":[]},)"
        R"({"key":"lamps","heading":"二、亮灯","figures":{},"rows":[]},)"
        R"({"key":"red","heading":"（一）红灯","figures":{},"rows":[{"name":"乙公司","over":5},{"name":"合计","over":null}]},)"
        R"({"key":"yellow","heading":"（二）黄灯","figures":{},"rows":[]}]})"
        "\n";
    CHECK(render(weekly(), as(Format::json)) == expected);
    CHECK(render(weekly(), as(Format::jsonl)) == expected);
    Document no_period = weekly();
    no_period.period.reset();
    CHECK(render(no_period, as(Format::json)).starts_with(R"({"report":"weekly","period":null,"head":)"));
    Document no_ledger = no_period;
    no_ledger.basis = {};
    CHECK(render(no_ledger, as(Format::json)).starts_with(R"({"report":"weekly","period":null,"head":null,"sections":)"));
}

TEST_CASE("CSV prints the one table that was named") {
    CHECK(render(weekly(), as(Format::csv, "red")) == "\uFEFF项目名称,超承诺\r\n乙公司,5\r\n合计,\r\n");
    for (const auto* unknown : {"", "rde", "overall"}) {
        try {
            render(weekly(), as(Format::csv, unknown));
            FAIL_CHECK("printed");
        } catch (const zb::Error& error) {
            CHECK(error.fault().code == "table.unknown");
            CHECK(error.fault().hint.find("--table red") != std::string::npos);
            CHECK(error.exit() == zb::Exit::usage);
        }
    }
}

TEST_CASE("text from data begins no element at the start of a line") {
    Document document;
    document.report = "x";
    struct Line {
        std::string text;
        std::string escaped;
    };
    const Line lines[] = {
        {"# 标题", "\\# 标题"}, {"- 项", "\\- 项"},         {"+ 项", "\\+ 项"},   {"1. 项", "1\\. 项"}, {"12) 项", "12\\) 项"},
        {"---", "\\---"},       {"===", "\\==="},           {"> 引", "\\> 引"},   {"    码", "码"},     {"甲\n# 乙", "甲 # 乙"},
        {"2026年", "2026年"},   {"11-16收件", "11-16收件"}, {"~~~", "\\~\\~\\~"},
    };
    for (const Line& line : lines) {
        document.sections = {Section{"a", "", 1, {}, {Paragraph{line.text}}}};
        CHECK(render(document, as(Format::markdown)) == line.escaped + "\n");
    }
    document.sections = {Section{"a", "<b>", 1, {}, {Paragraph{"x", "*y*"}}}};
    document.notes = {"单个 ` 号"};
    CHECK(render(document, as(Format::markdown)) == "#### \\<b\\>\n\n**\\*y**\\*x\n\n*单个 \\` 号*\n");
}

TEST_CASE("paragraphs wrap only where a width is given") {
    Document document;
    document.sections = {Section{"a", "一、", 1, {}, {Paragraph{"一二三四五六七八"}}}};
    RenderOptions narrow = as(Format::table);
    narrow.width = 10;
    CHECK(render(document, narrow) == "一、\n  一二三四\n  五六七八\n");
}

TEST_CASE("a section has rows for machines where its words hold no table") {
    Document document;
    Section section{"holds", "挂起", 1, {}, {Paragraph{"无。"}}};
    section.rows = Table{{{"a", "甲"}}, {{Cell{1}}}};
    document.sections = {section};
    CHECK(render(document, as(Format::json)).find(R"("rows":[{"a":1}])") != std::string::npos);
    CHECK(render(document, as(Format::csv, "holds")) == "\uFEFF甲\r\n1\r\n");
    CHECK(render(document, as(Format::table)) == "挂起\n  无。\n");
}

TEST_CASE("of a section's tables each reader sees the columns and rows that are its own") {
    Table table{{{"code", "代码"}, {"words", "说明"}, {"count", "数"}}, {{"001", "甲，二件", 2}, {"合计", "", 2}}};
    table.columns[1].reader = zb::Reader::people;
    table.columns[2].reader = zb::Reader::machines;
    table.rows[1].reader = zb::Reader::people;
    Table lamps{{{"lamp", "灯"}}, {{"红"}}};
    lamps.columns[0].reader = zb::Reader::people;
    Document document;
    document.sections = {Section{"a", "一、", 1, {}, {lamps, table}}};
    CHECK(render(document, as(Format::json)).find(R"("rows":[{"code":"001","count":2}])") != std::string::npos);
    CHECK(render(document, as(Format::csv, "a")) == "\uFEFF代码,数\r\n'001,2\r\n");
    CHECK(render(document, as(Format::markdown)) ==
          "#### 一、\n\n| 灯 |\n|---|\n| 红 |\n\n| 代码 | 说明 |\n|---|---|\n| 001 | 甲，二件 |\n| 合计 | |\n");
    table.columns[0].reader = table.columns[1].reader = zb::Reader::machines;
    document.sections = {Section{"a", "一、", 1, {}, {Paragraph{"无。"}, table}}};
    CHECK(render(document, as(Format::table)) == "一、\n  无。\n");
    CHECK(render(document, as(Format::csv, "a")) == "\uFEFF代码,说明,数\r\n'001,甲，二件,2\r\n");
}
