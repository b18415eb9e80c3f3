// SPDX-License-Identifier: Apache-2.0
// A text kept as Markdown is read back as the document that it was.
#include "render/kept.h"

#include <doctest/doctest.h>

#include "render/render.h"

namespace zb {

namespace {

Document letter() {
    Document document;
    document.letterhead = {"某某区专班", "某专班〔2026〕3号"};
    document.titles = {"周通报", "（2026年第21期）", "办公室　　2026年11月20日"};
    Table table;
    table.columns = {{"name", "项目名称"}, {"days", "用时", Align::right}, {"day", "办结", Align::centre}};
    table.rows = {Row{Cell{"甲|乙*项目"}, Cell{3}, Cell{}},
                  Row{{Cell{Value{std::string{"合计"}}, {}, true}, Cell{3}, Cell{}}, Reader::people}};
    document.sections = {Section{"opening", "", 1, {}, {Paragraph{"各成员单位："}, Paragraph{"# 不是标题", "项目动态："}}},
                         Section{"decided", "一、办结", 1, {}, {table, Verbatim{{"  1 行 `码`", "| 不是表"}}}}};
    document.notes = {"重新打印：`zb report weekly`。"};
    return document;
}

std::string markdown(const Document& document) {
    RenderOptions options;
    options.format = Format::markdown;
    return render(document, options);
}

}  // namespace

TEST_CASE("What was printed is read back and prints the same") {
    const std::string text = markdown(letter());
    const Document back = document_of_kept(text);
    CHECK(back.titles == letter().titles);
    CHECK(back.letterhead == letter().letterhead);
    REQUIRE(back.sections.size() == 2);
    const auto& table = std::get<Table>(back.sections[1].blocks[0]);
    CHECK(std::get<std::string>(table.rows[0][0].value) == "甲|乙*项目");
    CHECK(table.rows[1][0].strong);
    CHECK(table.columns[1].align == Align::right);
    CHECK(std::get<Paragraph>(back.sections[0].blocks[1]).lead == "项目动态");
    CHECK(std::get<Paragraph>(back.sections[0].blocks[1]).text == "：# 不是标题");
    CHECK(std::get<Verbatim>(back.sections[1].blocks[1]).lines == std::get<Verbatim>(letter().sections[1].blocks[1]).lines);
    Document without_notes = back, letter_without_notes = letter();
    without_notes.notes.clear();
    letter_without_notes.notes.clear();
    CHECK(markdown(without_notes) == markdown(letter_without_notes));
}

TEST_CASE("Words that are not of that form stay words") {
    const Document back = document_of_kept("随手写的**一句\n");
    CHECK(std::get<Paragraph>(back.sections[0].blocks[0]).text == "随手写的**一句");
}

}  // namespace zb
