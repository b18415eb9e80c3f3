// SPDX-License-Identifier: Apache-2.0
// What an article says, whence it comes, and its versions.
#include "report/lists/articles.h"

#include <algorithm>
#include <fmt/format.h>

#include "base/text.h"
#include "report/words/page.h"

namespace zb {

namespace {

Details details_of(const State& state, const Article& article) {
    const ArticleText& content = article.content();
    std::vector<std::string> names;
    for (const std::string& step : content.steps) names.push_back(step_short_name(state, step));
    const std::string standing =
        article.withdrawn ? fmt::format("已于 {} 撤下：{}", iso(*article.withdrawn), article.reason.value_or("")) : std::string{"有效"};
    return {{{"code", "条目编号"}, article.code},
            {{"title", "标题"}, content.title},
            {{"body", "正文"}, content.body},
            {{"steps", "事项"}, texts_cell(content.steps, join(names, "、"))},
            {{"sources", "依据"}, texts_cell(content.sources)},
            {{"state", "状态"}, Cell{Value{std::string{article.withdrawn ? "withdrawn" : "live"}}, standing}},
            {{"inquiry", "由哪件咨询来"}, article.inquiry}};
}

Table versions_table(const Article& article) {
    Table table;
    table.columns = {{"version", "第几版"},
                     {"on", "日子"},
                     {"by", "谁"},
                     {"title", "标题"},
                     {"note", "改了什么"},
                     for_machines({"body", "正文"}),
                     {"entry", "条目", Align::right}};
    for (const ArticleVersion& version : article.versions)
        table.rows.push_back(
            {version.number, version.on, version.by, version.content.title, version.note, version.content.body, version.seq});
    return table;
}

}  // namespace

std::string articles_beside(const State& state, const Table& table) {
    const auto column = std::find_if(table.columns.begin(), table.columns.end(), [](const Column& one) { return one.key == "step"; });
    if (column == table.columns.end()) return {};
    const auto at = static_cast<std::size_t>(column - table.columns.begin());
    std::vector<const Article*> found;
    for (const Row& row : table.rows) {
        const auto* step = std::get_if<std::string>(&row[at].value);
        if (step == nullptr) continue;
        for (const Article* article : articles_of_step(state, *step))
            if (std::find(found.begin(), found.end(), article) == found.end()) found.push_back(article);
    }
    return article_line(found);
}

Document article_page(const State& state, const Article& article, const Basis& basis) {
    Document page;
    page.report = "article";
    page.titles = {fmt::format("{} {}", article.code, article.content().title)};
    page.basis = basis;
    page.sections.push_back({"details", "一、条目", 1, {}, {details_table(details_of(state, article))}});
    page.sections.push_back({"versions", "二、各版", 1, {}, {versions_table(article)}});
    return page;
}

}  // namespace zb
