// SPDX-License-Identifier: Apache-2.0
// What every writing command shares: one row or many, request ids, dry runs, the receipt.
#pragma once

#include <functional>
#include <string>

#include "book/book.h"
#include "cmd/context.h"
#include "cmd/reading.h"

namespace zb::cmd {

// One row of a writing command, its names resolved against the draft's state.
struct WriteRow {
    const Arguments& args;
    const Book& book;
    Draft& draft;
    Book::Match match;
    std::optional<std::string> keyboard = {};  // who types, where no --by says otherwise

    Date on() const;  // --on, else the day used as today
    std::optional<std::string> by() const;
    std::optional<std::string> note() const;
    std::string project() const;  // operand `project`, to its code
};

// Streams that a row needs, found before the lock is taken.
using ScopeOf = std::function<void(const Arguments&, const Book&, Book::Match, Scope&)>;
using FillRow = std::function<void(WriteRow&)>;

// Reads --input or takes the one row, writes all in one transaction, prints the sentences and the receipt.
Exit write(Context& context, const ScopeOf& scope_of, const FillRow& fill);
// The same, where the command prints its own receipt: only the machine's form is printed here.
Exit write_quietly(Context& context, const ScopeOf& scope_of, const FillRow& fill);
// Scope of a command with an operand `project`: that project's stream.
void project_scope(const Arguments& args, const Book& book, Book::Match match, Scope& scope);
// Opens the ledger to write; ZB_NOW is refused outside a practice ledger.
Book open_for_writing(Context& context);
// To be called when entries are committed: output that is then lost ends in exit 74, and the new head is kept with the user.
void note_written(Context& context, const Book& book);
// What every write asks of the Book, from the options that all writes have.
WriteRequest write_request(const Context& context, Scope scope, std::string_view content);
// Prints sentences and receipt of a write, in the format asked for.
void print_receipt(Context& context, const Receipt& receipt);

}  // namespace zb::cmd
