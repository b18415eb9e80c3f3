// SPDX-License-Identifier: Apache-2.0
// Problems, meetings, circulars, the knowledge base and the calendar.
#include <fmt/format.h>

#include "base/text.h"
#include "report/lists/articles.h"
#include "report/lists/year.h"
#include "report/site/parts.h"
#include "report/words/page.h"

namespace zb {

namespace {

bool is_listed(const SiteView& view, const Article& article) { return !article.withdrawn && view.links.contains(article.code); }

Document article_text(const SiteView& view, const Article& article) {
    const ArticleText& content = article.content();
    Document document;
    document.titles = {content.title};
    Section section{"text", ""};
    if (article.withdrawn)
        section.blocks.emplace_back(Paragraph{fmt::format("{}，{}", iso(*article.withdrawn), article.reason.value_or("")), "已撤下："});
    for (std::string& line : split(content.body, '\n')) section.blocks.emplace_back(Paragraph{std::move(line)});
    std::vector<std::string> steps;
    for (const std::string& step : content.steps) steps.push_back(step_short_name(view.state, step));
    if (!steps.empty()) section.blocks.emplace_back(Paragraph{join(steps, "、"), "事项："});
    section.blocks.emplace_back(Paragraph{join(content.sources, "；"), "依据："});
    document.sections.push_back(std::move(section));
    return document;
}

}  // namespace

std::vector<PagePart> problems_parts(const SiteView& view) {
    Table open = problems_table(view.state, view.day, [](const Problem& problem) { return !problem.solved; });
    Table solved = problems_table(view.state, view.day, [](const Problem& problem) { return problem.solved.has_value(); });
    return {{"未解决", site_table(view, "未解决的困难问题", std::move(open), "没有未解决的困难问题。")},
            {"已解决", site_table(view, "已解决的困难问题", std::move(solved), "没有已解决的困难问题。")}};
}

std::vector<PagePart> meetings_parts(const SiteView& view) {
    Table meetings = some_columns(meetings_table(view.state, view.day, [](const Meeting&) { return true; }),
                                  {"code", "kind", "day", "state", "projects", "subject", "chair", "units", "minutes"});
    Table resolutions = resolutions_table(view.state, view.day, [](const Resolution&) { return true; });
    return {{"开过和定下的", site_table(view, "会议", std::move(meetings), "还没有记会议。")},
            {"议定事项", site_table(view, "议定事项", std::move(resolutions), "还没有议定事项。")}};
}

std::vector<PagePart> circulars_parts(const SiteView& view) {
    Table table;
    table.columns = {{"issue", "期号"}, {"as_of", "数据截至"}, {"issued", "签发日"}, {"by", "签发人"}, {"state", "状态"}};
    for (auto issued = view.state.issued.rbegin(); issued != view.state.issued.rend(); ++issued) {
        const std::string again = issued->correction == 0 ? std::string{} : fmt::format("-{}", issued->correction);
        const std::string words = issued->correction == 0 ? std::string{} : fmt::format("更正期{}", issued->correction);
        table.rows.push_back({Cell{Value{issue_name(issued->what) + again}, issue_words(issued->what) + words}, issued->what.as_of,
                              issued->at.day(), Cell{issued->by}, issued->corrected_by == 0 ? "有效" : "已由更正期代替"});
    }
    return {{"", site_table(view, "周通报", std::move(table), "还没有签发通报。")}};
}

std::vector<PagePart> circular_parts(const IssuedReport& issued) { return {{"", KeptText{issued.what.text}}}; }

std::vector<PagePart> articles_parts(const SiteView& view) {
    Table table;
    table.columns = {{"code", "编号"}, {"title", "标题"}, {"steps", "事项"}, {"sources", "依据"}};
    for (const auto& [code, article] : view.state.articles) {
        if (!is_listed(view, article)) continue;
        std::vector<std::string> steps;
        for (const std::string& step : article.content().steps) steps.push_back(step_short_name(view.state, step));
        table.rows.push_back({code, article.content().title, text_cell(join(steps, "、")), join(article.content().sources, "；")});
    }
    return {{"", site_table(view, "知识条目", std::move(table), "还没有知识条目。")}};
}

std::vector<PagePart> article_parts(const SiteView& view, const Article& article) {
    std::vector<PagePart> parts = {{"", article_text(view, article)}};
    if (view.source.enterprise) return parts;
    Document page = site_document(view, article_page(view.state, article, view.source.basis));
    std::erase_if(page.sections, [](const Section& section) { return section.key != "versions"; });
    for (Section& section : page.sections) section.heading.clear();
    page.titles = {"各版"};
    parts.push_back({"各版", std::move(page)});
    return parts;
}

std::vector<PagePart> calendar_parts(const SiteView& view) {
    std::vector<PagePart> parts;
    for (int year = view.day.year() - 1; year <= view.day.year() + 1; ++year) {
        const std::string heading = fmt::format("{}年", year);
        parts.push_back({heading, site_table(view, heading, year_table(view.calendar, year), "")});
    }
    return parts;
}

}  // namespace zb
