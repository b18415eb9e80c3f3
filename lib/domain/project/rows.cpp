// SPDX-License-Identifier: Apache-2.0
// Projects as entries call them, as a search finds them, and as rows.
#include <fmt/format.h>

#include "domain/domain.h"
#include "domain/step/words.h"
#include "domain/wording.h"

namespace zb {

namespace {

Cell yuan_cell(const std::optional<Money>& sum) { return sum ? Cell{*sum, with_separators(sum->yuan)} : Cell{}; }

}  // namespace

std::string ProjectNoun::words(const State& /*names*/, const Envelope& /*envelope*/, const ProjectAdded& fact) {
    return with_note(fmt::format("入库 {} {}", fact.code, fact.name), fact.note);
}

std::string ProjectNoun::words(const State& /*names*/, const Envelope& /*envelope*/, const ProjectChanged& fact) {
    return fmt::format("清单内容变动：{}", fields_text(fact));
}

std::string ProjectNoun::words(const State& /*names*/, const Envelope& /*envelope*/, const ProjectClosed& fact) {
    return fmt::format("{}：{}", label(fact.as), fact.note);
}

std::string ProjectNoun::words(const State& /*names*/, const Envelope& /*envelope*/, const ProjectSuspended& fact) {
    return fmt::format("暂缓：{}", fact.note);
}

std::string ProjectNoun::words(const State& /*names*/, const Envelope& /*envelope*/, const ProjectResumed& fact) {
    return fmt::format("恢复在册：{}", fact.note);
}

std::string ProjectNoun::words(const State& names, const Envelope& envelope, const CaseNumbered& fact) {
    const std::string words = with_note(fmt::format("办件编号 {}", fact.number), fact.note);
    return fact.step ? fmt::format("{} {}", step_called(names, envelope, *fact.step), words) : words;
}

std::string ProjectNoun::words(const State& /*names*/, const Envelope& /*envelope*/, const ProjectSummarized& fact) {
    return with_note(fmt::format("项目总结，依据第 {} 条", fact.head), fact.note);
}

std::optional<GivenCode> ProjectNoun::code(const ProjectAdded& fact) { return GivenCode{fact.code, fact.name}; }

void ProjectNoun::texts(const State& state, Finder& finder) {
    for (const auto& entry : state.projects) {
        const Project& project = entry.second;
        const std::string command = fmt::format("zb project show {}", project.code);
        const auto at = [&](std::string_view field) { return Spot{"项目", project.code, std::string{field}, command}; };
        finder.look(at("项目代码"), project.code);
        finder.look(at("项目名称"), project.name);
        const ProjectDetails& details = project.details;
        finder.look(at("建设单位"), details.enterprise);
        finder.look(at("统一社会信用代码"), details.uscc);
        finder.look(at("投资项目统一代码"), details.project_code);
        finder.look(at("建设地点"), details.location);
        finder.look(at("行业"), details.industry);
        finder.look(at("主要建设内容"), details.content);
        finder.look(at("来源清单"), details.source);
        const std::string summary = fmt::format("zb project summary {}", project.code);
        for (const ProjectSummarized& kept : project.summaries) {
            const auto learnt = [&](std::string_view field) { return Spot{"项目总结", project.code, std::string{field}, summary}; };
            finder.look(learnt("经验"), kept.experience);
            finder.look(learnt("不足"), kept.shortcomings);
            finder.look(learnt("建议"), kept.advice);
        }
    }
}

Cell printed_investment(const ProjectDetails& details) {
    if (!details.investment_printed) return {};
    const std::string& printed = *details.investment_printed;
    const bool bare = printed.find_first_not_of("0123456789.,") == std::string::npos;  // a figure alone is in 万元
    return Cell{Value{printed}, bare ? printed + "万元" : printed};
}

Table projects_table(const State& state, Date day, const WantedProject& wanted) {
    Table table;
    table.columns = {{"code", "项目代码"},
                     {"name", "项目名称"},
                     ranked(2, {"enterprise", "建设单位"}),
                     {"specialist", "服务专员"},
                     ranked(3, {"location", "建设地点"}),
                     ranked(4, {"region", "行政区划代码"}),
                     ranked(4, {"industry", "行业"}),
                     {"investment_printed", "总投资"},
                     ranked(6, {"investment", "总投资（元）", Align::right}),
                     {"phase", "项目阶段"},
                     ranked(3, {"source", "来源清单"}),
                     ranked(1, {"status", "在册状态"}),
                     ranked(5, {"parent", "上级项目"}),
                     for_machines({"nature", "投资性质"}),
                     for_machines({"approximate", "约数"})};
    for (const auto& [code, project] : state.projects) {
        if (!wanted(project)) continue;
        const ProjectDetails& details = project.details;
        Row row{Cell{project.code}, Cell{project.name}, Cell{details.enterprise}, specialist_cell(state, project, day)};
        row.append({Cell{details.location}, Cell{details.region}, Cell{details.industry}, printed_investment(details)});
        const ProjectStatus status = project.status_on(day);
        row.append({yuan_cell(details.investment), Cell{details.phase}, Cell{details.source}});
        row.append({Cell{Value{std::string{key(status)}}, std::string{label(status)}}, Cell{details.parent}});
        row.append({Cell{details.nature}, Cell{is_approximate(details)}});
        table.rows.push_back(std::move(row));
    }
    return table;
}

}  // namespace zb
