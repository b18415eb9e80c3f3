// SPDX-License-Identifier: Apache-2.0
// Articles: what is asked of one, which answer a question, and how they are worded.
#include "domain/article.h"

#include <algorithm>
#include <fmt/format.h>

#include "base/error.h"
#include "base/naming.h"
#include "base/text.h"
#include "domain/domain.h"
#include "domain/personal_numbers.h"
#include "domain/running_code.h"
#include "domain/wording.h"

namespace zb {

namespace {

constexpr std::size_t kExcerpt = 40;  // characters
constexpr std::size_t kNamed = 3;     // articles in a line

std::string show_article(const std::string& code) { return fmt::format("看它：zb article show {}", code); }

// Every item of the flows once: a key is the same in all of them.
std::vector<Named> items_of_flows(const State& state) {
    std::vector<Named> items;
    for (const Flow& flow : known_flows(state)) {
        for (const FlowStep& step : flow.steps) {
            const auto known = std::find_if(items.begin(), items.end(), [&](const Named& item) { return item.key == step.step_key; });
            Named& item = known == items.end() ? items.emplace_back(Named{step.step_key, {}}) : *known;
            for (const std::string& name : {step.short_name, step.name})
                if (std::find(item.names.begin(), item.names.end(), name) == item.names.end()) item.names.push_back(name);
        }
    }
    return items;
}

// Each article says where it comes from, and names items that there are.
void check_content(const State& state, const ArticleText& content) {
    refuse_blank(content.title, "标题");
    refuse_blank(content.body, "正文");
    const bool stated =
        std::any_of(content.sources.begin(), content.sources.end(), [](const std::string& one) { return !trim(one).empty(); });
    if (!stated) {
        throw Error{Fault{"article.no_source", fmt::format("“{}”没有写依据", content.title),
                          "加 --source 法规和条文，如 --source 建筑法第八条", Place{0, "依据", ""}}};
    }
    const std::vector<Named> items = items_of_flows(state);
    for (const std::string& step : content.steps) {
        if (std::any_of(items.begin(), items.end(), [&](const Named& item) { return item.key == step; })) continue;
        std::vector<std::string> keys;
        for (const Named& item : items) keys.push_back(item.key);
        throw Error{Fault{"step.unknown", fmt::format("审批流程里没有事项“{}”", step),
                          with_nearest_code(nearest(step, keys), "看流程里的事项：zb flow show shehui_gongye"), Place{0, "事项", step}}};
    }
}

const Article& live_article(const State& state, const std::string& code) {
    const Article& article = known_article(state, code);
    if (!article.withdrawn) return article;
    throw Error{Fault{"article.withdrawn", fmt::format("{}“{}”已于 {} 撤下", code, article.content().title, iso(*article.withdrawn)),
                      show_article(code), Place{0, "条目编号", code}}};
}

void refuse_earlier(const Article& article, Date on) {
    const Date last = article.versions.back().on;
    if (on >= last) return;
    throw Error{Fault{"article.order", fmt::format("{} 的上一版在 {}，不能记在它之前的 {}", article.code, iso(last), iso(on)),
                      fmt::format("--on 写 {} 或以后", iso(last)), Place{0, "on", iso(on)}}};
}

void refuse_same_title(const State& state, const std::string& code, const std::string& title) {
    for (const auto& [other, article] : state.articles) {
        if (other == code || article.withdrawn || normal_name(article.content().title) != normal_name(title)) continue;
        throw Error{Fault{"article.same", fmt::format("已有同名的知识条目 {}“{}”", other, article.content().title),
                          fmt::format("看它：zb article show {}；确是另一条，把标题写得不同", other), Place{0, "标题", title}}};
    }
}

std::vector<std::string> short_names(const std::vector<Named>& items, const std::vector<std::string>& keys) {
    std::vector<std::string> names;
    for (const std::string& key : keys) {
        const auto item = std::find_if(items.begin(), items.end(), [&](const Named& one) { return one.key == key; });
        names.push_back(item == items.end() ? key : item->names.front());
    }
    return names;
}

// A title says more than a body, and the items and laws that an article names say what it is about.
SearchedText searched(const Article& article, const std::vector<Named>& items) {
    constexpr int kTitle = 6, kAbout = 3;
    const ArticleText& content = article.content();
    std::vector<std::string> about = content.sources;
    for (std::string& name : short_names(items, content.steps)) about.push_back(std::move(name));
    return {{content.title, kTitle}, {join(about, " "), kAbout}, {content.body, 1}};
}

// What to look at in a list, for people by their names.
Cell steps_cell(const std::vector<Named>& items, const ArticleText& content) {
    return texts_cell(content.steps, join(short_names(items, content.steps), "、"));
}

std::string_view state_words(const Article& article) { return article.withdrawn ? "已撤下" : "有效"; }

}  // namespace

bool Article::concerns(std::string_view step) const {
    const auto& steps = content().steps;
    return std::find(steps.begin(), steps.end(), step) != steps.end();
}

std::string next_article_code(const Articles& articles, int year) { return next_running_code(articles, fmt::format("A-{}-", year)); }

const Article& known_article(const State& state, const std::string& code) {
    const auto known = state.articles.find(code);
    if (known != state.articles.end()) return known->second;
    std::vector<std::string> codes;
    for (const auto& [other, article] : state.articles) codes.push_back(other);
    const std::string near = nearest(code, codes);
    constexpr std::string_view kList = "找条目：zb article search 文字；全部：zb article list";
    throw Error{Fault{"article.unknown", fmt::format("没有知识条目“{}”", code),
                      near.empty() ? std::string{kList} : with_nearest_code(near, kList), Place{0, "条目编号", code}}};
}

std::string step_of_flows(const State& state, std::string_view word) {
    const NounWords kind{"事项", "step", "看流程里的事项：zb flow show shehui_gongye"};
    return key_named(word, items_of_flows(state), Match::partial, kind);
}

std::string step_short_name(const State& state, const std::string& key) { return short_names(items_of_flows(state), {key}).front(); }

std::vector<ArticleHit> find_articles(const State& state, std::string_view question) {
    const std::vector<Named> items = items_of_flows(state);
    std::vector<const Article*> live;
    std::vector<SearchedText> texts;
    for (const auto& [code, article] : state.articles) {
        if (article.withdrawn) continue;
        live.push_back(&article);
        texts.push_back(searched(article, items));
    }
    std::vector<ArticleHit> hits;
    for (RankedText& ranked : rank_texts(question, texts)) {
        const Article* article = live[ranked.place];
        std::string excerpt = excerpt_of(article->content().body, ranked.matched, kExcerpt);
        hits.push_back({article, std::move(ranked.matched), std::move(excerpt)});
    }
    return hits;
}

std::vector<const Article*> articles_of_step(const State& state, std::string_view step) {
    std::vector<const Article*> found;
    for (const auto& [code, article] : state.articles)
        if (!article.withdrawn && article.concerns(step)) found.push_back(&article);
    return found;
}

std::string article_line(const std::vector<const Article*>& articles) {
    if (articles.empty()) return {};
    std::vector<std::string> named;
    for (std::size_t i = 0; i < std::min(articles.size(), kNamed); ++i)
        named.push_back(fmt::format("{} {}", articles[i]->code, articles[i]->content().title));
    const std::string more = articles.size() > kNamed ? fmt::format(" 等 {} 条", articles.size()) : "";
    return fmt::format("知识条目：{}{}；看：zb article show {}", join(named, "、"), more, articles.front()->code);
}

void ArticleNoun::check(const State& state, const Envelope& /*envelope*/, const ArticleAdded& fact) {
    check_code(fact.code, "条目编号");
    check_content(state, fact.content);
    const auto known = state.articles.find(fact.code);
    if (known != state.articles.end()) {
        throw Error{Fault{"article.doubled", fmt::format("编号 {} 已经是“{}”", fact.code, known->second.content().title),
                          fmt::format("不写 --code 就取下一个空号；看它：zb article show {}", fact.code), Place{0, "条目编号", fact.code}}};
    }
    refuse_same_title(state, fact.code, fact.content.title);
}

void ArticleNoun::check(const State& state, const Envelope& envelope, const ArticleRevised& fact) {
    const Article& article = live_article(state, fact.code);
    refuse_earlier(article, envelope.on);
    check_content(state, fact.content);
    refuse_same_title(state, fact.code, fact.content.title);
    if (!(article.content() == fact.content)) return;
    throw Error{
        Fault{"article.unchanged", fmt::format("{} 没有改动", fact.code), show_article(fact.code), Place{0, "条目编号", fact.code}}};
}

void ArticleNoun::check(const State& state, const Envelope& envelope, const ArticleWithdrawn& fact) {
    refuse_earlier(live_article(state, fact.code), envelope.on);
    if (trim(fact.note).empty())
        throw Error{Fault{"article.no_reason", fmt::format("{} 撤下没有写原因", fact.code), "加 --note 原因", Place{0, "note", ""}}};
}

void ArticleNoun::apply(State& state, const Envelope& envelope, const ArticleAdded& fact) {
    Article article;
    article.code = fact.code;
    article.inquiry = fact.inquiry;
    article.versions.push_back({1, envelope.on, envelope.seq, envelope.by, fact.note, fact.content});
    state.articles.insert_or_assign(fact.code, std::move(article));
}

void ArticleNoun::apply(State& state, const Envelope& envelope, const ArticleRevised& fact) {
    const auto found = state.articles.find(fact.code);
    if (found == state.articles.end()) return;
    const int number = found->second.versions.back().number + 1;
    found->second.versions.push_back({number, envelope.on, envelope.seq, envelope.by, fact.note, fact.content});
}

void ArticleNoun::apply(State& state, const Envelope& envelope, const ArticleWithdrawn& fact) {
    const auto found = state.articles.find(fact.code);
    if (found == state.articles.end()) return;
    found->second.withdrawn = envelope.on;
    found->second.reason = fact.note;
}

// In the stream that every command reads: an article is shown beside the item that it is about, whatever project that is of.
void ArticleNoun::index(const Envelope& /*envelope*/, const ArticleAdded& /*fact*/, Index& index) {
    index.subjects.emplace_back(kRegistryStream);
}
void ArticleNoun::index(const Envelope& /*envelope*/, const ArticleRevised& /*fact*/, Index& index) {
    index.subjects.emplace_back(kRegistryStream);
}
void ArticleNoun::index(const Envelope& /*envelope*/, const ArticleWithdrawn& /*fact*/, Index& index) {
    index.subjects.emplace_back(kRegistryStream);
}

std::string ArticleNoun::words(const State& /*names*/, const Envelope& /*envelope*/, const ArticleAdded& fact) {
    const std::string from = fact.inquiry ? fmt::format("（由 {} 的答复）", *fact.inquiry) : "";
    return with_note(fmt::format("知识库增加 {} {}{}", fact.code, fact.content.title, from), fact.note);
}

std::string ArticleNoun::words(const State& /*names*/, const Envelope& /*envelope*/, const ArticleRevised& fact) {
    return with_note(fmt::format("知识库修订 {} {}", fact.code, fact.content.title), fact.note);
}

std::string ArticleNoun::words(const State& /*names*/, const Envelope& /*envelope*/, const ArticleWithdrawn& fact) {
    return with_note(fmt::format("知识库撤下 {}", fact.code), fact.note);
}

std::optional<GivenCode> ArticleNoun::code(const ArticleAdded& fact) { return GivenCode{fact.code, fact.content.title}; }
std::optional<GivenCode> ArticleNoun::code(const ArticleRevised& /*fact*/) { return std::nullopt; }
std::optional<GivenCode> ArticleNoun::code(const ArticleWithdrawn& /*fact*/) { return std::nullopt; }

void ArticleNoun::texts(const State& state, Finder& finder) {
    for (const auto& [code, article] : state.articles) {
        const Spot spot{"知识条目", "", code, fmt::format("zb article show {}", code)};
        finder.look(spot, code);
        finder.look(spot, article.content().title);
        finder.look(spot, article.content().body);
        for (const std::string& source : article.content().sources) finder.look(spot, source);
    }
}

Table articles_table(const State& state, const std::function<bool(const Article&)>& wanted) {
    const std::vector<Named> items = items_of_flows(state);
    Table table;
    table.columns = {{"code", "条目编号"},      {"title", "标题"},           {"steps", "事项"},
                     {"sources", "依据"},       {"state", "状态"},           {"version", "第几版"},
                     {"since", "这一版的日子"}, {"inquiry", "由哪件咨询来"}, for_machines({"body", "正文"}),
                     {"reason", "撤下原因"}};
    for (const auto& [code, article] : state.articles) {
        if (!wanted(article)) continue;
        const ArticleText& content = article.content();
        table.rows.push_back({code, content.title, steps_cell(items, content), texts_cell(content.sources), state_words(article),
                              article.versions.back().number, article.versions.back().on, article.inquiry, content.body, article.reason});
    }
    return table;
}

Table hits_table(const State& state, std::span<const ArticleHit> hits) {
    const std::vector<Named> items = items_of_flows(state);
    Table table;
    table.columns = {{"code", "条目编号"}, {"title", "标题"}, {"matched", "匹配"},
                     {"excerpt", "摘录"},  {"steps", "事项"}, {"sources", "依据"}};
    for (const ArticleHit& hit : hits) {
        const ArticleText& content = hit.article->content();
        table.rows.push_back({hit.article->code, content.title, join(hit.matched, "、"), hit.excerpt, steps_cell(items, content),
                              texts_cell(content.sources)});
    }
    return table;
}

NounTable ArticleNoun::table(const State& state, Date /*day*/) {
    return {"article", "知识条目，最后一版；同 zb article list --all", articles_table(state, [](const Article&) { return true; })};
}

}  // namespace zb
