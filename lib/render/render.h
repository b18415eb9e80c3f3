// SPDX-License-Identifier: Apache-2.0
// Document or Table to the bytes of one format. The same input gives the same bytes on every machine.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/csv.h"
#include "base/document.h"
#include "base/table.h"

namespace zb {

enum class Format { table, csv, markdown, json, jsonl, docx, xlsx };
// A file of an office program, no text.
constexpr bool is_office_file(Format format) { return format == Format::docx || format == Format::xlsx; }
enum class Colours { none, lamps };  // lamps: 红 黄 绿 灰 in their colours, in `Format::table` only

struct RenderOptions {
    Format format = Format::table;
    CsvMarks marks = CsvMarks::marked;           // --plain: CsvMarks::plain and no byte order mark
    bool header = true;                          // --no-header: false
    std::vector<std::string> columns = {};       // keys to print, in order; empty: all
    std::vector<std::size_t> least_widths = {};  // of the columns in `Format::table`, where a table is printed in pieces
    std::optional<std::size_t> width = {};       // columns of a terminal at which cells wrap; none: rows whole
    bool wide = false;                           // --wide: all columns of a list, whatever the terminal's width
    Colours colours = Colours::none;
    std::optional<int> year = {};    // in which a list is read: people read a day of it without its year; a Document has its own
    std::string title = {};          // of a list, as DOCX and XLSX print it over its rows
    std::optional<Date> as_of = {};  // of a list, under that title
    std::string table = {};          // the section whose table `--format csv` of a Document prints
};

// Throws Error "columns.unknown" with the nearest key for a column that the table does not have.
std::string render(const Table& table, const RenderOptions& options);
// Widths that the columns chosen need in `Format::table`, not below `options.least_widths`.
std::vector<std::size_t> column_widths(const Table& table, const RenderOptions& options);
// Keys of the columns that a terminal shows of a list, where the screen chooses them; else none. For a list printed in pieces.
std::vector<std::string> keys_on_screen(const Table& table, const RenderOptions& options);
// Headings of the columns that the terminal is too narrow for; none where columns are asked for, or all (--wide).
std::vector<std::string> headings_left_out(const Table& table, const RenderOptions& options);
// The same of all tables of a report that a terminal shows.
std::vector<std::string> headings_left_out(const Document& document, const RenderOptions& options);
// Puts the rows in order of a column, named by its key or heading; `wanted` may end in :desc or :asc. Lines for people alone (totals) go
// last. Throws Error "columns.unknown".
void sort_rows(Table& table, std::string_view wanted);
// Throws Error "table.unknown" for CSV without a known `table`.
std::string render(const Document& document, const RenderOptions& options);

}  // namespace zb
