// SPDX-License-Identifier: Apache-2.0
// The command list is data: help, completion, manual and parsing all come from these rows.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"

namespace zb::cmd {

// The form that a value must have; checked when the command line is read (exit 2).
enum class Form { flag, text, day, number, file, choice };

struct Option {
    std::string_view name;   // project, without dashes
    Form form = Form::text;
    std::string_view value;  // what stands for the value in help: 日期
    std::string_view help;
    bool required = false;
    bool repeated = false;
    std::vector<std::string_view> choices = {};  // for Form::choice
};

// Stands in order without dashes; is also an option name in a line of --input.
struct Operand {
    std::string_view name;   // project
    std::string_view label;  // 项目
    bool required = true;
    bool repeated = false;   // the last one only
};

// Which options every command of that kind has besides its own (cli.md, Shape).
enum class Sort {
    plain,  // neither reads nor writes a ledger: help, calendar without one
    read,   // --as-of, --head, --limit, --columns, --no-header …
    write,  // --on, --by, --note, --request-id, --dry-run, --input …
    bare_write,  // writes, with options of its own only: init
};

struct Example {
    std::string_view line;  // zb step advance 005 施工许可 --to decided --on 2026-11-20
    std::string_view says;  // what it is for
};

class Context;

struct Command {
    std::string_view path;     // step advance
    Sort sort = Sort::read;
    std::string_view summary;  // one line for zb help
    std::string_view details = {};
    std::vector<Operand> operands = {};
    std::vector<Option> options = {};
    std::vector<Example> examples = {};
    Exit (*run)(Context&) = nullptr;
};

// All commands, in the order of zb help. Each row is made where its command is (cmd/step.cpp …).
std::span<const Command> commands();
const Command* find_command(std::string_view path);
// Own options and those of its sort and of every command, in the order of help.
std::vector<Option> all_options(const Command& command);

}  // namespace zb::cmd
