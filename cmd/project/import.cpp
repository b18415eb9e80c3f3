// SPDX-License-Identifier: Apache-2.0
// Row by row: is it a project we know, a new one, or one that a person must tell apart?
#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <map>
#include <set>

#include "base/mending.h"
#include "base/text.h"
#include "cli/importing.h"
#include "cmd/project/commands.h"
#include "domain/project/changes.h"
#include "exchange/lists/columns.h"
#include "exchange/lists/list.h"
#include "exchange/lists/matching.h"

namespace zb::cli {

namespace {

class ProjectImport {
public:
    ProjectImport(WriteRow& row, ImportReport& report, const std::set<int>& new_lines)
        : row_(row), report_(report), new_lines_(new_lines), names_(row.draft.state().projects) {}

    void take(const ListRow& told) {
        const RowName row_name{told.line, told.code.value_or(""), told.name};
        if (!told.faults.empty()) return report_.add_faults(row_name, told.faults);
        report_.attempt(row_name, [&] { take_sound(told); });
    }

    // Rows whose whole comes later in the list wait for it.
    void take_all(const std::vector<ListRow>& rows) {
        std::set<std::string, std::less<>> coming;
        for (const ListRow& row : rows) {
            if (row.code && row.faults.empty()) coming.insert(*row.code);
        }
        std::vector<const ListRow*> waiting;
        for (const ListRow& row : rows) waiting.push_back(&row);
        for (std::size_t before = waiting.size() + 1; !waiting.empty() && waiting.size() < before;) {
            before = waiting.size();
            std::vector<const ListRow*> later;
            for (const ListRow* row : waiting) {
                const auto& parent = row->details.parent;
                const bool waits = parent && coming.contains(*parent) && !row_.draft.state().projects.contains(*parent);
                if (waits) {
                    later.push_back(row);
                } else {
                    take(*row);
                }
            }
            waiting = std::move(later);
        }
        for (const ListRow* row : waiting) take(*row);
    }

    // Projects of the lists that these rows continue, which the new list lacks: named with the command to close them.
    void tell_left(const std::vector<ListRow>& rows) {
        std::set<std::string, std::less<>> continued;
        for (const ListRow& row : rows) continued.insert(list_series(row.details.source.value_or("")));
        for (const auto& [code, project] : row_.draft.state().projects) {
            if (taken_.contains(code) || !project.listed_on(row_.on())) continue;
            const std::string* list = list_of(project, continued);
            if (list == nullptr) continue;
            report_.row(0, RowResult::left, code, project.name,
                        fmt::format("{}里没有了；已调出就 zb project close {} --note 调出清单", *list, short_code(code)));
        }
    }

private:
    // The former list of one of those series that has the project; nullptr where none has. A project that no list named was told by
    // hand, or by lists that say no name: only one that shares a project with this one can be its former list.
    const std::string* list_of(const Project& project, const std::set<std::string, std::less<>>& continued) const {
        static const std::string kUnnamed = "上一份清单有、这份清单";
        for (const auto& [series, list] : project.lists) {
            if (continued.contains(series)) return &list;
        }
        const bool unnamed = project.lists.empty() && continued.contains("") && knows_unnamed_;
        return unnamed ? &kUnnamed : nullptr;
    }

    void take_sound(const ListRow& told) {
        const auto code = known_code(told);
        if (code) {
            change(told, *code);
        } else {
            add(told);
        }
    }

    // Same code; else same 投资项目统一代码; else same name and enterprise. Throws where a person must say.
    std::optional<std::string> known_code(const ListRow& told) {
        const Projects& projects = row_.draft.state().projects;
        if (told.code && projects.contains(*told.code)) return told.code;
        if (new_lines_.contains(told.line)) return std::nullopt;
        if (const auto same = names_.same(told.name, told.details)) return same;
        if (told.code) return std::nullopt;
        if (told.details.project_code) {
            const auto codes = names_.with_project_code(*told.details.project_code);
            if (codes.size() == 1) return only_once(told, codes.front());
            if (codes.size() > 1) refuse_doubtful(told, {codes.front(), projects.at(codes.front()).name, "投资项目统一代码相同、名称不同"});
        }
        if (const auto near = names_.near(told.name, told.details)) refuse_doubtful(told, *near);
        return std::nullopt;
    }

    // Two rows of one list with one 投资项目统一代码 and two names are perhaps two phases.
    std::optional<std::string> only_once(const ListRow& told, const std::string& code) const {
        if (taken_.contains(code)) {
            refuse_doubtful(told, {code, row_.draft.state().project(code).name, "投资项目统一代码相同、名称不同"});
        }
        return code;
    }

    [[noreturn]] static void refuse_doubtful(const ListRow& told, const ProjectNames::Near& near) {
        throw Error{Fault{"project.doubtful", fmt::format("{} 与 {} {} {}", told.name, near.code, near.name, near.why),
                          fmt::format("是同一个项目就在“项目代码”列填 {}；不是就加 --new {}", near.code, told.line),
                          Place{told.line, "项目名称", told.name}}};
    }

    void change(const ListRow& told, const std::string& code) {
        const Project known = row_.draft.state().project(code);
        ProjectChanged changed = differences(known, told.name, told.details);
        const bool renamed = changed.name.has_value();
        knows_unnamed_ = knows_unnamed_ || known.lists.empty();
        taken_.insert(code);
        if (changed == ProjectChanged{}) return report_.row(told.line, RowResult::unchanged, code, told.name, remark("", told, code));
        const std::string what = changes_text(known, changed);
        const std::int64_t seq = row_.draft.add(std::move(changed), row_.on(), row_.by(), code);
        const Project& now = row_.draft.state().project(code);
        names_.add(code, now.name, now.details);
        report_.row(told.line, renamed ? RowResult::renamed : RowResult::changed, code, told.name,
                    remark(fmt::format("第 {} 条：{}", seq, what), told, code));
    }

    void add(const ListRow& told) {
        const std::string code = told.code ? *told.code : next_code();
        const std::int64_t seq = row_.draft.add(ProjectAdded{code, told.name, told.details}, row_.on(), row_.by(), code);
        names_.add(code, told.name, told.details);
        taken_.insert(code);
        report_.row(told.line, RowResult::added, code, told.name, remark(fmt::format("第 {} 条", seq), told, code));
    }

    // The search for the first free code is made once; the next ones follow it.
    std::string next_code() {
        const int year = row_.on().year();
        const std::string head = fmt::format("JH-{}-", year);
        if (last_number_ == 0) last_number_ = std::stoi(free_project_code(row_, year).substr(head.size())) - 1;
        std::string code;
        do {
            code = fmt::format("{}{:03}", head, ++last_number_);
        } while (row_.draft.state().projects.contains(code) || !row_.book.store().keys_called("project", code).empty());
        return code;
    }

    std::string remark(const std::string& text, const ListRow& told, std::string_view code) const {
        std::vector<std::string> pieces = told.remarks;
        const Project& project = row_.draft.state().project(code);
        if (const ProjectStatus status = project.status_on(row_.on()); is_closed(status)) {
            pieces.push_back(fmt::format("已{}，清单里又有：zb project resume {} --note 原因", label(status), short_code(code)));
        }
        if (!text.empty()) pieces.insert(pieces.begin(), text);
        if (told.code && told.code != code) pieces.push_back(fmt::format("已在册，清单里的代码 {} 未用", *told.code));
        return join(pieces, "；");
    }

    WriteRow& row_;
    ImportReport& report_;
    const std::set<int>& new_lines_;
    ProjectNames names_;
    std::set<std::string, std::less<>> taken_;  // projects that a row of this list was about
    bool knows_unnamed_ = false;                // the list shares a project with a former list that has no name
    int last_number_ = 0;
};

// Lines told by --new; each must be a row of the list.
std::set<int> new_lines(const Arguments& args, const ProjectList& list) {
    std::set<int> lines;
    for (const std::string& text : args.texts("new")) {
        const bool found =
            std::any_of(list.rows.begin(), list.rows.end(), [&](const ListRow& row) { return std::to_string(row.line) == text; });
        if (!found) throw usage_error("option.form", fmt::format("--new {}：清单里没有这一行", text), "写报错里的行号，如 --new 6");
        lines.insert(std::stoi(text));
    }
    return lines;
}

std::string about(const ProjectList& list) {
    std::string text = about_list(list.encoding, list.left_out);
    if (list.totals.empty()) return text;
    std::vector<std::string> lines;
    for (const int line : list.totals) lines.push_back(std::to_string(line));
    return fmt::format("{}；略去合计：第 {} 行", text, join(lines, "、"));
}

// The rows of an earlier round that were to be mended are not the whole list.
bool is_mended(const ProjectList& list) {
    return std::find(list.headings.begin(), list.headings.end(), kReasonHeading) != list.headings.end();
}

// What the command line says of the list stands where the rows say nothing.
void name_the_list(ProjectList& list, const Arguments& args) {
    const auto source = cleaned(args, "source", "来源清单");
    const auto day = cleaned(args, "source-date", "清单日期");
    if (const std::string wrong = day ? list_date_fault(*day) : std::string{}; !wrong.empty()) {
        throw usage_error(Fault{"list.date", "--source-date：" + wrong, "写年、年月或年月日，如 2026-11", Place{0, "清单日期", *day}});
    }
    for (ListRow& row : list.rows) {
        if (!row.details.source) row.details.source = source;
        if (!row.details.source_date) row.details.source_date = day;
    }
}

Exit run(Context& context) {
    const std::string path = import_path(context.args());
    ImportTask task;
    task.path = path;
    task.bytes = read_file(path);
    const ProjectList list = reading_file(path, [&] {
        ProjectList read = read_project_list(task.bytes, import_marks(context.args()));
        if (read.rows.empty()) throw Error{"list.empty", "清单只有列名，没有一行项目", "第一行写列名，以下一行一个项目"};
        name_the_list(read, context.args());
        return read;
    });
    const std::set<int> told_new = new_lines(context.args(), list);
    task.scope = Scope::names();
    task.rows = list.rows.size();
    task.about = about(list);
    task.fill = [&](WriteRow& row, ImportReport& report) {
        ProjectImport import{row, report, told_new};
        import.take_all(list.rows);
        if (!is_mended(list) && report.faults().empty()) import.tell_left(list.rows);
    };
    task.to_mend = [&](const std::vector<Fault>& faults) { return rows_to_mend(list, faults); };
    return run_import(context, task, ImportReport{"项目代码", "项目名称"});
}

}  // namespace

std::string free_project_code(const WriteRow& row, int year) {
    const std::string head = fmt::format("JH-{}-", year);
    std::string code = next_project_code(row.draft.state().projects, year);
    for (int number = std::stoi(code.substr(head.size())); !row.book.store().keys_called("project", code).empty();) {
        code = fmt::format("{}{:03}", head, ++number);
    }
    return code;
}

Command project_import_command() {
    Command command;
    command.path = "project import";
    command.sort = Sort::write;
    command.summary = "导入公布的项目清单";
    command.details =
        "按中文列名识别：项目代码、项目名称、建设单位、统一社会信用代码、投资项目统一代码、总投资、建设地点、行政区划代码、行业、开工时间、"
        "竣工时间、项目阶段、主要建设内容、清单名称、清单日期、工改编号、上级项目及常见写法；其他列不导入并写明。UTF-8、GB18030、UTF-16 "
        "都收；"
        "project export 的 JSON 也收。"
        "同一项目（代码相同，或名称和建设单位相同）合并，空格不抹去已有内容；没有变化的行不写入。"
        "上一份同来源的清单里有、这份没有的项目逐个列出，并给出调出的命令；年份、日期、批次不同的清单算同一来源。"
        "有一行有误就全部不写入，有误的行另存为“原名.待改.csv”；--keep-going 先导入其余的行。";
    command.operands = {{"file", "文件", true, false, Form::file, "CSV 或 JSON；- 为标准输入"}};
    command.options = {{"source", Form::text, "清单", "来源清单，行里没有写的用它"},
                       {"source-date", Form::text, "时间", "清单日期，行里没有写的用它"},
                       {"new", Form::number, "行号", "这一行是另一个项目，名称相近也新增；可以写几次", false, true},
                       {"plain", Form::flag, {}, "单引号开头的内容照原样读"}};
    command.examples = {{"zb project import data/projects_jiangmen.csv", "导入江门市的公布清单"},
                        {"zb project import data/projects_jianghai_gb18030.csv --dry-run", "只看每一行会怎样，不写入"}};
    command.run = run;
    return command;
}

}  // namespace zb::cli
