// SPDX-License-Identifier: Apache-2.0
// The command list is data: help, completion, manual and parsing all come from these rows.
#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "base/table.h"

namespace zb::cli {

// The form that a value must have; checked when the command line is read (exit 2).
enum class Form { flag, text, day, number, count, file, choice };  // count: a number not below 0

// One thing that may be meant by an operand or option: what may be typed for it, the preferred first, and what it is.
struct Candidate {
    std::vector<std::string> names;
    std::string about;
};
using Candidates = std::vector<Candidate>;

struct CodesWanted {
    std::string database;
    std::string project = {};  // given before, whose steps may be meant
    std::string step = {};     // given before, whose next states may be meant
    bool asked = false;        // a person is asked, who reads from the top: the likely ones first
};
// Throws where the database cannot be read.
using CodesOf = Candidates (*)(const CodesWanted&);

// What zb prints for a word of the program: 已受理 for accepted. It is read too (cli.md rule 9).
struct Spoken {
    std::string_view word;
    std::string_view choice;
};

struct Option {
    std::string_view name;  // project, without dashes
    Form form = Form::text;
    std::string_view value = {};  // what stands for the value in help: 日期
    std::string_view help = {};
    bool required = false;
    bool repeated = false;
    std::vector<std::string_view> choices = {};  // for Form::choice
    std::string_view letter = {};                // o for -o
    std::string_view noun = {};                  // whose codes may be its value, where its name does not say so: staff for --by
    std::vector<Spoken> spoken = {};             // other words for its choices
    CodesOf next = nullptr;                      // what may stand here, where it depends on what stands before; asked for after it
};

// An option whose value is one of another noun's things.
Option of_noun(std::string_view noun, Option option);
// --format without DOCX and XLSX: of what is no list and no report.
Option text_format_option();
// --format of a list or report that has more forms than the others: ics, mspdi. `words` say what they are for.
Option format_option_with(std::initializer_list<std::string_view> more, std::string_view words);

// Stands in order without dashes. May be given by its name too: as --project, and in a line of --input.
struct Operand {
    std::string_view name;   // project
    std::string_view label;  // 项目
    bool required = true;
    bool repeated = false;  // the last one only
    Form form = Form::text;
    std::string_view help = {};
    std::vector<std::string_view> choices = {};  // for Form::choice
    std::string_view noun = {};                  // as of an option
};

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
struct WriteRow;

struct Command {
    std::string_view path;  // step advance
    Sort sort = Sort::read;
    std::string_view summary;  // one line for zb help
    std::string_view details = {};
    std::vector<Operand> operands = {};
    std::vector<Option> options = {};  // one of the same name as a common option stands in its place
    std::vector<Example> examples = {};
    Exit (*run)(Context&) = nullptr;
    void (*fill)(WriteRow&) = nullptr;  // what one row of it records, where other commands record the same
    bool fills_folder = false;          // -o is its own: a folder, which it fills itself
    bool one_form = false;              // what it prints has one form: neither --format nor the options of lists
    bool one_act = false;               // what it writes is one act: neither --input nor --keep-going
    std::string_view found = {};        // what exit status 3 means here, where it occurs: 不是工作日
    // The question before what no later entry of the ledger takes back, or what nobody named: 换上这份备份吗. It brings --yes; its run
    // asks by agreed() (cli/asking.h). Where nobody can be asked a command line that names what is to go is answer enough.
    std::string_view asks = {};
    bool names_nothing = false;  // the command line does not: without --yes it is refused where nobody can be asked
};

// Under which heading of zb help a noun stands.
enum class Group { daily, projects, lists, ledger, program };

// The first word of a command: a noun with its verbs (step), or a word that stands alone (init).
struct Noun {
    std::string_view name;
    std::string_view summary;
    std::vector<Command> (*make)();
    Group group = Group::daily;
    // What the tab key offers where one of the noun's things may be meant; none for words that stand alone.
    CodesOf codes = nullptr;
};

// A page of help that is about no command: a table, with words before it. zb help NAME.
struct Topic {
    std::string_view name;     // 权限
    std::string_view summary;  // 谁能写什么
    std::string_view details;
    Table (*make)();
    std::string_view also = {};  // another word that asks for it
    std::string_view page = {};  // of its own manual page, notice: zb-notice(7); a topic without one stands in zb(1)
};

// Chinese words for nouns and verbs (cli.md rule 9). A verb's `choice` may hold more words: 办结, advance --to decided.
struct SpokenWords {
    std::span<const Spoken> nouns = {};
    std::span<const Spoken> verbs = {};
};

// The whole command line: its nouns, in the order of zb help within their groups, and their rows.
class CommandList {
public:
    explicit CommandList(std::span<const Noun> nouns, std::span<const Topic> topics = {}, SpokenWords spoken = {})
        : nouns_(nouns), topics_(topics), spoken_(spoken) {}

    std::span<const Noun> nouns() const { return nouns_; }
    std::span<const Topic> topics() const { return topics_; }
    const SpokenWords& spoken() const { return spoken_; }
    // nullptr where there is no such noun, no such command.
    const Noun* find_noun(std::string_view name) const;
    const Command* find(std::string_view path) const;
    // The rows of one noun, made on the first call: a run pays only for the noun that it was asked for.
    std::span<const Command> rows(const Noun& noun) const;
    // Every command of every noun: for manual pages and tests.
    std::vector<const Command*> all() const;

private:
    std::span<const Noun> nouns_;
    std::span<const Topic> topics_;
    SpokenWords spoken_;
    mutable std::map<std::string_view, std::vector<Command>> made_ = {};
};

// Options that come with the sort of a command, and those that all commands have.
std::span<const Option> sort_options(Sort sort);
std::span<const Option> common_options();
// Own options, those of its sort and those of every command, in the order of help; no name twice.
std::vector<Option> all_options(const Command& command);

}  // namespace zb::cli
