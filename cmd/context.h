// SPDX-License-Identifier: Apache-2.0
// What surrounds one run of a command: arguments, clock, database, and where words and data go. Only cmd/ knows it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/date.h"
#include "base/document.h"
#include "base/instant.h"
#include "base/table.h"
#include "cmd/arguments.h"
#include "render/render.h"

namespace zb::cmd {

// Environment and terminal, read once in main.
struct Surroundings {
    Instant clock;                       // the machine's clock
    std::optional<Instant> fixed_clock;  // ZB_NOW: only for a practice ledger
    std::optional<std::string> today;    // ZB_TODAY
    std::optional<std::string> database;  // ZB_DB
    std::string actor;                   // uid:login, from the operating system
    bool output_is_terminal = false;
    bool input_is_terminal = false;
    bool colour = false;  // NO_COLOR, TERM and --color decided
    std::optional<std::size_t> width = {};  // of the terminal, else none
};

class Context {
public:
    Context(Arguments arguments, Surroundings surroundings);

    const Arguments& args() const { return arguments_; }
    const Surroundings& around() const { return surroundings_; }
    std::string database_path() const;  // --db, ZB_DB, ./zb.db
    Instant now() const;                // ZB_NOW where given, else the machine's clock
    Date today() const;                 // --today, ZB_TODAY, else the day of now()
    RenderOptions render_options(Format fallback = Format::table) const;
    Format format(Format fallback = Format::table) const;
    bool quiet() const;

    // Data for standard output (or -o FILE), kept until the database is closed.
    void print(std::string_view data) { data_ += data; }
    void print(const Table& table) { print(render(table, render_options())); }
    void print(const Document& document, Format fallback = Format::table) { print(render(document, render_options(fallback))); }
    // A sentence for standard error; dropped by --quiet.
    void say(std::string_view sentence);

    const std::string& data() const { return data_; }
    const std::string& words() const { return words_; }

private:
    Arguments arguments_;
    Surroundings surroundings_;
    std::string data_;
    std::string words_;
};

// Reads a regular file (or standard input for "-") of at most 64 MiB; throws "file.missing", "file.not_regular", "file.too_large".
std::string read_file(const std::string& path);
// Writes whole or not at all: temporary name, fsync, rename. Refuses to replace a file without `force`, and the database always.
enum class Replace { no, yes };
void write_file(const std::string& path, std::string_view bytes, Replace replace, const std::string& database);

}  // namespace zb::cmd
