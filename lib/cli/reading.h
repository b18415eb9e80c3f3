// SPDX-License-Identifier: Apache-2.0
// What every reading command does first: open the ledger, fold what it needs as of the day asked for.
#pragma once

#include <functional>
#include <string>

#include "base/naming.h"
#include "book/book.h"
#include "cli/context.h"

namespace zb::cli {

// --as-of, --head and --today of the arguments; dates counted in working days use the built-in notices.
ReadAt read_at(const Context& context, const Book& book);
Book open_for_reading(Context& context);
// Compares the ledger with the highest head that this user has seen of it, and warns; notes its head for main to keep.
void witness(Context& context, const Book& book);
// In whose year 001 is read, and that it is said which project was taken.
void introduce_asker(Context& context, Book& book);
// ZB_NOW sets the clock of a practice ledger only.
void refuse_fixed_clock(const Context& context, const Book& book);
// What everything in a database is called, without any project's work: small however long the ledger is. For the tab key.
State all_names(const std::string& database);
// The registry of the ledger, for commands that work without one too; none where there is no ledger and none was named.
std::optional<State> registry_if_any(Context& context);
// Folds `scope` as asked.
Reading read(Context& context, const Book& book, const Scope& scope);
// The moment up to which a report judges what came and what did not on `day`: now, where it is asked today about today; else the end of
// the day, and the morning of one to come. With --as-of or --head it is the end of the day always (domain.md, Ledger, The hour).
Instant moment_of(const Context& context, Date day);
// What an operand or option `project` asks for: one project and what was read of it, or, where it is not given, all of them.
struct Asked {
    std::optional<std::string> project;  // its code
    Reading now;
};
Asked read_asked(Context& context, const Book& book, const Scope& all = Scope::all());

// Who types, by the login that the operating system gives; none where no person has it.
std::optional<std::string> person_at_keyboard(const State& state, const Context& context);
// Whose day a command is about: --staff, --by, else who types. Throws Error "option.missing" (exit 2) where nobody is given.
std::string person_meant(const Arguments& args, const State& state, const std::optional<std::string>& keyboard);
// Operands are taken by a part of the name only where a person can see what was meant.
Match match_of(const Context& context);

}  // namespace zb::cli
