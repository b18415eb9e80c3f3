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

enum class Format { table, csv, markdown, json, jsonl };
enum class Colours { none, lamps };  // lamps: 红 黄 绿 灰 in their colours, in `Format::table` only

struct RenderOptions {
    Format format = Format::table;
    CsvMarks marks = CsvMarks::marked;           // --plain: CsvMarks::plain and no byte order mark
    bool header = true;                          // --no-header: false
    std::vector<std::string> columns = {};       // keys to print, in order; empty: all
    std::vector<std::size_t> least_widths = {};  // of the columns in `Format::table`, where a table is printed in pieces
    std::optional<std::size_t> width = {};       // columns of a terminal at which cells wrap; none: rows whole
    Colours colours = Colours::none;
    std::optional<int> year = {};  // in which a list is read: people read a day of it without its year; a Document has its own
    std::string table = {};        // the section whose table `--format csv` of a Document prints
};

// Throws Error "columns.unknown" with the nearest key for a column that the table does not have.
std::string render(const Table& table, const RenderOptions& options);
// Widths that the columns chosen need in `Format::table`, not below `options.least_widths`.
std::vector<std::size_t> column_widths(const Table& table, const RenderOptions& options);
// Throws Error "table.unknown" for CSV without a known `table`.
std::string render(const Document& document, const RenderOptions& options);

}  // namespace zb
