// SPDX-License-Identifier: Apache-2.0
// Reads a file of articles.
#include <fmt/format.h>

#include "base/error.h"
#include "base/text.h"
#include "domain/article.h"

namespace zb {

namespace {

constexpr std::string_view kForm =
    "每条写成 {\"code\":\"A-201\",\"title\":\"…\",\"body\":\"…\",\"steps\":[],\"sources\":[\"建筑法第八条\"]}";

ArticleFile article_of(JsonView value, std::size_t number) {
    const auto misfit = [&](std::string_view why) {
        return Error{
            Fault{"article.file", fmt::format("第 {} 条{}", number, why), std::string{kForm}, Place{static_cast<int>(number), "", ""}}};
    };
    if (!value.is(JsonView::Kind::object)) throw misfit("不是一个对象");
    try {
        ArticleFile article = from_body<ArticleFile>(value);
        article.code = clean_text(article.code, "条目编号", Newlines::escape);
        article.content.title = clean_text(article.content.title, "标题", Newlines::escape);
        article.content.body = clean_text(article.content.body, "正文");
        for (std::string& source : article.content.sources) source = clean_text(source, "依据", Newlines::escape);
        return article;
    } catch (const Error& error) {
        throw misfit("：" + error.fault().message);
    }
}

}  // namespace

std::vector<ArticleFile> read_articles(std::string_view json) {
    JsonDocument parser;
    const JsonView list = parser.parse(json);
    if (!list.is(JsonView::Kind::array)) throw Error{"article.file", "文件不是知识条目的 JSON 列表", std::string{kForm}};
    std::vector<ArticleFile> articles;
    for (std::size_t i = 0; i < list.size(); ++i) articles.push_back(article_of(list.at(i), i + 1));
    return articles;
}

}  // namespace zb
