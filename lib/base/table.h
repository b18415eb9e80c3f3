// SPDX-License-Identifier: Apache-2.0
// The one table type: what every list, report section, CSV and JSON array is made of. Knows no noun.
#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "base/date.h"
#include "base/money.h"

namespace zb {

// Several texts in one cell: an array in JSON, one;other in plain CSV and exports, one；other for people.
using Texts = std::vector<std::string>;
// Several named texts in one cell: an object in JSON, name:text;other:text in plain CSV and exports.
using NamedTexts = std::vector<std::pair<std::string, std::string>>;
// What a machine reads. monostate prints as - in tables (an em dash in Markdown), empty in CSV, null in JSON. Money is 元 in JSON and CSV.
using AnyValue = std::variant<std::monostate, std::string, std::int64_t, bool, Date, Money, Texts, NamedTexts>;
// Copies as it should: where the memory for a text runs out amid a variant's copying, libstdc++ 12 destroys what was never made.
struct Value : AnyValue {
    using AnyValue::AnyValue;
    Value() = default;
    Value(const Value& other) : AnyValue(copied(other)) {}
    Value(Value&&) = default;
    Value& operator=(const Value&) = default;
    Value& operator=(Value&&) = default;
    ~Value() = default;

private:
    static AnyValue copied(const AnyValue& other) {
        if (const auto* text = std::get_if<std::string>(&other)) return AnyValue{std::string{*text}};
        if (const auto* texts = std::get_if<Texts>(&other)) return AnyValue{Texts{*texts}};
        if (const auto* named = std::get_if<NamedTexts>(&other)) return AnyValue{NamedTexts{*named}};
        return other;
    }
};

struct Cell {
    Value value;
    // What a person reads, where it says more than the value (剩 2 for 2); empty: printed from the value.
    std::string shown = {};
    bool strong = false;  // bold in Markdown

    Cell() = default;
    Cell(Value v, std::string s = {}, bool b = false) : value(std::move(v)), shown(std::move(s)), strong(b) {}
    Cell(std::string text) : value(std::move(text)) {}
    Cell(std::string_view text) : value(std::string{text}) {}
    Cell(const char* text) : value(std::string{text}) {}
    Cell(int number) : value(std::int64_t{number}) {}
    Cell(std::int64_t number) : value(number) {}
    Cell(bool yes) : value(yes) {}
    Cell(Date day) : value(day) {}
    Cell(Money sum) : value(sum) {}
    template <class T>
    Cell(const std::optional<T>& maybe) {
        if (maybe) *this = Cell{*maybe};
    }
};

// Empty where there is no text.
inline Cell text_cell(const std::string& text) { return text.empty() ? Cell{} : Cell{text}; }
// Null where there are none. `shown` where people read other words than the texts with ； between them.
inline Cell texts_cell(Texts texts, std::string shown = {}) {
    return texts.empty() ? Cell{} : Cell{Value{std::move(texts)}, std::move(shown)};
}
// How several texts stand in a cell that holds one: CSV, exports.
std::string one_text(const Texts& texts);
std::string one_text(const NamedTexts& named);
// An entry's number; empty where no entry stands behind it (0).
inline Cell entry_cell(std::int64_t seq) { return seq == 0 ? Cell{} : Cell{seq}; }

// Who reads a column or a row: people in tables, Markdown and pages, machines in CSV, JSON and exports. One table serves both.
enum class Reader { both, people, machines };

enum class Align { left, right, centre };
enum class DateForm { iso, month_day };  // for people; machines always get the ISO form

struct Column {
    std::string key;      // JSON key and the name for --columns
    std::string heading;  // what people read, and the CSV header
    Align align = Align::left;
    DateForm dates = DateForm::iso;
    Reader reader = Reader::both;
    int rank = 0;  // where a screen is too narrow the highest goes first; of equal ones the last
};

// A line of a table: its cells in the order of the columns.
struct Row {
    std::vector<Cell> cells = {};
    Reader reader = Reader::both;  // people: totals and headings of groups; machines: the single things behind a line that sums them up

    Row() = default;
    Row(std::initializer_list<Cell> list, Reader whose = Reader::both) : cells(list), reader(whose) {}
    explicit Row(std::vector<Cell> list, Reader whose = Reader::both) : cells(std::move(list)), reader(whose) {}

    std::size_t size() const { return cells.size(); }
    bool empty() const { return cells.empty(); }
    Cell& operator[](std::size_t at) { return cells[at]; }
    const Cell& operator[](std::size_t at) const { return cells[at]; }
    Cell& at(std::size_t index) { return cells.at(index); }
    const Cell& at(std::size_t index) const { return cells.at(index); }
    const Cell& front() const { return cells.front(); }
    auto begin() { return cells.begin(); }
    auto begin() const { return cells.begin(); }
    auto end() { return cells.end(); }
    auto end() const { return cells.end(); }
    void push_back(Cell cell) { cells.push_back(std::move(cell)); }
    void append(const std::vector<Cell>& more) { cells.insert(cells.end(), more.begin(), more.end()); }
};

inline Column for_people(Column column) {
    column.reader = Reader::people;
    return column;
}
inline Column for_machines(Column column) {
    column.reader = Reader::machines;
    return column;
}

// The same column with the rank by which it gives way on a narrow screen.
inline Column ranked(int rank, Column column) {
    column.rank = rank;
    return column;
}

struct Table {
    std::vector<Column> columns;
    std::vector<Row> rows;
};

// The columns and rows that the reader (people or machines) reads.
Table read_by(Reader reader, Table table);

}  // namespace zb
