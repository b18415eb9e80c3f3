// SPDX-License-Identifier: Apache-2.0
// zb project import: a published list into the ledger, row by row.
#include <algorithm>
#include <array>
#include <fmt/format.h>
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

Error doubtful(const ListRow& row, const RowMeaning& meaning) {
    return Error{Fault{"project.doubtful", fmt::format("{} 与 {} {} {}", row.name, meaning.code, meaning.name, meaning.why),
                       fmt::format("是同一个项目就在“项目代码”列填 {}；不是就加 --new {}", meaning.code, row.line),
                       Place{row.line, "项目名称", row.name}}};
}

// Writes what the rows of a list mean, one after another, and reports what became of each.
class ListWriter {
public:
    ListWriter(WriteRow& write, ImportReport& report, const std::set<int>& new_lines)
        : write_(write), report_(report), matching_(projects(), new_lines) {}

    void take(const ListRow& row) {
        const RowName row_name{row.line, row.code.value_or(""), row.name};
        if (!row.faults.empty()) return report_.add_faults(row_name, row.faults);
        report_.attempt(row_name, [&] { take_sound(row); });
    }

    // Projects that the list before had and this list lacks, each with the command to close it.
    void report_left(const std::vector<ListRow>& rows) {
        for (const LeftProject& left : matching_.left(rows, projects(), write_.on())) {
            report_.row(0, RowResult::left, left.code, left.name,
                        fmt::format("{}里没有了；已调出就 zb project close {} --note 调出清单", left.list, short_code(left.code)));
        }
    }

private:
    const Projects& projects() const { return write_.draft.state().projects; }

    void take_sound(const ListRow& row) {
        const RowMeaning meaning = matching_.meaning_of(row, projects());
        switch (meaning.kind) {
            case RowMeaning::Kind::known: return change(row, meaning.code);
            case RowMeaning::Kind::fresh: return add(row, meaning.code.empty() ? next_code() : meaning.code);
            case RowMeaning::Kind::doubtful: throw doubtful(row, meaning);
        }
    }

    void change(const ListRow& row, const std::string& code) {
        const Project known = write_.draft.state().project(code);
        ProjectChanged changed = differences(known, row.name, row.details);
        const bool renamed = changed.name.has_value();
        matching_.found(known);
        if (changed == ProjectChanged{}) return report_.row(row.line, RowResult::unchanged, code, row.name, remark("", row, code));
        const std::string what = changes_text(known, changed);
        const std::int64_t seq = write_.draft.add(std::move(changed), write_.on(), write_.by(), code);
        const Project& now = write_.draft.state().project(code);
        matching_.learn(code, now.name, now.details);
        report_.row(row.line, renamed ? RowResult::renamed : RowResult::changed, code, row.name,
                    remark(fmt::format("第 {} 条：{}", seq, what), row, code));
    }

    void add(const ListRow& row, const std::string& code) {
        const std::int64_t seq = write_.draft.add(ProjectAdded{code, row.name, row.details}, write_.on(), write_.by(), code);
        matching_.learn(code, row.name, row.details);
        report_.row(row.line, RowResult::added, code, row.name, remark(fmt::format("第 {} 条", seq), row, code));
    }

    // The search for the first free code is made once; the next ones follow it.
    std::string next_code() {
        const int year = write_.on().year();
        const std::string head = fmt::format("JH-{}-", year);
        if (last_number_ == 0) last_number_ = std::stoi(free_project_code(write_, year).substr(head.size())) - 1;
        std::string code;
        do {
            code = fmt::format("{}{:03}", head, ++last_number_);
        } while (projects().contains(code) || !write_.book.store().keys_called("project", code).empty());
        return code;
    }

    std::string remark(const std::string& text, const ListRow& row, std::string_view code) const {
        std::vector<std::string> pieces = row.remarks;
        const Project& project = write_.draft.state().project(code);
        if (const ProjectStatus status = project.status_on(write_.on()); is_closed(status)) {
            pieces.push_back(fmt::format("已{}，清单里又有：zb project resume {} --note 原因", label(status), short_code(code)));
        }
        if (!text.empty()) pieces.insert(pieces.begin(), text);
        if (row.code && row.code != code) pieces.push_back(fmt::format("已在册，清单里的代码 {} 未用", *row.code));
        return join(pieces, "；");
    }

    WriteRow& write_;
    ImportReport& report_;
    ListMatching matching_;
    int last_number_ = 0;
};

// Lines given by --new; each must be a row of the list.
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

// A file of rows to mend, written by an earlier import, is not the whole list.
bool is_mended(const ProjectList& list) {
    return std::find(list.headings.begin(), list.headings.end(), kReasonHeading) != list.headings.end();
}

// Source and date given on the command line apply to rows that state none.
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
    const std::set<int> given_new = new_lines(context.args(), list);
    task.scope = Scope::names();
    task.headings = list.headings;
    task.lines = lines_of(list);
    task.about = about(list);
    task.fill = [&](WriteRow& row, ImportReport& report) {
        ListWriter writer{row, report, given_new};
        for (const ListRow* one : wholes_first(list.rows, row.draft.state().projects)) writer.take(*one);
        if (!is_mended(list) && report.faults().empty()) writer.report_left(list.rows);
    };
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
