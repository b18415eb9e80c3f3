// SPDX-License-Identifier: Apache-2.0
// The command list is data: help, completion, manual and parsing all come from these rows.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"

namespace zb::cmd {

// The form that a value must have; checked when the command line is read (exit 2).
enum class Form { flag, text, day, number, count, file, choice };  // count: a number not below 0

struct Option {
    std::string_view name;  // project, without dashes
    Form form = Form::text;
    std::string_view value = {};  // what stands for the value in help: 日期
    std::string_view help = {};
    bool required = false;
    bool repeated = false;
    std::vector<std::string_view> choices = {};  // for Form::choice
    std::string_view letter = {};                // o for -o
};

// Stands in order without dashes. May be given by its name too: as --project, and in a line of --input.
struct Operand {
    std::string_view name;   // project
    std::string_view label;  // 项目
    bool required = true;
    bool repeated = false;  // the last one only
    Form form = Form::text;
    std::string_view help = {};
    std::vector<std::string_view> choices = {};  // for Form::choice
};

// The project that a command is about.
Operand project_operand(bool required = true);

// Which options every command of that kind has besides its own (cli.md, Shape).
enum class Sort {
    plain,       // neither reads nor writes a ledger: help, calendar
    read,        // --as-of, --head, --limit, --columns, --no-header, --plain
    write,       // --on, --by, --note, --request-id, --dry-run, --input, --keep-going
    bare_write,  // writes, with options of its own only: init
};

struct Example {
    std::string_view line;  // zb step advance 005 施工许可 --to decided --on 2026-11-20
    std::string_view says;  // what it is for
};

class Context;

struct Command {
    std::string_view path;  // step advance
    Sort sort = Sort::read;
    std::string_view summary;  // one line for zb help
    std::string_view details = {};
    std::vector<Operand> operands = {};
    std::vector<Option> options = {};  // one of the same name as a common option stands in its place
    std::vector<Example> examples = {};
    Exit (*run)(Context&) = nullptr;
    std::string_view found = {};  // what exit status 3 means here, where it occurs: 不是工作日
};

// Under which heading of zb help a noun stands.
enum class Group { daily, projects, lists, ledger, program };

// The first word of a command: a noun with its verbs (step), or a word that stands alone (init).
struct Noun {
    std::string_view name;
    std::string_view summary;
    std::vector<Command> (*make)();
    Group group = Group::daily;
};

// All nouns, in the order of zb help within their groups. Their rows are made where their commands are (cmd/step.cpp …).
std::span<const Noun> nouns();
const Noun* find_noun(std::string_view name);
// The rows of one noun, made on the first call: a run pays only for the noun that it was asked for.
std::span<const Command> commands_of(const Noun& noun);
// nullptr where there is no such command.
const Command* find_command(std::string_view path);
// Every command of every noun: for completion, manual pages and tests.
std::vector<const Command*> all_commands();

// Options that come with the sort of a command, and those that all commands have.
std::span<const Option> sort_options(Sort sort);
std::span<const Option> common_options();
// Own options, those of its sort and those of every command, in the order of help; no name twice.
std::vector<Option> all_options(const Command& command);

}  // namespace zb::cmd
