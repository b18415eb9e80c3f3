// SPDX-License-Identifier: Apache-2.0
// Where a printed command ends, and what it lacks of the one typed.
#include "cli/mends.h"

#include <algorithm>
#include <optional>

#include "base/text.h"
#include "cli/parsing.h"

namespace zb::cli {

namespace {

// The value of an option as it stands on the command line: --by 人员, --by=人员.
std::optional<std::string> typed_value(std::span<const std::string> typed, const std::string& option) {
    for (std::size_t i = 0; i < typed.size(); ++i) {
        if (typed[i] == option && i + 1 < typed.size()) return typed[i + 1];
        if (typed[i].starts_with(option + "=")) return typed[i].substr(option.size() + 1);
    }
    return std::nullopt;
}

// From the first letter of a command to the sign of prose that ends it; signs in quotes belong to it.
std::size_t end_of_command(std::string_view text, std::size_t begin) {
    constexpr std::string_view kEnds[] = {"；", "。", "，", "（", "）", "？", "“", "”"};
    bool quoted = false;
    for (std::size_t at = begin; at < text.size(); ++at) {
        if (text[at] == '\'') quoted = !quoted;
        const auto here = [&](std::string_view sign) { return text.substr(at).starts_with(sign); };
        if (!quoted && std::any_of(std::begin(kEnds), std::end(kEnds), here)) return at;
    }
    return text.size();
}

bool has_option(std::string_view command, std::string_view option) {
    return (std::string{command} + " ").find(" " + std::string{option} + " ") != std::string::npos;
}

std::string acting_as_typed(std::string command, const Command& row, std::span<const std::string> typed) {
    const bool writes = row.sort == Sort::write;
    const auto by = typed_value(typed, "--by");
    // Of the same command only: another person reviews what one has drafted.
    constexpr std::string_view kSomebody = " --by 人员";
    const std::size_t somebody = command.find(kSomebody);
    if (by && somebody != std::string::npos) command.replace(somebody, kSomebody.size(), " --by " + shell_word(*by));
    if (by && writes && !has_option(command, "--by")) command += " --by " + shell_word(*by);
    const auto database = typed_value(typed, "--db");
    if (database && row.path != "help" && !has_option(command, "--db")) command += " --db " + shell_word(*database);
    return command;
}

// The text with each of its commands as `acting_as_typed` makes it.
std::string rewritten(std::string_view text, const CommandList& commands, std::span<const std::string> typed) {
    constexpr std::string_view kProgram = "zb ";
    std::string result;
    std::size_t done = 0;
    for (std::size_t begin = text.find(kProgram); begin != std::string_view::npos; begin = text.find(kProgram, done)) {
        const std::size_t end = end_of_command(text, begin);
        const std::string command{trim(text.substr(begin, end - begin))};
        const std::vector<std::string> words = split(std::string_view{command}.substr(kProgram.size()), ' ');
        const Command* row = command_named(commands, words);
        result += text.substr(done, begin - done);
        result += row == nullptr ? command : acting_as_typed(command, *row, typed);
        done = begin + command.size();
    }
    return result + std::string{text.substr(done)};
}

}  // namespace

Error keeping_what_was_typed(const Error& error, const CommandList& commands, std::span<const std::string> typed) {
    Fault fault = error.fault();
    fault.hint = rewritten(fault.hint, commands, typed);
    std::vector<Fault> rows = error.rows();
    for (Fault& row : rows) row.hint = rewritten(row.hint, commands, typed);
    return Error{std::move(fault), error.exit()}.with_rows(std::move(rows));
}

}  // namespace zb::cli
