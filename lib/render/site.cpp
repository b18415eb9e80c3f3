// SPDX-License-Identifier: Apache-2.0
// The shell of a page: skip link, banner, navigation, main, foot; and the index of the search.
#include "render/site.h"

#include <algorithm>
#include <fmt/format.h>
#include <set>

#include "base/json.h"
#include "base/text.h"
#include "render/formats.h"
#include "render/kept.h"
#include "render/markup.h"

namespace zb {

extern const std::string_view embedded_site_style;
extern const std::string_view embedded_site_search;

namespace {

std::string navigation_html(const PageAddress& here, const SiteShell& shell) {
    std::string html = "<nav aria-label=\"主导航\">\n<ul>\n";
    for (const PageAddress& page : shell.navigation) {
        const std::string_view current = page.path == here.path ? R"( aria-current="page")" : R"( aria-current="true")";
        html += fmt::format("<li><a href=\"{}\"{}>{}</a></li>\n", markup_text(relative_path(page.path, here.path)),
                            page.path == here.group ? current : std::string_view{}, markup_text(page.title));
    }
    return html + "</ul>\n</nav>\n";
}

std::string banner_html(const PageAddress& here, const SiteShell& shell) {
    const std::string home = relative_path(shell.navigation.front().path, here.path);
    const std::string_view practice = shell.practice ? R"(<span class="practice">演练库，不作工作依据</span>)" : "";
    return fmt::format(
        "<header>\n<div class=\"top\">\n<p class=\"name\"><a href=\"{}\">{}</a>{}</p>\n"
        "<form role=\"search\" action=\"{}\"><input type=\"search\" name=\"q\" aria-label=\"在全部页面里查找\" "
        "placeholder=\"项目、事项、人、文字\">"
        "<button>查找</button></form>\n</div>\n{}</header>\n",
        markup_text(home), markup_text(shell.name), practice, markup_text(relative_path(kSearchPagePath, here.path)),
        navigation_html(here, shell));
}

std::string whole_page(const PageAddress& here, const SiteShell& shell, const std::string& inner) {
    return fmt::format(
        "<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{} - {}</title>\n"
        "<link rel=\"stylesheet\" href=\"{}\">\n</head>\n<body>\n<a class=\"skip\" href=\"#main\">跳到正文</a>\n{}"
        "<main id=\"main\" tabindex=\"-1\">\n<h1>{}</h1>\n{}</main>\n<footer>\n<p>{}</p>\n</footer>\n</body>\n</html>\n",
        markup_text(here.title), markup_text(shell.name), markup_text(relative_path(kStylePath, here.path)), banner_html(here, shell),
        markup_text(here.title), inner, markup_text(shell.foot));
}

// What stands centred under a document's title: number, office, day.
std::string under_titles(const Document& document) {
    std::string html;
    for (const std::string& line : document.letterhead) html += "<p class=\"under\">" + markup_text(line) + "</p>\n";
    for (std::size_t i = 1; i < document.titles.size(); ++i) html += "<p class=\"under\">" + markup_text(document.titles[i]) + "</p>\n";
    return html;
}

struct PartHtml {
    int level;
    const LinkSource& links;

    std::string operator()(const Document& document) const { return html_text(document, level, links); }
    std::string operator()(const Chart& chart) const { return html_text(chart, links); }
    std::string operator()(const KeptText& kept) const {
        const Document document = document_of_kept(kept.markdown);
        return under_titles(document) + html_text(document, level, links);
    }
};

std::string here_html(const Page& page) {
    constexpr std::size_t kFewParts = 2;  // of which nobody needs a list
    std::string html;
    std::size_t listed = 0;
    for (std::size_t i = 0; i < page.parts.size(); ++i) {
        if (page.parts[i].heading.empty()) continue;
        html += fmt::format("<li><a href=\"#part-{}\">{}</a></li>\n", i + 1, markup_text(page.parts[i].heading));
        ++listed;
    }
    if (listed <= kFewParts) return {};
    return "<nav class=\"here\" aria-label=\"本页内容\">\n<ul>\n" + html + "</ul>\n</nav>\n";
}

// Every text of a document that is no day, hour or number, once.
class PageTexts {
public:
    void add(std::string_view text) {
        const std::string line = on_one_line(text);
        const bool figures = std::all_of(line.begin(), line.end(),
                                         [](char c) { return std::string_view{"0123456789-+:./, "}.find(c) != std::string_view::npos; });
        if (figures || !seen_.insert(line).second) return;
        all_ += all_.empty() ? line : " " + line;
    }
    void add(const Document& whole) {
        const Document document = read_for(Reader::people, whole);
        for (const Section& section : document.sections) {
            add(section.heading);
            for (const Block& block : section.blocks) std::visit([&](const auto& one) { add_block(one); }, block);
        }
    }
    std::string take() { return std::move(all_); }

private:
    void add_block(const Paragraph& paragraph) { add(paragraph.lead + paragraph.text); }
    void add_block(const Verbatim& verbatim) {
        for (const std::string& line : verbatim.lines) add(line);
    }
    void add_block(const Table& whole) {
        const Table table = with_said_columns(whole);
        for (const Row& row : table.rows) {
            for (std::size_t i = 0; i < table.columns.size(); ++i) {
                const Cell& cell = cell_at(row, i);
                if (std::holds_alternative<std::string>(cell.value)) add(people_text(cell, table.columns[i]).value_or(""));
            }
        }
    }

    std::set<std::string> seen_;
    std::string all_;
};

}  // namespace

std::string page_file(const Page& page, const SiteShell& shell, const PageLinks& links) {
    const LinkSource source{&links, page.address.path};
    std::string inner = here_html(page);
    for (std::size_t i = 0; i < page.parts.size(); ++i) {
        const PagePart& part = page.parts[i];
        const bool headed = !part.heading.empty();
        if (headed) inner += fmt::format("<h2 id=\"part-{}\">{}</h2>\n", i + 1, markup_text(part.heading));
        inner += std::visit(PartHtml{headed ? 3 : 2, source}, part.what);
    }
    return whole_page(page.address, shell, inner);
}

std::string search_page_file(const SiteShell& shell) {
    const PageAddress here{std::string{kSearchPagePath}, "查找", std::string{kSearchPagePath}};
    return whole_page(here, shell,
                      fmt::format("<p id=\"count\" role=\"status\"></p>\n<ol class=\"results\" id=\"results\"></ol>\n"
                                  "<noscript><p>查找要用浏览器脚本；没有脚本时请从上面的导航进入各页。</p></noscript>\n"
                                  "<script src=\"{}\"></script>\n<script src=\"{}\"></script>\n",
                                  kSearchIndexPath, kSearchScriptPath));
}

std::string_view style_file() { return embedded_site_style; }
std::string_view search_script_file() { return embedded_site_search; }

void SearchIndex::add(const Page& page) {
    PageTexts texts;
    for (const PagePart& part : page.parts) {
        if (!part.searched) continue;
        texts.add(part.heading);
        if (const auto* document = std::get_if<Document>(&part.what)) texts.add(*document);
        if (const auto* kept = std::get_if<KeptText>(&part.what)) texts.add(document_of_kept(kept->markdown));
    }
    const auto group = std::find_if(shell_.navigation.begin(), shell_.navigation.end(),
                                    [&](const PageAddress& one) { return one.path == page.address.group; });
    JsonWriter json;
    json.begin_array();
    json.text(page.address.path);
    json.text(page.address.title);
    json.text(group == shell_.navigation.end() ? std::string{} : group->title);
    json.text(texts.take());
    json.end_array();
    pages_ += (pages_.empty() ? "" : ",\n") + json.take_visible();
}

std::string SearchIndex::take() { return "const zbPages = [\n" + std::move(pages_) + "\n];\n"; }

}  // namespace zb
