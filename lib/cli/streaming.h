// SPDX-License-Identifier: Apache-2.0
// Output that goes out while it is made: what grows with the ledger must not wait in memory (cli.md rule 12).
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "base/table.h"
#include "book/book.h"
#include "cli/context.h"

namespace zb::cli {

// Entries of the query in order, until `take` says false. Read some thousands at a time, so that a slow reader of the output holds no
// moment of the database; what is appended meanwhile is left out.
void each_entry(const Book& book, Query query, const std::function<bool(Entry&)>& take);

// Standard output, or the file of -o, which appears whole once `finish` is called.
class OutStream {
public:
    explicit OutStream(Context& context);
    void write(std::string_view bytes);
    bool wanted() const { return wanted_; }  // false: who read has gone (| head -1)
    void finish();

private:
    void flush();
    Context& context_;
    std::optional<NewFile> file_;
    std::string buffer_;
    bool wanted_ = true;
};

// Hands each row to the taker, until that says false. Called a second time it must hand out the same rows.
using EachRow = std::function<void(const std::function<bool(Row)>&)>;

// Prints like Context::print, but holds no more than some thousands of rows at a time, in whichever format. `headings` has no rows.
void print_rows(Context& context, const Table& headings, const EachRow& each);

}  // namespace zb::cli
