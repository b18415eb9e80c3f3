// SPDX-License-Identifier: Apache-2.0
// One import: write, report, and save what is to be mended.
#include "cli/importing.h"

#include <algorithm>
#include <filesystem>
#include <fmt/format.h>
#include <map>

#include "base/text.h"
#include "cli/files.h"
#include "cli/progress.h"

namespace zb::cli {

namespace {

std::string_view word(RowResult result) {
    switch (result) {
        case RowResult::added: return "新增";
        case RowResult::changed: return "更新";
        case RowResult::renamed: return "更名";
        case RowResult::unchanged: return "未变";
        case RowResult::faulty: return "有误";
        case RowResult::left: return "离开清单";
    }
    return "";
}

Error too_many_bad_rows(const ImportReport& report, int line) {
    return Error{"rows.invalid", fmt::format("到第 {} 行已有 {} 行有问题，没有再往下看，全部未写入", line, report.faulty_rows())}.with_rows(
        report.faults());
}

Error rows_invalid(const ImportReport& report) {
    const int bad = report.faulty_rows();
    const int sound = report.rows() - bad;
    std::string message = fmt::format("{} 行有问题，全部 {} 行均未写入", bad, report.rows());
    if (sound > 0) message += fmt::format("（--keep-going 可先导入其余 {} 行）", sound);
    return Error{"rows.invalid", std::move(message)}.with_rows(report.faults());
}

std::filesystem::path utf8_path(const std::string& path) { return std::filesystem::path{path}; }

// /srv/lists/十一月清单.csv → 十一月清单.待改.csv in the working folder, where one may write; a file of an earlier round, perhaps half
// mended, is never written over.
std::string mending_path(const std::string& path, std::string_view bytes) {
    constexpr std::string_view kMark = ".待改";
    const auto given = utf8_path(path == "-" ? "清单.csv" : path);
    std::string stem = given.stem().string();
    if (const std::size_t mark = stem.rfind(kMark); mark != std::string::npos) stem.resize(mark);
    for (int round = 1;; ++round) {
        const std::string name = fmt::format("{}{}{}.csv", stem, kMark, round == 1 ? "" : std::to_string(round));
        const auto candidate = utf8_path(name);
        if (!std::filesystem::exists(candidate) || read_file(candidate.string()) == bytes) return candidate.string();
    }
}

// Says where the bad rows lie, or why they could not be saved: that must not hide the faults themselves.
std::string save_bad_rows(const Context& context, const ImportTask& task, const std::vector<Fault>& faults) {
    try {
        const std::string bytes = rows_to_mend(task.headings, task.lines, faults);
        const std::string path = mending_path(task.path, bytes);
        if (!std::filesystem::exists(path)) write_file(path, bytes, Replace::no, context.database_path());
        return fmt::format("有问题的行已另存：{}（改好后直接导入该文件）", path);
    } catch (const Error& error) {
        return fmt::format("有问题的行未能另存：{}", error.fault().message);
    }
}

// Where people read the output the sentence follows the table; in CSV, Markdown and JSON a sentence would spoil the data, so it goes to
// standard error.
void print_outcome(Context& context, const ImportReport& report, Receipt receipt, const std::string& sentence) {
    if (receipt.replayed) return print_receipt(context, receipt);  // it took no rows
    const Format format = context.format();
    const bool for_programs = format == Format::json || format == Format::jsonl;
    // JSON has the one form of every receipt.
    if (!for_programs) context.print(report.table());
    if (format == Format::table) {
        receipt.sentences = {sentence};
    } else {
        context.say(receipt.dry_run ? sentence + "（--dry-run：只作检查，没有写入）" : sentence);
    }
    if (format == Format::table || for_programs) print_receipt(context, receipt);
}

// The lines of rows that have one code and say different things, each with another such line: neither may be lost to the other.
std::map<int, int> rows_of_one_code(const Sheet& sheet, std::string_view key) {
    std::map<std::string, const CsvRow*> first;
    std::map<int, int> others;
    for (const CsvRow& row : sheet.rows()) {
        const std::string code = sheet.raw(row, key);
        const auto known = code.empty() ? first.end() : first.try_emplace(code, &row).first;
        if (known == first.end() || known->second->cells == row.cells) continue;
        others.emplace(row.line, known->second->line);
        others.emplace(known->second->line, row.line);
    }
    return others;
}

Error same_code(const std::string& code, int other) {
    return Error{"list.same_code", fmt::format("“{}”和第 {} 行相同，内容不同", code, other), "合成一行，或改正其中一个"};
}

}  // namespace

ImportReport::ImportReport(std::string code_heading, std::string name_heading)
    : code_heading_(std::move(code_heading)), name_heading_(std::move(name_heading)) {}

void ImportReport::row(int line, RowResult result, std::string code, std::string name, std::string remark) {
    lines_.push_back(Line{line, result, std::move(code), std::move(name), std::move(remark)});
    if (after_row_) after_row_();
}

void ImportReport::add_faults(const RowName& row_name, const std::vector<Fault>& faults) {
    std::vector<std::string> messages;
    for (Fault fault : faults) {
        fault.place.line = row_name.line;
        messages.push_back(fault.place.column.empty() ? fault.message : fmt::format("“{}”：{}", fault.place.column, fault.message));
        faults_.push_back(std::move(fault));
    }
    row(row_name.line, RowResult::faulty, row_name.code, row_name.name, join(messages, "；"));
    ++faulty_;
    if (faults_.size() >= kMostBadRows) throw too_many_bad_rows(*this, row_name.line);
}

void ImportReport::attempt(const RowName& row_name, const std::function<void()>& take) {
    try {
        take();
    } catch (const Error& error) {
        if (error.exit() != Exit::refused) throw;
        add_faults(row_name, error.faults());
    }
}

int ImportReport::rows() const {
    return static_cast<int>(std::count_if(lines_.begin(), lines_.end(), [](const Line& one) { return one.result != RowResult::left; }));
}

Table ImportReport::table() const {
    Table table;
    table.columns = {
        {"line", "行", Align::right}, {"result", "结果"}, {"code", code_heading_}, {"name", name_heading_}, {"remark", "说明"}};
    // In the order of the list, whatever the order in which the rows could be taken; what is not in it comes last.
    std::vector<Line> lines = lines_;
    std::stable_sort(lines.begin(), lines.end(), [](const Line& a, const Line& b) {
        const bool a_left = a.result == RowResult::left;
        const bool b_left = b.result == RowResult::left;
        return a_left != b_left ? b_left : a.line < b.line;
    });
    for (const Line& one : lines) {
        table.rows.push_back(Row{one.line > 0 ? Cell{one.line} : Cell{}, Cell{word(one.result)}, text_cell(one.code), text_cell(one.name),
                                 text_cell(one.remark)});
    }
    return table;
}

std::string ImportReport::counts() const {
    std::vector<std::string> pieces;
    for (const RowResult result :
         {RowResult::added, RowResult::changed, RowResult::renamed, RowResult::unchanged, RowResult::faulty, RowResult::left}) {
        const auto count = std::count_if(lines_.begin(), lines_.end(), [&](const Line& one) { return one.result == result; });
        const bool shown_where_any = result == RowResult::renamed || result == RowResult::left;
        if (shown_where_any && count == 0) continue;
        pieces.push_back(fmt::format("{} {}", word(result), count));
    }
    return join(pieces, "，");
}

Option import_input() { return {"input", Form::file, "文件", "要导入的文件，同写在后面的文件名"}; }

std::string import_path(const Arguments& args) {
    const auto file = args.text("file");
    const auto input = args.text("input");
    if (file && input) {
        throw usage_error("option.repeated", fmt::format("写了两个文件：{}，--input {}", *file, *input), "一次导入一个文件");
    }
    return file ? *file : input.value();
}

CsvMarks import_marks(const Arguments& args) { return args.has("plain") ? CsvMarks::plain : CsvMarks::marked; }

std::string about_list(Encoding encoding, const std::string& remark, const std::vector<std::string>& left_out) {
    std::string about = std::string{encoding_name(encoding)} + remark;
    if (!left_out.empty()) about += fmt::format("；未识别的列：{}，未导入", join_some(left_out, "、"));
    return about;
}

Exit run_import(Context& context, const ImportTask& task, ImportReport report) {
    const bool keep_going = context.args().has("keep-going");
    const bool dry_run = context.args().has("dry-run");
    Progress progress{context, task.lines.size()};
    report.watch([&] { progress.step(); });
    Receipt receipt;
    try {
        receipt = write_one(context, task.scope, hex(sha256(task.bytes)), [&](WriteRow& row) {
            task.fill(row, report);
            const bool none_sound = report.faulty_rows() == report.rows();
            if (!report.faults().empty() && (!keep_going || none_sound)) throw rows_invalid(report);
        });
    } catch (const Error& error) {
        if (error.rows().empty() || dry_run) throw;
        Fault fault = error.fault();
        if (!task.lines.empty()) fault.hint = save_bad_rows(context, task, error.rows());
        throw Error{std::move(fault), error.exit()}.with_rows(error.rows());
    }
    receipt.faults = report.faults();
    std::string sentence = fmt::format("{}：{}；{} 行：{}", task.path, task.about, report.rows(), report.counts());
    if (receipt.first > 0 && receipt.first == receipt.last) sentence += fmt::format("（第 {} 条）", receipt.last);
    if (receipt.first < receipt.last) sentence += fmt::format("（第 {} 至 {} 条）", receipt.first, receipt.last);
    print_outcome(context, report, receipt, sentence);
    if (!report.faults().empty() && !dry_run && !task.lines.empty()) context.say(save_bad_rows(context, task, report.faults()));
    return outcome_of(receipt);
}

Exit run_sheet_import(Context& context, const SheetTask& list, ImportReport report) {
    ImportTask task;
    task.path = import_path(context.args());
    task.bytes = read_file(task.path);
    const Sheet sheet = reading_file(task.path, [&] { return Sheet::read(task.bytes, import_marks(context.args()), list.columns); });
    task.scope = Scope::registry();
    task.headings = sheet.headings();
    task.lines = sheet.lines();
    task.about = about_list(sheet.encoding(), sheet.remark(), sheet.left_out());
    const std::size_t width = width_of(sheet.headings());
    const std::map<int, int> other_lines = rows_of_one_code(sheet, list.code_key);
    task.fill = [&](WriteRow& write_row, ImportReport& rows) {
        for (const CsvRow& row : sheet.rows()) {
            const std::string name = list.name_key.empty() ? "" : sheet.raw(row, list.name_key);
            const std::string code = sheet.raw(row, list.code_key);
            rows.attempt({row.line, code, name}, [&] {
                refuse_short_row(row, width);
                if (const auto other = other_lines.find(row.line); other != other_lines.end()) throw same_code(code, other->second);
                list.take(write_row, rows, sheet, row);
            });
        }
    };
    return run_import(context, task, std::move(report));
}

}  // namespace zb::cli
