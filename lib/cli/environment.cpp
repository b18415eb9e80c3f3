// SPDX-License-Identifier: Apache-2.0
// The one file that asks the environment, the clock and the terminal.
#include "cli/environment.h"

#include <cerrno>
#include <charconv>
#include <chrono>
#include <cstdlib>
#include <string_view>
#include <sys/ioctl.h>
#include <unistd.h>
#include <vector>

#include "cli/caller.h"

namespace zb::cli {

namespace {

// Behind a service account the caller's variables would steer a program that has more rights than the caller.
bool is_heeded(std::string_view name) { return !caller().is_served || name == "LANG" || name == "TERM"; }

std::optional<std::string> environment(const char* name) {
    if (!is_heeded(name)) return {};
    const char* value = std::getenv(name);
    if (value == nullptr || *value == '\0') return {};
    return value;
}

std::optional<Instant> fixed_clock() {
    const auto given = environment("ZB_NOW");
    if (!given) return {};
    try {
        return Instant::parse(*given);
    } catch (const Error& error) {
        throw usage_error("clock.invalid", "环境变量 ZB_NOW=" + *given + "：" + error.fault().message,
                          "写成 ZB_NOW=2026-11-20T16:30:00+08:00，或不设它：unset ZB_NOW");
    }
}

std::optional<std::size_t> count_given(const char* name) {
    const auto given = environment(name);
    if (!given) return {};
    std::size_t count = 0;
    const auto result = std::from_chars(given->data(), given->data() + given->size(), count);
    if (result.ec != std::errc{}) return {};
    return count;
}

// What the environment says of a side of the terminal wins over what the terminal says.
std::optional<std::size_t> size_given(const char* name) {
    const auto size = count_given(name);
    return size == 0 ? std::nullopt : size;
}

void measure_terminal(Environment& env) {
    winsize size = {};
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0) {
        if (size.ws_col > 0) env.width = size.ws_col;
        if (size.ws_row > 0) env.height = size.ws_row;
    }
    if (const auto columns = size_given("COLUMNS")) env.width = columns;
    if (const auto lines = size_given("LINES")) env.height = lines;
}

// A folder of the XDG base directory specification, by which a relative path counts as not given.
std::optional<std::string> base_folder(const char* name, const char* below_home) {
    const auto given = environment(name);
    if (given && given->front() == '/') return given;
    const auto home = environment("HOME");
    if (!home || home->front() != '/') return {};
    return *home + below_home;
}

std::optional<std::string> user_settings_file() {
    const auto user = base_folder("XDG_CONFIG_HOME", "/.config");
    return user ? std::optional{*user + "/zb/config.toml"} : std::nullopt;
}

// The system's file is read first, so that the user's file wins over it.
std::vector<std::string> settings_files() {
    std::vector<std::string> files;
    const std::string system = environment("XDG_CONFIG_DIRS").value_or("/etc/xdg");
    const std::string first = system.substr(0, system.find(':'));
    if (first.starts_with('/')) files.push_back(first + "/zb/config.toml");
    if (const auto user = user_settings_file()) files.push_back(*user);
    return files;
}

bool dumb_terminal() { return environment("TERM").value_or("dumb") == "dumb"; }
bool takes_colour() { return !environment("NO_COLOR") && !dumb_terminal(); }

// A variable that is set but empty says that no pager is wanted.
std::string pager(const UserSettings& settings) {
    if (dumb_terminal() || caller().is_served) return {};  // less starts a shell when asked to
    for (const char* name : {"ZB_PAGER", "PAGER"}) {
        if (const char* value = std::getenv(name)) return value;
    }
    return settings.pager.value_or("less");
}

}  // namespace

std::optional<std::string> database_if_known(const std::optional<std::string>& given, const Environment& env) {
    if (given) return given;
    if (env.database) return env.database;
    if (env.settings_fault) return std::nullopt;  // they may say where it lies
    return env.settings.database.value_or("zb.db");
}

std::string database_path(const std::optional<std::string>& given, const Environment& env) {
    const auto path = database_if_known(given, env);
    if (!path) throw *env.settings_fault;
    return *path;
}

std::optional<std::size_t> terminal_width() {
    Environment env;
    if (isatty(STDOUT_FILENO) == 1) measure_terminal(env);
    return env.width;
}

bool errors_take_colour() { return isatty(STDERR_FILENO) == 1 && takes_colour(); }

bool input_is_terminal() { return isatty(STDIN_FILENO) == 1; }
bool can_ask() { return input_is_terminal() && isatty(STDERR_FILENO) == 1; }

Environment read_environment(const std::optional<std::string>& database_given) {
    using std::chrono::milliseconds;
    const auto since_epoch = std::chrono::system_clock::now().time_since_epoch();
    Environment env;
    env.clock = Instant::from_milliseconds(std::chrono::duration_cast<milliseconds>(since_epoch).count());
    env.fixed_clock = fixed_clock();
    env.today = environment("ZB_TODAY");
    env.database = environment("ZB_DB");
    env.home = environment("HOME");
    env.user_settings = user_settings_file();
    try {
        env.settings = read_user_settings(settings_files(), env.home);
    } catch (const Error& error) {
        env.settings_fault = error;
    }
    // Scripts that someone else's settings must not touch say so.
    if (environment("ZB_NO_DEFAULTS"))
        std::erase_if(env.settings.stated, [](const StatedSetting& one) { return one.key.starts_with(kDefaultsPrefix); });
    env.actor = actor_of(database_if_known(database_given, env).value_or(""));
    env.state_folder = base_folder("XDG_STATE_HOME", "/.local/state");
    env.pager = pager(env.settings);
    env.progress_delay = count_given("ZB_PROGRESS_DELAY");
    env.output_is_terminal = isatty(STDOUT_FILENO) == 1;
    env.input_is_terminal = input_is_terminal();
    env.errors_are_terminal = isatty(STDERR_FILENO) == 1;
    env.obeys_escapes = !dumb_terminal();
    env.takes_colour = takes_colour();
    if (env.output_is_terminal) measure_terminal(env);
    return env;
}

}  // namespace zb::cli
