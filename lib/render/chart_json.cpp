// SPDX-License-Identifier: Apache-2.0
// A chart for machines: JSON, which the HTML page carries too, and a table for CSV.
#include <algorithm>
#include <array>

#include "base/json.h"
#include "render/chart.h"

namespace zb {

namespace {

void write(JsonWriter& json, std::string_view name, std::string_view value) {
    json.key(name);
    json.text(value);
}

template <class Items, class Each>
void write_list(JsonWriter& json, std::string_view name, const Items& items, Each each) {
    json.key(name);
    json.begin_array();
    for (const auto& item : items) each(item);
    json.end_array();
}

void write_basis(JsonWriter& json, const Basis& basis) {
    json.key("head");
    json.begin_object();
    json.key("seq");
    json.integer(basis.seq);
    write(json, "hash", basis.hash);
    write(json, "as_of", iso(basis.as_of));
    json.key("practice");
    json.boolean(basis.practice);
    json.end_object();
}

void write_cell(JsonWriter& json, const ChartCell& cell) {
    json.begin_array();
    json.text(cell.text);
    if (cell.signal != Signal::none) json.text(key(cell.signal));
    json.end_array();
}

void write_bar(JsonWriter& json, const ChartBar& bar) {
    json.begin_array();
    json.text(key(bar.kind));
    json.text(iso(bar.first));
    json.text(iso(bar.last));
    json.end_array();
}

void write_row(JsonWriter& json, const ChartRow& row) {
    const auto text = [&](const std::string& each) { json.text(each); };
    json.begin_object();
    write(json, "key", row.key);
    json.key("level");
    json.integer(row.level);
    write(json, "name", row.name);
    write(json, "lamp", key(row.lamp));
    write_list(json, "cells", row.cells, [&](const ChartCell& cell) { write_cell(json, cell); });
    json.key("critical");
    json.boolean(row.critical);
    json.key("slack");
    if (row.slack) json.integer(*row.slack);
    if (!row.slack) json.null();
    json.key("due");
    if (row.due) json.text(iso(*row.due));
    if (!row.due) json.null();
    write_list(json, "bars", row.bars, [&](const ChartBar& bar) { write_bar(json, bar); });
    write_list(json, "reasons", row.reasons, [&](const ChartReason& reason) {
        json.begin_array();
        json.text(reason.what);
        json.text(reason.why);
        json.end_array();
    });
    write_list(json, "departments", row.departments, text);
    write_list(json, "people", row.people, text);
    json.end_object();
}

const ChartBar* bar_of(const ChartRow& row, BarKind kind) {
    const auto found = std::find_if(row.bars.begin(), row.bars.end(), [&](const ChartBar& bar) { return bar.kind == kind; });
    return found == row.bars.end() ? nullptr : &*found;
}

}  // namespace

std::string chart_json(const Chart& chart) {
    JsonWriter json;
    json.begin_object();
    write(json, "report", "chart");
    write(json, "kind", chart.kind == ChartKind::overview ? "overview" : "whole");
    write(json, "title", chart.title);
    write(json, "subtitle", chart.subtitle);
    json.key("period");
    json.begin_object();
    write(json, "from", iso(chart.first));
    write(json, "to", iso(chart.last));
    json.end_object();
    write(json, "today", iso(chart.today));
    write_basis(json, chart.basis);
    write(json, "row_heading", chart.row_heading);
    write_list(json, "columns", chart.columns, [&](const ChartColumn& column) {
        json.begin_object();
        write(json, "key", column.key);
        write(json, "heading", column.heading);
        json.end_object();
    });
    write_list(json, "rest_days", chart.rest_days, [&](Date day) { json.text(iso(day)); });
    write_list(json, "rows", chart.rows, [&](const ChartRow& row) { write_row(json, row); });
    write_list(json, "notes", chart.notes, [&](const std::string& note) { json.text(note); });
    json.end_object();
    return json.take_visible() + '\n';
}

Table chart_table(const Chart& chart) {
    constexpr std::array kKinds = {BarKind::baseline, BarKind::plan, BarKind::actual, BarKind::forecast};
    Table table;
    table.columns = {{"key", "键"}, {"level", "层"}, {"name", chart.row_heading}, {"lamp", "灯"}};
    for (const ChartColumn& column : chart.columns) table.columns.push_back({column.key, column.heading});
    table.columns.push_back({"critical", "关键"});
    for (const BarKind kind : kKinds) {
        table.columns.push_back({std::string{key(kind)} + "_from", std::string{label(kind)} + "起"});
        table.columns.push_back({std::string{key(kind)} + "_to", std::string{label(kind)} + "止"});
    }
    for (const ChartRow& row : chart.rows) {
        const std::string_view lamp = row.lamp == Signal::none ? "无" : label(row.lamp);
        Row cells = {row.key, row.level, row.name, Cell{Value{std::string{key(row.lamp)}}, std::string{lamp}}};
        for (const ChartCell& cell : row.cells) cells.push_back(cell.text.empty() ? Cell{} : Cell{cell.text});
        cells.push_back(row.critical);
        for (const BarKind kind : kKinds) {
            const ChartBar* bar = bar_of(row, kind);
            cells.push_back(bar == nullptr ? Cell{} : Cell{bar->first});
            cells.push_back(bar == nullptr ? Cell{} : Cell{bar->last});
        }
        table.rows.push_back(std::move(cells));
    }
    return table;
}

}  // namespace zb
