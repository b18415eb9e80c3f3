// SPDX-License-Identifier: Apache-2.0
// Aliases written out before the command line is read, defaults added behind it.
#include "cli/own_words.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <set>

#include "base/naming.h"
#include "base/text.h"
#include "cli/parsing.h"

namespace zb::cli {

namespace {

using Words = std::vector<std::string>;

Error wrong(const StatedSetting& stated, std::string_view what, std::string hint) {
    return wrong_setting(stated.file, stated.line, fmt::format("{}：{}", stated.key, what), std::move(hint));
}

bool is_noun(const CommandList& commands, std::string_view word) {
    const auto& spoken = commands.spoken().nouns;
    return commands.find_noun(word) != nullptr ||
           std::any_of(spoken.begin(), spoken.end(), [&](const Spoken& one) { return one.word == word; });
}

// Which days, which file, whether to write: given each time, or nowhere. The form is decided by --format alone (cli.md rule 1).
bool may_be_default(const Option& option) {
    constexpr std::array<std::string_view, 14> kNever = {"format", "plain", "no-header", "db",   "output", "force", "yes",
                                                         "help",   "today", "as-of",     "head", "issue",  "draft", "correct"};
    return option.form != Form::file && option.form != Form::day && std::find(kNever.begin(), kNever.end(), option.name) == kNever.end();
}

const Command& command_of(const CommandList& commands, const StatedSetting& stated) {
    const std::string path = stated.key.substr(kDefaultsPrefix.size());
    const Command* command = commands.find(path);
    if (command == nullptr) {
        Words known;
        for (const Command* one : commands.all()) known.emplace_back(one->path);
        throw wrong(stated, fmt::format("没有“{}”这个命令", path), with_nearest_code(nearest(path, known), "全部命令：zb help"));
    }
    if (command->sort != Sort::read && command->sort != Sort::plain)
        throw wrong(stated, "写入的命令没有缺省选项：写什么，要写在命令里", "写在命令里，或做成别名");
    return *command;
}

// The options that the setting states for its command.
Given stated_options(const CommandList& commands, const Command& command, const StatedSetting& stated) {
    Words words = split(command.path, ' ');
    words.insert(words.end(), stated.words.begin(), stated.words.end());
    Request request;
    try {
        request = read_command_line(commands, words);
        if (request.kind == Request::Kind::run) Arguments::check(command, request.given);
    } catch (const Error& error) {
        std::string message = error.fault().message;  // the setting's own name says of which command
        if (const std::string begin = fmt::format("zb {} ", command.path); message.starts_with(begin)) message.erase(0, begin.size());
        throw wrong(stated, message, error.fault().hint);
    }
    const std::vector<Option> options = all_options(command);
    for (const auto& [name, text] : request.given) {
        const auto option =
            std::find_if(options.begin(), options.end(), [&, &wanted = name](const Option& one) { return one.name == wanted; });
        if (option == options.end()) throw wrong(stated, fmt::format("“{}”不是选项", text), "缺省的只能是选项，如 --wide、--sort due");
        if (!may_be_default(*option))
            throw wrong(stated, fmt::format("--{} 不能是缺省选项", name), fmt::format("用到时在命令里写 --{}", name));
    }
    if (request.kind != Request::Kind::run) throw wrong(stated, "--help 不能是缺省选项", "去掉它");
    return request.given;
}

void check_alias(const CommandList& commands, const UserSettings& settings, const StatedSetting& stated) {
    const std::string name = stated.key.substr(kAliasPrefix.size());
    if (is_noun(commands, name)) throw wrong(stated, fmt::format("“{}”是 zb 自己的命令，别名不能盖住它", name), "换一个名字");
    if (name.empty() || name.front() == '-' || name.find_first_of(" \t=.\"'") != std::string::npos)
        throw wrong(stated, fmt::format("“{}”不能作别名", name), "一个词，不带空格、等号、点和引号，不以 - 开头，如 红、d7");
    try {
        const Words whole = in_fixed_words(commands, without_alias(commands, settings, {name}));
        static_cast<void>(read_command_line(commands, whole));
    } catch (const Error& error) {
        if (error.fault().code == "settings.invalid") throw;
        throw wrong(stated, error.fault().message, error.fault().hint);
    }
}

}  // namespace

bool may_be_alias(const CommandList& commands, const std::vector<std::string>& words) {
    const auto at = place_of_noun(words);
    return at && !is_noun(commands, words[*at]);
}

std::vector<std::string> without_alias(const CommandList& commands, const UserSettings& settings, std::vector<std::string> words) {
    std::set<std::string> passed;
    while (may_be_alias(commands, words)) {
        const std::size_t at = *place_of_noun(words);
        const StatedSetting* alias = settings.alias(words[at]);
        if (alias == nullptr) return words;
        if (!passed.insert(words[at]).second)
            throw wrong(*alias, fmt::format("别名“{}”绕回了自己", words[at]), "改其中一个，使它以 zb 的名词开头");
        const auto place = words.begin() + static_cast<std::ptrdiff_t>(at);
        words.insert(words.erase(place), alias->words.begin(), alias->words.end());
    }
    return words;
}

Given with_defaults(const CommandList& commands, const Command& command, const UserSettings& settings, Given given) {
    const StatedSetting* stated = settings.defaults_of(command.path);
    if (stated == nullptr) return given;
    const Given typed = given;
    for (auto& word : stated_options(commands, command_of(commands, *stated), *stated)) {
        const bool overridden = std::any_of(typed.begin(), typed.end(), [&](const auto& one) { return one.first == word.first; });
        if (!overridden) given.push_back(std::move(word));
    }
    return given;
}

void check_own_words(const CommandList& commands, const UserSettings& settings, const StatedSetting& stated) {
    if (stated.key.starts_with(kAliasPrefix)) check_alias(commands, settings, stated);
    if (stated.key.starts_with(kDefaultsPrefix)) stated_options(commands, command_of(commands, stated), stated);
}

}  // namespace zb::cli
