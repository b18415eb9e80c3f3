// SPDX-License-Identifier: Apache-2.0
// What surrounds one run of a command: arguments, clock, database, and where words and data go. Only cmd/ knows it.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "base/date.h"
#include "base/document.h"
#include "base/instant.h"
#include "base/table.h"
#include "book/book.h"
#include "cli/arguments.h"
#include "cli/environment.h"
#include "cli/files.h"
#include "cli/seen_heads.h"
#include "render/render.h"

namespace zb::cli {

class Context {
public:
    Context(const CommandList& commands, Arguments arguments, Environment environment, Consequences asked = nullptr);

    const CommandList& commands() const { return *commands_; }
    const Arguments& args() const { return arguments_; }
    const Environment& env() const { return environment_; }
    Consequences consequences() const { return consequences_; }  // what every write is checked by besides its own rules
    std::string database_path() const;                           // --db, ZB_DB, the user's settings, ./zb.db
    Instant now() const;                                         // ZB_NOW where given, else the machine's clock
    // --today, ZB_TODAY, else the day of now(). Words like -1wd count from the day of now() by the built-in notices. Throws Error
    // "clock.off" where the machine's clock stands outside 2000 to 2100 and is needed.
    Date today() const;
    bool knows_today() const;  // whether today() answers
    RenderOptions render_options(Format fallback = Format::table) const;
    Format format(Format fallback = Format::table) const;
    bool quiet() const;
    bool colour() const;                             // --color, the user's settings, else as the terminal can; never into a file by itself
    std::optional<std::string> output_path() const;  // of -o, unless it is - or a folder that the command fills

    // Data for standard output (or -o FILE), kept until the database is closed.
    void print(std::string_view data) { data_ += data; }
    void print(Table table, Format fallback = Format::table);  // at most --limit rows of it
    void print(const Document& document, Format fallback = Format::table);
    // A text kept as Markdown (an issued circular), to the letter; in DOCX and XLSX the same words.
    void print_kept(const std::string& markdown, Paper wide = Paper::a4);
    // What a reading as of a day or entry rests on. A list says so below, where people read it. A page that says it itself has its own
    // foot.
    void note_basis(Basis basis) { basis_ = std::move(basis); }
    void has_own_foot() { basis_.reset(); }
    void add_foot();  // behind the last list
    // A sentence for standard error; dropped by --quiet.
    void say(std::string_view sentence);
    // What must not be overlooked: 警示：…; said even with --quiet.
    void warn(std::string_view sentence);
    // Entries are committed: output that is then lost ends in exit 74, not 1. Commands call zb::cli::note_written.
    void note_written() { has_written_ = true; }
    // The head that this command read or wrote; main keeps it with the caller once the database is closed (lib/cli/seen_heads.h).
    void note_head(SeenHead seen) { seen_ = std::move(seen); }
    const std::optional<SeenHead>& seen_head() const { return seen_; }

    // The day of which the lists of this command tell; printed over them in DOCX and XLSX.
    void note_read_as_of(Date day) { read_as_of_ = day; }

    // What goes out while it is made has been delivered already (lib/cli/streaming.h).
    void note_streamed() { has_streamed_ = true; }
    bool has_streamed() const { return has_streamed_; }
    Replace replace() const;  // --force

    const std::string& data() const { return data_; }
    const std::string& words() const { return words_; }
    bool has_written() const { return has_written_; }

private:
    std::optional<DayWord> stated_today() const;  // --today, ZB_TODAY
    std::string list_title() const;
    void print_rendered(std::string bytes, Format format);
    // In formats for machines a date of a year without a holiday notice bears no mark: said beside them.
    void note_tentative(const std::vector<const Table*>& tables, Format fallback);
    const CommandList* commands_;
    Arguments arguments_;
    Environment environment_;
    Consequences consequences_;
    std::string data_;
    std::string words_;
    bool has_written_ = false;
    bool has_streamed_ = false;
    std::optional<Date> read_as_of_ = {};
    std::optional<SeenHead> seen_;
    std::optional<Basis> basis_;
    std::optional<Format> list_format_;  // in which a list was printed
};

}  // namespace zb::cli
