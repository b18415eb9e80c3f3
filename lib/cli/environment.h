// SPDX-License-Identifier: Apache-2.0
// The world around one run: environment, clock, terminal, the user's settings. Read once; everything else gets it as a value.
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "base/error.h"
#include "base/instant.h"
#include "cli/user_settings.h"

namespace zb::cli {

struct Environment {
    Instant clock;                             // the machine's clock
    std::optional<Instant> fixed_clock = {};   // ZB_NOW: only for a practice ledger
    std::optional<std::string> today = {};     // ZB_TODAY
    std::optional<std::string> database = {};  // ZB_DB
    UserSettings settings = {};
    std::optional<std::string> user_settings = {};  // the user's own, there or not; none behind a service account or without a home
    std::optional<std::string> home = {};
    std::optional<Error> settings_fault = {};        // why they could not be read: told where the database is looked for in them
    std::string actor = {};                          // uid:login, from the operating system (lib/cli/caller.h)
    std::optional<std::string> state_folder = {};    // XDG_STATE_HOME, else ~/.local/state
    std::string pager = {};                          // ZB_PAGER, else PAGER, else the user's settings, else less; "" for none
    std::optional<std::size_t> progress_delay = {};  // ZB_PROGRESS_DELAY: seconds after which a long import shows how far it is
    bool output_is_terminal = false;
    bool input_is_terminal = false;
    bool errors_are_terminal = false;
    bool obeys_escapes = false;              // TERM is not dumb
    bool takes_colour = false;               // neither NO_COLOR nor TERM=dumb
    std::optional<std::size_t> width = {};   // of the terminal, else none
    std::optional<std::size_t> height = {};  // in lines
};

// `database_given`: --db. Throws Error "clock.invalid".
Environment read_environment(const std::optional<std::string>& database_given = {});
// --db where given, else ZB_DB, the user's settings, ./zb.db; none where the settings would tell and cannot be read.
std::optional<std::string> database_if_known(const std::optional<std::string>& given, const Environment& env);
// The same; throws Environment::settings_fault where there is none.
std::string database_path(const std::optional<std::string>& given, const Environment& env);
// Asked apart from the environment: the error to print may be that the environment could not be read.
bool errors_take_colour();
// Columns of the terminal behind standard output; none where there is no terminal. Apart too: --help needs no more.
std::optional<std::size_t> terminal_width();
// Asked apart too: before the words of the command line are read.
bool input_is_terminal();
bool can_ask();  // standard error is one as well

}  // namespace zb::cli
