// SPDX-License-Identifier: Apache-2.0
// Strict RFC 4180 reader that knows the line of each row, and the quoting for the writer.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"

namespace zb {

struct CsvRow {
    int line = 0;  // line of the file on which the row begins, from 1
    std::vector<std::string> cells;
};

// Whether text cells carry the leading ' that keeps spreadsheets from running or rounding them (cli.md rule 10).
enum class CsvMarks { marked, plain };

// How to read a text, where that is known: the separator, and how many rows of its head are wanted.
struct CsvForm {
    std::optional<char> separator = {};
    std::size_t most_rows = SIZE_MAX;
};
// No list that people keep is larger: what is, is refused before it takes the memory of the machine.
inline constexpr std::size_t kMostRows = 100'000;
inline constexpr std::size_t kMostCells = 2'000'000;
inline constexpr std::size_t kMostColumns = 500;
// Throws Error "list.too_large" for more rows.
void refuse_too_many_rows(std::size_t rows);
// Throws Error "text.too_long" for a cell past the length of a field, before anything is made of it.
void refuse_long_cell(std::size_t bytes, int line, std::size_t column);

// How many cells a row below these headings has: up to the last heading that is not empty.
std::size_t width_of(const std::vector<std::string>& headings);
// The refusal of a row with fewer cells: of a list cut short nobody knows what is missing.
Error short_row(const CsvRow& row, std::size_t width);
void refuse_short_row(const CsvRow& row, std::size_t width);  // throws it where the row has fewer

// What separates the cells of lists.
inline constexpr std::string_view kCsvSeparators = ",;\t";

// Rows of a text separated by commas, semicolons or tabs, as its first row shows where `form` does not say (sep=; as Excel writes it
// on a line of its own above is obeyed). Rows of empty cells only are dropped, trailing empty cells kept. With `marked` the leading ', a
// leading tab and ="…" wrappers are taken off where the writer would have put them. Throws Error "csv.invalid" with line and column for an
// open quote or text behind a closing one, "text.too_long" for a cell past the length of a field, "list.too_large" past the limits above.
std::vector<CsvRow> read_csv(std::string_view text, CsvMarks marks = CsvMarks::marked, const CsvForm& form = {});

// Throws Error "list.spreadsheet" for a file that begins as XLS does, with how to save it anew.
void refuse_spreadsheets(std::string_view bytes);

// One cell quoted as needed; a text that behind any ' would run as a formula, lose digits or turn into a date gets one ' more.
std::string csv_text(std::string_view cell, CsvMarks marks);

}  // namespace zb
