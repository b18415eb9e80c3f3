// SPDX-License-Identifier: Apache-2.0
// What was asked of one command: operands and options, their form already checked. From the command line or from a line of --input.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "calendar/calendar.h"
#include "cmd/command.h"

namespace zb::cmd {

// YYYY-MM-DD, today, yesterday, +3wd, -1wd, -2d: a day told outright or counted from the day used as today.
struct DayWord {
    std::optional<Date> day;
    int offset = 0;
    bool working = false;  // offset in working days, else calendar days
    Date resolve(Date today, const Calendar& calendar) const;
};
// Throws Error "date.invalid" (exit 2) that begins with `option` (--on 2026-11-31：11 月没有 31 日).
DayWord read_day(std::string_view text, std::string_view option);

class Arguments {
public:
    // Reads option names and texts against the command's list; forms are checked here and only here.
    // Throws Error with exit 2: "option.unknown" (with the nearest), "option.missing", "option.repeated", "option.form".
    static Arguments read(const Command& command, const std::vector<std::pair<std::string, std::string>>& given);

    bool has(std::string_view name) const;  // given at all; a flag: set
    // The following give what was told, or nothing. Asking for a name that the command does not have is an assertion.
    std::optional<std::string> text(std::string_view name) const;
    std::string need(std::string_view name) const;  // a required one
    std::vector<std::string> texts(std::string_view name) const;
    std::optional<DayWord> day(std::string_view name) const;
    std::optional<std::int64_t> number(std::string_view name) const;
    // Name and texts in the order of the command's list, as one JSON object: what a request id is compared by.
    std::string canonical() const;
    const Command& command() const { return *command_; }

private:
    const Command* command_ = nullptr;
    std::map<std::string, std::vector<std::string>, std::less<>> values_;
};

}  // namespace zb::cmd
