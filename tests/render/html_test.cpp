// SPDX-License-Identifier: Apache-2.0
// Documents within a page, and the shell around them.
#include "render/html.h"

#include <doctest/doctest.h>

#include "render/site.h"

namespace zb {

namespace {

const PageLinks kLinks = {
    {"JH-2026-001", "projects/JH-2026-001.html"}, {"服务专员01", "people/001.html"}, {"住建局", "departments/housing.html"}};
constexpr std::string_view kHere = "projects/JH-2026-002.html";

bool has(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

Document document_of(Section section) {
    Document document;
    document.titles = {"一页"};
    document.sections = {std::move(section)};
    return document;
}

}  // namespace

TEST_CASE("paths lead from one page to another") {
    CHECK(relative_path("index.html", "index.html") == "index.html");
    CHECK(relative_path("index.html", "projects/a.html") == "../index.html");
    CHECK(relative_path("projects/b.html", "projects/a.html") == "b.html");
    CHECK(relative_path("people/b.html", "projects/a.html") == "../people/b.html");
    CHECK(relative_path("people/b.html", "index.html") == "people/b.html");
}

TEST_CASE("a cell leads where its value does, or each of the words that it lists") {
    Table table;
    table.columns = {{"project", "项目"}, {"people", "人员"}, {"owner", "部门 责任人"}, {"state", "状态"}};
    table.rows = {{Cell{Value{std::string{"JH-2026-001"}}, "001 甲公司智能装备"}, "服务专员01（请假至 11-27）、服务专员02",
                   "住建局 服务专员01", "已受理"}};
    const std::string html = html_text(table, "项目", {&kLinks, kHere});
    CHECK(has(html, R"(<th scope="row"><a href="JH-2026-001.html">001 甲公司智能装备</a></th>)"));
    CHECK(has(html, R"(<td><a href="../people/001.html">服务专员01</a>（请假至 11-27）、服务专员02</td>)"));
    CHECK(has(html, R"(<a href="../departments/housing.html">住建局</a> <a href="../people/001.html">服务专员01</a>)"));
    CHECK(has(html, "<td>已受理</td>"));
}

TEST_CASE("a page does not lead to itself, and what a detail is called leads nowhere") {
    const LinkSource links{&kLinks, "people/001.html"};
    CHECK(links.to("服务专员01").empty());
    Table table;
    table.columns = {{"item", "栏目"}, {"content", "内容"}};
    table.rows = {{"住建局", "住建局"}};
    const std::string html = html_text(table, "内容", links);
    CHECK(has(html, R"(<th scope="row">住建局</th><td><a href="../departments/housing.html">住建局</a></td>)"));
}

TEST_CASE("data makes no element of its own, and keeps its lines") {
    Section section{"text", "<i>标题</i>"};
    Table table{{{"a", "<b>列</b>"}}, {{Cell{"甲 & \"乙\"\n<script>"}}}};
    section.blocks = {Paragraph{"<p>段落", "<引语>"}, Verbatim{{"</pre>"}}, std::move(table)};
    const std::string html = html_text(document_of(std::move(section)), 2, {});
    CHECK_FALSE(has(html, "<script>"));
    CHECK_FALSE(has(html, "<b>"));
    CHECK(has(html, "<h2>&lt;i&gt;标题&lt;/i&gt;</h2>"));
    CHECK(has(html, "甲 &amp; &quot;乙&quot;<br>&lt;script&gt;"));
    CHECK(has(html, "<pre>&lt;/pre&gt;\n</pre>"));
}

TEST_CASE("lamps have a class beside their word, codes and days stay on one line, empty columns are left out") {
    Table table;
    table.columns = {{"lamp", "灯"}, {"code", "编号"}, {"day", "到期"}, {"none", "没有"}, {"key", "事项键"}};
    table.rows = {{"红", "M-2026-001", Date::of(2026, 11, 20), Cell{}, "construction_permit"}};
    const std::string html = html_text(table, "事项", {});
    CHECK(has(html, R"(<span class="lamp red">红</span>)"));
    CHECK(has(html, R"(<td class="whole">M-2026-001</td><td class="whole">2026-11-20</td></tr>)"));
    CHECK_FALSE(has(html, "没有"));
    CHECK_FALSE(has(html, "construction_permit"));
}

TEST_CASE("a part of a section stands a level below it, and not below nothing") {
    Document document;
    document.sections = {Section{"a", "（一）", 2}, Section{"b", "一、", 1}, Section{"c", "（二）", 2}};
    const std::string html = html_text(document, 2, {});
    CHECK(html == "<h2>（一）</h2>\n<h2>一、</h2>\n<h3>（二）</h3>\n");
}

TEST_CASE("the index of the search holds each text of a page once, without days and numbers") {
    const SiteShell shell{"网页", "", false, {{"index.html", "总览", "index.html"}}};
    Section section{"rows", "一、事项"};
    section.blocks = {Table{{{"name", "事项"}, {"at", "时刻"}, {"n", "数"}}, {{"环评", "2026-11-20 09:00:00", 7}, {"环评", "", 8}}}};
    SearchIndex index{shell};
    index.add({{"a.html", "标题", "index.html"}, {{"部分", document_of(section)}, {"不找的", document_of(section), false}}});
    CHECK(index.take() == "const zbPages = [\n[\"a.html\",\"标题\",\"总览\",\"部分 一、事项 环评\"]\n];\n");
}

}  // namespace zb
