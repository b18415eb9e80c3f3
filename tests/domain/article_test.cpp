// SPDX-License-Identifier: Apache-2.0
// Articles, and what the knowledge base that ships with zb must hold.
#include "domain/article.h"

#include <doctest/doctest.h>
#include <fstream>
#include <sstream>

#include "support/days.h"
#include "support/registry.h"
#include "support/source.h"

namespace zb {

namespace {

using test::november;

ArticleAdded article(std::string code, std::string title, std::vector<std::string> sources = {"建筑法第八条"}) {
    ArticleAdded fact;
    fact.code = std::move(code);
    fact.content.title = std::move(title);
    fact.content.body = "自收到申请之日起七日内颁发。";
    fact.content.sources = std::move(sources);
    return fact;
}

std::vector<ArticleFile> shipped() {
    std::ifstream file{test::source_file("data/articles.json")};
    std::stringstream text;
    text << file.rdbuf();
    return read_articles(text.str());
}

std::vector<std::string> codes_found(const State& state, std::string_view question) {
    std::vector<std::string> codes;
    for (const ArticleHit& hit : find_articles(state, question)) codes.push_back(hit.article->code);
    return codes;
}

}  // namespace

TEST_CASE("An article has a title, a body, a source and known items") {
    test::Register known = test::Register::usual();
    CHECK(known.refusal(article("A-2026-001", " ")) == "text.empty");
    CHECK(known.refusal(article("A-2026-001", "几天发证", {})) == "article.no_source");
    CHECK(known.refusal(article("A-2026-001", "几天发证", {" "})) == "article.no_source");
    ArticleAdded unknown = article("A-2026-001", "几天发证");
    unknown.content.steps = {"construction_permits"};
    CHECK(known.refusal(unknown) == "step.unknown");
    unknown.content.steps = {"construction_permit"};
    known.record(unknown);
    CHECK(known.refusal(article("A-2026-001", "另一条")) == "article.doubled");
    CHECK(known.refusal(article("A-2026-002", "几天 发证")) == "article.same");
    CHECK(articles_of_step(known.state, "construction_permit").size() == 1);
    CHECK(next_article_code(known.state.articles, 2026) == "A-2026-002");
}

TEST_CASE("A revision keeps the version before, a withdrawal takes the article out of every search") {
    test::Register known = test::Register::usual();
    known.record(article("A-2026-001", "几天发证"), november(3));
    ArticleRevised revised{"A-2026-001", known.state.articles.at("A-2026-001").content()};
    CHECK(known.refusal(revised, november(4)) == "article.unchanged");
    revised.content.body = "七日内颁发，按工作日算。";
    CHECK(known.refusal(revised, november(2)) == "article.order");
    known.record(revised, november(4));
    CHECK(known.state.articles.at("A-2026-001").versions.size() == 2);
    CHECK(codes_found(known.state, "工作日").size() == 1);
    CHECK(known.refusal(ArticleWithdrawn{"A-2026-001", ""}, november(5)) == "article.no_reason");
    known.record(ArticleWithdrawn{"A-2026-001", "依据已改"}, november(5));
    CHECK(codes_found(known.state, "工作日").empty());
    CHECK(known.refusal(revised, november(6)) == "article.withdrawn");
    CHECK(known.refusal(ArticleWithdrawn{"A-2026-009", "错"}, november(6)) == "article.unknown");
}

TEST_CASE("Every article that ships with zb has a source with its article or number, and names items that there are") {
    test::Register known = test::Register::usual();
    const std::vector<ArticleFile> articles = shipped();
    CHECK(articles.size() >= 30U);
    // 第八条, 〔2022〕1号, 令第39号.
    const auto cited = [](const std::string& source) {
        const auto has = [&](std::string_view word) { return source.find(word) != std::string::npos; };
        return (has("第") && has("条")) || (has("〔") && has("号")) || has("令第");
    };
    for (const ArticleFile& each : articles) {
        CAPTURE(each.code);
        ArticleAdded fact;
        fact.code = each.code;
        fact.content = each.content;
        CHECK(known.refusal(fact).empty());
        for (const std::string& source : each.content.sources) {
            CAPTURE(source);
            CHECK(cited(source));
        }
    }
    CHECK(codes_found(known.state, "开工").front() == "A-015");
    CHECK(codes_found(known.state, "容缺").front() == "A-006");
    CHECK(codes_found(known.state, "厂房要不要建人防").front() == "A-022");
    CHECK(codes_found(known.state, "建筑法").size() == 3);
    CHECK(codes_found(known.state, "蓝天").empty());
}

TEST_CASE("A file of articles that has not their form names the article") {
    CHECK_THROWS_WITH_AS(read_articles("{}"), "文件不是知识条目的 JSON 列表", Error);
    CHECK_THROWS_WITH_AS(read_articles("[{\"code\":\"A-1\"},7]"), "第 2 条不是一个对象", Error);
}

}  // namespace zb
