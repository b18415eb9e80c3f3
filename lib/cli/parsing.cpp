// SPDX-License-Identifier: Apache-2.0
// Finds the command among the words and feeds that one command to CLI11: the only file that includes it (7 s to compile).
#include "cli/parsing.h"

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <algorithm>
#include <fmt/format.h>

#include "base/ascii.h"
#include "base/naming.h"
#include "base/text.h"

namespace zb::cli {

namespace {

using Words = std::vector<std::string>;

// -3 and -1wd are operands: no option begins with a digit.
bool is_option(std::string_view word) { return word.size() > 1 && word[0] == '-' && !is_digit(word[1]); }

// Before the command is known only shared options are known to take a value.
bool takes_next_word(std::string_view word) {
    const auto takes = [&](std::span<const Option> options) {
        return std::any_of(options.begin(), options.end(), [&](const Option& option) {
            if (option.form == Form::flag) return false;
            return word == fmt::format("--{}", option.name) || (!option.letter.empty() && word == fmt::format("-{}", option.letter));
        });
    };
    return takes(common_options()) || takes(sort_options(Sort::read)) || takes(sort_options(Sort::write));
}

// Where the words of the command stand: positions of the noun and the verb, or the end where there is none.
struct CommandPlace {
    std::size_t noun;
    std::size_t verb;
};

CommandPlace find_words(std::span<const std::string> words) {
    const auto next = [&](std::size_t at) {
        while (at < words.size() && is_option(words[at])) {
            if (words[at] == "--") return words.size();
            at += takes_next_word(words[at]) ? 2 : 1;
        }
        return std::min(at, words.size());
    };
    const std::size_t noun = next(0);
    return {noun, noun == words.size() ? noun : next(noun + 1)};
}

bool stands_alone(const CommandList& commands, const Noun& noun) { return commands.rows(noun).front().path == noun.name; }

// Other programs tell their version by these words.
bool asks_for_version(std::string_view word) { return word == "version" || word == "-V" || word == "-v" || word == "版本"; }

Error unknown_noun(const CommandList& commands, const std::string& word) {
    if (asks_for_version(word)) return usage_error("command.unknown", fmt::format("没有“{}”这个命令", word), "版本：zb --version");
    std::vector<std::string> names;
    for (const Noun& noun : commands.nouns()) names.emplace_back(noun.name);
    for (const Spoken& spoken : commands.spoken().nouns) names.emplace_back(spoken.word);
    const std::string near = nearest(word, names);
    return usage_error("command.unknown", fmt::format("没有“{}”这个命令", word), with_nearest_code(near, "全部命令：zb help", "zb "));
}

Error no_command(const std::string& first) {
    const std::vector<std::string> alone = {"--version", "--help"};
    const std::string near = asks_for_version(first) ? alone.front() : nearest(first, alone);
    return usage_error("command.missing", fmt::format("只有选项，没有命令：{}", first),
                       with_nearest_code(near, "全部命令：zb help", "zb "));
}

Error unknown_verb(const CommandList& commands, const Noun& noun, const std::string& word) {
    std::vector<std::string> verbs;
    for (const Command& row : commands.rows(noun)) verbs.emplace_back(row.path.substr(noun.name.size() + 1));
    for (const Spoken& spoken : commands.spoken().verbs)
        if (commands.find(fmt::format("{} {}", noun.name, split(spoken.choice, ' ').front())) != nullptr) verbs.emplace_back(spoken.word);
    const std::string near = nearest(word, verbs);
    const std::string all = fmt::format("它的全部动作：zb help {}", noun.name);
    return usage_error("command.unknown", fmt::format("zb {} 没有“{}”这个动作", noun.name, word),
                       with_nearest_code(near, all, fmt::format("zb {} ", noun.name)));
}

bool holds(std::span<const std::string> words, std::initializer_list<std::string_view> wanted) {
    const auto end = std::find(words.begin(), words.end(), "--");
    return std::any_of(words.begin(), end,
                       [&](const std::string& word) { return std::find(wanted.begin(), wanted.end(), word) != wanted.end(); });
}

// CLI11 takes the next word as the value of `--note=`; two words say what was meant.
Words with_empty_values_apart(const Words& words) {
    Words apart;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (words[i] == "--") {
            apart.insert(apart.end(), words.begin() + static_cast<std::ptrdiff_t>(i), words.end());
            break;
        }
        if (words[i].size() > 3 && words[i].starts_with("--") && words[i].find('=') == words[i].size() - 1) {
            apart.push_back(words[i].substr(0, words[i].size() - 1));
            apart.emplace_back();
        } else {
            apart.push_back(words[i]);
        }
    }
    return apart;
}

void declare_options(CLI::App& app, const std::vector<Option>& options) {
    for (const Option& option : options) {
        const std::string names =
            option.letter.empty() ? fmt::format("--{}", option.name) : fmt::format("-{},--{}", option.letter, option.name);
        if (option.form == Form::flag) {
            app.add_flag(names)->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
        } else {
            // A generic option keeps its texts as they are: no splitting at commas or brackets.
            app.add_option(names, [](const CLI::results_t&) { return true; })->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
        }
    }
}

Error unknown_option(const Command& command, const std::string& word) {
    const std::string name = word.substr(0, word.find('='));
    // A write always goes behind the last entry, so there is no past day or entry to choose.
    if (command.sort == Sort::write && (name == "--as-of" || name == "--head")) {
        return usage_error("option.past", fmt::format("zb {} 是写入，不收 {}：写入总是接在最后一条之后", command.path, name),
                           "事情发生在以前，用 --on 写那一天");
    }
    std::vector<std::string> names;
    for (const Option& option : all_options(command)) names.push_back(fmt::format("--{}", option.name));
    for (const Operand& operand : command.operands) names.push_back(fmt::format("--{}", operand.name));
    const std::string near = nearest(name, names);
    const std::string all = fmt::format("全部选项：zb help {}", command.path);
    return usage_error("option.unknown", fmt::format("zb {} 没有选项 {}", command.path, name), with_nearest_code(near, all));
}

// Operands take their words in order, a repeated last one all that are left; those given by name are passed over.
Given given_operands(const Command& command, const Words& words, const Given& named) {
    Given given;
    std::size_t next = 0;
    for (const Operand& operand : command.operands) {
        const bool given_by_name = std::any_of(named.begin(), named.end(), [&](const auto& pair) { return pair.first == operand.name; });
        if (given_by_name) continue;
        const std::size_t end = operand.repeated ? words.size() : std::min(next + 1, words.size());
        for (; next < end; ++next) given.emplace_back(std::string{operand.name}, words[next]);
    }
    if (next < words.size()) {
        throw usage_error("operand.extra", fmt::format("zb {} 后面多了“{}”", command.path, words[next]),
                          fmt::format("有空格的文字要加引号；用法：zb help {}", command.path));
    }
    return given;
}

// CLI11 keeps words that it does not know in their order: operands, and misspelt options before any --.
Words operand_words(const Command& command, const Words& unknown) {
    Words operands;
    bool options_ended = false;
    for (const std::string& word : unknown) {
        if (!options_ended && word == "--") {
            options_ended = true;
        } else if (!options_ended && is_option(word)) {
            throw unknown_option(command, word);
        } else {
            operands.push_back(word);
        }
    }
    return operands;
}

Given parse(const Command& command, const Words& words) {
    CLI::App app;
    app.set_help_flag();
    app.allow_extras();
    std::vector<Option> options = all_options(command);
    for (const Operand& operand : command.operands) options.push_back({operand.name});
    declare_options(app, options);

    Words reversed = with_empty_values_apart(words);
    // CLI11 would drop this word and all behind it without a sound.
    if (std::find(reversed.begin(), reversed.end(), "++") != reversed.end()) {
        throw usage_error("operand.extra", "“++”不能单独成词", "用引号把它和别的文字写在一起");
    }
    std::reverse(reversed.begin(), reversed.end());
    try {
        app.parse(reversed);
    } catch (const CLI::ParseError&) {  // options are all optional texts: only the last one can lack its value, or a flag have one
        throw usage_error("option.no_value", fmt::format("{} 的值不对或没有写", words.empty() ? "选项" : words.back()),
                          fmt::format("用法：zb help {}", command.path));
    }
    Given given;
    for (const Option& option : options) {
        for (const std::string& text : app.get_option(fmt::format("--{}", option.name))->results()) given.emplace_back(option.name, text);
    }
    const Given operands = given_operands(command, operand_words(command, app.remaining()), given);
    given.insert(given.end(), operands.begin(), operands.end());
    return given;
}

Words without(std::span<const std::string> words, std::size_t first, std::size_t second) {
    Words rest;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (i != first && i != second) rest.push_back(words[i]);
    }
    return rest;
}

}  // namespace

namespace {

const Spoken* spoken_as(std::span<const Spoken> words, std::string_view word) {
    const auto found = std::find_if(words.begin(), words.end(), [&](const Spoken& one) { return one.word == word; });
    return found == words.end() ? nullptr : &*found;
}

void fix_noun(const CommandList& commands, std::string& word) {
    const Spoken* noun = commands.find_noun(word) == nullptr ? spoken_as(commands.spoken().nouns, word) : nullptr;
    if (noun != nullptr) word = noun->choice;
}

// A verb that the noun does not have, but has as this word is said.
void fix_verb(const CommandList& commands, const std::string& noun, Words& words, std::size_t at) {
    if (commands.find(fmt::format("{} {}", noun, words[at])) != nullptr) return;
    for (const Spoken& verb : commands.spoken().verbs) {
        if (verb.word != words[at]) continue;
        const Words meant = split(verb.choice, ' ');
        if (commands.find(fmt::format("{} {}", noun, meant.front())) == nullptr) continue;
        words[at] = meant.front();
        words.insert(words.begin() + static_cast<std::ptrdiff_t>(at) + 1, meant.begin() + 1, meant.end());
        return;
    }
}

}  // namespace

std::vector<std::string> in_fixed_words(const CommandList& commands, std::vector<std::string> words) {
    const auto [noun_at, verb_at] = find_words(words);
    if (noun_at == words.size()) return words;
    fix_noun(commands, words[noun_at]);
    if (verb_at == words.size()) return words;
    const Noun* noun = commands.find_noun(words[noun_at]);
    if (noun == nullptr) return words;
    if (words[noun_at] == "help") {
        fix_noun(commands, words[verb_at]);
        if (verb_at + 1 < words.size()) fix_verb(commands, words[verb_at], words, verb_at + 1);
    } else if (!stands_alone(commands, *noun)) {
        fix_verb(commands, words[noun_at], words, verb_at);
    }
    return words;
}

std::optional<std::size_t> place_of_noun(std::span<const std::string> words) {
    const std::size_t at = find_words(words).noun;
    return at == words.size() ? std::nullopt : std::optional{at};
}

Request read_command_line(const CommandList& commands, std::span<const std::string> words) {
    const auto [noun_at, verb_at] = find_words(words);
    if (noun_at == words.size()) {
        if (holds(words, {"--version"})) return {Request::Kind::version};
        if (!words.empty() && !holds(words, {"--help", "-h"})) throw no_command(words.front());
        return {Request::Kind::help};
    }
    const std::string& word = words[noun_at];
    const Noun* noun = commands.find_noun(word);
    if (noun == nullptr) throw unknown_noun(commands, word);
    const bool alone = stands_alone(commands, *noun);
    if (!alone && verb_at == words.size()) return {Request::Kind::help, nullptr, {}, word};
    const std::string path = alone ? word : fmt::format("{} {}", word, words[verb_at]);
    const Command* command = commands.find(path);
    if (command == nullptr) throw unknown_verb(commands, *noun, words[verb_at]);

    Given given = parse(*command, without(words, noun_at, alone ? noun_at : verb_at));
    const bool help = std::any_of(given.begin(), given.end(), [](const auto& pair) { return pair.first == "help"; });
    if (help) return {Request::Kind::help, nullptr, {}, path};
    return {Request::Kind::run, command, std::move(given)};
}

const Command* command_named(const CommandList& commands, std::span<const std::string> words) {
    const auto [noun_at, verb_at] = find_words(words);
    if (noun_at == words.size()) return nullptr;
    if (const Command* alone = commands.find(words[noun_at])) return alone;
    return verb_at == words.size() ? nullptr : commands.find(fmt::format("{} {}", words[noun_at], words[verb_at]));
}

bool asks_for_json(std::span<const std::string> words) {
    for (std::size_t i = 0; i < words.size() && words[i] != "--"; ++i) {
        if (words[i] == "--format=json" || words[i] == "--format=jsonl") return true;
        if (words[i] == "--format" && i + 1 < words.size() && words[i + 1].starts_with("json")) return true;
    }
    return false;
}

}  // namespace zb::cli
