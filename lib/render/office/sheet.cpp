// SPDX-License-Identifier: Apache-2.0
// Cells, widths, panes, filter, colours and page of a sheet.
#include "render/office/sheet.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <optional>

#include "base/text.h"
#include "base/xml.h"
#include "render/formats.h"
#include "render/office/office.h"

namespace zb {

namespace {

using Node = pugi::xml_node;

enum StyleNumber {
    style_title,
    style_under,
    style_head,
    style_text,
    style_text_right,
    style_text_centre,
    style_integer,
    style_money,
    style_day,
    style_strong_text,
    style_strong_number,
    style_line,
    style_strong_line
};
constexpr std::array<SheetStyle, 13> kCellStyles = {{
    {1, 0, "center", false, false, false},  // title
    {0, 0, "right", false, false, false},   // 截至
    {2, 49, "center", true, true},          // head
    {0, 49, "left"},
    {0, 49, "right"},
    {0, 49, "center"},
    {0, 1, "right"},
    {0, 165, "right"},
    {0, 164, "center"},
    {3, 49, "left"},
    {3, 165, "right"},
    {0, 49, "left", false},
    {3, 49, "left", false},
}};

constexpr std::size_t kWidest = 42;  // columns of text of a cell that wraps
constexpr double kAcrossA4 = 130.0;  // columns of text that A4 across still shows well (assumed); wider goes to A3
constexpr const char* kPaperA4 = "9";
constexpr const char* kPaperA3 = "8";

// A, B … Z, AA.
std::string letters_of(std::size_t column) {
    std::string letters;
    for (std::size_t rest = column + 1; rest > 0; rest = (rest - 1) / 26)
        letters.insert(letters.begin(), static_cast<char>('A' + (rest - 1) % 26));
    return letters;
}

std::string place(std::size_t column, std::size_t row) { return letters_of(column) + std::to_string(row); }

// Days since 1899-12-30, as spreadsheets count them (ISO/IEC 29500-1, 18.17.4.1): 2000-01-01 is 36526.
std::int64_t serial(Date day) { return 36526 + (day - Date::of(2000, 1, 1)).count; }

void add_word_cell(Node row, const std::string& at, StyleNumber style, const std::string& text) {
    const Node cell = add(row, "c", {{"r", at}, {"s", std::to_string(style)}, {"t", "inlineStr"}});
    add_text(add(cell, "is"), "t", text, {{"xml:space", "preserve"}});
}

void add_number_cell(Node row, const std::string& at, StyleNumber style, const std::string& number, const std::string& formula = {}) {
    const Node cell = add(row, "c", {{"r", at}, {"s", std::to_string(style)}});
    if (!formula.empty()) add_text(cell, "f", formula);
    add_text(cell, "v", number);
}

StyleNumber text_style(const Cell& cell, Align align) {
    if (cell.strong) return style_strong_text;
    switch (align) {
        case Align::left: return style_text;
        case Align::right: return style_text_right;
        case Align::centre: return style_text_centre;
    }
    return style_text;
}

// The number that a cell holds as people read it (sums of money in 万元); none where it shows words of its own or holds none.
std::optional<double> number_in(const Cell& cell) {
    std::string digits = cell.shown;
    std::erase(digits, ',');
    const auto says = [&](std::int64_t number) { return digits == std::to_string(number); };
    if (const auto* count = std::get_if<std::int64_t>(&cell.value); count != nullptr && (digits.empty() || says(*count)))
        return static_cast<double>(*count);
    const auto* sum = std::get_if<Money>(&cell.value);
    if (sum == nullptr) return std::nullopt;
    if (says(sum->yuan)) return static_cast<double>(sum->yuan);
    return digits.empty() ? std::optional{static_cast<double>(sum->yuan) / 10000.0} : std::nullopt;
}

std::string number_text(const Cell& cell) {
    if (const auto* count = std::get_if<std::int64_t>(&cell.value)) return std::to_string(*count);
    return fmt::format("{}", *number_in(cell));
}

// The rows of the head and of what stands under it.
struct Frame {
    std::size_t head = 1;  // row, from 1
    std::size_t first() const { return head + 1; }
};

// =SUM(…) where a line of totals says just what the lines above it add up to.
std::string sum_formula(const Table& table, std::size_t line, std::size_t column, const Frame& frame) {
    if (table.rows[line].reader != Reader::people || line == 0) return {};
    double sum = 0;
    for (std::size_t i = 0; i < line; ++i) {
        const Cell& above = cell_at(table.rows[i], column);
        if (table.rows[i].reader == Reader::people) return {};  // groups: no one range
        sum += number_in(above).value_or(0);
    }
    const auto total = number_in(cell_at(table.rows[line], column));
    if (!total || std::abs(sum - *total) > 1e-6) return {};
    return fmt::format("SUM({}:{})", place(column, frame.first()), place(column, frame.first() + line - 1));
}

void add_any_cell(Node row, const Table& table, std::size_t line, std::size_t column, const Frame& frame) {
    const Cell& cell = cell_at(table.rows[line], column);
    const std::string at = place(column, frame.first() + line);
    const Column& heading = table.columns[column];
    if (const auto* day = std::get_if<Date>(&cell.value); day != nullptr && cell.shown.empty())
        return add_number_cell(row, at, style_day, std::to_string(serial(*day)));
    if (number_in(cell)) {
        const bool money = std::holds_alternative<Money>(cell.value) || !cell.shown.empty();
        return add_number_cell(row, at,
                               cell.strong ? style_strong_number
                               : money     ? style_money
                                           : style_integer,
                               number_text(cell), sum_formula(table, line, column, frame));
    }
    add_word_cell(row, at, text_style(cell, heading.align), people_text(cell, heading).value_or(""));
}

// A day stands whole, whatever its short form.
std::size_t width_of_cell(const Cell& cell, const Column& column) {
    constexpr std::size_t kDayWidth = 10;
    if (cell.shown.empty() && std::holds_alternative<Date>(cell.value)) return kDayWidth;
    return display_width(people_text(cell, column).value_or(""));
}

// Columns of text, with room on both sides.
std::vector<std::size_t> sheet_widths(const Table& table) {
    std::vector<std::size_t> widths;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        std::size_t width = std::min<std::size_t>(display_width(table.columns[i].heading), 14);
        for (const Row& row : table.rows) width = std::max(width, width_of_cell(cell_at(row, i), table.columns[i]));
        widths.push_back(std::min(width, kWidest) + 2);
    }
    return widths;
}

// Codes and names stay in sight while the rest is moved: the columns up to the first name, four at most.
std::size_t frozen_columns(const Table& table) {
    for (std::size_t i = 0; i < std::min<std::size_t>(table.columns.size(), 4); ++i) {
        const std::string& key = table.columns[i].key;
        if (key == "name" || key.ends_with("_name") || key == "title") return i + 1;
    }
    return 1;
}

void add_view(Node sheet, const Table& table, const Frame& frame) {
    const Node view = add(add(sheet, "sheetViews"), "sheetView", {{"workbookViewId", "0"}});
    const std::size_t columns = frozen_columns(table);
    const std::string corner = place(columns, frame.first());
    add(view, "pane",
        {{"xSplit", std::to_string(columns)},
         {"ySplit", std::to_string(frame.head)},
         {"topLeftCell", corner},
         {"activePane", "bottomRight"},
         {"state", "frozen"}});
}

void add_lamps(Node sheet, const Table& table, const Frame& frame) {
    int priority = 0;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        if (table.columns[i].key != "lamp" || table.rows.empty()) continue;
        const std::string range = fmt::format("{}:{}", place(i, frame.first()), place(i, frame.head + table.rows.size()));
        const Node marks = add(sheet, "conditionalFormatting", {{"sqref", range}});
        for (std::size_t mark = 0; mark < std::size(kLampMarks); ++mark) {
            const Node rule =
                add(marks, "cfRule",
                    {{"type", "cellIs"}, {"dxfId", std::to_string(mark)}, {"priority", std::to_string(++priority)}, {"operator", "equal"}});
            add_text(rule, "formula", fmt::format("\"{}\"", kLampMarks[mark].word));
        }
    }
}

void add_page_setup(Node sheet, bool across, const char* paper) {
    add(sheet, "pageMargins", {{"left", "0.5"}, {"right", "0.5"}, {"top", "0.6"}, {"bottom", "0.6"}, {"header", "0.3"}, {"footer", "0.3"}});
    add(sheet, "pageSetup",
        {{"paperSize", paper}, {"orientation", across ? "landscape" : "portrait"}, {"fitToWidth", "1"}, {"fitToHeight", "0"}});
    add_text(add(sheet, "headerFooter"), "oddFooter", "&C第 &P 页 共 &N 页");
}

Node begin_sheet(pugi::xml_document& xml) {
    const Node sheet = add(xml, "worksheet", {{"xmlns", "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}});
    add(add(sheet, "sheetPr"), "pageSetUpPr", {{"fitToPage", "1"}});
    return sheet;
}

constexpr std::size_t kRowHeight = 18, kPointsPerLine = 15;

// Of rows that name none.
void add_row_height(Node sheet) { add(sheet, "sheetFormatPr", {{"defaultRowHeight", std::to_string(kRowHeight)}, {"customHeight", "1"}}); }

// As high as so many lines of text; programs do not all measure wrapped cells when they open a file.
Node add_row(Node data, std::size_t number, std::size_t lines = 1) {
    Node row = add(data, "row", {{"r", std::to_string(number)}});
    if (lines > 1) {
        row.append_attribute("ht").set_value(std::to_string(lines * kPointsPerLine + kRowHeight - kPointsPerLine).c_str());
        row.append_attribute("customHeight").set_value("1");
    }
    return row;
}

// A tenth more than is counted: programs break lines before punctuation, and letters of other fonts are wider.
std::size_t lines_in(std::size_t words, std::size_t width) {
    const std::size_t most = words <= width ? words : words + words / 10;
    return most == 0 ? 1 : (most + width - 1) / width;
}

// Title and 截至 over the head, each across the whole table.
void add_titles(Node data, const std::string& title, const std::string& day) {
    if (!title.empty()) add_word_cell(add_row(data, 1, 2), "A1", style_title, on_one_line(title));
    if (!day.empty()) add_word_cell(add_row(data, 2), "A2", style_under, "截至 " + day);
}

}  // namespace

std::span<const SheetStyle> sheet_styles() { return kCellStyles; }

Sheet table_sheet(const Table& table, const std::string& name, const std::string& title, const std::string& day) {
    pugi::xml_document xml;
    const Node sheet = begin_sheet(xml);
    const Frame frame{1 + std::size_t{title.empty() ? 0U : 1U} + std::size_t{day.empty() ? 0U : 1U}};
    add_view(sheet, table, frame);
    add_row_height(sheet);
    const std::vector<std::size_t> widths = sheet_widths(table);
    const Node columns = add(sheet, "cols");
    double whole = 0;
    for (std::size_t i = 0; i < widths.size(); ++i) {
        whole += static_cast<double>(widths[i]);
        const std::string at = std::to_string(i + 1);
        add(columns, "col", {{"min", at}, {"max", at}, {"width", std::to_string(widths[i])}, {"customWidth", "1"}});
    }
    const Node data = add(sheet, "sheetData");
    add_titles(data, title, day);
    const Node head = add_row(data, frame.head);
    for (std::size_t i = 0; i < table.columns.size(); ++i) add_word_cell(head, place(i, frame.head), style_head, table.columns[i].heading);
    for (std::size_t line = 0; line < table.rows.size(); ++line) {
        std::size_t lines = 1;
        for (std::size_t i = 0; i < table.columns.size(); ++i)
            lines = std::max(lines, lines_in(width_of_cell(cell_at(table.rows[line], i), table.columns[i]), widths[i] - 2));
        const Node row = add_row(data, frame.first() + line, lines);
        for (std::size_t i = 0; i < table.columns.size(); ++i) add_any_cell(row, table, line, i, frame);
    }
    const std::size_t last_column = table.columns.empty() ? 0 : table.columns.size() - 1;
    const std::size_t last = frame.head + table.rows.size();
    add(sheet, "autoFilter", {{"ref", fmt::format("A{}:{}", frame.head, place(last_column, last))}});
    if (frame.head > 1 && last_column > 0) {
        const Node merged = add(sheet, "mergeCells", {{"count", std::to_string(frame.head - 1)}});
        for (std::size_t row = 1; row < frame.head; ++row)
            add(merged, "mergeCell", {{"ref", fmt::format("A{}:{}", row, place(last_column, row))}});
    }
    add_lamps(sheet, table, frame);
    add_page_setup(sheet, true, whole > kAcrossA4 ? kPaperA3 : kPaperA4);
    return {name, bytes_of(xml), fmt::format("$A${}:${}${}", frame.head, letters_of(last_column), last),
            fmt::format("${0}:${0}", frame.head)};
}

Sheet text_sheet(const Document& document) {
    pugi::xml_document xml;
    const Node sheet = begin_sheet(xml);
    add_row_height(sheet);
    const Node columns = add(sheet, "cols");
    constexpr std::size_t kLetterWidth = 76;
    add(columns, "col", {{"min", "1"}, {"max", "1"}, {"width", std::to_string(kLetterWidth)}, {"customWidth", "1"}});
    const Node data = add(sheet, "sheetData");
    std::size_t at = 0;
    const auto line = [&](const std::string& text, StyleNumber style) {
        ++at;
        if (!text.empty())
            add_word_cell(add_row(data, at, style == style_title ? 2 : lines_in(display_width(text), kLetterWidth - 4)), place(0, at),
                          style, text);
    };
    for (std::size_t i = 0; i < document.titles.size(); ++i) line(on_one_line(document.titles[i]), i == 0 ? style_title : style_line);
    for (const Section& section : document.sections) {
        if (!section.heading.empty()) line(on_one_line(section.heading), style_strong_line);
        for (const Block& block : section.blocks) {
            if (const auto* words = std::get_if<Paragraph>(&block)) line(on_one_line(words->lead + words->text), style_line);
            if (const auto* fixed = std::get_if<Verbatim>(&block))
                for (const std::string& each : fixed->lines) line(visible(each, Newlines::escape), style_line);
        }
    }
    for (const std::string& note : document.notes) line(on_one_line(plain_note(note)), style_line);
    add_page_setup(sheet, false, kPaperA4);
    return {"正文", bytes_of(xml)};
}

}  // namespace zb
