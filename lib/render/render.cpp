// SPDX-License-Identifier: Apache-2.0
// Chooses reader, columns, table and format.
#include "render/render.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

#include "base/error.h"
#include "base/naming.h"
#include "base/text.h"
#include "render/formats.h"
#include "render/office/office.h"
#include "render/screen.h"

namespace zb {

namespace {

// “没有这一列…”, with the nearest key to paste, or all of them.
std::string choice_hint(std::string_view option, std::string_view wanted, const std::vector<std::string>& known) {
    if (known.empty()) return "这份报表没有表格，可用 --format json";
    const std::string near = nearest(wanted, known);
    if (near.empty()) return fmt::format("可用：{} {}", option, join(known, "、"));
    return with_nearest_code(near, "", fmt::format("{} ", option));
}

// The place of a column by its key, else by its heading (cli.md rule 9).
std::size_t column_named(const Table& table, const std::string& word, std::string_view option) {
    for (const auto part : {&Column::key, &Column::heading}) {
        const auto found =
            std::find_if(table.columns.begin(), table.columns.end(), [&](const Column& column) { return column.*part == word; });
        if (found != table.columns.end()) return static_cast<std::size_t>(found - table.columns.begin());
    }
    std::vector<std::string> keys, headings;
    for (const Column& column : table.columns) {
        keys.push_back(column.key);
        headings.push_back(column.heading);
    }
    const bool chinese = std::any_of(word.begin(), word.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
    throw usage_error("columns.unknown", fmt::format("没有“{}”这一列", visible(word, Newlines::escape)),
                      choice_hint(option, word, chinese ? headings : keys));
}

std::vector<std::size_t> chosen_columns(const Table& table, const std::vector<std::string>& wanted) {
    std::vector<std::size_t> chosen;
    for (const std::string& word : wanted) chosen.push_back(column_named(table, word, "--columns"));
    return chosen;
}

Reader reader_of(Format format) {
    switch (format) {
        case Format::table:
        case Format::docx:
        case Format::xlsx:
        case Format::markdown: return Reader::people;
        case Format::csv:
        case Format::json:
        case Format::jsonl: return Reader::machines;
    }
    return Reader::both;
}

std::vector<std::size_t> columns_for_people(const Table& table) {
    std::vector<std::size_t> columns;
    for (std::size_t i = 0; i < table.columns.size(); ++i)
        if (!holds_program_words(table.columns[i])) columns.push_back(i);
    return columns;
}

// The year in which people read, and the last one whose holidays are known.
struct Years {
    std::optional<int> read_in, noticed_until;
};

// True for a day that a person would take for one of the year in which he reads, or that a notice may still move.
bool wants_words(const Cell& cell, const Column& column, const Years& years) {
    const auto* day = std::get_if<Date>(&cell.value);
    if (day == nullptr || !cell.shown.empty()) return false;
    const bool other_year = column.dates == DateForm::month_day && years.read_in && day->year() != *years.read_in;
    return other_year || (years.noticed_until && day->year() > *years.noticed_until);
}

bool wants_words(const Table& table, const Years& years) {
    return std::any_of(table.rows.begin(), table.rows.end(), [&](const Row& row) {
        for (std::size_t i = 0; i < row.size() && i < table.columns.size(); ++i)
            if (wants_words(row[i], table.columns[i], years)) return true;
        return false;
    });
}

// Such days with their year, and 暂定 (domain.md, Clocks) where no notice is out.
void put_words(Table& table, const Years& years) {
    for (Row& row : table.rows) {
        for (std::size_t i = 0; i < row.size() && i < table.columns.size(); ++i) {
            if (!wants_words(row[i], table.columns[i], years)) continue;
            const Date day = std::get<Date>(row[i].value);
            row[i].shown = iso(day) + (years.noticed_until && day.year() > *years.noticed_until ? " 暂定" : "");
        }
    }
}

bool screen_chooses(const RenderOptions& options) {
    return options.format == Format::table && options.width && !options.wide && options.columns.empty();
}

bool same_for_both(const Table& table) {
    const auto both = [](const auto& part) { return part.reader == Reader::both; };
    return std::all_of(table.columns.begin(), table.columns.end(), both) && std::all_of(table.rows.begin(), table.rows.end(), both);
}

// What the format's reader reads, in the columns asked for. None: the table as it is, which need not be copied.
std::optional<Table> chosen(const Table& table, const RenderOptions& options) {
    const Years years{options.year, std::nullopt};
    const bool people = reader_of(options.format) == Reader::people;
    if (!screen_chooses(options) && !is_office_file(options.format) && options.columns.empty() && same_for_both(table) &&
        !(people && wants_words(table, years)))
        return std::nullopt;
    Table read = read_by(reader_of(options.format), table);
    if (people) put_words(read, years);
    if (is_office_file(options.format) && options.columns.empty()) return with_columns(read, columns_for_people(read));
    if (screen_chooses(options)) return with_columns(read, columns_for_screen(read, *options.width).shown);
    return options.columns.empty() ? std::move(read) : with_columns(read, chosen_columns(read, options.columns));
}

std::string render_whole(const Table& table, const RenderOptions& options) {
    switch (options.format) {
        case Format::table: return terminal_text(table, options);
        case Format::csv: return csv_file(table, options);
        case Format::markdown: return markdown_text(table);
        case Format::json: return json_text(table);
        case Format::jsonl: return json_lines(table);
        case Format::docx: return docx_file(table, options.title, options.as_of);
        case Format::xlsx: return xlsx_file(table, options.title, options.as_of);
    }
    return {};
}

const Table& table_named(const Document& document, const std::string& wanted) {
    std::vector<std::string> known;
    for (const Section& section : document.sections) {
        if (!section.rows) continue;
        if (section.key == wanted) return *section.rows;
        known.push_back(section.key);
    }
    const std::string message =
        wanted.empty() ? "CSV 一次只能印一张表，请说明是哪一张" : fmt::format("没有“{}”这张表", visible(wanted, Newlines::escape));
    throw usage_error("table.unknown", message, choice_hint("--table", wanted, known));
}

}  // namespace

Table with_columns(const Table& table, const std::vector<std::size_t>& chosen) {
    Table narrow;
    for (const std::size_t index : chosen) narrow.columns.push_back(table.columns[index]);
    for (const Row& row : table.rows) {
        Row& cells = narrow.rows.emplace_back();
        cells.reader = row.reader;
        for (const std::size_t index : chosen) cells.push_back(cell_at(row, index));
    }
    return narrow;
}

std::string render(const Table& table, const RenderOptions& options) {
    const auto part = chosen(table, options);
    return render_whole(part ? *part : table, options);
}

std::vector<std::size_t> column_widths(const Table& table, const RenderOptions& options) {
    const auto part = chosen(table, options);
    return widths_of(part ? *part : table, options);
}

std::vector<std::string> keys_on_screen(const Table& table, const RenderOptions& options) {
    if (!screen_chooses(options)) return {};
    const Table read = read_by(Reader::people, table);
    std::vector<std::string> keys;
    for (const std::size_t column : columns_for_screen(read, *options.width).shown) keys.push_back(read.columns[column].key);
    return keys;
}

std::vector<std::string> headings_left_out(const Table& table, const RenderOptions& options) {
    if (!screen_chooses(options)) return {};
    return columns_for_screen(read_by(Reader::people, table), *options.width).left_out;
}

std::vector<std::string> headings_left_out(const Document& whole, const RenderOptions& options) {
    if (!screen_chooses(options)) return {};
    std::vector<std::string> headings;
    for (const Section& section : read_for(Reader::people, whole).sections) {
        for (const Block& block : section.blocks) {
            const auto* table = std::get_if<Table>(&block);
            if (table == nullptr) continue;
            for (std::string& heading : columns_of_report_for_screen(*table, width_of_tables(*options.width)).left_out)
                if (std::find(headings.begin(), headings.end(), heading) == headings.end()) headings.push_back(std::move(heading));
        }
    }
    return headings;
}

void sort_rows(Table& table, std::string_view wanted) {
    constexpr std::string_view kDown = ":desc", kUp = ":asc";
    const bool down = wanted.ends_with(kDown);
    if (down) wanted.remove_suffix(kDown.size());
    if (wanted.ends_with(kUp)) wanted.remove_suffix(kUp.size());
    const std::size_t at = column_named(table, std::string{wanted}, "--sort");
    // Nothing known stands last, whichever the direction.
    const auto before = [&](const Row& one, const Row& other) {
        const Value &left = cell_at(one, at).value, &right = cell_at(other, at).value;
        if (left.index() == 0 || right.index() == 0) return left.index() != 0 && right.index() == 0;
        return down ? right < left : left < right;
    };
    const auto middle =
        std::stable_partition(table.rows.begin(), table.rows.end(), [](const Row& row) { return row.reader != Reader::people; });
    std::stable_sort(table.rows.begin(), middle, before);
}

Document read_for(Reader reader, const Document& whole) {
    Document document = read_by(reader, whole);
    if (reader != Reader::people || document.basis.seq == 0) return document;
    for (Section& section : document.sections) {
        for (Block& block : section.blocks)
            if (auto* table = std::get_if<Table>(&block)) put_words(*table, {document.basis.as_of.year(), document.basis.noticed_until});
    }
    return document;
}

Table with_said_columns(const Table& table) { return with_columns(table, columns_that_say_something(table)); }

std::string render(const Document& whole, const RenderOptions& options) {
    const Document document = read_for(reader_of(options.format), whole);
    switch (options.format) {
        case Format::table: return terminal_text(document, options);
        case Format::csv: return render(table_named(document, options.table), options);
        case Format::markdown: return markdown_text(document);
        case Format::json:
        case Format::jsonl: return json_text(document);
        case Format::docx: return docx_file(document);
        case Format::xlsx: return xlsx_file(document);
    }
    return {};
}

}  // namespace zb
