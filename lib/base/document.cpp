// SPDX-License-Identifier: Apache-2.0
// One document, read by people or by machines.
#include "base/document.h"

namespace zb {

std::optional<Table> rows_for_machines(const Section& section) {
    if (section.rows) return read_by(Reader::machines, *section.rows);
    for (const Block& block : section.blocks) {
        const auto* table = std::get_if<Table>(&block);
        if (table == nullptr) continue;
        Table read = read_by(Reader::machines, *table);
        if (!read.columns.empty()) return read;
    }
    return std::nullopt;
}

Document read_by(Reader reader, Document document) {
    for (Section& section : document.sections) {
        section.rows = reader == Reader::machines ? rows_for_machines(section) : std::nullopt;
        for (Block& block : section.blocks) {
            if (auto* table = std::get_if<Table>(&block)) *table = read_by(reader, std::move(*table));
        }
        std::erase_if(section.blocks, [](const Block& block) {
            const auto* table = std::get_if<Table>(&block);
            return table != nullptr && table->columns.empty();
        });
    }
    return document;
}

}  // namespace zb
