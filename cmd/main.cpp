// SPDX-License-Identifier: Apache-2.0
// The way in and out: which command, where its output goes, and the one try/catch.
#include <algorithm>
#include <csignal>
#include <exception>
#include <fmt/format.h>
#include <new>
#include <span>
#include <string>
#include <unistd.h>
#include <utility>
#include <vector>

#include "cli/asking.h"
#include "cli/caller.h"
#include "cli/completion.h"
#include "cli/context.h"
#include "cli/disk_fault.h"
#include "cli/environment.h"
#include "cli/failure.h"
#include "cli/files.h"
#include "cli/help.h"
#include "cli/mends.h"
#include "cli/own_words.h"
#include "cli/pager.h"
#include "cli/parsing.h"
#include "cli/temporary_file.h"
#include "cli/version.h"
#include "cmd/commands.h"
#include "outlook/far_dates.h"
#include "report/words/page.h"
#include "store/store.h"

namespace zb::cli {
namespace {

bool asks_for(const std::vector<std::string>& words, std::string_view option, std::string_view value) {
    const std::string joined = std::string{option} + "=" + std::string{value};
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (words[i] == joined || (words[i] == option && i + 1 < words.size() && words[i + 1] == value)) return true;
    }
    return false;
}

// Judged from argv itself: the failure may be that argv could not be parsed.
FailureStyle failure_style(const std::vector<std::string>& words) {
    FailureStyle style;
    style.json = asks_for_json(words);
    const Command* command = command_named(commands(), words);
    style.would_write = command != nullptr && (command->sort == Sort::write || command->sort == Sort::bare_write);
    style.colour = asks_for(words, "--color", "always") || (errors_take_colour() && !asks_for(words, "--color", "never"));
    return style;
}

// From the commit on no failure is a refusal: the entries are recorded, whatever went wrong behind it.
Error receipt_lost(std::string_view why) {
    return Error{"receipt.lost", fmt::format("已写入台账，但结果没能给出：{}", why),
                 "查看：zb ledger list；或用同一 --request-id 再执行一次，只会再给一次回执", Exit::unknown};
}

Exit deliver_text(const std::string& text) {
    write_to_standard_output(text);
    return Exit::done;
}

Exit deliver_page(const std::string& page) {
    const auto width = terminal_width();
    return deliver_text(width ? folded_page(page, *width) : page);
}

// A receipt is never handed to a pager: what was written must stay on the screen.
Delivery show(const Context& context) {
    if (!context.has_written() && show_in_pager(context.data(), context.env())) return Delivery::done;
    return write_to_standard_output(context.data());
}

// The database is closed by now.
Exit deliver(const Context& context, Exit outcome) {
    const auto path = context.output_path();
    if (path && !context.has_streamed()) {
        write_file(*path, context.data(), context.replace(), context.database_path());
    } else if (show(context) == Delivery::reader_gone && context.has_written()) {
        throw Error{"output.reader_gone", "读取输出的程序已经退出"};
    }
    write_to_standard_error(context.words());
    return outcome;
}

// zb __complete -- WORDS: from the shells' scripts, at every press of the tab key.
Exit complete(std::span<const std::string> words) {
    if (!words.empty() && words.front() == "--") words = words.subspan(1);
    return deliver_text(completions(commands(), words));
}

// The settings are asked only for a word that is no noun.
std::vector<std::string> with_alias_written_out(const std::vector<std::string>& typed) {
    if (!may_be_alias(commands(), typed)) return typed;
    const Environment environment = read_environment();
    if (environment.settings_fault) throw *environment.settings_fault;
    return without_alias(commands(), environment.settings, typed);
}

Exit run(const std::vector<std::string>& typed) {
    refuse_borrowed_rights();
    if (!typed.empty() && typed.front() == kCompletionWord) return complete(std::span{typed}.subspan(1));
    const std::vector<std::string> words = in_fixed_words(commands(), with_alias_written_out(typed));
    const Request request = read_command_line(commands(), words);
    switch (request.kind) {
        case Request::Kind::version: return deliver_text(version_text());
        case Request::Kind::help: return deliver_page(help_about(commands(), request.topic));
        case Request::Kind::run: break;
    }
    const Given given = with_answers(commands(), *request.command, request.given);
    Arguments arguments = Arguments::read(*request.command, given);
    Environment environment = read_environment(arguments.text("db"));
    if (environment.settings.defaults_of(request.command->path) != nullptr)
        arguments = Arguments::read(*request.command, with_defaults(commands(), *request.command, environment.settings, given));
    Context context{commands(), std::move(arguments), std::move(environment), refuse_far_dates};
    refuse_unasked(context);
    if (const auto path = context.output_path()) check_output(*path, context.replace(), context.database_path());
    try {
        const Exit outcome = request.command->run(context);
        context.add_foot();
        if (const auto& seen = context.seen_head()) keep_seen_head(context.env().state_folder, *seen);
        return deliver(context, outcome);
    } catch (const Error& error) {
        if (!context.has_written() || error.exit() == Exit::unknown) throw;
        throw receipt_lost(error.fault().message);
    }
}

Exit fail(const Error& error, const FailureStyle& style) {
    const bool landed = Store::may_have_committed() && error.exit() != Exit::unknown;
    const Error said = landed ? receipt_lost(error.fault().message) : error;
    write_to_standard_error(failure_text(said, style));
    return said.exit();
}

Exit run_and_report(const std::vector<std::string>& words) {
    try {
        return run(words);
    } catch (const Error& error) {
        return fail(keeping_what_was_typed(error, commands(), words), failure_style(words));
    } catch (const std::bad_alloc&) {
        return fail(Error{"memory.exhausted", "内存不够", "把文件分小，或换一台内存大些的机器"}, failure_style(words));
    } catch (const std::exception&) {  // a library's own message never reaches a user
        return fail(Error{"internal", "程序内部出错", "请把这条命令和输入文件交给维护人员"}, failure_style(words));
    }
}

// With no memory left for an error's own words these stand ready, and nothing here asks for any.
int die_without_memory() noexcept {
    const bool landed = Store::may_have_committed();
    write_to_standard_error(landed ? "错误：内存不够，结果没能给出；可能已经写入台账\n办法：查看：zb ledger list；或用同一 --request-id "
                                     "再执行一次，已写入的不会重复\n"
                                   : "错误：内存不够\n办法：把文件分小，或换一台内存大些的机器\n未写入任何内容。\n");
    return static_cast<int>(landed ? Exit::unknown : Exit::refused);
}

// Where an exception cannot pass, as in the noexcept functions of libraries and before main, memory has run out: no core dump, no signal.
// What is in a transaction is rolled back by whoever opens the ledger next.
[[noreturn]] void end_here() noexcept { ::_exit(die_without_memory()); }

[[gnu::constructor(101)]] void watch_over_initialisers() { std::set_terminate(end_here); }

}  // namespace
}  // namespace zb::cli

int main(int argc, char** argv) {
    zb::cli::reopen_closed_descriptors();
    std::signal(SIGPIPE, SIG_IGN);  // a reader that stops early, as | head -1, is no fault
    std::signal(SIGXFSZ, SIG_IGN);  // past ulimit -f a write fails like any other, and is said
    try {
        zb::cli::say_disk_faults();
        zb::cli::remove_temporary_files_on_interrupt();
        const std::vector<std::string> words(argv + std::min(argc, 1), argv + argc);
        return static_cast<int>(zb::cli::run_and_report(words));
    } catch (const std::exception&) {
        return zb::cli::die_without_memory();
    }
}
