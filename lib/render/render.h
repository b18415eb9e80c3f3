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

struct RenderOptions {
    Format format = Format::table;
    CsvMarks marks = CsvMarks::marked;      // --plain: CsvMarks::plain and no byte order mark
    bool header = true;                     // --no-header: false
    std::vector<std::string> columns = {};  // keys to print, in order; empty: all
    std::optional<std::size_t> width = {};  // columns of a terminal at which cells wrap; none: rows whole
    std::string table = {};                 // the section whose table `--format csv` of a Document prints
};

// Throws Error "columns.unknown" with the nearest key for a column that the table does not have.
std::string render(const Table& table, const RenderOptions& options);
// Throws Error "table.unknown" for CSV without a known `table`.
std::string render(const Document& document, const RenderOptions& options);

}  // namespace zb
