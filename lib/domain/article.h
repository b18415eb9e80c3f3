// SPDX-License-Identifier: Apache-2.0
// 知识条目 of the knowledge base (健全重大项目相关审批手续办理知识库): an answer that holds for others too, with its sources; revised by
// versions, withdrawn with a reason.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/ranking.h"
#include "base/table.h"
#include "domain/noun.h"

namespace zb {

// What an article says: a version of it holds all of it.
struct ArticleText {
    std::string title;
    std::string body;
    std::vector<std::string> steps = {};    // keys of the items that it is about; empty: of all
    std::vector<std::string> sources = {};  // 建筑法第八条; at least one
    static void fields(auto& self, auto& visit) {
        visit("title", self.title, "标题");
        visit("body", self.body, "正文");
        visit("steps", self.steps, "事项键");
        visit("sources", self.sources, "依据");
    }
    bool operator==(const ArticleText&) const = default;
};

struct ArticleAdded {
    static constexpr std::string_view kind = "article.added";
    std::string code;
    ArticleText content;
    std::optional<std::string> inquiry = {};  // whose answer it was
    std::optional<std::string> note = {};
    static void fields(auto& self, auto& visit) {
        visit("code", self.code, "条目编号");
        ArticleText::fields(self.content, visit);
        visit("inquiry", self.inquiry, "由哪件咨询的答复来");
        visit("note", self.note, "备注");
    }
};

struct ArticleRevised {
    static constexpr std::string_view kind = "article.revised";
    std::string code;
    ArticleText content;
    std::optional<std::string> note = {};
    static void fields(auto& self, auto& visit) {
        visit("code", self.code, "条目编号");
        ArticleText::fields(self.content, visit);
        visit("note", self.note, "改了什么");
    }
};

struct ArticleWithdrawn {
    static constexpr std::string_view kind = "article.withdrawn";
    std::string code;
    std::string note;  // why
    static void fields(auto& self, auto& visit) {
        visit("code", self.code, "条目编号");
        visit("note", self.note, "原因");
    }
};

struct ArticleNoun {
    using Fact = std::variant<ArticleAdded, ArticleRevised, ArticleWithdrawn>;
    static constexpr EntryRules rules = kPlainEntry;
    static void check(const State&, const Envelope&, const ArticleAdded&);
    static void check(const State&, const Envelope&, const ArticleRevised&);
    static void check(const State&, const Envelope&, const ArticleWithdrawn&);
    static void apply(State&, const Envelope&, const ArticleAdded&);
    static void apply(State&, const Envelope&, const ArticleRevised&);
    static void apply(State&, const Envelope&, const ArticleWithdrawn&);
    static void index(const Envelope&, const ArticleAdded&, Index&);
    static void index(const Envelope&, const ArticleRevised&, Index&);
    static void index(const Envelope&, const ArticleWithdrawn&, Index&);
    static std::string words(const State&, const Envelope&, const ArticleAdded&);
    static std::string words(const State&, const Envelope&, const ArticleRevised&);
    static std::string words(const State&, const Envelope&, const ArticleWithdrawn&);
    static std::optional<GivenCode> code(const ArticleAdded&);
    static std::optional<GivenCode> code(const ArticleRevised&);
    static std::optional<GivenCode> code(const ArticleWithdrawn&);
    static void texts(const State&, Finder&);
    static NounTable table(const State&, Date);
};

struct ArticleVersion {
    int number = 1;
    Date on;
    std::int64_t seq = 0;
    std::optional<std::string> by;
    std::optional<std::string> note;
    ArticleText content;
};

struct Article {
    std::string code;
    std::vector<ArticleVersion> versions;  // at least one; the last holds
    std::optional<std::string> inquiry = {};
    std::optional<Date> withdrawn = {};
    std::optional<std::string> reason = {};  // of the withdrawal

    const ArticleText& content() const { return versions.back().content; }
    bool concerns(std::string_view step) const;  // names that item
};
using Articles = std::map<std::string, Article, std::less<>>;  // by code

// An article as a file of articles has it (schemas/articles.schema.json).
struct ArticleFile {
    std::string code;
    ArticleText content;
    static void fields(auto& self, auto& visit) {
        visit("code", self.code, "条目编号");
        ArticleText::fields(self.content, visit);
    }
};
// A JSON list of articles. Throws Error "json.invalid", "article.file" that names the article which has not that form.
std::vector<ArticleFile> read_articles(std::string_view json);

// A-2026-001: the next free code of a year. Those that ship with zb have codes without a year: A-001.
std::string next_article_code(const Articles& articles, int year);
// Throws Error "article.unknown" with the nearest.
const Article& known_article(const State& state, const std::string& code);
// Key of the item that a word means in any flow that the ledger can plan with: key, short name, full name, else a part of one that no
// other has. Throws Error "step.unknown", "step.ambiguous".
std::string step_of_flows(const State& state, std::string_view word);
// 施工许可 of its key, in the first flow that has it; the key itself where none has.
std::string step_short_name(const State& state, const std::string& key);

// An article that answers a question, the better first.
struct ArticleHit {
    const Article* article = nullptr;
    std::vector<std::string> matched;  // the parts of the question that it holds
    std::string excerpt;               // of its body, with 【】 around what matched
};
// Those in force that hold what is asked; a question of two characters finds every article in which the two stand together.
std::vector<ArticleHit> find_articles(const State& state, std::string_view question);
// Those in force that name the item, in order of code.
std::vector<const Article*> articles_of_step(const State& state, std::string_view step);
// 知识条目：A-014 领施工许可证要具备哪些条件、A-015 …；看：zb article show A-014; empty where there is none.
std::string article_line(const std::vector<const Article*>& articles);

Table articles_table(const State& state, const std::function<bool(const Article&)>& wanted);
Table hits_table(const State& state, std::span<const ArticleHit> hits);

}  // namespace zb
