// SPDX-License-Identifier: Apache-2.0
// The one table type: what every list, report section, CSV and JSON array is made of. Knows no noun.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "base/date.h"
#include "base/money.h"

namespace zb {

// What a machine reads. monostate prints as - in tables (an em dash in Markdown), empty in CSV, null in JSON. Money is 元 in JSON and CSV.
using Value = std::variant<std::monostate, std::string, std::int64_t, bool, Date, Money>;

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
// An entry's number; empty where no entry stands behind it (0).
inline Cell entry_cell(std::int64_t seq) { return seq == 0 ? Cell{} : Cell{seq}; }

enum class Align { left, right, centre };
enum class DateForm { iso, month_day };  // for people; machines always get the ISO form

struct Column {
    std::string key;      // JSON key and the name for --columns
    std::string heading;  // what people read, and the CSV header
    Align align = Align::left;
    DateForm dates = DateForm::iso;
};

using Row = std::vector<Cell>;

struct Table {
    std::vector<Column> columns;
    std::vector<Row> rows;
};

}  // namespace zb
