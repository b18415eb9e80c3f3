// SPDX-License-Identifier: Apache-2.0
// zb project add|list|show: the projects of the list.
#include <algorithm>
#include <fmt/format.h>
#include <set>

#include "base/text.h"
#include "cmd/importing.h"
#include "cmd/log.h"
#include "cmd/nouns.h"
#include "cmd/project_import.h"
#include "cmd/project_time.h"
#include "domain/project_list.h"
#include "domain/project_names.h"
#include "report/card.h"
#include "report/registers.h"

namespace zb::cmd {

namespace {

std::optional<std::string> cleaned(const Arguments& args, std::string_view option, std::string_view field,
                                   Newlines newlines = Newlines::escape) {
    const auto text = args.text(option);
    if (!text) return std::nullopt;
    std::string clean = clean_text(*text, field, newlines);
    if (clean.empty()) return std::nullopt;
    return clean;
}

std::optional<std::string> list_date(const Arguments& args, std::string_view option, std::string_view field) {
    auto text = cleaned(args, option, field);
    if (!text) return text;
    const std::string wrong = list_date_fault(*text);
    if (wrong.empty()) return text;
    throw Error{Fault{"list.date", fmt::format("--{}：{}", option, wrong), "写年、年月或年月日，如 2021、2021-09、2021-09-30",
                      Place{0, std::string{field}, *text}}};
}

Amount investment_of(const Arguments& args) {
    try {
        return read_amount(args.text("investment").value_or(""));
    } catch (const Error& error) {
        Fault fault = error.fault();
        fault.place.column = "总投资";
        throw Error{std::move(fault), error.exit()};
    }
}

ProjectDetails details_of(const Arguments& args) {
    ProjectDetails details;
    details.enterprise = cleaned(args, "enterprise", "建设单位");
    details.uscc = cleaned(args, "uscc", "统一社会信用代码");
    details.project_code = cleaned(args, "project-code", "投资项目统一代码");
    if (args.has("investment")) {
        const Amount amount = investment_of(args);
        details.investment = amount.value;
        if (!amount.printed.empty()) details.investment_printed = amount.printed;
    }
    details.location = cleaned(args, "location", "建设地点");
    details.region = cleaned(args, "region", "行政区划代码");
    details.industry = cleaned(args, "industry", "行业");
    details.construction_start = list_date(args, "construction-start", "开工时间");
    details.completion = list_date(args, "completion", "竣工时间");
    details.phase = cleaned(args, "phase", "项目阶段");
    details.content = cleaned(args, "content", "主要建设内容", Newlines::keep);
    details.source = cleaned(args, "source", "来源清单");
    details.source_date = list_date(args, "source-date", "清单日期");
    return details;
}

void check_is_another(const ProjectNames& names, const WriteRow& row, const std::string& name, const ProjectDetails& details) {
    if (row.args.has("new")) return;
    const auto same = names.same(name, details);
    if (!same) return;
    throw Error{Fault{"project.same", fmt::format("{} 已经是“{}”，名称和建设单位都相同", *same, name),
                      fmt::format("查看：zb project show {}；确是另一个项目就加 --new", *same), Place{0, "项目名称", name}}};
}

void scope_of_names(const Arguments& /*args*/, const Book& /*book*/, Book::Match /*match*/, Scope& scope) { scope.all_projects = true; }

Exit run_add(Context& context) {
    std::optional<ProjectNames> names;  // made at the first row, kept up for the rows of --input
    return write(context, scope_of_names, [&](WriteRow& row) {
        refuse_note(row);
        if (!names) names.emplace(row.draft.state().projects);
        const std::string name = cleaned(row.args, "name", "项目名称").value_or("");
        const ProjectDetails details = details_of(row.args);
        check_is_another(*names, row, name, details);
        const auto told_code = row.args.text("code");
        const std::string code = told_code ? *told_code : free_project_code(row, row.on().year());
        row.draft.add(ProjectAdded{code, name, details}, row.on(), row.by(), code);
        row.draft.tell(fmt::format("已记录：{} {} 入库（{}）", code, name, iso(row.on())));
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
                near.empty() ? fmt::format("现有：{}", join(words, "、")) : fmt::format("是不是“{}”？", near)};
}

Exit run_list(Context& context) {
    const Arguments& args = context.args();
    const Book book = open_for_reading(context);
    const Reading reading = read(context, book, Scope::names());
    std::optional<std::string> specialist;
    if (const auto word = args.text("specialist")) specialist = staff_name(reading.state, *word);
    const auto region = args.text("region");
    if (region) check_region(reading.state, *region);
    const std::string part = normal_name(args.text("text").value_or(""));
    context.print(projects_table(reading.state, reading.day, [&](const Project& project) {
        const auto serving = project.specialist_on(reading.day);
        if (specialist && serving != specialist) return false;
        if (args.has("unassigned") && serving) return false;
        if (region && !is_in_region(project, *region)) return false;
        return contains_text(project, part);
    }));
    return Exit::done;
}

Exit run_show(Context& context) {
    const Book book = open_for_reading(context);
    const std::string code = book.project_code(context.args().need("project"), match_of(context));
    const Reading reading = read(context, book, Scope::project(code));
    if (context.args().has("card")) {
        const ProjectOutlook outlook = project_outlook(reading.state, code, reading.day, reading.state.origin.calendar());
        context.print(card_document(reading.state, outlook, reading.day, reading.basis));
        return Exit::done;
    }
    context.print(project_page(reading.state, reading.state.project(code), reading.day, reading.basis));
    return Exit::done;
}

Command add_command() {
    Command command;
    command.path = "project add";
    command.sort = Sort::write;
    command.summary = "登记一个项目";
    command.options = {{"code", Form::text, "代码", "项目代码；不写取当年下一个空号，如 JH-2026-007"},
                       {"name", Form::text, "名称", "项目名称", true},
                       {"enterprise", Form::text, "企业", "建设单位"},
                       {"uscc", Form::text, "代码", "建设单位的统一社会信用代码，18 位"},
                       {"project-code", Form::text, "代码", "投资项目统一代码，如 2106-440704-04-01-000017"},
                       {"investment", Form::text, "金额", "总投资：120000（万元）、12亿元、超10亿元；照原文保存"},
                       {"location", Form::text, "地点", "建设地点"},
                       {"region", Form::text, "代码", "行政区划代码，江海区 440704"},
                       {"industry", Form::text, "行业", "行业"},
                       {"construction-start", Form::text, "时间", "开工时间：年、年月或日期"},
                       {"completion", Form::text, "时间", "竣工时间：年、年月或日期"},
                       {"phase", Form::text, "阶段", "项目阶段，如 前期、在建"},
                       {"content", Form::text, "文字", "主要建设内容"},
                       {"source", Form::text, "清单", "来源清单"},
                       {"source-date", Form::text, "时间", "清单日期"},
                       {"new", Form::flag, {}, "与已有项目同名同企业，但确是另一个项目"}};
    command.examples = {{"zb project add --code JH-2026-007 --name 庚公司光学镜片项目 --enterprise 庚公司 --investment 8000",
                         "登记一个项目，总投资 8000 万元"}};
    command.run = run_add;
    return command;
}

Command list_command() {
    Command command;
    command.path = "project list";
    command.summary = "列出项目";
    command.details =
        "列：code 项目代码、name 项目名称、enterprise 建设单位、specialist 服务专员、location 建设地点、region 行政区划代码、industry "
        "行业、"
        "investment_printed 总投资（照清单原文）、investment 总投资（元）、phase 项目阶段、source 来源清单。";
    command.options = {{"specialist", Form::text, "人员", "只看这名服务专员的"},
                       {"unassigned", Form::flag, {}, "只看没有服务专员的"},
                       {"region", Form::text, "地区", "行政区划代码或建设地点，如 440704、江海区"},
                       {"text", Form::text, "文字", "代码、名称、建设单位或建设内容里有这些字的"}};
    command.examples = {{"zb project list --unassigned", "还没有服务专员的项目"},
                        {"zb project list --region 江海区 --columns code,name,specialist", "江海区的项目和服务专员"}};
    command.run = run_list;
    return command;
}

Command show_command() {
    Command command;
    command.path = "project show";
    command.summary = "看一个项目：清单内容、服务团队、台账出处";
    command.operands = {{"project", "项目", true, false, Form::text, "代码、短码、名称或名称里没有歧义的一部分"}};
    command.details = "--card 是项目卡：抬头、各事项的基准和现行计划与实际、主线上时间花在谁手里、每天有没有审批时钟在走。";
    command.options = {{"card", Form::flag, {}, "项目卡，一页"},
                       {"table",
                        Form::choice,
                        "表",
                        "--format csv 时要哪张表；steps、main_line 是项目卡的",
                        false,
                        false,
                        {"details", "team", "entries", "steps", "main_line"}}};
    command.examples = {{"zb project show 001", "看 JH-2026-001"}, {"zb project show 001 --card", "项目卡"}};
    command.run = run_show;
    return command;
}

}  // namespace

std::vector<Command> project_commands() {
    return {add_command(), project_import_command(), list_command(), show_command(), project_time_command(), project_history_command()};
}

}  // namespace zb::cmd
