// SPDX-License-Identifier: Apache-2.0
// What every import of a list shares: reading it by its headings, one transaction, a report row by row, bad rows saved for mending.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/csv.h"
#include "base/encoding.h"
#include "base/mending.h"
#include "cli/writing.h"

namespace zb::cli {

// A column that a list may have, and the headings by which it is known; the first one is printed in messages.
struct SheetColumn {
    std::string_view key;
    std::vector<std::string_view> headings;
    bool required = false;
};

// A CSV list by its headings, whatever their order.
class Sheet {
public:
    // Throws Error "list.spreadsheet" for XLS, "list.no_column" where a required column is missing.
    static Sheet read(std::string_view bytes, CsvMarks marks, const std::vector<SheetColumn>& columns);

    const std::vector<CsvRow>& rows() const { return rows_; }
    Encoding encoding() const { return encoding_; }
    const std::string& remark() const { return remark_; }  // Decoded::remark
    const std::vector<std::string>& left_out() const { return left_out_; }
    // The checked text of a cell; none where it is blank. Throws what clean_text throws.
    std::optional<std::string> cell(const CsvRow& row, std::string_view key) const;
    // The same unchecked, for reports; "" where there is none.
    std::string raw(const CsvRow& row, std::string_view key) const;
    // Pieces of a cell between ; or ；.
    std::vector<std::string> pieces(const CsvRow& row, std::string_view key) const;
    const std::vector<std::string>& headings() const { return headings_; }
    // The rows as read, for rows_to_mend; they point into the sheet.
    std::vector<RowToMend> lines() const;

private:
    Encoding encoding_ = Encoding::utf8;
    std::string remark_;
    std::vector<std::string> headings_;
    std::vector<std::string_view> keys_;  // of each column; empty: unknown
    std::vector<std::string> left_out_;
    std::vector<CsvRow> rows_;
};

enum class RowResult { added, changed, renamed, unchanged, faulty, left };  // left: known, and no longer in the list

// What a row of a list calls itself, sound or not.
struct RowName {
    int line = 0;
    std::string code = {};
    std::string name = {};
};

// What became of each row.
class ImportReport {
public:
    // `code_heading` and `name_heading` are those of the table's columns.
    ImportReport(std::string code_heading, std::string name_heading);
    void row(int line, RowResult result, std::string code, std::string name, std::string remark);
    // Runs one row; its refusal becomes a fault of the line, and a row 有误. Throws Error "rows.invalid" with the faults so far where
    // there are too many to go on.
    void attempt(const RowName& row, const std::function<void()>& take);
    void add_faults(const RowName& row, const std::vector<Fault>& faults);

    const std::vector<Fault>& faults() const { return faults_; }
    Table table() const;
    // 新增 40，更新 1，未变 9，有误 0; 更名 and 离开清单 where there are any.
    std::string counts() const;
    int rows() const;  // of the list
    int faulty_rows() const { return faulty_; }
    // Called behind each row that is done with.
    void watch(std::function<void()> after_row) { after_row_ = std::move(after_row); }

private:
    struct Line {
        int line;
        RowResult result;
        std::string code;
        std::string name;
        std::string remark;
    };
    std::string code_heading_;
    std::string name_heading_;
    std::vector<Line> lines_;
    std::vector<Fault> faults_;
    int faulty_ = 0;
    std::function<void()> after_row_;
};

struct ImportTask {
    Scope scope;
    std::string path;                   // as given, for messages
    std::string bytes;                  // of the list: with the arguments, what a request id is compared by
    std::string about;                  // encoding and what was left out, for the closing sentence
    std::vector<std::string> headings;  // and the rows as read: the bad ones are saved with their reasons
    std::vector<RowToMend> lines;       // none of a file that has no lines of its own: nothing is saved
    std::function<void(WriteRow&, ImportReport&)> fill;
};

// What every import takes in the place of rows (--input of other writes): its file under another name.
Option import_input();
// The file of an import: operand `file`, else --input.
std::string import_path(const Arguments& args);
CsvMarks import_marks(const Arguments& args);
// （GB18030；未识别的列：联系人、电话，未导入）
std::string about_list(Encoding encoding, const std::string& remark, const std::vector<std::string>& left_out);
// Writes all rows or none (--keep-going: the sound ones), prints report and receipt.
Exit run_import(Context& context, const ImportTask& task, ImportReport report);

// A sheet into the registry: which columns it has, which two name a row in the report (`name_key` may be empty), what one row does.
struct SheetTask {
    const std::vector<SheetColumn>& columns;
    std::string_view code_key;
    std::string_view name_key;
    void (*take)(WriteRow&, ImportReport&, const Sheet&, const CsvRow&);
};
Exit run_sheet_import(Context& context, const SheetTask& list, ImportReport report);

}  // namespace zb::cli
