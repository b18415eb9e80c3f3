// SPDX-License-Identifier: Apache-2.0
// zb project add|list|show|export: the projects of the list.
#include <algorithm>
#include <fmt/format.h>
#include <set>

#include "base/naming.h"
#include "base/text.h"
#include "cli/importing.h"
#include "cmd/nouns.h"
#include "cmd/project/commands.h"
#include "cmd/project/details.h"
#include "exchange/lists/export.h"
#include "exchange/lists/matching.h"
#include "report/card/card.h"
#include "report/lists/projects.h"

namespace zb::cli {

namespace {

void check_is_another(const ProjectNames& names, const WriteRow& row, const std::string& name, const ProjectDetails& details) {
    if (row.args.has("new")) return;
    const auto same = names.same(name, details);
    if (same.empty()) return;
    throw Error{Fault{"project.same", fmt::format("{} 已经是“{}”，名称和建设单位都相同", same.front(), name),
                      fmt::format("查看：zb project show {}；确是另一个项目就加 --new", same.front()), Place{0, "项目名称", name}}};
}

Exit run_project_add(Context& context) {
    std::optional<ProjectNames> names;  // made at the first row, kept up for the rows of --input
    return write(context, names_scope, [&](WriteRow& row) {
        if (!names) names.emplace(row.draft.state().projects);
        const std::string name = cleaned(row.args, "name", "项目名称").value_or("");
        const ProjectDetails details = given_details(row);
        check_is_another(*names, row, name, details);
        const auto given_code = row.args.text("code");
        const std::string code = given_code ? *given_code : free_project_code(row, row.on().year());
        row.draft.add(noted(ProjectAdded{code, name, details}, row.args), row.on(), row.by(), code);
        row.draft.answer(fmt::format("已记录：{} {} 入库（{}）", code, name, iso(row.on())));
        names->add(code, name, details);
    });
}

bool contains_text(const Project& project, const std::string& part) {
    const auto has = [&](std::string_view text) { return normal_name(text).find(part) != std::string::npos; };
    return has(project.code) || has(project.name) || has(project.details.enterprise.value_or("")) ||
           has(project.details.content.value_or(""));
}

bool is_in_region(const Project& project, const std::string& region) {
    return project.details.region == region || project.details.location == region;
}

// A region that no project has is a slip, not an empty list.
void check_region(const State& state, const std::string& region) {
    std::set<std::string> known;
    for (const auto& [code, project] : state.projects) {
        if (is_in_region(project, region)) return;
        if (project.details.location) known.insert(*project.details.location);
        if (project.details.region) known.insert(*project.details.region);
    }
    const std::vector<std::string> words{known.begin(), known.end()};
    const std::string near = nearest(region, words);
    throw Error{"filter.unknown", fmt::format("没有项目在“{}”", region),
                near.empty() ? fmt::format("现有：{}", join(words, "、")) : with_nearest(near, "")};
}

// Which projects are asked for, by the options that list and export share. Projects that left the list only where asked.
WantedProject wanted_projects(const Arguments& args, const State& state, Date day) {
    std::optional<std::string> specialist;
    if (const auto word = args.text("specialist")) specialist = staff_name(state, *word);
    std::optional<ProjectStatus> status;
    if (const auto word = args.text("status")) status = project_status(*word);
    const auto region = args.text("region");
    if (region) check_region(state, *region);
    const std::string part = normal_name(args.text("text").value_or(""));
    const bool all = args.has("all");
    const bool unassigned = args.has("unassigned");
    return [=](const Project& project) {
        if (status ? project.status_on(day) != *status : !all && !project.listed_on(day)) return false;
        if (specialist && !project.is_served_by(*specialist, day)) return false;
        if (unassigned && project.specialist_on(day)) return false;
        if (region && !is_in_region(project, *region)) return false;
        return contains_text(project, part);
    };
}

Exit run_project_list(Context& context) {
    const Book book = open_for_reading(context);
    const Reading reading = read(context, book, Scope::all());
    context.print(project_list(reading.state, reading.day, wanted_projects(context.args(), reading.state, reading.day)));
    return Exit::done;
}

Exit run_project_export(Context& context) {
    const Book book = open_for_reading(context);
    const Reading reading = read(context, book, Scope::names());
    const WantedProject wanted = wanted_projects(context.args(), reading.state, reading.day);
    context.print(project_export_table(reading.state, reading.day, wanted), Format::csv);
    return Exit::done;
}

// Loads a project with its phases, which the index of names knows.
Scope scope_of_page(const Book& book, const std::string& code) {
    Scope scope = Scope::project(code);
    for (std::string& phase : book.store().keys_called(kPhaseOf, code)) scope.projects.insert(std::move(phase));
    return scope;
}

Exit run_project_show(Context& context) {
    const Book book = open_for_reading(context);
    const std::string code = book.project_code(context.args().need("project"), match_of(context));
    const Reading reading = read(context, book, scope_of_page(book, code));
    if (context.args().has("card")) {
        const ProjectOutlook outlook = project_outlook(reading.state, code, reading.day, reading.state.origin.calendar());
        context.print(card_document(reading.state, outlook, reading.day, reading.basis));
        return Exit::done;
    }
    context.print(project_page(reading.state, reading.state.project(code), reading.day, reading.basis));
    return Exit::done;
}

std::vector<Option> filter_options() {
    return {of_noun("staff", {"specialist", Form::text, "人员", "只看这名服务专员的"}),
            {"unassigned", Form::flag, {}, "只看没有服务专员的"},
            {"region", Form::text, "地区", "行政区划代码或建设地点，如 440704、江海区"},
            {"text", Form::text, "文字", "代码、名称、建设单位或建设内容里有这些字的"},
            {"status",
             Form::choice,
             "状态",
             "listed 在册，suspended 暂缓，moved_out 调出，archived 办结归档",
             false,
             false,
             {"listed", "suspended", "moved_out", "archived"},
             {},
             {},
             {{"在册", "listed"}, {"暂缓", "suspended"}, {"调出", "moved_out"}, {"办结归档", "archived"}}},
            {"all", Form::flag, {}, "连同调出和办结归档的"}};
}

Command project_add_command() {
    Command command;
    command.path = "project add";
    command.sort = Sort::write;
    command.summary = "登记一个项目";
    command.options = {{"code", Form::text, "代码", "项目代码；不写取当年下一个空号，如 JH-2026-007"},
                       {"name", Form::text, "名称", "项目名称", true}};
    const auto& details = project_detail_options();
    command.options.insert(command.options.end(), details.begin(), details.end());
    command.options.push_back({"new", Form::flag, {}, "与已有项目同名同企业，但确是另一个项目"});
    command.examples = {{"zb project add --code JH-2026-007 --name 庚公司光学镜片项目 --enterprise 庚公司 --investment 8000",
                         "登记一个项目，总投资 8000 万元"}};
    command.run = run_project_add;
    return command;
}

Command project_list_command() {
    Command command;
    command.path = "project list";
    command.summary = "列出在册的项目";
    command.details =
        "列：code 项目代码、name 项目名称、enterprise 建设单位、specialist 服务专员、location 建设地点、region 行政区划代码、industry "
        "行业、"
        "investment_printed 总投资（照清单原文）、investment 总投资（元）、phase 项目阶段、source 来源清单、status 在册状态、parent "
        "上级项目、nature 投资性质、approximate 约数（CSV、JSON 里有）。"
        "调出和办结归档的不列，除非写 --all 或 --status。";
    command.options = filter_options();
    command.examples = {{"zb project list --unassigned", "还没有服务专员的项目"},
                        {"zb project list --region 江海区 --columns code,name,specialist", "江海区的项目和服务专员"}};
    command.run = run_project_list;
    return command;
}

Command project_show_command() {
    Command command;
    command.path = "project show";
    command.summary = "看一个项目：清单内容、服务团队、台账出处";
    command.operands = {project_operand()};
    command.details = "--card 是项目卡：抬头、各事项的基准和现行计划与实际、主线上时间花在谁手里、每天有没有审批时钟在走。";
    command.options = {{"card", Form::flag, {}, "项目卡，一页"},
                       {"table",
                        Form::choice,
                        "表",
                        "--format csv 时要哪张表；steps、main_line、nodes 是项目卡的",
                        false,
                        false,
                        {"details", "team", "phases", "certificates", "cases", "attachments", "entries", "steps", "main_line", "nodes"}}};
    command.examples = {{"zb project show 001", "看 JH-2026-001"}, {"zb project show 001 --card", "项目卡"}};
    command.run = run_project_show;
    return command;
}

Command project_export_command() {
    Command command;
    command.path = "project export";
    command.summary = "导出项目清单：project import 能原样读回";
    command.details =
        "缺省为 CSV；--format json 为每个项目一个对象。列同导入：项目代码、项目名称、建设单位……；在册状态只供看，导入时不读。";
    command.options = filter_options();
    command.examples = {{"zb project export > 清单.csv", "在册项目，UTF-8 带 BOM，Excel 可直接打开"},
                        {"zb project export --all --format json", "连同调出和归档的，给程序"}};
    command.run = run_project_export;
    return command;
}

}  // namespace

std::vector<Command> project_commands() {
    std::vector<Command> commands = {project_add_command(),     project_import_command(), project_list_command(),
                                     project_show_command(),    project_time_command(),   project_export_command(),
                                     project_history_command(), project_check_command(),  project_summary_command()};
    const std::vector<Command> changes = project_change_commands();
    commands.insert(commands.end(), changes.begin(), changes.end());
    return commands;
}

namespace {

// Codes of the projects that the last entries are about, the latest first.
std::vector<std::string> recent_projects(const Book& book) {
    constexpr int kEntries = 200;  // a day or two of a busy office
    std::vector<std::string> recent;
    int seen = 0;
    book.store().scan_back({}, [&](const Entry& entry) {
        if (entry.project && std::find(recent.begin(), recent.end(), *entry.project) == recent.end()) recent.push_back(*entry.project);
        return ++seen < kEntries;
    });
    return recent;
}

}  // namespace

Candidates project_codes(const CodesWanted& wanted) {
    const Book book = Book::open(wanted.database, Access::read);
    const State names = book.state_at(Scope::names(), book.head().seq, std::nullopt);
    Candidates candidates;
    for (const auto& [code, project] : names.projects) candidates.push_back({{code, project.short_code, project.name}, project.name});
    if (!wanted.asked) return candidates;
    const std::vector<std::string> recent = recent_projects(book);
    const auto age = [&](const Candidate& one) { return std::find(recent.begin(), recent.end(), one.names.front()) - recent.begin(); };
    std::stable_sort(candidates.begin(), candidates.end(), [&](const Candidate& a, const Candidate& b) { return age(a) < age(b); });
    return candidates;
}

Operand project_operand(bool required) { return {"project", "项目", required, false, Form::text, "代码、短码（001）或名称"}; }

}  // namespace zb::cli
