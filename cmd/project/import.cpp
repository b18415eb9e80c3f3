// SPDX-License-Identifier: Apache-2.0
// zb project import: a published list into the ledger, row by row.
#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <map>
#include <set>

#include "base/mending.h"
#include "base/sheet_dates.h"
#include "base/text.h"
#include "cli/importing.h"
#include "cmd/project/commands.h"
#include "domain/project/changes.h"
#include "exchange/lists/list.h"
#include "exchange/lists/matching.h"

namespace zb::cli {

namespace {

Error doubtful(const ListRow& row, const RowMeaning& meaning) {
    return Error{Fault{"project.doubtful", fmt::format("{} 与 {} {} {}", row.name, meaning.code, meaning.name, meaning.why),
                       fmt::format("是同一个项目就在“项目代码”列填 {}；不是就加 --new {}", meaning.code, row.line),
                       Place{row.line, "项目名称", row.name}}};
}

Error same_project(const ListRow& row, const std::string& code, int other) {
    return Error{Fault{"list.same_project", fmt::format("{} 和第 {} 行是同一个项目（{}），内容不同", row.name, other, code),
                       fmt::format("合成一行；是两个项目就填各自的项目代码，或加 --new {}", row.line),
                       Place{row.line, "项目名称", row.name}}};
}

// Writes what the rows of a list mean, one after another, and reports what became of each.
class ListWriter {
public:
    ListWriter(WriteRow& write, ImportReport& report, const std::set<int>& new_lines, const std::vector<ListRow>& rows)
        : write_(write), report_(report), matching_(projects(), new_lines, given_codes(rows)) {
        for (const ListRow& row : rows) {
            if (row.code) lines_.emplace(*row.code, row.line);
        }
    }

    void take(const ListRow& row) {
        const RowName row_name{row.line, row.code.value_or(""), row.name};
        if (!row.faults.empty()) return report_.add_faults(row_name, row.faults);
        report_.attempt(row_name, [&] { take_sound(row); });
    }

    // Projects that the list before had and this list lacks, each with the command to close it.
    void report_left(const std::vector<ListRow>& rows) {
        for (const LeftProject& left : matching_.left(rows, projects(), write_.on())) {
            report_.row(0, RowResult::left, left.code, left.name,
                        fmt::format("{}里没有了；已调出就 zb project close {} --note 调出清单", left.list,
                                    write_.draft.state().short_code(left.code)));
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
        const int other = lines_.try_emplace(code, row.line).first->second;
        if (other != row.line && changed != ProjectChanged{}) throw same_project(row, code, other);
        if (changed == ProjectChanged{}) return report_.row(row.line, RowResult::unchanged, code, row.name, remark("", row, code));
        const std::string what = changes_text(known, changed);
        const std::int64_t seq = write_.draft.add(noted(std::move(changed), write_.args), write_.on(), write_.by(), code);
        const Project& now = write_.draft.state().project(code);
        matching_.learn(code, now.name, now.details);
        report_.row(row.line, renamed ? RowResult::renamed : RowResult::changed, code, row.name,
                    remark(fmt::format("第 {} 条：{}", seq, what), row, code));
    }

    void add(const ListRow& row, const std::string& code) {
        const std::int64_t seq =
            write_.draft.add(noted(ProjectAdded{code, row.name, row.details}, write_.args), write_.on(), write_.by(), code);
        matching_.learn(code, row.name, row.details);
        lines_.emplace(code, row.line);
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
        } while (projects().contains(code) || matching_.gives(code) || !write_.book.store().keys_called("project", code).empty());
        return code;
    }

    std::string remark(const std::string& text, const ListRow& row, std::string_view code) const {
        std::vector<std::string> pieces = row.remarks;
        const Project& project = write_.draft.state().project(code);
        if (const ProjectStatus status = project.status_on(write_.on()); is_closed(status)) {
            pieces.push_back(fmt::format("已{}，清单里又有：zb project resume {} --note 原因", label(status), project.short_code));
        }
        if (!text.empty()) pieces.insert(pieces.begin(), text);
        if (row.code && row.code != code) pieces.push_back(fmt::format("已在册，清单里的代码 {} 未用", *row.code));
        return join(pieces, "；");
    }

    WriteRow& write_;
    ImportReport& report_;
    ListMatching matching_;
    std::map<std::string, int> lines_;  // by code: the row that gives it, else the first that was about it
    int last_number_ = 0;
};

std::set<int> new_lines(const Arguments& args) {
    std::set<int> lines;
    for (const std::string& text : args.texts("new")) {
        constexpr std::size_t kDigits = 9;
        if (text.size() > kDigits)
            throw usage_error("option.form", fmt::format("--new {}：清单里没有这一行", text), "写报错里的行号，如 --new 6");
        lines.insert(std::stoi(text));
    }
    return lines;
}

// Lines given by --new must be rows of the list.
void check_new_lines(const std::set<int>& lines, const ProjectList& list) {
    for (const int line : lines) {
        const bool found = std::any_of(list.rows.begin(), list.rows.end(), [&](const ListRow& row) { return row.line == line; });
        if (!found) throw usage_error("option.form", fmt::format("--new {}：清单里没有这一行", line), "写报错里的行号，如 --new 6");
    }
}

// 略去合计：第 6 行；略去分组行：第 3、9 行（一、新开工项目…）.
std::string about_other_rows(const ProjectList& list) {
    constexpr std::size_t kShown = 24;
    std::string text;
    for (const RowKind kind :
         {RowKind::total, RowKind::section, RowKind::title, RowKind::note, RowKind::form, RowKind::column_numbers, RowKind::blank}) {
        std::vector<std::string> lines;
        std::string first;
        for (const OtherRow& row : list.other_rows) {
            if (row.kind != kind) continue;
            if (lines.empty()) first = row.text;
            lines.push_back(std::to_string(row.line));
        }
        if (lines.empty()) continue;
        text += fmt::format("；略去{}：第 {} 行", label(kind), join_some(lines, "、"));
        const bool speaks = kind != RowKind::total && kind != RowKind::blank && kind != RowKind::column_numbers;
        if (speaks) text += fmt::format("（{}）", truncate(visible(first, Newlines::escape), kShown));
    }
    return text;
}

std::string about(const ProjectList& list, std::size_t elsewhere) {
    std::string text = about_list(list.encoding, list.remark, list.left_out) + about_other_rows(list);
    if (elsewhere > 0) text += fmt::format("；其他行政区划的 {} 行未导入", elsewhere);
    if (!list.caption_unit.empty()) text += fmt::format("；总投资按表上写的单位“{}”读", list.caption_unit);
    if (list.assumes_wan) text += "；总投资没有写单位的数按万元读";
    for (const std::string& sentence : mixed_scope(list)) text += "；" + sentence;
    return text;
}

// A file of rows to mend, written by an earlier import, is not the whole list.
bool is_mended(const ProjectList& list) {
    return std::find(list.headings.begin(), list.headings.end(), kReasonHeading) != list.headings.end();
}

// Source and date given on the command line apply to rows that state none.
void name_the_list(ProjectList& list, const Arguments& args) {
    const auto source = cleaned(args, "source", "来源清单");
    auto day = cleaned(args, "source-date", "清单日期");
    if (day) {
        PrintedDate date = read_printed_date(*day);
        if (!date.fault.empty()) {
            throw usage_error(
                Fault{"list.date", "--source-date：" + date.fault, "写年、年月或年月日，如 2026-11", Place{0, "清单日期", *day}});
        }
        day = std::move(date.text);
    }
    for (ListRow& row : list.rows) {
        if (!row.details.source) row.details.source = source;
        if (!row.details.source_date) row.details.source_date = day;
    }
}

Exit run(Context& context) {
    const std::string path = import_path(context.args());
    const std::set<int> given_new = new_lines(context.args());
    const auto region = cleaned(context.args(), "region", "行政区划");
    std::size_t elsewhere = 0;
    ImportTask task;
    task.path = path;
    task.bytes = read_file(path);
    const ProjectList list = reading_file(path, [&] {
        ProjectList read = read_project_list(task.bytes, import_marks(context.args()), given_new);
        if (read.rows.empty()) throw Error{"list.empty", "清单只有列名，没有一行项目", "第一行写列名，以下一行一个项目"};
        check_new_lines(given_new, read);
        if (region) elsewhere = keep_region(read, *region);
        if (read.rows.empty())
            throw Error{"list.empty", fmt::format("清单里没有 {} 的项目", *region), "--region 写清单里的行政区划代码或地名"};
        name_the_list(read, context.args());
        return read;
    });
    task.scope = Scope::names();
    task.headings = list.headings;
    task.lines = lines_of(list);
    task.about = about(list, elsewhere);
    task.fill = [&](WriteRow& row, ImportReport& report) {
        ListWriter writer{row, report, given_new, list.rows};
        for (const ListRow* one : wholes_first(list.rows, row.draft.state().projects)) writer.take(*one);
        // What another district has has not left the list.
        if (!region && !is_mended(list) && report.faults().empty()) writer.report_left(list.rows);
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
        "竣工时间、项目阶段、主要建设内容、清单名称、清单日期、工改编号、上级项目、投资性质及常见写法，列名可以分两三行、在标题之下；其他列"
        "不导入并写明。"
        "总投资的单位以格里、列名、上一级列名、标题（单位：亿元）的次序为准，都没有写的数按万元读并说明；外币照原文保存，不折算。"
        "合计、分组（一、新开工项目）、附注、填报单位等行略去并写明；同一项目占两行而内容不同的拒绝。UTF-8、GB18030、UTF-16 "
        "都收；"
        "project export 的 JSON 也收。"
        "同一项目（代码相同，或名称和建设单位相同）合并，空格不抹去已有内容；没有变化的行不写入。"
        "上一份同来源的清单里有、这份没有的项目逐个列出，并给出调出的命令；年份、日期、批次不同的清单算同一来源。"
        "有一行有误就全部不写入，有误的行另存为“原名.待改.csv”；--keep-going 先导入其余的行。";
    command.operands = {{"file", "文件", true, false, Form::file, "CSV 或 JSON；- 为标准输入"}};
    command.options = {import_input(),
                       {"source", Form::text, "清单", "来源清单，行里没有写的用它"},
                       {"source-date", Form::text, "时间", "清单日期，行里没有写的用它"},
                       {"region", Form::text, "区划", "只导入这个行政区划的行：代码或地名，如 440704、江海区"},
                       {"new", Form::number, "行号", "这一行是另一个项目，名称相近也新增；可以写几次", false, true},
                       {"plain", Form::flag, {}, "单引号开头的内容照原样读"}};
    command.examples = {{"zb project import data/projects_jiangmen.csv", "导入江门市的公布清单"},
                        {"zb project import data/projects_jianghai_gb18030.csv --dry-run", "只看每一行会怎样，不写入"}};
    command.run = run;
    return command;
}

}  // namespace zb::cli
