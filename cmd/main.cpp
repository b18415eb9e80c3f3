// SPDX-License-Identifier: Apache-2.0
// The way in: environment, clock and terminal are read here and nowhere else, and here is the one try/catch.
#include <algorithm>
#include <charconv>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <new>
#include <pwd.h>
#include <string>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <vector>

#include "cmd/cli.h"
#include "cmd/context.h"
#include "cmd/failure.h"
#include "cmd/files.h"
#include "cmd/help.h"
#include "cmd/version.h"

namespace zb::cmd {
namespace {

std::optional<std::string> environment(const char* name) {
    const char* value = std::getenv(name);
    if (value == nullptr || *value == '\0') return {};
    return value;
}

std::optional<Instant> fixed_clock() {
    const auto told = environment("ZB_NOW");
    if (!told) return {};
    try {
        return Instant::parse(*told);
    } catch (const Error& error) {
        throw Error{"clock.invalid", "环境变量 ZB_NOW=" + *told + "：" + error.fault().message,
                    "写成 ZB_NOW=2026-11-20T16:30:00+08:00，或不设它：unset ZB_NOW", Exit::usage};
    }
}

// $USER proves nothing; the user id does (reliability.md, threat 1).
std::string actor() {
    const uid_t user = getuid();
    const passwd* entry = getpwuid(user);
    return std::to_string(user) + ":" + (entry == nullptr ? "" : entry->pw_name);
}

std::optional<std::size_t> terminal_width() {
    if (const auto columns = environment("COLUMNS")) {
        std::size_t width = 0;
        const auto result = std::from_chars(columns->data(), columns->data() + columns->size(), width);
        if (result.ec == std::errc{} && width > 0) return width;
    }
    winsize size = {};
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) return size.ws_col;
    return {};
}

bool shows_colour(int descriptor) {
    return isatty(descriptor) == 1 && !environment("NO_COLOR") && environment("TERM").value_or("dumb") != "dumb";
}

Surroundings surroundings() {
    using std::chrono::milliseconds;
    const auto since_epoch = std::chrono::system_clock::now().time_since_epoch();
    Surroundings around;
    around.clock = Instant::from_milliseconds(std::chrono::duration_cast<milliseconds>(since_epoch).count());
    around.fixed_clock = fixed_clock();
    around.today = environment("ZB_TODAY");
    around.database = environment("ZB_DB");
    around.actor = actor();
    around.output_is_terminal = isatty(STDOUT_FILENO) == 1;
    around.input_is_terminal = isatty(STDIN_FILENO) == 1;
    if (around.output_is_terminal) around.width = terminal_width();
    around.colourful_terminal = shows_colour(STDOUT_FILENO);
    return around;
}

bool asks_for(const std::vector<std::string>& words, std::string_view option, std::string_view value) {
    const std::string joined = std::string{option} + "=" + std::string{value};
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (words[i] == joined || (words[i] == option && i + 1 < words.size() && words[i + 1] == value)) return true;
    }
    return false;
}

// Told from the bare words: what has to be reported may be that they could not be read.
FailureStyle failure_style(const std::vector<std::string>& words) {
    FailureStyle style;
    style.json = asks_for_json(words);
    const Command* command = command_named(words);
    style.would_write = command != nullptr && (command->sort == Sort::write || command->sort == Sort::bare_write);
    style.colour = asks_for(words, "--color", "always") || (shows_colour(STDERR_FILENO) && !asks_for(words, "--color", "never"));
    return style;
}

Exit deliver_text(const std::string& text) {
    write_to_standard_output(text);
    return Exit::done;
}

// The database is closed by now. What cannot be printed after a write is not a refusal: the entries stand.
Exit deliver(const Context& context, Exit outcome, Replace replace) {
    const auto lost = [&](const std::string& why) {
        return Error{"receipt.lost", "已写入台账，但结果没能给出：" + why,
                     "查看：zb ledger list；或用同一 --request-id 再执行一次，只会再给一次回执", Exit::unknown};
    };
    try {
        if (const auto path = context.output_path()) {
            write_file(*path, context.data(), replace, context.database_path());
        } else if (write_to_standard_output(context.data()) == Delivery::reader_gone && context.has_written()) {
            throw lost("读取输出的程序已经退出");
        }
    } catch (const Error& error) {
        if (!context.has_written() || error.exit() == Exit::unknown) throw;
        throw lost(error.fault().message);
    }
    write_to_standard_error(context.words());
    return outcome;
}

Exit run(const std::vector<std::string>& words) {
    const Request request = read_command_line(words);
    switch (request.kind) {
        case Request::Kind::version: return deliver_text(version_text());
        case Request::Kind::help: return deliver_text(help_about(request.topic));
        case Request::Kind::run: break;
    }
    Context context{Arguments::read(*request.command, request.given), surroundings()};
    const Replace replace = context.args().has("force") ? Replace::yes : Replace::no;
    if (const auto path = context.output_path()) check_output(*path, replace, context.database_path());
    const Exit outcome = request.command->run(context);
    return deliver(context, outcome, replace);
}

Exit fail(const Error& error, const FailureStyle& style) {
    write_to_standard_error(failure_text(error, style));
    return error.exit();
}

Exit run_and_report(const std::vector<std::string>& words) {
    try {
        return run(words);
    } catch (const Error& error) {
        return fail(error, failure_style(words));
    } catch (const std::bad_alloc&) {
        return fail(Error{"memory.exhausted", "内存不够", "把文件分小，或换一台内存大些的机器"}, failure_style(words));
    } catch (const std::exception&) {  // no library's words reach a user
        return fail(Error{"internal", "程序内部出错", "请把这条命令和输入文件交给维护人员"}, failure_style(words));
    }
}

}  // namespace
}  // namespace zb::cmd

int main(int argc, char** argv) {
    zb::cmd::reopen_closed_descriptors();
    std::signal(SIGPIPE, SIG_IGN);  // | head -1 is no fault
    umask(077);                     // nothing that zb makes is open to others, whatever cron's umask
    const std::vector<std::string> words(argv + std::min(argc, 1), argv + argc);
    return static_cast<int>(zb::cmd::run_and_report(words));
}
