// SPDX-License-Identifier: Apache-2.0
// What was asked of one command: operands and options, their form already checked. From the command line or from a line of --input.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/date.h"
#include "calendar/day_word.h"
#include "cli/command.h"

namespace zb::cli {

// A day as read_day_word() reads it. Throws Error "date.invalid" (exit 2) that begins with `option` (--on 2026-11-31：11 月没有 31 日).
DayWord read_day(std::string_view text, std::string_view option);

// Names (without dashes) and texts in the order given; a flag's text is "true" or "false".
using Given = std::vector<std::pair<std::string, std::string>>;

class Arguments {
public:
    // Reads operand and option names and texts against the command's list; forms are checked here and only here.
    // With --input given, operands and required options may be missing: the lines supply them.
    // Throws Error with exit 2: "option.unknown" (with the nearest), "option.missing", "operand.missing", "option.repeated",
    // "option.form", "date.invalid".
    static Arguments read(const Command& command, const Given& given);

    // The same checks of what is given; what is missing is no fault.
    static void check(const Command& command, const Given& given);

    bool has(std::string_view name) const;    // given at all; a flag: set
    bool takes(std::string_view name) const;  // the command has such an operand or option
    // The following give what was given, or nothing. Asking for a name that the command does not have is an assertion.
    std::optional<std::string> text(std::string_view name) const;
    std::string need(std::string_view name) const;  // a required one
    std::vector<std::string> texts(std::string_view name) const;
    std::optional<DayWord> day(std::string_view name) const;
    std::optional<std::int64_t> number(std::string_view name) const;
    // The command and what bears on the facts it writes (operands, own options but files, --on, --by, --note, --today) as one JSON object,
    // in the order of the command's list: what a request id is compared by.
    std::string canonical() const;
    // What was typed, to be pasted into a shell again, without the options named in `without`: zb ledger submit --all --on 2026-10-15.
    std::string typed_again(std::span<const std::string_view> without = {}) const;
    // The same with a word in the place of each operand and option that must be given and is not: zb step advance 001 事项.
    std::string completed() const;
    const Command& command() const { return *command_; }

private:
    enum class Missing { left_out, named };
    static Arguments take(const Command& command, const Given& given);
    std::string typed(std::span<const std::string_view> without, Missing missing) const;

    const Command* command_ = nullptr;
    std::map<std::string, std::vector<std::string>, std::less<>> values_;
};

}  // namespace zb::cli
