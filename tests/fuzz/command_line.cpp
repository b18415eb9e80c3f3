// SPDX-License-Identifier: Apache-2.0
// The command line, a word a line: read, checked, and where it is wrong refused with a message that can be printed.
#include "base/text.h"
#include "cli/failure.h"
#include "cli/mends.h"
#include "cli/parsing.h"
#include "cmd/commands.h"
#include "fuzz/fuzz.h"

void zb::try_input(std::string_view input) {
    std::vector<std::string> words;
    for (std::string& word : split(input, '\n'))
        if (word.find('\0') == std::string::npos) words.push_back(std::move(word));
    try {
        const cli::Request request = cli::read_command_line(cli::commands(), words);
        if (request.command != nullptr) static_cast<void>(cli::Arguments::read(*request.command, request.given));
    } catch (const Error& error) {
        const std::string said = cli::failure_text(cli::keeping_what_was_typed(error, cli::commands(), words), {true, true, false});
        require(is_utf8(said) && said.find('\033') == std::string::npos);
    }
}
