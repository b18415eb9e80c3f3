// SPDX-License-Identifier: Apache-2.0
// One table, read by people or by machines.
#include "base/table.h"

#include <algorithm>

#include "base/text.h"

namespace zb {

namespace {

bool reads(Reader reader, Reader whose) { return whose == Reader::both || whose == reader; }

// Leaves the cells whose column is kept. A row may be shorter than the table is wide.
void keep(std::vector<Cell>& cells, const std::vector<bool>& kept) {
    std::size_t to = 0;
    for (std::size_t from = 0; from < cells.size(); ++from) {
        if (!kept[from]) continue;
        if (to != from) cells[to] = std::move(cells[from]);
        ++to;
    }
    cells.resize(to);
}

}  // namespace

std::string one_text(const Texts& texts) { return join(texts, ";"); }

std::string one_text(const NamedTexts& named) {
    Texts pieces;
    for (const auto& [name, text] : named) pieces.push_back(name + ':' + text);
    return one_text(pieces);
}

Table read_by(Reader reader, Table table) {
    std::erase_if(table.rows, [&](const Row& row) { return !reads(reader, row.reader); });
    const auto strange = [&](const Column& column) { return !reads(reader, column.reader); };
    if (std::none_of(table.columns.begin(), table.columns.end(), strange)) return table;
    std::vector<bool> kept;
    for (const Column& column : table.columns) kept.push_back(!strange(column));
    for (Row& row : table.rows) keep(row.cells, kept);
    std::erase_if(table.columns, strange);
    return table;
}

}  // namespace zb
