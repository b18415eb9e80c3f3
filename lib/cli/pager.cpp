// SPDX-License-Identifier: Apache-2.0
// Runs the pager as a shell would and waits for it.
#include "cli/pager.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <sys/wait.h>
#include <unistd.h>

#include "base/text.h"

namespace zb::cli {

namespace {

constexpr int kNotFound = 127;  // of /bin/sh: no such program

std::size_t lines_on_screen(const std::string& text, std::size_t width) {
    std::size_t lines = 0;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        const std::size_t wide = display_width(std::string_view{text}.substr(begin, end - begin));
        lines += std::max<std::size_t>(1, (wide + width - 1) / width);
        begin = end + 1;
    }
    return lines;
}

// The shell's own words about a program that is not there would stand between the lines: it is asked first. A command that sets variables
// is taken as it is.
std::string if_there(const std::string& command) {
    const std::string program = command.substr(0, command.find(' '));
    if (program.find('=') != std::string::npos) return command;
    return "command -v " + shell_word(program) + " >/dev/null 2>&1 || exit 127; " + command;
}

[[noreturn]] void become_pager(const std::string& command, int in) {
    std::signal(SIGINT, SIG_DFL);
    ::dup2(in, STDIN_FILENO);
    ::close(in);
    std::signal(SIGPIPE, SIG_DFL);
    // Colours pass whatever else the user has set for less, and a text that fits is left on the screen; Chinese is no control character
    // where no locale says so.
    const char* less = ::getenv("LESS");
    ::setenv("LESS", less == nullptr ? "FRX" : (std::string{less} + " -R").c_str(), 1);
    ::setenv("LESSCHARSET", "utf-8", 0);
    const std::string script = if_there(command);
    const std::array<const char*, 4> words = {"sh", "-c", script.c_str(), nullptr};
    ::execv("/bin/sh", const_cast<char* const*>(words.data()));
    ::_exit(kNotFound);
}

void feed(int out, std::string_view text) {
    while (!text.empty()) {
        const ssize_t written = ::write(out, text.data(), text.size());
        if (written > 0) {
            text.remove_prefix(static_cast<std::size_t>(written));
        } else if (errno != EINTR) {
            return;  // q: the reader has seen enough
        }
    }
}

int wait_for(pid_t child) {
    int status = 0;
    while (::waitpid(child, &status, 0) < 0 && errno == EINTR) continue;
    return WIFEXITED(status) ? WEXITSTATUS(status) : 0;
}

}  // namespace

std::string pager_for(const std::string& text, const Environment& env) {
    if (!env.output_is_terminal || !env.input_is_terminal || !env.height || !env.width) return {};
    if (lines_on_screen(text, *env.width) < *env.height) return {};
    return env.pager == "cat" ? std::string{} : env.pager;
}

bool show_in_pager(const std::string& text, const Environment& env) {
    const std::string command = pager_for(text, env);
    std::array<int, 2> ends{};
    if (command.empty() || ::pipe(ends.data()) != 0) return false;
    const pid_t child = ::fork();
    if (child == 0) {
        ::close(ends[1]);
        become_pager(command, ends[0]);
    }
    const auto before = std::signal(SIGINT, SIG_IGN);  // Ctrl-C is the pager's while it stands on the screen
    ::close(ends[0]);
    if (child > 0) feed(ends[1], text);
    ::close(ends[1]);
    const int status = child > 0 ? wait_for(child) : kNotFound;
    std::signal(SIGINT, before);
    return status != kNotFound;
}

}  // namespace zb::cli
