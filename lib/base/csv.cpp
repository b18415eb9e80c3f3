// SPDX-License-Identifier: Apache-2.0
// Comma separated text by RFC 4180, and the mark that keeps spreadsheets from touching a cell (cli.md rule 10).
#include "base/csv.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

#include "base/ascii.h"
#include "base/error.h"
#include "base/text.h"

namespace zb {

namespace {

constexpr std::size_t kDigitsThatRound = 12;  // from here on a spreadsheet shows 9.14E+11, and behind 15 it loses digits

// 12E34 is a number to a spreadsheet.
bool is_exponent_form(std::string_view text) {
    const std::size_t e = text.find_first_of("eE");
    if (e == std::string_view::npos || !all_digits(text.substr(0, e))) return false;
    std::string_view power = text.substr(e + 1);
    if (power.starts_with('+') || power.starts_with('-')) power.remove_prefix(1);
    return all_digits(power);
}

// 1-2, 3/4, 2026-01 and 1.2.3 become dates, 12:30 a time, 1.10 the number 1.1. A whole day, 2026-11-20, stays that day.
bool turns_into_date_or_time(std::string_view text) {
    constexpr std::size_t kLongestPart = 4, kMostParts = 3;
    const std::size_t first = text.find_first_not_of("0123456789");
    if (first == 0 || first == std::string_view::npos || std::string_view{"-/.:"}.find(text[first]) == std::string_view::npos) return false;
    std::vector<std::string_view> parts;
    for (std::string_view rest = text;;) {
        const std::size_t end = std::min(rest.find(text[first]), rest.size());
        parts.push_back(rest.substr(0, end));
        if (!all_digits(parts.back()) || parts.back().size() > kLongestPart) return false;
        if (end == rest.size()) break;
        rest.remove_prefix(end + 1);
    }
    if (parts.size() > kMostParts) return false;
    // 50.0 is the same number as 50; of two digits behind the point the last may be meant (chapter 1.10).
    const bool numbered = parts[1].size() > 1 && parts[1].back() == '0';
    if (text[first] == '.' && parts.size() == 2) return numbered || (parts[0].size() > 1 && parts[0].front() == '0');
    const bool whole_day = parts.size() == kMostParts && parts[0].size() == kLongestPart && text[first] != ':';
    return !whole_day;
}

bool is_truth(std::string_view text) {
    constexpr std::array<std::string_view, 6> kWords = {"TRUE", "FALSE", "true", "false", "True", "False"};
    return std::find(kWords.begin(), kWords.end(), text) != kWords.end();
}

bool starts_formula(std::string_view text) {
    constexpr std::array<std::string_view, 10> kStarts = {"=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"};
    return std::any_of(kStarts.begin(), kStarts.end(), [text](std::string_view start) { return text.starts_with(start); });
}

// Whether a spreadsheet would run, round, shorten or reshape the cell, looking behind any number of marks.
bool is_risky(std::string_view cell) {
    cell.remove_prefix(std::min(cell.find_first_not_of('\''), cell.size()));
    if (starts_formula(cell) || is_exponent_form(cell) || turns_into_date_or_time(cell) || is_truth(cell)) return true;
    return all_digits(cell) && (cell.size() >= kDigitsThatRound || (cell.size() > 1 && cell.front() == '0'));
}

// ="001": what people type so that a spreadsheet leaves a code alone.
bool is_formula_wrapper(std::string_view cell) {
    constexpr std::string_view kOpen = "=\"";
    return cell.size() > kOpen.size() && cell.starts_with(kOpen) && cell.ends_with('"') && cell.find('"', kOpen.size()) == cell.size() - 1;
}

std::string without_mark(std::string cell) {
    if (cell.starts_with('\'') && is_risky(cell)) return cell.substr(1);
    if (cell.starts_with('\t')) return cell.substr(1);
    if (is_formula_wrapper(cell)) return cell.substr(2, cell.size() - 3);
    return cell;
}

// The separator that the first row has most of outside quotes.
char separator_of(std::string_view text) {
    std::array<int, kCsvSeparators.size()> counts{};
    bool quoted = false;
    for (const char c : text) {
        if (c == '"') quoted = !quoted;
        if (quoted) continue;
        if (c == '\n' || c == '\r') break;
        const std::size_t found = kCsvSeparators.find(c);
        if (found != std::string_view::npos) ++counts[found];
    }
    return kCsvSeparators[static_cast<std::size_t>(std::max_element(counts.begin(), counts.end()) - counts.begin())];
}

// sep=; on the first line: Excel's own note to itself.
std::optional<char> stated_separator(std::string_view text) {
    constexpr std::string_view kNote = "sep=";
    if (!text.starts_with(kNote) || text.size() < kNote.size() + 2) return std::nullopt;
    const char behind = text[kNote.size() + 1];
    const bool known = kCsvSeparators.find(text[kNote.size()]) != std::string_view::npos;
    return known && (behind == '\r' || behind == '\n') ? std::optional{text[kNote.size()]} : std::nullopt;
}

Error too_large(int line, std::string_view what) {
    return Error{Fault{"list.too_large", fmt::format("清单太大：第 {} 行处{}", line, what), "删去空行空列，或分成几个文件，逐个导入",
                       Place{line, "", ""}}};
}

class CsvReader {
public:
    CsvReader(std::string_view text, CsvMarks marks, char separator) : text_(text), separator_(separator), marks_(marks) {}

    bool at_end() const { return position_ == text_.size(); }

    CsvRow row() {
        CsvRow row{line_, {}};
        for (;;) {
            std::string cell = is_at('"') ? quoted_cell(row.cells.size() + 1) : plain_cell(row.cells.size() + 1);
            row.cells.push_back(marks_ == CsvMarks::marked ? without_mark(std::move(cell)) : std::move(cell));
            if (row.cells.size() > kMostColumns) throw too_large(row.line, fmt::format("一行超过 {} 格", kMostColumns));
            if (!is_at(separator_)) break;
            ++position_;
        }
        skip_line_end();
        return row;
    }

private:
    bool is_at(char c) const { return !at_end() && text_[position_] == c; }
    bool is_at_line_end() const { return is_at('\n') || is_at('\r'); }

    void skip_line_end() {
        if (at_end()) return;
        position_ += text_.substr(position_).starts_with("\r\n") ? 2U : 1U;
        ++line_;
    }

    std::string plain_cell(std::size_t column) {
        const std::size_t start = position_;
        while (!at_end() && !is_at(separator_) && !is_at_line_end()) ++position_;
        refuse_long_cell(position_ - start, line_, column);
        return std::string{text_.substr(start, position_ - start)};
    }

    std::string quoted_cell(std::size_t column) {
        const int first_line = line_;
        std::string cell;
        ++position_;
        for (;;) {
            const std::size_t quote = text_.find('"', position_);
            if (quote == std::string_view::npos) throw invalid(first_line, column, "引号没有配对");
            take(cell, quote);
            refuse_long_cell(cell.size(), first_line, column);  // of a quote that is never closed the rest of the file is one cell
            if (!is_at('"')) break;
            cell += '"';
            ++position_;
        }
        if (!at_end() && !is_at(separator_) && !is_at_line_end()) throw invalid(line_, column, "引号后面还有文字");
        return cell;
    }

    // Adds the text up to the quote to the cell, and stands behind the quote.
    void take(std::string& cell, std::size_t quote) {
        const std::string_view part = text_.substr(position_, quote - position_);
        for (std::size_t i = 0; i < part.size(); ++i) {
            const bool first_half = part[i] == '\r' && i + 1 < part.size() && part[i + 1] == '\n';
            if ((part[i] == '\n' || part[i] == '\r') && !first_half) ++line_;
        }
        cell += part;
        position_ = quote + 1;
    }

    static Error invalid(int line, std::size_t column, std::string_view reason) {
        return Error{Fault{"csv.invalid", fmt::format("第 {} 行第 {} 列：{}", line, column, reason),
                           "在表格软件里另存为 CSV，或把该格的引号补成一对", Place{line, fmt::format("第 {} 列", column), ""}}};
    }

    std::string_view text_;
    std::size_t position_ = 0;
    int line_ = 1;
    char separator_;
    CsvMarks marks_;
};

bool has_content(const CsvRow& row) {
    return std::any_of(row.cells.begin(), row.cells.end(), [](const std::string& cell) { return !cell.empty(); });
}

}  // namespace

std::vector<CsvRow> read_csv(std::string_view text, CsvMarks marks, const CsvForm& form) {
    constexpr std::string_view kByteOrderMark = "\uFEFF";
    if (text.starts_with(kByteOrderMark)) text.remove_prefix(kByteOrderMark.size());
    const std::optional<char> stated = stated_separator(text);
    std::vector<CsvRow> rows;
    std::size_t cells = 0;
    CsvReader reader{text, marks, stated ? *stated : form.separator ? *form.separator : separator_of(text)};
    if (stated) reader.row();
    while (!reader.at_end() && rows.size() < form.most_rows) {
        CsvRow row = reader.row();
        cells += row.cells.size();
        if (cells > kMostCells) throw too_large(row.line, fmt::format("超过 {} 格", kMostCells));
        if (rows.size() == kMostRows) throw too_large(row.line, fmt::format("超过 {} 行", kMostRows));
        if (has_content(row)) rows.push_back(std::move(row));
    }
    return rows;
}

void refuse_too_many_rows(std::size_t rows) {
    if (rows > kMostRows) throw too_large(static_cast<int>(kMostRows) + 1, fmt::format("超过 {} 行", kMostRows));
}

void refuse_long_cell(std::size_t bytes, int line, std::size_t column) {
    if (bytes <= kLongestText) return;
    throw Error{Fault{"text.too_long", fmt::format("第 {} 行第 {} 列有 {} 字节，最多 {} 字节", line, column, bytes, kLongestText),
                      "把该格写短，或看它的引号是不是没有配对", Place{line, fmt::format("第 {} 列", column), ""}}};
}

std::size_t width_of(const std::vector<std::string>& headings) {
    std::size_t width = headings.size();
    while (width > 0 && trim(headings[width - 1]).empty()) --width;
    return width;
}

Error short_row(const CsvRow& row, std::size_t width) {
    return Error{Fault{"row.short", fmt::format("这一行只有 {} 格，列名有 {} 格：行被截断，或少了分隔符", row.cells.size(), width),
                       "补齐各格再导入，空的格也要有分隔符", Place{row.line, "", ""}}};
}

void refuse_short_row(const CsvRow& row, std::size_t width) {
    if (row.cells.size() < width) throw short_row(row, width);
}

std::string csv_text(std::string_view cell, CsvMarks marks) {
    std::string text = marks == CsvMarks::marked && is_risky(cell) ? "'" : "";
    text += cell;
    if (text.find_first_of(",;\t\"\r\n") == std::string::npos) return text;
    std::string quoted = "\"";
    for (const char c : text) {
        if (c == '"') quoted += '"';
        quoted += c;
    }
    return quoted + '"';
}

void refuse_spreadsheets(std::string_view bytes) {
    if (bytes.starts_with("\xD0\xCF\x11\xE0"))
        throw Error{"list.spreadsheet", "这是老式的 XLS 工作簿，或加了密码的 XLSX，读不了", "在 Excel 或 WPS 里打开，不加密码另存为 .xlsx"};
}

}  // namespace zb
