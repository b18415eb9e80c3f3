// SPDX-License-Identifier: Apache-2.0
// The formats behind `render`, one file each; for the files of this folder and their tests.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "render/render.h"

namespace zb {

// The tables and documents that come here hold what the format's reader reads, and nothing else.
std::string terminal_text(const Table& table, const RenderOptions& options);
std::vector<std::size_t> widths_of(const Table& table, const RenderOptions& options);
std::string terminal_text(const Document& document, const RenderOptions& options);

// What a terminal of that width has for the tables of a report, which stand in by some columns.
std::size_t width_of_tables(std::size_t width);

std::string markdown_text(const Table& table);
std::string markdown_text(const Document& document);

std::string csv_file(const Table& table, const RenderOptions& options);
std::string json_text(const Table& table);
std::string json_lines(const Table& table);
std::string json_text(const Document& document);

// What the reader reads of a document, its days in the words that people want of them.
Document read_for(Reader reader, const Document& whole);
// The columns in these places, in their order.
Table with_columns(const Table& table, const std::vector<std::size_t>& chosen);
// Without the columns that are the program's words, or have not a single word in them.
Table with_said_columns(const Table& table);

// What a person reads in the cell, on one line; none where it has nothing to say.
std::optional<std::string> people_text(const Cell& cell, const Column& column);
// The cell of a row that may be shorter than the table is wide.
const Cell& cell_at(const Row& row, std::size_t index);
// Fonts for Chinese draw some characters two columns wide where the tables count one, and the columns behind them slip (cli.md rule 11):
// plain ones in their place.
std::string unambiguous(std::string text);
// One line of a text that may have several.
std::string on_one_line(std::string_view text);

}  // namespace zb
