// SPDX-License-Identifier: Apache-2.0
// Chooses columns, table and format.
#include "render/render.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

#include "base/error.h"
#include "base/naming.h"
#include "base/text.h"
#include "render/formats.h"

namespace zb {

namespace {

// “没有这一列…”, with the nearest key to paste, or all of them.
std::string choice_hint(std::string_view option, std::string_view wanted, const std::vector<std::string>& known) {
    if (known.empty()) return "这份报表没有表格，可用 --format json";
    const std::string near = nearest(wanted, known);
    if (near.empty()) return fmt::format("可用：{} {}", option, join(known, "、"));
    return with_nearest_code(near, "", fmt::format("{} ", option));
}

std::vector<std::size_t> chosen_columns(const Table& table, const std::vector<std::string>& wanted) {
    std::vector<std::string> known;
    for (const Column& column : table.columns) known.push_back(column.key);
    std::vector<std::size_t> chosen;
    for (const std::string& key : wanted) {
        const auto found = std::find(known.begin(), known.end(), key);
        if (found == known.end()) {
            throw usage_error("columns.unknown", fmt::format("没有“{}”这一列", visible(key, Newlines::escape)),
                              choice_hint("--columns", key, known));
        }
        chosen.push_back(static_cast<std::size_t>(found - known.begin()));
    }
    return chosen;
}

Table with_columns(const Table& table, const std::vector<std::size_t>& chosen) {
    Table narrow;
    for (const std::size_t index : chosen) narrow.columns.push_back(table.columns[index]);
    for (const Row& row : table.rows) {
        Row& cells = narrow.rows.emplace_back();
        for (const std::size_t index : chosen) cells.push_back(cell_at(row, index));
    }
    return narrow;
}

std::string render_whole(const Table& table, const RenderOptions& options) {
    switch (options.format) {
        case Format::table: return terminal_text(table, options);
        case Format::csv: return csv_file(table, options);
        case Format::markdown: return markdown_text(table);
        case Format::json: return json_text(table);
        case Format::jsonl: return json_lines(table);
    }
    return {};
}

const Table& table_named(const Document& document, const std::string& wanted) {
    std::vector<std::string> known;
    for (const Section& section : document.sections) {
        const Table* table = table_of(section);
        if (table == nullptr) continue;
        if (section.key == wanted) return *table;
        known.push_back(section.key);
    }
    const std::string message =
        wanted.empty() ? "CSV 一次只能印一张表，请说明是哪一张" : fmt::format("没有“{}”这张表", visible(wanted, Newlines::escape));
    throw usage_error("table.unknown", message, choice_hint("--table", wanted, known));
}

}  // namespace

std::string render(const Table& table, const RenderOptions& options) {
    if (options.columns.empty()) return render_whole(table, options);
    return render_whole(with_columns(table, chosen_columns(table, options.columns)), options);
}

std::vector<std::size_t> column_widths(const Table& table, const RenderOptions& options) {
    if (options.columns.empty()) return widths_of(table, options);
    return widths_of(with_columns(table, chosen_columns(table, options.columns)), options);
}

std::string render(const Document& document, const RenderOptions& options) {
    switch (options.format) {
        case Format::table: return terminal_text(document, options);
        case Format::csv: return render(table_named(document, options.table), options);
        case Format::markdown: return markdown_text(document);
        case Format::json:
        case Format::jsonl: return json_text(document);
    }
    return {};
}

}  // namespace zb
