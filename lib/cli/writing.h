// SPDX-License-Identifier: Apache-2.0
// What every writing command shares: one row or many, request ids, dry runs, the receipt.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.h"
#include "book/book.h"
#include "cli/context.h"
#include "cli/reading.h"

namespace zb::cli {

// The text of a file in the encodings of lists; one other than UTF-8 is said on standard error.
std::string read_text(Context& context, const std::string& path, std::string_view bytes);

// Files that options name (--input of a plan, --opening), each read once before the lock is taken: what a request id is compared by
// is their content, not their name.
class NamedFiles {
public:
    // Of every option of the command that takes a file, by these arguments; an encoding other than UTF-8 is said.
    void read(Context& context, const Arguments& args);
    const std::string& bytes(const std::string& path) const { return bytes_.at(path); }
    // Digests in the order in which the files were first named.
    std::string content() const;

private:
    std::vector<std::string> order_;
    std::map<std::string, std::string, std::less<>> bytes_;
};

// One row of a writing command, its names resolved against the draft's state.
struct WriteRow {
    const Arguments& args;
    const Book& book;
    Draft& draft;
    Match match;
    std::optional<std::string> keyboard = {};  // who types, where no --by says otherwise
    const NamedFiles* files = nullptr;         // none for an import

    // --on, else the day used as today; of a day written without its year the last that is not ahead, unless it may lie ahead.
    Date on(Leaning leaning = Leaning::past) const;
    std::optional<std::string> by() const;
    std::optional<std::string> note() const;
    std::string project() const;  // operand `project`, to its code
    const std::string& file(std::string_view option) const { return files->bytes(args.need(option)); }
};

// Streams that a row needs, found before the lock is taken.
using ScopeOf = std::function<void(const Arguments&, const Book&, Match, Scope&)>;
using FillRow = std::function<void(WriteRow&)>;

// Reads --input or takes the one row, writes all in one transaction, prints the sentences and the receipt. `content`: what a request
// id is compared by besides the arguments and the files that options name.
Exit write(Context& context, const ScopeOf& scope_of, const FillRow& fill, std::string_view content = {});
// The same, where the command prints its own receipt: only the machine's form is printed here.
Exit write_quietly(Context& context, const ScopeOf& scope_of, const FillRow& fill);
// One row whose file the command has read itself (`content`: its digest): --input is another word for it, no bulk.
Receipt write_one(Context& context, const Scope& scope, std::string_view content, const FillRow& fill);
// Scope of a command with an operand `project`: that project's stream.
void project_scope(const Arguments& args, const Book& book, Match match, Scope& scope);
// Of one that looks names up among all projects, and of one that needs only departments, staff and settings.
void names_scope(const Arguments& args, const Book& book, Match match, Scope& scope);
void registry_scope(const Arguments& args, const Book& book, Match match, Scope& scope);
// The value of a text option, cleaned; none where it was not given or is blank.
std::optional<std::string> cleaned(const Arguments& args, std::string_view option, std::string_view field,
                                   Newlines newlines = Newlines::escape);
// The fact with what --note gives: every write takes it, and every fact has a field for it.
template <class F>
F noted(F fact, const Arguments& args) {
    fact.note = cleaned(args, "note", "备注", Newlines::keep);
    return fact;
}
// Opens the ledger to write; ZB_NOW is refused outside a practice ledger.
Book open_for_writing(Context& context);
// Book::write, and what follows of it: output that is then lost ends in exit 74, and the new head is kept with the user.
Receipt record(Context& context, Book& book, const WriteRequest& request, const std::function<void(Draft&)>& fill,
               const std::function<void(const State&)>& prepare = {});
// What every write asks of the Book, from the options that all writes have.
WriteRequest write_request(const Context& context, Scope scope, std::string_view content);
// Exit::found where --keep-going left rows out (cli.md rule 6).
Exit outcome_of(const Receipt& receipt);
// Prints sentences and receipt of a write, in the format asked for.
void print_receipt(Context& context, const Receipt& receipt);

}  // namespace zb::cli
