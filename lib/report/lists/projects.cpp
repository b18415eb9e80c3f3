// SPDX-License-Identifier: Apache-2.0
// A project's page.
#include "report/lists/projects.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

#include "report/lists/certificates.h"
#include "report/words/items.h"
#include "report/words/page.h"
#include "report/words/progress.h"

namespace zb {

namespace {

Cell yuan_cell(const std::optional<Money>& sum) { return sum ? Cell{*sum, with_separators(sum->yuan)} : Cell{}; }

Details list_details(const Project& project) {
    const ProjectDetails& details = project.details;
    return {{{"code", "项目代码"}, project.code},
            {{"name", "项目名称"}, project.name},
            {{"enterprise", "建设单位"}, details.enterprise},
            {{"uscc", "统一社会信用代码"}, details.uscc},
            {{"project_code", "投资项目统一代码"}, details.project_code},
            {{"investment_printed", "总投资"}, printed_investment(details)},
            {{"investment", "总投资（元）"}, yuan_cell(details.investment)},
            {{"location", "建设地点"}, details.location},
            {{"region", "行政区划代码"}, details.region},
            {{"industry", "行业"}, details.industry},
            {{"construction_start", "开工时间"}, details.construction_start},
            {{"completion", "竣工时间"}, details.completion},
            {{"phase", "项目阶段"}, details.phase},
            {{"content", "主要建设内容"}, details.content},
            {{"source", "来源清单"}, details.source},
            {{"source_date", "清单日期"}, details.source_date},
            {{"reform_code", "工改编号"}, details.reform_code},
            {{"parent", "上级项目"}, details.parent},
            {{"nature", "投资性质"}, details.nature},
            {{"added_on", "入库日期"}, project.added_on}};
}

Details details_of(const Project& project, Date day) {
    Details details = list_details(project);
    const ProjectStatus status = project.status_on(day);
    const StatusChange* status_change = project.status_change_on(day);
    std::string words{label(status)};
    if (status_change != nullptr) words += fmt::format("（{} 起，{}）", iso(status_change->on), status_change->note);
    details.push_back({{"status", "在册状态"}, Cell{Value{std::string{key(status)}}, std::move(words)}});
    return details;
}

Table entries_table(const Project& project) {
    Table table;
    table.columns = {{"seq", "台账条目", Align::right}, {"what", "内容"}};
    table.rows.push_back(Row{Cell{project.added_seq}, Cell{"入库"}});
    for (const std::int64_t seq : project.changed_seqs) table.rows.push_back(Row{Cell{seq}, Cell{"清单内容变动"}});
    for (const StatusChange& one : project.status_changes) {
        table.rows.push_back(Row{Cell{one.seq}, Cell{one.status == ProjectStatus::listed ? "恢复在册" : label(one.status)}});
    }
    std::sort(table.rows.begin(), table.rows.end(),
              [](const Row& a, const Row& b) { return std::get<std::int64_t>(a[0].value) < std::get<std::int64_t>(b[0].value); });
    return table;
}

// 一期、二期: the projects in this state that name this one as their parent.
Table phases_table(const State& state, const Project& whole, Date day) {
    Table table;
    table.columns = {{"code", "项目代码"}, {"name", "项目名称"}, {"phase", "项目阶段"}, {"status", "在册状态"}};
    for (const auto& [code, project] : state.projects) {
        if (project.details.parent != whole.code) continue;
        const ProjectStatus status = project.status_on(day);
        Row row{Cell{project.code}, Cell{project.name}, Cell{project.details.phase}};
        row.push_back(Cell{Value{std::string{key(status)}}, std::string{label(status)}});
        table.rows.push_back(std::move(row));
    }
    return table;
}

Table cases_table(const State& state, const Project& project) {
    Table table;
    table.columns = {{"number", "办件编号"}, {"step", "事项"}};
    const PlanVersion* plan = state.plans_of(project.code).current();
    for (const CaseNumbered& one : project.cases) {
        const PlannedStep* step = plan == nullptr || !one.step ? nullptr : plan->find(*one.step);
        table.rows.push_back(Row{Cell{one.number}, step == nullptr ? Cell{one.step} : Cell{Value{*one.step}, step->short_name}});
    }
    return table;
}

// Numbers the sections 一、二、三 in order; a section without rows is left out.
void add_section(Document& page, std::string section_key, std::string_view heading, Table table) {
    constexpr std::array kNumbers = {"一", "二", "三", "四", "五", "六", "七"};
    if (table.rows.empty()) return;
    const char* number = kNumbers[page.sections.size()];
    page.sections.push_back(Section{std::move(section_key), fmt::format("{}、{}", number, heading), 1, {}, {std::move(table)}});
}

void add_standing(Table& table, const State& state, Date day) {
    table.columns.insert(table.columns.end(), {{"lamp", "灯"}, {"progress", "进度"}});
    const Calendar& calendar = state.origin.calendar();
    for (Row& row : table.rows) {
        const std::string& code = std::get<std::string>(row[0].value);
        if (!state.project(code).listed_on(day)) {
            row.append({Cell{}, Cell{}});
            continue;
        }
        const ProjectOutlook outlook = project_outlook(state, code, day, calendar);
        row.append({outlook.plan == nullptr ? Cell{} : lamp_cell(outlook.lamp), progress_text(outlook)});
    }
}

}  // namespace

Table project_list(const State& state, Date day, const WantedProject& wanted) {
    Table table = projects_table(state, day, wanted);
    add_standing(table, state, day);
    return table;
}

Document project_page(const State& state, const Project& project, Date day, const Basis& basis) {
    Document page;
    page.report = "project";
    page.titles = {fmt::format("{} {}", project.code, project.name)};
    page.basis = basis;
    page.sections.push_back({"details", "一、基本情况", 1, {}, {details_table(details_of(project, day))}});
    add_section(page, "team", "服务团队", teams_table(state, day, [&](const Project& one) { return one.code == project.code; }));
    add_section(page, "phases", "分期", phases_table(state, project, day));
    add_section(page, "certificates", "证照批文", certificates_table(state, {project.code}, day));
    add_section(page, "cases", "办件编号", cases_table(state, project));
    add_section(page, "attachments", "附件", attachments_table(state, [&](const Attachment& one) { return one.project == project.code; }));
    add_section(page, "entries", "出自台账", entries_table(project));
    return page;
}

}  // namespace zb
