// SPDX-License-Identifier: Apache-2.0
// 项目动态: what the week brought, project by project, in the ledger's facts alone.
#include <fmt/format.h>

#include "base/text.h"
#include "outlook/outlook.h"
#include "report/weekly/rows.h"
#include "report/weekly/sections.h"

namespace zb {

namespace {

constexpr std::size_t kMostTold = 20;  // a paragraph is read, not searched: the annex has every project's week

std::string_view what_key(NewsRow::What what) {
    switch (what) {
        case NewsRow::What::issued: return "issued";
        case NewsRow::What::reached: return "reached";
        case NewsRow::What::pause_over: return "pause_over";
        case NewsRow::What::last_filed: return "last_filed";
        case NewsRow::What::denied: return "denied";
        case NewsRow::What::refused: return "refused";
        case NewsRow::What::withdrawn: return "withdrawn";
        case NewsRow::What::revoked: return "revoked";
        case NewsRow::What::stage_entered: return "stage_entered";
    }
    return "";
}

// In a sentence without what the flow adds in brackets: 联合验收, not 联合验收（统一受理、…）.
std::string plain_name(const NewsRow& row) { return row.step_name.substr(0, row.step_name.find("（")); }

std::string news_words(const NewsRow& row) {
    const std::string on = chinese_short(row.on);
    const std::string name = plain_name(row);
    switch (row.what) {
        case NewsRow::What::issued: return fmt::format("{}{}发证", on, name);
        case NewsRow::What::reached: return fmt::format("{}完成{}", on, name);
        case NewsRow::What::pause_over: return fmt::format("{}{}{}结束，恢复计时", name, row.about, on);
        case NewsRow::What::last_filed: return fmt::format("{}申报{}，为{}阶段最后一个审批事项", on, name, row.about);
        case NewsRow::What::denied: return fmt::format("{}{}不予许可", on, name);
        case NewsRow::What::refused: return fmt::format("{}{}不予受理", on, name);
        case NewsRow::What::withdrawn: return fmt::format("{}撤回{}申请", on, name);
        case NewsRow::What::revoked: return fmt::format("{}{}被撤销", on, name);
        case NewsRow::What::stage_entered:
            return row.about == kAllDone ? std::string{"方案内事项全部办结"} : fmt::format("本周进入{}阶段", row.about);
    }
    return {};
}

// 己公司仓储设备项目11月18日联合验收发证；戊公司精密模具项目….
std::string news_text(const std::vector<NewsRow>& news) {
    std::string text;
    std::string_view project;
    for (std::size_t i = 0; i < news.size() && i < kMostTold; ++i) {
        const NewsRow& row = news[i];
        const bool same = project == row.project;
        if (i > 0) text += same ? "，" : "；";
        text += (same ? "" : row.project_name) + news_words(row);
        project = row.project;
    }
    if (news.size() > kMostTold) text += fmt::format("；等共{}项，其余见附表", news.size());
    return text + "。";
}

}  // namespace

Table news_rows(const WeeklyFigures& figures) {
    Table table;
    table.columns = {{"project", "项目代码"}, {"project_name", "项目名称"},
                     {"step", "事项键"},      {"step_name", "事项"},
                     {"what", "动态"},        {"on", "日期"},
                     {"about", "说明"},       {"entry", "条目"}};
    const auto text = [](const std::string& word) { return word.empty() ? Cell{} : Cell{word}; };
    for (const NewsRow& row : figures.news) {
        table.rows.push_back({row.project, row.project_name, text(row.step), text(row.step_name), what_key(row.what), row.on,
                              text(row.about), row.seq == 0 ? Cell{} : Cell{row.seq}});
    }
    return table;
}

Sections news_sections(const WeeklyFigures& figures) {
    Section section{"news", "", 2};
    section.rows = news_rows(figures);
    section.blocks.emplace_back(
        Paragraph{figures.news.empty() ? "本周无发证、完成节点、特别程序结束或阶段转换。" : news_text(figures.news), "项目动态："});
    return {section};
}

std::vector<Paragraph> paragraphs_of(const std::string& text) {
    std::vector<Paragraph> paragraphs;
    for (const std::string& line : split(text, '\n')) {
        if (!line.empty()) paragraphs.push_back(Paragraph{line});
    }
    return paragraphs;
}

}  // namespace zb
