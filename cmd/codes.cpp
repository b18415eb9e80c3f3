// SPDX-License-Identifier: Apache-2.0
// Finds codes by reading the entries that gave them, of whatever project.
#include "cmd/codes.h"

#include "book/book.h"

namespace zb::cli {

Candidates codes_of_kinds(const CodesWanted& wanted, std::vector<std::string> kinds) {
    const Book book = Book::open(wanted.database, Access::read);
    Candidates candidates;
    Query query;
    query.kinds = std::move(kinds);
    JsonDocument parser;
    book.store().scan(query, [&](Entry& entry) {
        if (auto given = code_of(decode(entry, parser))) candidates.push_back({{std::move(given->code)}, std::move(given->name)});
    });
    return candidates;
}

}  // namespace zb::cli
