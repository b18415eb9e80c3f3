// SPDX-License-Identifier: Apache-2.0
// The words of the command line, sorted out: which command, which operands and options, or which help.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "cli/arguments.h"

namespace zb::cli {

struct Request {
    enum class Kind { run, help, version };
    Kind kind = Kind::help;
    const Command* command = nullptr;  // to run
    Given given = {};                  // for it, unchecked
    std::string topic = {};            // help about: "", a noun, or a command's path
};

// The same words with noun and verb as scripts write them, where they were said in Chinese; behind `help` too. What is not known stays.
std::vector<std::string> in_fixed_words(const CommandList& commands, std::vector<std::string> words);

// Where the first word of the command stands; none where there are options only.
std::optional<std::size_t> place_of_noun(std::span<const std::string> words);

// Options may stand before, between and behind the words of the command; -- ends them.
// Throws Error with exit 2: "command.unknown" (with the nearest), "option.unknown", "option.no_value", "operand.extra".
Request read_command_line(const CommandList& commands, std::span<const std::string> words);

// For messages about words that could not be read: the command they name, if any, and whether they ask for JSON.
const Command* command_named(const CommandList& commands, std::span<const std::string> words);
bool asks_for_json(std::span<const std::string> words);

}  // namespace zb::cli
