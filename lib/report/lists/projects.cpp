// SPDX-License-Identifier: Apache-2.0
// What people look up about projects: the list, the teams, the page.
#include "report/lists/projects.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace zb {

namespace {

constexpr std::string_view kNobody = "未指定";

// A machine reads that there is none, a person that one is to be named.
Cell specialist_cell(const Project& project, Date day) {
    const auto who = project.specialist_on(day);
    return who ? Cell{*who} : Cell{Value{}, std::string{kNobody}, true};
}

Cell yuan_cell(const std::optional<Money>& sum) { return sum ? Cell{*sum, with_separators(sum->yuan)} : Cell{}; }

std::vector<const Project*> chosen(const State& state, const WantedProject& wanted) {
    std::vector<const Project*> projects;
    for (const auto& [code, project] : state.projects) {
        if (wanted(project)) projects.push_back(&project);
    }
    return projects;
}

std::vector<TeamMember> members_by_department(const State& state, const Project& project, Date day) {
    std::vector<TeamMember> members;
    std::copy_if(project.members.begin(), project.members.end(), std::back_inserter(members),
                 [&](const TeamMember& member) { return member.since <= day; });
    std::stable_sort(members.begin(), members.end(), [&](const TeamMember& a, const TeamMember& b) {
        return state.departments.rank(a.department) < state.departments.rank(b.department);
    });
    return members;
}

Cell department_of(const State& state, const std::string& staff) {
    const StaffAdded* person = state.staff.find(staff);
    return person == nullptr ? Cell{} : Cell{person->department};
}

Cell since_when(const Project& project, Date day) {
    Cell since;
    for (const auto& term : project.specialists) {
        if (term.first <= day) since = Cell{term.first};
    }
    return since;
}

void add_team(Table& table, const State& state, const Project& project, Date day) {
    const auto who = project.specialist_on(day);
    Row first{Cell{project.code}, Cell{project.name}, Cell{kSpecialistRole}};
    first.append({who ? department_of(state, *who) : Cell{}, specialist_cell(project, day), since_when(project, day)});
    table.rows.push_back(std::move(first));
    for (const Cover& cover : state.covers.of(project.code)) {
        if (cover.to < day) continue;
        const std::string days = fmt::format("{} 至 {}", month_day(cover.from), month_day(cover.to));
        Row row{Cell{project.code}, Cell{project.name}, Cell{Value{std::string{"代班"}}, fmt::format("代班（{}）", days)}};
        row.append({department_of(state, cover.staff), Cell{cover.staff}, Cell{cover.from}});
        table.rows.push_back(std::move(row));
    }
    for (const TeamMember& member : members_by_department(state, project, day)) {
        Row row{Cell{project.code}, Cell{project.name}, Cell{"责任人"}};
        row.append({Cell{member.department}, Cell{member.staff}, Cell{member.since}});
        table.rows.push_back(std::move(row));
    }
}

Table empty_team() {
    Table table;
    table.columns = {{"project", "项目代码"}, {"project_name", "项目名称"}, {"role", "角色"}, {"department", "部门"}, {"staff", "人员"},
                     {"since", "自"}};
    return table;
}

struct Detail {
    Column column;  // key for machines, heading for people
    Cell content;
};

std::vector<Detail> list_details(const Project& project) {
    const ProjectDetails& details = project.details;
    return {{{"code", "项目代码"}, project.code},
            {{"name", "项目名称"}, project.name},
            {{"enterprise", "建设单位"}, details.enterprise},
            {{"uscc", "统一社会信用代码"}, details.uscc},
            {{"project_code", "投资项目统一代码"}, details.project_code},
            {{"investment_printed", "总投资"}, details.investment_printed},
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
            {{"added_on", "入库日期"}, project.added_on}};
}

std::vector<Detail> details_of(const Project& project, Date day) {
    std::vector<Detail> details = list_details(project);
    const ProjectStatus status = project.status_on(day);
    const StatusChange* status_change = project.status_change_on(day);
    std::string told{label(status)};
    if (status_change != nullptr) told += fmt::format("（{} 起，{}）", iso(status_change->on), status_change->note);
    details.push_back({{"status", "在册状态"}, Cell{Value{std::string{key(status)}}, std::move(told)}});
    return details;
}

// People read down, machines one row.
Section details_section(const Project& project, Date day) {
    Table down;
    down.columns = {{"item", "事项"}, {"content", "内容"}};
    Table across;
    across.rows.emplace_back();
    for (const Detail& detail : details_of(project, day)) {
        down.rows.push_back(Row{Cell{detail.column.heading}, detail.content});
        across.columns.push_back(detail.column);
        across.rows.front().push_back(detail.content);
    }
    return Section{"details", "一、基本情况", 1, {}, {std::move(down)}, std::move(across)};
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

// 一期、二期: those that were read and name this project as their whole.
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

// 一、二、三 in the order in which they stand; what has no row is left out.
void add_section(Document& page, std::string section_key, std::string_view heading, Table table) {
    constexpr std::array kNumbers = {"一", "二", "三", "四", "五", "六", "七"};
    if (table.rows.empty()) return;
    const char* number = kNumbers[page.sections.size()];
    page.sections.push_back(Section{std::move(section_key), fmt::format("{}、{}", number, heading), 1, {}, {std::move(table)}});
}

}  // namespace

Table projects_table(const State& state, Date day, const WantedProject& wanted) {
    Table table;
    table.columns = {{"code", "项目代码"},
                     {"name", "项目名称"},
                     {"enterprise", "建设单位"},
                     {"specialist", "服务专员"},
                     {"location", "建设地点"},
                     {"region", "行政区划代码"},
                     {"industry", "行业"},
                     {"investment_printed", "总投资"},
                     {"investment", "总投资（元）", Align::right},
                     {"phase", "项目阶段"},
                     {"source", "来源清单"},
                     {"status", "在册状态"},
                     {"parent", "上级项目"}};
    for (const Project* project : chosen(state, wanted)) {
        const ProjectDetails& details = project->details;
        Row row{Cell{project->code}, Cell{project->name}, Cell{details.enterprise}, specialist_cell(*project, day)};
        row.append({Cell{details.location}, Cell{details.region}, Cell{details.industry}, Cell{details.investment_printed}});
        const ProjectStatus status = project->status_on(day);
        row.append({yuan_cell(details.investment), Cell{details.phase}, Cell{details.source}});
        row.append({Cell{Value{std::string{key(status)}}, std::string{label(status)}}, Cell{details.parent}});
        table.rows.push_back(std::move(row));
    }
    return table;
}

Table teams_table(const State& state, Date day, const WantedProject& wanted) {
    std::vector<const Project*> projects = chosen(state, wanted);
    std::stable_partition(projects.begin(), projects.end(), [&](const Project* project) { return !project->specialist_on(day); });
    Table table = empty_team();
    for (const Project* project : projects) add_team(table, state, *project, day);
    return table;
}

Document project_page(const State& state, const Project& project, Date day, const Basis& basis) {
    Table team = empty_team();
    add_team(team, state, project, day);
    Document page;
    page.report = "project";
    page.titles = {fmt::format("{} {}", project.code, project.name)};
    page.basis = basis;
    page.sections.push_back(details_section(project, day));
    add_section(page, "team", "服务团队", std::move(team));
    add_section(page, "phases", "分期", phases_table(state, project, day));
    add_section(page, "cases", "办件编号", cases_table(state, project));
    add_section(page, "attachments", "附件", attachments_table(state, [&](const Attachment& one) { return one.project == project.code; }));
    add_section(page, "entries", "出自台账", entries_table(project));
    return page;
}

}  // namespace zb
